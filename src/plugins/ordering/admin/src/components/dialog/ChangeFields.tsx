import { Field, Grid, SingleSelect, SingleSelectOption, TextInput } from '@strapi/design-system';
import type { ReactNode } from 'react';
import type { DeskLine } from '../../api/types';
import { useHouses } from '../../hooks/useChangePreview';
import { useText, type TextKey } from '../../hooks/useText';
import type { ChangeDraft } from '../../utils/change';

export type Settle = 'collect' | 'waive';

interface ChangeFieldsProps {
  order: DeskLine;
  draft: ChangeDraft;
  settle: Settle;
  mayWaive: boolean;
  disabled: boolean;
  onChange(part: Partial<ChangeDraft>): void;
  onSettle(settle: Settle): void;
}

/** What is wished of a booked stay, and what is to become of the difference. */
export function ChangeFields({ order, draft, settle, mayWaive, disabled, onChange, onSettle }: ChangeFieldsProps) {
  const { t } = useText();
  const houses = useHouses();
  const text = (name: Exclude<keyof ChangeDraft, 'ref'>, label: TextKey, type: string) => (
    <Field.Root name={name} hint={name === 'unit' ? t('change.unit.hint') : undefined}>
      <Field.Label>{t(label)}</Field.Label>
      <TextInput
        data-testid={`desk-change-${name}`}
        type={type}
        min={type === 'number' ? 0 : undefined}
        value={draft[name]}
        disabled={disabled}
        onChange={(event) => onChange({ [name]: event.target.value })}
      />
      <Field.Hint />
    </Field.Root>
  );
  return (
    <Grid.Root gap={4}>
      <Half>{text('checkIn', 'change.in', 'date')}</Half>
      <Half>{text('checkOut', 'change.out', 'date')}</Half>
      <Half quarter>{text('adults', 'change.adults', 'number')}</Half>
      <Half quarter>{text('children', 'change.children', 'number')}</Half>
      <Half>{text('unit', 'change.unit', 'number')}</Half>
      <Half>
        <Choice
          name="house"
          label={t('change.house')}
          value={draft.ref}
          disabled={disabled}
          options={[
            ['', t('change.booked', { title: order.title })],
            ...(houses.data ?? []).map(({ id, title }): [string, string] => [id, title]),
          ]}
          onChange={(ref) => onChange({ ref })}
        />
      </Half>
      <Half>
        <Choice
          name="settle"
          label={t('change.settle')}
          value={settle}
          disabled={disabled || !mayWaive}
          options={[
            ['collect', t('change.settle.collect')],
            ['waive', t('change.settle.waive')],
          ]}
          onChange={(value) => onSettle(value as Settle)}
        />
      </Half>
    </Grid.Root>
  );
}

const Half = ({ quarter = false, children }: { quarter?: boolean; children: ReactNode }) => (
  <Grid.Item col={quarter ? 3 : 6} xs={quarter ? 6 : 12} direction="column" alignItems="stretch">
    {children}
  </Grid.Item>
);

interface ChoiceProps {
  name: string;
  label: string;
  value: string;
  disabled: boolean;
  options: [value: string, label: string][];
  onChange(value: string): void;
}

const Choice = ({ name, label, value, disabled, options, onChange }: ChoiceProps) => (
  <Field.Root name={name}>
    <Field.Label>{label}</Field.Label>
    <SingleSelect
      data-testid={`desk-change-${name}`}
      value={value}
      disabled={disabled}
      onChange={(next) => onChange(String(next))}
    >
      {options.map(([code, text]) => (
        <SingleSelectOption key={code} value={code}>
          {text}
        </SingleSelectOption>
      ))}
    </SingleSelect>
  </Field.Root>
);
