import type { LocalDate } from '../../../shared/local-date';
import { text, type Text } from '../../../shared/text';
import type { NightType } from '../../../plugins/pricing/server/domain';
import { freeUnits, type Timeline } from '../../../plugins/scheduling/server/domain';
import type { House } from './house';
import type { RateTable } from './rate-table';
import { firstArrival, keepsArrival, longestStay, type Kept, type VenueNow } from './stay-rules';

/**
 * One day of a house's calendar. A range may be booked exactly when day(in).canCheckIn,
 * minNights ≤ nights ≤ maxNights and day(out).canCheckOut; `checkStay` says the same, see the tests.
 */
export interface CalendarDay {
  date: LocalDate;
  priceFen: number;
  /** Why the price is not the plain one. */
  label: Text | null;
  dayType: NightType;
  unitsLeft: number;
  minNights: number;
  /** Longest stay that can start here; 0 when none can. */
  maxNights: number;
  canCheckIn: boolean;
  canCheckOut: boolean;
  /** This night cannot be slept; the day may still be one of departure. */
  soldOut: boolean;
  /** Why nobody can arrive. */
  reason: Text | null;
}

export function calendarDay(
  house: House,
  rates: RateTable,
  timeline: Timeline,
  day: number,
  now: VenueNow,
  kept: Kept | null = null,
): CalendarDay {
  const today = now.day;
  const unitsLeft = day < today ? 0 : freeUnits(timeline, day, day + 1);
  const minNights = kept?.started && keepsArrival(kept, day, now) ? 1 : rates.minNights(day);
  const maxNights = longestStay(house, rates, timeline, day, now, kept);
  const canCheckIn = maxNights >= minNights;
  return {
    date: rates.date(day),
    priceFen: rates.priceFen(day),
    label: rates.label(day),
    dayType: rates.type(day),
    unitsLeft,
    minNights,
    maxNights,
    canCheckIn,
    canCheckOut: day > today && !rates.closedToDeparture(day),
    soldOut: unitsLeft === 0 || rates.closed(day),
    reason: canCheckIn ? null : whyNot(house, rates, { day, today, unitsLeft, minNights, maxNights }, now),
  };
}

function whyNot(
  house: House,
  rates: RateTable,
  at: { day: number; today: number; unitsLeft: number; minNights: number; maxNights: number },
  now: VenueNow,
): Text {
  if (at.day < at.today) return text('日期已过', 'In the past');
  if (at.day < firstArrival(house, now)) return text('今天已截止', 'Closed for today');
  if (at.day > at.today + house.maxAdvanceDays) return text('暂未开放', 'Not open yet');
  if (rates.closed(at.day)) return text('不营业', 'Closed');
  if (at.unitsLeft === 0) return text('已订完', 'Sold out');
  if (rates.closedToArrival(at.day)) return text('不可入住', 'No arrivals');
  if (at.maxNights > 0 && at.maxNights < at.minNights)
    return text(`需连住 ${at.minNights} 晚`, `${at.minNights} nights minimum`);
  return text('不可入住', 'No arrivals');
}
