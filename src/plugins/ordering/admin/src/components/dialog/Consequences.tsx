import { Loader } from '@strapi/design-system';
import type { ReactNode } from 'react';
import { styled } from 'styled-components';
import { STATE_TEXT, type OrderState } from '../../../../server/domain/states';
import type { Problem } from '../../../../../../admin/shared/problem';
import type { Action, DeskLine, RefundPreview } from '../../api/types';
import { money, useText } from '../../hooks/useText';
import { isChinese } from '../../../../../../admin/shared/dates';
import { stayOf } from '../../utils/dates';
import { tint } from '../../../../../../admin/shared/look';

const Box = styled.div`
  padding: 1.6rem;
  border-radius: ${({ theme }) => theme.borderRadius};
  background: ${({ theme }) => tint(theme, 'neutral500', 9)};
  font-size: 1.4rem;
  line-height: 2.2rem;
  color: ${({ theme }) => theme.colors.neutral800};

  h3 {
    margin-bottom: 0.8rem;
    font-size: 1.2rem;
    line-height: 1.6rem;
    font-weight: 600;
    color: ${({ theme }) => theme.colors.neutral600};
  }

  dl {
    display: grid;
    grid-template-columns: 8.4rem 1fr;
    gap: 0.6rem 1.2rem;
  }

  dt {
    color: ${({ theme }) => theme.colors.neutral600};
  }

  dd {
    font-variant-numeric: tabular-nums;
    overflow-wrap: anywhere;
    /* A date never breaks within its weekday. */
    word-break: keep-all;
  }

  p {
    margin-top: 0.8rem;
    font-size: 1.3rem;
    line-height: 2rem;
    color: ${({ theme }) => theme.colors.neutral600};
  }
`;

const Waiting = styled.div`
  display: flex;
  align-items: center;
  gap: 0.8rem;
  min-height: 2.2rem;
  color: ${({ theme }) => theme.colors.neutral600};

  img {
    width: 2rem;
    height: 2rem;
  }
`;

type Fact = [label: string, value: ReactNode];

const AFTER: Partial<Record<Action, OrderState>> = {
  confirm: 'confirmed',
  'check-in': 'in_service',
  'check-out': 'completed',
  'no-show': 'completed',
};

/** What the order holds, in words. */
function useHolding(order: DeskLine): string {
  const { t, full, short } = useText();
  const stay = stayOf(order.details);
  const title = [order.title, order.unitLabel].filter(Boolean).join(' ');
  return stay
    ? t('dialog.kept.value', { title, from: full(stay.checkIn), to: short(stay.checkOut), nights: stay.nights })
    : title;
}

function useServiceFacts(order: DeskLine, action: Action, preview: RefundPreview | null): Fact[] {
  const { t, locale } = useText();
  const holding = useHolding(order);
  const after = AFTER[action];
  if (action === 'check-out' && !preview) return [];
  const facts: Fact[] = [];
  if (after)
    facts.push([t('dialog.state'), `${order.statusText} → ${STATE_TEXT[after][isChinese(locale) ? 'zh' : 'en']}`]);
  if (action !== 'check-out') facts.push([t(action === 'confirm' ? 'dialog.kept' : 'dialog.room'), holding]);
  else if (preview) {
    const { freed, text } = preview;
    facts.push([
      t('dialog.freed'),
      freed.length > 0 ? <strong data-testid="desk-freed">{freed.join('、')}</strong> : t('dialog.freed.none'),
    ]);
    if (text) facts.push([t('dialog.freed.policy'), text]);
  }
  return facts;
}

function useMoneyFacts(order: DeskLine, action: Action, preview: RefundPreview | null): Fact[] {
  const { t, name } = useText();
  const holding = useHolding(order);
  if (!preview) return [];
  const parts = preview.parts.map(({ tender, paymentNo, amountFen, units }): Fact => [
    t('dialog.back.label'),
    <span key={paymentNo}>
      <strong>{money(amountFen)}</strong> {t('dialog.back', { tender: name('tender', tender) })}
      {units !== null && ` (${t('drawer.points', { n: units })})`}
    </span>,
  ]);
  if (parts.length === 0) parts.push([t('dialog.back.label'), t('dialog.back.none')]);
  if (action === 'refund') {
    return [
      ...parts,
      [t('dialog.left'), money(preview.leftFen)],
      [t('dialog.state'), `${order.statusText}，${t('dialog.stays')}`],
    ];
  }
  return [
    ...parts,
    ...(preview.freed.length > 0 ? [[t('dialog.freed'), holding] as Fact] : []),
    [t('dialog.state'), `${order.statusText} → ${preview.statusAfter}`],
  ];
}

interface ConsequencesProps {
  order: DeskLine;
  action: Action;
  preview: RefundPreview | null;
  loading: boolean;
  problem: Problem | null;
}

/** What will have happened after the button: money, nights, state. */
export function Consequences({ order, action, preview, loading, problem }: ConsequencesProps) {
  const { t, problem: say } = useText();
  const service = useServiceFacts(order, action, preview);
  const moneyFacts = useMoneyFacts(order, action, preview);
  const moves = action === 'reject' || action === 'refund';
  const facts = moves ? moneyFacts : service;

  return (
    <Box aria-live="polite" data-testid="desk-consequences">
      <h3>{t('dialog.consequences')}</h3>
      {facts.length > 0 && (
        <dl>
          {facts.map(([label, value], index) => (
            <FactPair key={index} label={label} value={value} />
          ))}
        </dl>
      )}
      {facts.length === 0 && (
        <Waiting>
          {problem ? (
            say(problem)
          ) : loading ? (
            <Loader small>{t('dialog.preview.loading')}</Loader>
          ) : (
            t('dialog.preview.empty')
          )}
          {loading && !problem && t('dialog.preview.loading')}
        </Waiting>
      )}
      {action === 'refund' && preview?.text && <p data-testid="refund-text">{preview.text}</p>}
      {action === 'confirm' && <p>{t('dialog.checkRoom')}</p>}
      {action === 'no-show' && <p>{t('dialog.no-show.note')}</p>}
    </Box>
  );
}

const FactPair = ({ label, value }: { label: string; value: ReactNode }) => (
  <>
    <dt>{label}</dt>
    <dd>{value}</dd>
  </>
);
