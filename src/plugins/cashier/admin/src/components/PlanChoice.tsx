import { Field, TextInput } from '@strapi/design-system';
import { styled } from 'styled-components';
import { formatFen } from '../../../../../shared/money';
import { FREE } from '../api/useCashierApi';
import type { TopUpPlan, TopUpPlans } from '../api/types';
import { useText, type Texts } from '../hooks/useText';
import { Faint, Line, Nothing, Strong } from './parts';

const Plan = styled(Line).attrs({ as: 'label' })`
  cursor: pointer;

  & > :first-child {
    flex: none;
    width: 1.6rem;
    height: 1.6rem;
    margin: 0;
    accent-color: ${({ theme }) => theme.colors.primary600};
  }

  & > :nth-child(2) {
    flex: 1;
    min-width: 0;
  }

  &:first-of-type {
    border-top: 0;
  }
`;

/** What comes with the money, in a few words; empty when nothing does. */
export function giftText({ t }: Texts, { giftFen, giftDays }: Pick<TopUpPlan, 'giftFen' | 'giftDays'>): string {
  if (giftFen === 0) return '';
  const amount = formatFen(giftFen, { trimZero: true });
  return giftDays === null ? t('topUp.gift', { amount }) : t('topUp.giftFor', { amount, days: giftDays });
}

interface PlanChoiceProps {
  plans: TopUpPlans;
  /** Of a plan, or `free`. */
  chosen: string | null;
  amount: string;
  onChoose(ref: string): void;
  onAmount(amount: string): void;
}

/** One of the plans on sale, or an amount where the rule allows one. */
export function PlanChoice({ plans, chosen, amount, onChoose, onAmount }: PlanChoiceProps) {
  const texts = useText();
  const { t } = texts;
  const { items, amounts } = plans;
  if (items.length === 0 && !amounts) return <Nothing>{t('topUp.none')}</Nothing>;
  const radio = (ref: string) => (
    <input type="radio" name="plan" value={ref} checked={chosen === ref} onChange={() => onChoose(ref)} />
  );
  return (
    <>
      <div role="radiogroup" aria-label={t('topUp.plan')}>
        {items.map((plan) => (
          <Plan key={plan.id} data-testid={`top-up-plan-${plan.id}`}>
            {radio(plan.id)}
            <div>
              <div>{plan.name}</div>
              <Faint>{[giftText(texts, plan), plan.note].filter(Boolean).join(' · ')}</Faint>
            </div>
            <Strong>{formatFen(plan.principalFen, { trimZero: true })}</Strong>
          </Plan>
        ))}
        {amounts && (
          <Plan data-testid="top-up-plan-free">
            {radio(FREE)}
            <span>{t('topUp.free')}</span>
          </Plan>
        )}
      </div>
      {amounts && chosen === FREE && (
        <Field.Root
          name="amount"
          required
          hint={t('topUp.between', {
            min: formatFen(amounts.minFen, { trimZero: true }),
            max: formatFen(amounts.maxFen, { trimZero: true }),
          })}
        >
          <Field.Label>{t('charge.amount')}</Field.Label>
          <TextInput value={amount} inputMode="decimal" onChange={(event) => onAmount(event.target.value)} />
          <Field.Hint />
        </Field.Root>
      )}
    </>
  );
}
