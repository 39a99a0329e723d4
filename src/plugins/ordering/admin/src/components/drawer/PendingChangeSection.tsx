import type { LocalDate } from '../../../../../../shared/local-date';
import type { PendingChange } from '../../api/types';
import { money, useText } from '../../hooks/useText';
import { useVenue } from '../../hooks/useVenueClock';
import { wallClock } from '../../utils/dates';
import { Section } from './parts';

/** A change that waits for its payment. */
export function PendingChangeSection({ change }: { change: PendingChange }) {
  const { t, short } = useText();
  const { zone } = useVenue();
  const { to, differenceFen, holdExpiresAt, addOn, summary } = change;
  return (
    <Section title={t(addOn ? 'extras.title' : 'drawer.pending')}>
      <p data-testid="desk-pending-change">
        {addOn
          ? summary
          : t('change.line', {
              title: to.title,
              from: short(to.checkIn as LocalDate),
              to: short(to.checkOut as LocalDate),
              amount: money(to.totalFen),
            })}
      </p>
      <p>
        {t(addOn ? 'extras.pending' : 'change.pending', {
          amount: money(differenceFen),
          time: wallClock(holdExpiresAt, zone).time,
        })}
      </p>
    </Section>
  );
}
