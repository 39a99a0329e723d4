import { styled } from 'styled-components';
import { addDays, type LocalDate } from '../../../../../../shared/local-date';
import type { DeskLine } from '../../api/types';
import { useText } from '../../hooks/useText';
import { useVenue } from '../../hooks/useVenueClock';
import { moment, stayOf, type Stay } from '../../utils/dates';
import { First, Second } from './layout';

const Mark = styled.strong`
  font-size: 1.2rem;
  color: ${({ theme }) => theme.colors.primary600};
`;

const EXPECTED: readonly string[] = ['paid', 'confirmed'];

/** Guests who come today or tomorrow, while they are expected. */
function arrivesSoon(order: DeskLine, stay: Stay, today: LocalDate): 'today' | 'tomorrow' | null {
  if (!EXPECTED.includes(order.status)) return null;
  if (stay.checkIn === today) return 'today';
  return stay.checkIn === addDays(today, 1) ? 'tomorrow' : null;
}

export function DatesCell({ order }: { order: DeskLine }) {
  const { t, full, short, locale } = useText();
  const { today, zone } = useVenue();
  const stay = stayOf(order.details);
  if (!stay) {
    const [starts, ends] = [order.startsAt, order.endsAt];
    return (
      <>
        <First>{starts ? moment(starts, zone, locale, today) : '—'}</First>
        {ends && <Second>{t('row.until', { date: moment(ends, zone, locale, today) })}</Second>}
      </>
    );
  }
  const arrives = arrivesSoon(order, stay, today);
  const leaves = order.status === 'in_service' && stay.checkOut === today;
  return (
    <>
      <First>
        {full(stay.checkIn)} {arrives && <Mark>{t(`day.${arrives}`)}</Mark>}
      </First>
      <Second>
        {leaves ? <Mark>{t('day.leaves')}</Mark> : t('row.until', { date: short(stay.checkOut) })} ·{' '}
        {t('row.nights', { nights: stay.nights })}
      </Second>
    </>
  );
}
