import { addDays, type LocalDate } from '../../../../../../shared/local-date';
import type { DeskLine } from '../../api/types';
import { useText } from '../../hooks/useText';
import { useToday } from '../../hooks/useVenueClock';
import { moment, stayOf, type Stay } from '../../utils/dates';
import { First, Second } from './layout';

/** What the day means for the desk, while the order is alive. */
function dayMark(order: DeskLine, stay: Stay, today: LocalDate): 'today' | 'tomorrow' | 'leavesToday' | null {
  if (order.status === 'in_service') return stay.checkOut === today ? 'leavesToday' : null;
  if (order.status !== 'confirmed' && order.status !== 'paid') return null;
  if (stay.checkIn === today) return 'today';
  return stay.checkIn === addDays(today, 1) ? 'tomorrow' : null;
}

export function DatesCell({ order }: { order: DeskLine }) {
  const { t, full, short, locale } = useText();
  const { today, zone } = useToday();
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
  const mark = dayMark(order, stay, today);
  return (
    <>
      <First>{full(stay.checkIn)}</First>
      <Second $tone={mark ? 'accent' : undefined}>
        {t('row.until', { date: short(stay.checkOut) })} · {t('row.nights', { nights: stay.nights })}
        {mark && ` · ${t(`day.${mark}`)}`}
      </Second>
    </>
  );
}
