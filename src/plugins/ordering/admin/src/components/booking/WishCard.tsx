import { Field, TextInput } from '@strapi/design-system';
import { isLocalDate, daysBetween } from '../../../../../../shared/local-date';
import { useText } from '../../hooks/useText';
import { useVenue } from '../../hooks/useVenueClock';
import { withDates, type Wish } from '../../utils/booking';
import { Card, Fields, Heading, Hint } from './layout';

interface WishCardProps {
  wish: Wish;
  disabled: boolean;
  onChange(wish: Wish): void;
}

/** When, and how many. */
export function WishCard({ wish, disabled, onChange }: WishCardProps) {
  const { t, full } = useText();
  const { today } = useVenue();
  const count = (key: 'adults' | 'children', min: number) => (
    <Field.Root name={key}>
      <Field.Label>{t(`booking.${key}`)}</Field.Label>
      <TextInput
        type="number"
        min={min}
        max={50}
        data-testid={`booking-${key}`}
        value={String(wish[key])}
        disabled={disabled}
        onChange={(event) => {
          const value = Number(event.target.value);
          if (Number.isInteger(value) && value >= min && value <= 50) onChange({ ...wish, [key]: value });
        }}
      />
    </Field.Root>
  );
  const date = (key: 'checkIn' | 'checkOut', label: string) => (
    <Field.Root name={key} hint={full(wish[key])}>
      <Field.Label>{label}</Field.Label>
      <TextInput
        type="date"
        min={today}
        data-testid={`booking-${key}`}
        value={wish[key]}
        disabled={disabled}
        onChange={(event) =>
          isLocalDate(event.target.value) && onChange(withDates(wish, { [key]: event.target.value }))
        }
      />
      <Field.Hint />
    </Field.Root>
  );
  return (
    <Card aria-label={t('booking.when')}>
      <Heading>{t('booking.when')}</Heading>
      <Fields $columns="1fr 1fr 8rem 8rem">
        {date('checkIn', t('drawer.arrive'))}
        {date('checkOut', t('drawer.leave'))}
        {count('adults', 1)}
        {count('children', 0)}
      </Fields>
      <Hint>
        {t('row.nights', { nights: daysBetween(wish.checkIn, wish.checkOut) })}
        {wish.unit !== null && ` · ${t('booking.unit', { unit: wish.unit })}`}
      </Hint>
    </Card>
  );
}
