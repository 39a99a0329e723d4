import type { Core } from '@strapi/strapi';
import { pool } from '../../../shared/database';
import { dayNumber, fromDayNumber, type LocalDate } from '../../../shared/local-date';
import { notFound } from '../../../shared/problem';
import type { Language } from '../../../shared/request-context';
import { pick, text, type Text } from '../../../shared/text';
import { venueNow } from '../../../shared/venue';
import { freeUnits, type Timeline } from '../../../plugins/scheduling/server/services';
import { browsableCatalogue } from '../catalogue';
import type { House } from '../domain/house';
import type { RateTable } from '../domain/rate-table';
import { firstArrival, longestStay, type VenueNow } from '../domain/stay-rules';
import { readTimeline } from './read-timeline';

export interface CalendarDay {
  date: LocalDate;
  priceFen: number;
  label: string | null;
  dayType: 'weekday' | 'weekend' | 'holiday';
  unitsLeft: number;
  minNights: number;
  maxNights: number;
  canCheckIn: boolean;
  canCheckOut: boolean;
  soldOut: boolean;
  reason: string | null;
}

/**
 * Price and availability of `days` nights from `from` on. A range may be booked exactly when
 * day(in).canCheckIn, minNights ≤ nights ≤ maxNights and day(out).canCheckOut.
 */
export async function readCalendar(
  strapi: Core.Strapi,
  request: { houseId: string; from: LocalDate; days: number; language: Language; nowMs: number },
): Promise<{ houseId: string; from: LocalDate; days: CalendarDay[] }> {
  const now = venueNow(request.nowMs);
  const catalogue = await browsableCatalogue(strapi, now.today, request.nowMs);
  const house = catalogue.byId.get(request.houseId);
  if (!house)
    throw notFound(text('没有找到这处房源，可能已下架', 'This house was not found; it may no longer be listed'));
  const rates = catalogue.ratesOf(house);
  const first = dayNumber(request.from);
  const offered = rates.covers(first) || rates.covers(first + request.days - 1);
  if (!offered) return { houseId: house.id, from: request.from, days: [] };
  // A stay that starts in the window may end after it, and its cleaning gap later still.
  const beyond = first + request.days + house.maxNights + house.cleaningGapNights;
  const timeline = await readTimeline(pool(strapi), house, first, beyond, request.nowMs);
  const days: CalendarDay[] = [];
  for (let day = first; day < first + request.days && rates.covers(day + house.maxNights); day += 1) {
    if (rates.covers(day)) days.push(calendarDay(house, rates, timeline, day, now, request.language));
  }
  return { houseId: house.id, from: request.from, days };
}

function calendarDay(
  house: House,
  rates: RateTable,
  timeline: Timeline,
  day: number,
  now: VenueNow,
  language: Language,
): CalendarDay {
  const today = dayNumber(now.today);
  const unitsLeft = day < today ? 0 : freeUnits(timeline, day, day + 1);
  const minNights = rates.minNights(day);
  const maxNights = longestStay(house, rates, timeline, day, now);
  const canCheckIn = maxNights >= minNights;
  const soldOut = unitsLeft === 0 || rates.closed(day);
  const label = rates.label(day);
  const reason = canCheckIn ? null : whyNot(house, rates, { day, today, unitsLeft, minNights, maxNights }, now);
  return {
    date: fromDayNumber(day),
    priceFen: rates.priceFen(day),
    label: label && pick(label, language),
    dayType: rates.type(day),
    unitsLeft,
    minNights,
    maxNights,
    canCheckIn,
    canCheckOut: day > today && !rates.closedToDeparture(day),
    soldOut,
    reason: reason && pick(reason, language),
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
