import { useDebounce } from '@strapi/strapi/admin';
import { Field, TextInput } from '@strapi/design-system';
import { styled } from 'styled-components';
import { useBookingApi } from '../../api/useBookingApi';
import { useRequest } from '../../../../../../admin/shared/useRequest';
import { useText } from '../../hooks/useText';
import { isMobile, type GuestDraft } from '../../utils/booking';
import { tint } from '../../../../../../admin/shared/look';
import { phone as spaced } from '../../utils/text';
import type { Lookup } from '../../hooks/useKnownMember';
import { Segments } from '../Segments';
import { Card, Fields, Heading } from './layout';
import { MemberStrip } from './MemberStrip';

const Known = styled.div`
  display: flex;
  flex-wrap: wrap;
  gap: 0.6rem;
  margin: 0.8rem 0 0;
`;

const Chip = styled.button`
  min-height: 3rem;
  padding: 0 1.2rem;
  border: 0;
  border-radius: 1.5rem;
  background: ${({ theme }) => tint(theme, 'primary500', 14)};
  color: ${({ theme }) => theme.colors.neutral800};
  font: inherit;
  font-size: 1.3rem;
  font-variant-numeric: tabular-nums;
  cursor: pointer;

  &:focus-visible {
    outline: 2px solid ${({ theme }) => theme.colors.primary600};
    outline-offset: 1px;
  }
`;

export type Source = 'phone' | 'walk_in';

interface GuestCardProps {
  guest: GuestDraft;
  source: Source;
  lookup: Lookup;
  disabled: boolean;
  onGuest(guest: GuestDraft): void;
  onSource(source: Source): void;
}

/** Whom it is for: the number first, because earlier guests are found by it. */
export function GuestCard({ guest, source, lookup, disabled, onGuest, onSource }: GuestCardProps) {
  const { t } = useText();
  const api = useBookingApi();
  const digits = guest.phone.replace(/\s/g, '');
  const typed = useDebounce(digits.length >= 3 ? digits : oneName(guest.name), 250);
  const known = useRequest(typed.length >= 2 ? typed : null, api.earlierGuests);
  const chosen = known.data?.items.some(({ name, phone }) => name === guest.name && phone === digits);
  return (
    <Card aria-label={t('column.guest')}>
      <Heading>{t('column.guest')}</Heading>
      <Segments
        label={t('booking.source')}
        testId="booking-source"
        value={source}
        options={[
          ['phone', t('source.phone')],
          ['walk_in', t('source.walk_in')],
        ]}
        disabled={disabled}
        onChange={onSource}
      />
      <Fields $columns="1fr 1fr" style={{ marginTop: '1.2rem' }}>
        <Field.Root
          name="phone"
          required
          error={digits.length >= 11 && !isMobile(digits) ? t('booking.phone.bad') : undefined}
        >
          <Field.Label>{t('drawer.phone')}</Field.Label>
          <TextInput
            data-testid="booking-phone"
            inputMode="tel"
            autoComplete="off"
            maxLength={20}
            value={guest.phone}
            disabled={disabled}
            onChange={(event) => onGuest({ ...guest, phone: event.target.value })}
          />
          <Field.Error />
        </Field.Root>
        <Field.Root name="name" required>
          <Field.Label>{t('guests.name')}</Field.Label>
          <TextInput
            data-testid="booking-name"
            autoComplete="off"
            maxLength={40}
            value={guest.name}
            disabled={disabled}
            onChange={(event) => onGuest({ ...guest, name: event.target.value })}
          />
        </Field.Root>
      </Fields>
      {known.data && known.data.items.length > 0 && !chosen && !disabled && (
        <Known role="group" aria-label={t('booking.known')}>
          {known.data.items.map(({ name, phone, orders }) => (
            <Chip
              key={`${name}-${phone}`}
              type="button"
              data-testid="booking-known"
              onClick={() => onGuest({ ...guest, name, phone })}
            >
              {t('booking.known.guest', { name, phone: spaced(phone), orders })}
            </Chip>
          ))}
        </Known>
      )}
      <MemberStrip lookup={lookup} disabled={disabled} />
      <Field.Root name="remark" style={{ marginTop: '1.2rem' }}>
        <Field.Label>{t('booking.remark')}</Field.Label>
        <TextInput
          autoComplete="off"
          maxLength={300}
          value={guest.remark}
          disabled={disabled}
          onChange={(event) => onGuest({ ...guest, remark: event.target.value })}
        />
      </Field.Root>
    </Card>
  );
}

const oneName = (name: string): string => name.trim();
