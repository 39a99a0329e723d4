import { Typography } from '@strapi/design-system';
import { formatFen } from '../../../../../shared/money';

/** An amount in the content manager's lists, in the type size of Strapi's own cells. */
export function FenCell({ value }: { value: unknown }) {
  return (
    <Typography textColor="neutral800" style={{ fontVariantNumeric: 'tabular-nums' }}>
      {typeof value === 'number' ? formatFen(value) : '-'}
    </Typography>
  );
}
