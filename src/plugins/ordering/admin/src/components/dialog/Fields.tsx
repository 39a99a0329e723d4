import { Field, TextButton, TextInput } from '@strapi/design-system';
import { styled } from 'styled-components';
import { fenToYuan } from '../../../../../pricing/admin/src/utils/yuan';
import { money, useText, type TextKey } from '../../hooks/useText';
import { tint } from '../../../../../../admin/shared/look';
import { readAmount } from '../../utils/form';
import { oneLine } from '../../../../../../admin/shared/text';
import { REASON_MIN } from '../../utils/text';
import { YUAN } from '../../../../../../admin/shared/panel';

const REASON_MAX = { reject: 100, refund: 80, change: 100 } as const;
const SUGGESTIONS = [1, 2, 3] as const;

const Chips = styled.div`
  display: flex;
  flex-wrap: wrap;
  gap: 0.6rem;
`;

const Chip = styled.button`
  height: 2.8rem;
  padding: 0 1.2rem;
  border: 0;
  border-radius: 1.4rem;
  background: ${({ theme }) => tint(theme, 'neutral500', 14)};
  color: ${({ theme }) => theme.colors.neutral800};
  font: inherit;
  font-size: 1.3rem;
  cursor: pointer;

  &:hover:not(:disabled) {
    background: ${({ theme }) => tint(theme, 'primary500', 20)};
  }

  &:disabled {
    cursor: default;
    opacity: 0.5;
  }

  &:focus-visible {
    outline: 2px solid ${({ theme }) => theme.colors.primary600};
    outline-offset: 1px;
  }
`;

interface ReasonFieldProps {
  action: 'reject' | 'refund' | 'change';
  value: string;
  disabled: boolean;
  onChange(value: string): void;
}

export function ReasonField({ action, value, disabled, onChange }: ReasonFieldProps) {
  const { t } = useText();
  const length = oneLine(value).length;
  return (
    <Field.Root
      required
      name="reason"
      hint={t(`dialog.reason.${action}`)}
      error={value !== '' && length < REASON_MIN ? t('dialog.reason.short') : undefined}
    >
      <Field.Label>{t('dialog.reason')}</Field.Label>
      <TextInput
        data-testid="desk-reason"
        data-autofocus={action === 'reject' || undefined}
        value={value}
        maxLength={REASON_MAX[action]}
        disabled={disabled}
        autoComplete="off"
        onChange={(event) => onChange(event.target.value)}
      />
      <Chips role="group" aria-label={t('dialog.reason.suggest')}>
        {SUGGESTIONS.map((index) => {
          const text = t(`dialog.reason.${action}.${index}` as TextKey);
          return (
            <Chip key={index} type="button" disabled={disabled} onClick={() => onChange(text)}>
              {text}
            </Chip>
          );
        })}
      </Chips>
      <Field.Hint />
      <Field.Error />
    </Field.Root>
  );
}

interface AmountFieldProps {
  value: string;
  leftFen: number;
  disabled: boolean;
  onChange(value: string): void;
}

export function AmountField({ value, leftFen, disabled, onChange }: AmountFieldProps) {
  const { t } = useText();
  const read = readAmount(value, leftFen);
  const limit = money(leftFen);
  const fault = read && 'fault' in read ? t(`dialog.amount.${read.fault}`, { amount: limit }) : undefined;
  return (
    <Field.Root required name="amount" hint={t('dialog.amount.hint', { amount: limit })} error={fault}>
      <Field.Label>{t('dialog.amount')}</Field.Label>
      <TextInput
        data-testid="desk-amount"
        data-autofocus
        value={value}
        disabled={disabled}
        inputMode="decimal"
        autoComplete="off"
        placeholder="0.00"
        startAction={YUAN}
        endAction={
          <TextButton type="button" disabled={disabled} onClick={() => onChange(fenToYuan(leftFen))}>
            {t('dialog.amount.all')}
          </TextButton>
        }
        onChange={(event) => onChange(event.target.value.trim())}
      />
      <Field.Hint />
      <Field.Error />
    </Field.Root>
  );
}
