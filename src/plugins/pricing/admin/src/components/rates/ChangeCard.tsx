import { TextButton } from '@strapi/design-system';
import { styled } from 'styled-components';
import { dateInZone, timeInZone } from '../../../../../../shared/local-date';
import type { Change, ChangeSpan, Night } from '../../api/types';
import { money, useText, type TextKey, type Texts } from '../../hooks/useText';
import { dayAndMonth, weekdayNames } from '../../../../../../admin/shared/dates';
import { span } from '../../utils/dates';
import { tint } from '../../../../../../admin/shared/look';
import { Faint } from './parts';

const Card = styled.article<{ $undone: boolean }>`
  display: flex;
  flex-direction: column;
  gap: 0.6rem;
  padding: 1.2rem 1.4rem;
  border: 1px solid ${({ theme }) => theme.colors.neutral150};
  border-radius: 0.8rem;
  font-size: 1.3rem;
  line-height: 1.9rem;
  color: ${({ theme }) => theme.colors.neutral800};
  opacity: ${({ $undone }) => ($undone ? 0.62 : 1)};
`;

const Head = styled.header`
  display: flex;
  align-items: center;
  gap: 0.8rem;
`;

const Kind = styled.span`
  padding: 0.1rem 0.8rem;
  border-radius: 1rem;
  font-size: 1.2rem;
  font-weight: 600;
  background: ${({ theme }) => tint(theme, 'primary500', 16)};
  color: ${({ theme }) => theme.colors.primary700};
`;

const When = styled.time`
  margin-left: auto;
  font-size: 1.2rem;
  font-variant-numeric: tabular-nums;
  color: ${({ theme }) => theme.colors.neutral600};
`;

const Spans = styled.ul`
  display: flex;
  flex-direction: column;
  gap: 0.4rem;
  font-variant-numeric: tabular-nums;

  s {
    color: ${({ theme }) => theme.colors.neutral600};
  }
`;

const SHOWN = 3;

/** What differs between two looks of a night, as `before → after`. */
function differences(before: Night, after: Night, t: Texts['t']): [string, string][] {
  const told: [string, string][] = [];
  const yes = (value: boolean): string => t(value ? 'value.true' : 'value.false');
  if (before.priceFen !== after.priceFen) told.push([money(before.priceFen), money(after.priceFen)]);
  if (before.minNights !== after.minNights)
    told.push([t('cell.minNights', { nights: before.minNights }), t('cell.minNights', { nights: after.minNights })]);
  for (const [name, key] of [
    ['closed', 'cell.closed'],
    ['closedToArrival', 'cell.noArrival'],
    ['closedToDeparture', 'cell.noDeparture'],
  ] as const)
    if (before[name] !== after[name]) told.push([`${t(key)} ${yes(before[name])}`, yes(after[name])]);
  if (before.label !== after.label) told.push([before.label ?? t('history.none'), after.label ?? t('history.none')]);
  return told;
}

function SpanLine({ span: one, named }: { span: ChangeSpan; named: boolean }) {
  const { t, locale } = useText();
  return (
    <li>
      {named && `${one.title} · `}
      {span(one.firstNight, one.lastNight, locale)}{' '}
      {differences(one.before, one.after, t).map(([was, is], i) => (
        <span key={i}>
          {i > 0 && ' · '}
          <s>{was}</s> → <b>{is}</b>
        </span>
      ))}
    </li>
  );
}

/** A column of an entry of the content manager, in words. */
function valueOf(column: string, value: unknown, { t }: Texts): string {
  if (typeof value === 'number' && column.endsWith('_fen')) return money(value);
  const text = typeof value === 'string' ? value : value === null || value === undefined ? '' : JSON.stringify(value);
  if (text === '') return t('history.none');
  const known = ['true', 'false', 'none', 'fixed', 'percent', 'delta', 'holiday', 'workday'];
  return known.includes(text) ? t(`value.${text}` as TextKey) : text;
}

function EntryLines({ change }: { change: Change }) {
  const texts = useText();
  const { t } = texts;
  const { entry, before, after } = change;
  if (entry?.op === 'houses') {
    const side = after ?? before ?? {};
    const houses = (side.houses as string[] | undefined)?.join('、') ?? '';
    return <Faint>{t(after ? 'history.added' : 'history.removed', { houses })}</Faint>;
  }
  // Of an entry that came or went, what says something; of a changed one, what differs.
  const told = (value: unknown): unknown => (before && after ? (value ?? null) : value || null);
  const columns = Object.keys({ ...before, ...after }).filter(
    (column) =>
      JSON.stringify(told(before?.[column])) !== JSON.stringify(told(after?.[column])) &&
      ((before && after) || !['name', 'active', 'priority'].includes(column)),
  );
  return (
    <Spans>
      {columns.slice(0, 6).map((column) => (
        <li key={column}>
          {t(`field.${column}` as TextKey)} {before && <s>{valueOf(column, before[column], texts)}</s>}
          {before && after && ' → '}
          {after && <b>{valueOf(column, after[column], texts)}</b>}
        </li>
      ))}
    </Spans>
  );
}

interface ChangeCardProps {
  change: Change;
  /** Of the venue, in which the moment of the change is told. */
  zone: string;
  onUndo: (() => void) | null;
}

export function ChangeCard({ change, zone, onUndo }: ChangeCardProps) {
  const { t, locale } = useText();
  const { entry, spans, weekdays } = change;
  const at = Date.parse(change.at);
  const days = weekdays.map((day) => weekdayNames(locale)[day - 1]).join(locale.startsWith('zh') ? '' : ', ');
  const shown = spans.slice(0, SHOWN);
  return (
    <Card $undone={change.undoneBy !== null} data-testid={`rate-change-${change.id}`} data-kind={change.kind}>
      <Head>
        <Kind>{t(`history.kind.${change.kind}`)}</Kind>
        <span>{change.actorName ?? t(entry?.op === 'delete' ? 'history.unknown' : 'history.system')}</span>
        <When dateTime={change.at}>
          {dayAndMonth(dateInZone(at, zone), locale)} {timeInZone(at, zone)}
        </When>
      </Head>
      {entry ? (
        <span>
          {entry.title} · {t(`history.op.${entry.op}`)}
        </span>
      ) : (
        <span>
          {t('history.scope', { houses: change.houses, nights: change.nights })}
          {days && ` · ${t('history.weekdays', { days })}`}
        </span>
      )}
      {entry ? (
        <EntryLines change={change} />
      ) : (
        <Spans>
          {shown.map((one) => (
            <SpanLine key={`${one.house}-${one.firstNight}`} span={one} named={change.houses > 1} />
          ))}
        </Spans>
      )}
      {change.spanCount > SHOWN && <Faint>{t('history.spans.more', { count: change.spanCount - SHOWN })}</Faint>}
      {change.undoneBy !== null && <Faint>{t('history.undone')}</Faint>}
      {change.canUndo && onUndo && (
        <TextButton onClick={onUndo} data-testid="rates-undo">
          {t('history.undo')}
        </TextButton>
      )}
    </Card>
  );
}
