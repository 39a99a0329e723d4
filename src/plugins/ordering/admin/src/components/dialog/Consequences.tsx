import { Loader } from '@strapi/design-system';
import type { ReactNode } from 'react';
import { styled } from 'styled-components';
import { STATE_TEXT, type OrderState } from '../../../../server/domain/states';
import type { Problem } from '../../api/problem';
import type { Action, DeskLine, RefundPreview } from '../../api/types';
import { money, useText } from '../../hooks/useText';
import { useVenue } from '../../hooks/useVenueClock';
import { isChinese, nightsLeft, stayOf } from '../../utils/dates';
import { tint } from '../../utils/look';

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

function useServiceFacts(order: DeskLine, action: Action): { facts: Fact[]; note: string | null } {
  const { t, full, locale } = useText();
  const { today } = useVenue();
  const holding = useHolding(order);
  const after = AFTER[action];
  const stay = stayOf(order.details);
  const leaves = action === 'check-out' || action === 'no-show';
  const left = leaves && stay ? nightsLeft(stay, today) : null;
  const facts: Fact[] = [];
  if (after)
    facts.push([t('dialog.state'), `${order.statusText} → ${STATE_TEXT[after][isChinese(locale) ? 'zh' : 'en']}`]);
  if (!leaves) facts.push([t(action === 'confirm' ? 'dialog.kept' : 'dialog.room'), holding]);
  else if (stay) {
    facts.push([
      t('dialog.freed'),
      left ? (
        <strong>{t('dialog.freed.nights', { from: full(left.from), nights: left.nights })}</strong>
      ) : (
        t('dialog.freed.none')
      ),
    ]);
  }
  const note =
    action === 'confirm'
      ? t('dialog.checkRoom')
      : action === 'no-show'
        ? t('dialog.no-show.note')
        : left
          ? t('dialog.early.note')
          : null;
  return { facts, note };
}

function useMoneyFacts(order: DeskLine, action: Action, preview: RefundPreview | null): Fact[] {
  const { t, name } = useText();
  const holding = useHolding(order);
  if (!preview) return [];
  const parts = preview.parts.map(({ tender, paymentNo, amountFen }): Fact => [
    t('dialog.back.label'),
    <span key={paymentNo}>
      <strong>{money(amountFen)}</strong> {t('dialog.back', { tender: name('tender', tender) })}
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
  const service = useServiceFacts(order, action);
  const moneyFacts = useMoneyFacts(order, action, preview);
  const moves = action === 'reject' || action === 'refund';
  const facts = moves ? moneyFacts : service.facts;

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
      {!moves && service.note && <p>{service.note}</p>}
    </Box>
  );
}

const FactPair = ({ label, value }: { label: string; value: ReactNode }) => (
  <>
    <dt>{label}</dt>
    <dd>{value}</dd>
  </>
);
