import { Field, SingleSelect, SingleSelectOption, useComposedRefs } from '@strapi/design-system';
import { useField, useFocusInputField } from '@strapi/strapi/admin';
import { forwardRef, memo, type ReactNode } from 'react';
import { useIntl } from 'react-intl';
import { useLocation } from 'react-router-dom';
import { attributeFromPath, labelsFor, labelText, modelFromPath } from './lookup';

interface EnumerationInputProps {
  attribute: { enum?: string[] };
  name: string;
  label?: ReactNode;
  labelAction?: ReactNode;
  hint?: ReactNode;
  placeholder?: string;
  disabled?: boolean;
  required?: boolean;
}

/** The content manager's enumeration field, with names instead of codes in the list. */
const EnumerationInput = forwardRef<HTMLDivElement, EnumerationInputProps>(
  ({ attribute, name, label, labelAction, hint, placeholder, disabled, required }, forwardedRef) => {
    const { formatMessage, locale } = useIntl();
    const { pathname } = useLocation();
    const field = useField<string | number | null>(name);
    const fieldRef = useFocusInputField<HTMLDivElement>(name);
    const ref = useComposedRefs(forwardedRef, fieldRef);

    const codes = attribute.enum ?? [];
    const path = attributeFromPath(name);
    const labels = labelsFor(path.attribute, codes, path.inComponent ? undefined : modelFromPath(pathname));

    return (
      <Field.Root error={field.error} name={name} hint={hint} required={required}>
        <Field.Label action={labelAction}>{label}</Field.Label>
        <SingleSelect
          ref={ref}
          value={field.value}
          placeholder={placeholder}
          disabled={disabled}
          required={required}
          onChange={(value) => field.onChange(name, value === '' ? null : value)}
        >
          <SingleSelectOption value="" disabled={required} hidden={required}>
            {formatMessage({ id: 'components.InputSelect.option.placeholder', defaultMessage: 'Choose here' })}
          </SingleSelectOption>
          {codes.map((code) => (
            <SingleSelectOption key={code} value={code}>
              {labelText(labels, code, locale)}
            </SingleSelectOption>
          ))}
        </SingleSelect>
        <Field.Hint />
        <Field.Error />
      </Field.Root>
    );
  },
);

EnumerationInput.displayName = 'EnumerationInput';

export default memo(EnumerationInput);
