import { Field, SingleSelect, SingleSelectOption } from '@strapi/design-system';
import { TAKEN_BY, type TakenBy } from '../api/types';
import { useText } from '../hooks/useText';

interface TakenByFieldProps {
  label: string;
  value: TakenBy;
  /** Nobody knows yet whether it was paid: nothing may change. */
  locked: boolean;
  onValue(value: TakenBy): void;
}

/** How money is taken at the desk. */
export function TakenByField({ label, value, locked, onValue }: TakenByFieldProps) {
  const { t } = useText();
  return (
    <Field.Root name="takenBy">
      <Field.Label>{label}</Field.Label>
      <SingleSelect value={value} disabled={locked} onChange={(by: string | number) => onValue(by as TakenBy)}>
        {TAKEN_BY.map((by) => (
          <SingleSelectOption key={by} value={by}>
            {t(`tender.${by}`)}
          </SingleSelectOption>
        ))}
      </SingleSelect>
    </Field.Root>
  );
}
