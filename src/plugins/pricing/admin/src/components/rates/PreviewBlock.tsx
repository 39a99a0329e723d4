import { SingleSelect, SingleSelectOption } from '@strapi/design-system';
import { useState } from 'react';
import { css, styled } from 'styled-components';
import type { Preview, PreviewDay } from '../../api/types';
import type { Request } from '../../../../../../admin/shared/useRequest';
import { money, naming, useText } from '../../hooks/useText';
import { dayAndMonth, weekdayNames, yearMonth } from '../../../../../../admin/shared/dates';
import { leading } from '../../utils/dates';
import { tint } from '../../../../../../admin/shared/look';
import { hatch } from './marks';
import { Bone, Faint, Notice, Section } from './parts';

const Week = styled.div`
  display: grid;
  grid-template-columns: repeat(7, 1fr);
  gap: 0.3rem;
  font-variant-numeric: tabular-nums;
`;

const WeekHead = styled.span`
  text-align: center;
  font-size: 1.1rem;
  color: ${({ theme }) => theme.colors.neutral600};
`;

const Box = styled.div<{ $changed: boolean; $off: boolean }>`
  display: flex;
  flex-direction: column;
  align-items: center;
  min-height: 5.6rem;
  padding: 0.3rem 0.1rem;
  border-radius: 0.4rem;
  border: 1px solid ${({ theme }) => theme.colors.neutral150};
  font-size: 1.2rem;
  line-height: 1.5rem;
  color: ${({ theme }) => theme.colors.neutral600};

  s {
    font-size: 1rem;
    line-height: 1.3rem;
  }

  small {
    max-width: 100%;
    overflow: hidden;
    white-space: nowrap;
    font-size: 1rem;
    line-height: 1.3rem;
  }

  ${({ $off }) => $off && hatch}
  ${({ $changed }) =>
    $changed &&
    css`
      border-color: ${({ theme }) => theme.colors.primary600};
      background-color: ${({ theme }) => tint(theme, 'primary500', 18)};
      color: ${({ theme }) => theme.colors.neutral800};

      b {
        color: ${({ theme }) => theme.colors.primary700};
      }
    `}
`;

const Summary = styled.p`
  font-size: 1.5rem;
  font-weight: 600;
  color: ${({ theme }) => theme.colors.neutral800};
`;

const short = (fen: number): string => money(fen).replace('¥', '').replace(/,/g, '');

function noteOf({ after }: PreviewDay): string | null {
  return after.reason ?? (after.minNights > 1 ? `≥${after.minNights}` : after.label);
}

function Day({ day }: { day: PreviewDay }) {
  const { t, locale } = useText();
  const { before, after, changed, date } = day;
  const other = before.priceFen !== after.priceFen;
  const note = noteOf(day);
  const said = [
    dayAndMonth(date, locale),
    money(after.priceFen),
    other ? t('preview.before', { price: money(before.priceFen) }) : t('preview.unchanged'),
    after.label,
    note,
  ];
  return (
    <Box
      $changed={changed}
      $off={after.soldOut}
      title={said.filter(Boolean).join(' · ')}
      data-changed={changed}
      data-testid={`preview-${date}`}
    >
      <span>{Number(date.slice(8))}</span>
      {other && <s>{short(before.priceFen)}</s>}
      <b>{short(after.priceFen)}</b>
      {note && <small>{note}</small>}
    </Box>
  );
}

/** The guest's calendar as it would be, changed days marked, with what it was. */
export function PreviewBlock({ preview }: { preview: Request<Preview> }) {
  const texts = useText();
  const { t, locale } = texts;
  const { data, problem, loading } = preview;
  const [chosen, setChosen] = useState('');
  if (problem && !loading)
    return (
      <Section title={t('preview.title')}>
        <Notice $tone="danger" role="alert">
          {texts.problem(problem)}
        </Notice>
      </Section>
    );
  if (!data)
    return (
      <Section title={t('preview.title')}>
        <div role="status" aria-label={t('preview.loading')} aria-busy>
          <Bone $width="100%" $height="12rem" />
        </div>
      </Section>
    );
  const shown = data.items.find(({ id }) => id === chosen) ?? data.items[0];
  return (
    <Section title={t('preview.title')} aside={loading ? <Faint>{t('preview.loading')}</Faint> : undefined}>
      <Summary role="status" data-testid="rates-preview" data-nights={loading ? '' : data.nights}>
        {data.nights === 0 ? t('preview.nothing') : t('preview.summary', { houses: data.houses, nights: data.nights })}
      </Summary>
      {data.soldNights > 0 ? (
        <Notice>{t('preview.sold', { nights: data.soldNights })}</Notice>
      ) : (
        data.nights > 0 && <Faint>{t('preview.orders')}</Faint>
      )}
      {data.items.length > 1 && (
        <SingleSelect
          aria-label={t('preview.house')}
          size="S"
          value={shown?.id ?? ''}
          onChange={(value) => setChosen(String(value))}
        >
          {data.items.map((house) => (
            <SingleSelectOption key={house.id} value={house.id}>
              {naming(house, t)}
            </SingleSelectOption>
          ))}
        </SingleSelect>
      )}
      {shown && (
        <Week>
          {weekdayNames(locale).map((name) => (
            <WeekHead key={name}>{name}</WeekHead>
          ))}
          {Array.from({ length: leading(shown.days[0]!.date) }, (_, i) => (
            <span key={i} />
          ))}
          {shown.days.map((day) => (
            <Day key={day.date} day={day} />
          ))}
        </Week>
      )}
      {shown && <Faint>{yearMonth(shown.days[0]!.date, locale)}</Faint>}
      {data.houses > data.items.length && <Faint>{t('preview.more', { count: data.items.length })}</Faint>}
    </Section>
  );
}
