import { Field, TextInput } from '@strapi/design-system';
import { useField } from '@strapi/strapi/admin';
import * as React from 'react';
import { useText } from '../hooks/useText';
import { fenToYuan, yuanToFen } from '../utils/yuan';
import { YUAN } from '../../../../../admin/shared/panel';

interface FenInputProps {
  name: string;
  label?: string;
  hint?: string;
  required?: boolean;
  disabled?: boolean;
  labelAction?: React.ReactNode;
}

/** Shows yuan, keeps fen. */
export const FenInput = React.forwardRef<HTMLInputElement, FenInputProps>(function FenInput(props, ref) {
  const { name, label, hint, required, disabled, labelAction } = props;
  const { t } = useText();
  const field = useField<number | null>(name);
  const [text, setText] = React.useState(() => (typeof field.value === 'number' ? fenToYuan(field.value) : ''));

  React.useEffect(() => {
    // The form may be filled later or reset; what is being typed ("12.") must not be rewritten.
    const typed = yuanToFen(text);
    if (typeof field.value === 'number' && field.value !== typed) setText(fenToYuan(field.value));
    if (field.value === null || field.value === undefined)
      setText((current) => (yuanToFen(current) === undefined ? current : ''));
    // Only the form's value drives the text; what is typed does not.
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
      error={malformed ? t('fen.malformed') : field.error}
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
        startAction={YUAN}
        placeholder="0.00"
      />
      <Field.Hint />
      <Field.Error />
    </Field.Root>
  );
});
