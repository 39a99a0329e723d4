import { Field, TextInput } from '@strapi/design-system';
import { useField } from '@strapi/strapi/admin';
import * as React from 'react';

interface FenInputProps {
  name: string;
  label?: string;
  hint?: string;
  required?: boolean;
  disabled?: boolean;
  labelAction?: React.ReactNode;
}

const YUAN = /^-?\d{1,8}(\.\d{0,2})?$/;

/** `688.5` → 68850, without a float in between; undefined when it is no amount. */
export function yuanToFen(text: string): number | undefined {
  if (!YUAN.test(text)) return undefined;
  const [whole = '0', part = ''] = text.replace('-', '').split('.');
  const value = Number(whole) * 100 + Number(part.padEnd(2, '0'));
  return text.startsWith('-') ? -value : value;
}

export function fenToYuan(fen: number): string {
  const abs = Math.abs(fen);
  const rest = String(abs % 100).padStart(2, '0');
  return `${fen < 0 ? '-' : ''}${Math.trunc(abs / 100)}${rest === '00' ? '' : `.${rest}`}`;
}

/** Shows yuan, keeps fen. */
export const FenInput = React.forwardRef<HTMLInputElement, FenInputProps>(function FenInput(props, ref) {
  const { name, label, hint, required, disabled, labelAction } = props;
  const field = useField<number | null>(name);
  const [text, setText] = React.useState(() => (typeof field.value === 'number' ? fenToYuan(field.value) : ''));

  React.useEffect(() => {
    // The form may be filled later or reset; what is being typed ("12.") must not be rewritten.
    const typed = yuanToFen(text);
    if (typeof field.value === 'number' && field.value !== typed) setText(fenToYuan(field.value));
    if (field.value === null || field.value === undefined)
      setText((current) => (yuanToFen(current) === undefined ? current : ''));
    // eslint-disable-next-line react-hooks/exhaustive-deps -- only the form's value drives the text
  }, [field.value]);

  const change = (event: React.ChangeEvent<HTMLInputElement>): void => {
    const next = event.target.value.trim();
    setText(next);
    const fen = yuanToFen(next);
    field.onChange(name, next === '' ? null : (fen ?? field.value ?? null));
  };
  const malformed = text !== '' && yuanToFen(text) === undefined;

  return (
    <Field.Root
      name={name}
      id={name}
      error={malformed ? '请填写金额，最多两位小数' : field.error}
      hint={hint}
      required={required}
    >
      <Field.Label action={labelAction}>{label}</Field.Label>
      <TextInput
        ref={ref}
        value={text}
        onChange={change}
        disabled={disabled}
        inputMode="decimal"
        startAction="¥"
        placeholder="0.00"
      />
      <Field.Hint />
      <Field.Error />
    </Field.Root>
  );
});
