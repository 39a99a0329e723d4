import { Typography } from '@strapi/design-system';
import { useIntl } from 'react-intl';
import { labelsFor, labelText } from './lookup';

interface EnumerationCellProps {
  attribute: string;
  codes: readonly string[];
  owner: string | undefined;
  value: unknown;
}

/** A code's name in the list view, in the same type size as Strapi's own cells. */
export function EnumerationCell({ attribute, codes, owner, value }: EnumerationCellProps) {
  const { locale } = useIntl();
  const text =
    typeof value === 'string' && value !== '' ? labelText(labelsFor(attribute, codes, owner), value, locale) : '-';

  return (
    <Typography textColor="neutral800" maxWidth="30rem" ellipsis>
      {text}
    </Typography>
  );
}
