import { Field, SingleSelect, SingleSelectOption, TextInput } from '@strapi/design-system';
import { useText } from '../hooks/useText';

const STATES = ['all', 'done', 'undone'] as const;
const ASSETS = ['all', 'coupon', 'benefit', 'lesson'] as const;

export interface Filters {
  q: string;
  from: string;
  /** The last day that is shown. */
  last: string;
  state: (typeof STATES)[number];
  asset: (typeof ASSETS)[number];
}

interface LogFiltersProps {
  filters: Filters;
  onChange(changes: Partial<Filters>): void;
}

export function LogFilters({ filters, onChange }: LogFiltersProps) {
  const { t } = useText();
  const { q, from, last, state, asset } = filters;
  return (
    <>
      <Field.Root name="q">
        <Field.Label>{t('log.q')}</Field.Label>
        <TextInput value={q} maxLength={40} onChange={(event) => onChange({ q: event.target.value })} />
      </Field.Root>
      <Field.Root name="from">
        <Field.Label>{t('log.from')}</Field.Label>
        <TextInput type="date" value={from} onChange={(event) => onChange({ from: event.target.value })} />
      </Field.Root>
      <Field.Root name="last">
        <Field.Label>{t('log.last')}</Field.Label>
        <TextInput type="date" value={last} onChange={(event) => onChange({ last: event.target.value })} />
      </Field.Root>
      <Field.Root name="asset">
        <Field.Label>{t('log.asset')}</Field.Label>
        <SingleSelect
          value={asset}
          onChange={(value: string | number) => onChange({ asset: value as Filters['asset'] })}
        >
          {ASSETS.map((name) => (
            <SingleSelectOption key={name} value={name}>
              {t(`asset.${name}`)}
            </SingleSelectOption>
          ))}
        </SingleSelect>
      </Field.Root>
      <Field.Root name="state">
        <Field.Label>{t('log.state')}</Field.Label>
        <SingleSelect
          value={state}
          onChange={(value: string | number) => onChange({ state: value as Filters['state'] })}
        >
          {STATES.map((name) => (
            <SingleSelectOption key={name} value={name}>
              {t(`state.${name}`)}
            </SingleSelectOption>
          ))}
        </SingleSelect>
      </Field.Root>
    </>
  );
}
