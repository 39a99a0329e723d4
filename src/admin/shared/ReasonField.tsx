import { Field, TextInput } from '@strapi/design-system';
import type { ChangeEvent } from 'react';
import { oneLine } from './text';

/** As the server takes a reason that is kept for good. */
export const isReason = (value: string): boolean => oneLine(value).length >= 2;

interface ReasonFieldProps {
  label: string;
  hint?: string;
  value: string;
  /** Characters that the server stores. */
  maxLength?: number;
  disabled: boolean;
  testId: string;
  onChange(value: string): void;
}

/** Why somebody does it, in their words. */
export function ReasonField({ label, hint, value, maxLength = 100, disabled, testId, onChange }: ReasonFieldProps) {
  return (
    <Field.Root name="reason" {...(hint ? { hint } : {})} required>
      <Field.Label>{label}</Field.Label>
      <TextInput
        data-testid={testId}
        value={value}
        maxLength={maxLength}
        disabled={disabled}
        autoComplete="off"
        onChange={(event: ChangeEvent<HTMLInputElement>) => onChange(event.target.value)}
      />
      <Field.Hint />
    </Field.Root>
  );
}
