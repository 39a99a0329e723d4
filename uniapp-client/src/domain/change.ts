/** Changing a booked stay: whether anything is different, and where guests in the house may set their departure. */
import type { ChangeWish, LocalDate, OrderItem, StayDetails } from '@/api/types';
import { rangeProblem, type DayIndex, type Selection } from './stay';

export const isSameStay = (
  wish: ChangeWish,
  item: Pick<OrderItem, 'ref'> & { details: StayDetails },
): boolean =>
  wish.ref === item.ref &&
  wish.checkIn === item.details.checkIn &&
  wish.checkOut === item.details.checkOut &&
  wish.adults === item.details.adults &&
  wish.children === item.details.children;

/**
 * The selection of guests who are in the house, after a tap on `date`: their stay goes on from `today`, only its
 * end can be picked. The very same selection when the day cannot be one of leaving.
 */
export function pickDeparture(
  index: DayIndex,
  today: LocalDate,
  date: LocalDate | null,
  current: Selection,
): Selection {
  if (!date || rangeProblem(index, today, date)) return current;
  return { checkIn: today, checkOut: date };
}
