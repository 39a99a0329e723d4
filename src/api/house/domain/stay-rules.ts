/**
 * When a house can be booked. The calendar, the search and the booking all ask `checkStay`, so what a
 * guest is shown is what a guest can buy.
 */
import { dayNumber, fromDayNumber, type LocalDate } from '../../../shared/local-date';
import { text, type Text } from '../../../shared/text';
import { freeUnits, longestFree, type Timeline } from '../../../plugins/scheduling/server/domain';
import type { House } from './house';
import type { RateTable } from './rate-table';

/** The venue's clock at the moment of asking. */
export interface VenueNow {
  /** Today, as a day number. */
  day: number;
  /** `HH:MM` */
  time: string;
}

export interface Party {
  adults: number;
  children: number;
}

/** The nights of a stay that is to be changed, where it stays in the house: what is kept was permitted before. */
export interface Kept {
  from: number;
  to: number;
  /** The guests are in the house. */
  started: boolean;
}

export type StayRefusal = { code: 'SOLD_OUT' | 'STAY_RULE'; field: string; reason: Text };

/** First day on which a guest may still arrive: today until the cut-off, then tomorrow. */
export function firstArrival(house: House, now: VenueNow): number {
  return now.day + (now.time <= house.lastBookingTime ? 0 : 1);
}

const lastArrival = (house: House, now: VenueNow): number => now.day + house.maxAdvanceDays;

/**
 * Longest stay in nights that one unit can take from `day` on; 0 when nobody can arrive that day.
 * Closed nights, other guests, the cleaning gap after the stay and the house's maximum all end it.
 */
export function longestStay(
  house: House,
  rates: RateTable,
  timeline: Timeline,
  day: number,
  now: VenueNow,
  kept: Kept | null = null,
): number {
  if (!keepsArrival(kept, day, now)) {
    if (day < firstArrival(house, now) || day > lastArrival(house, now)) return 0;
    if (rates.closedToArrival(day)) return 0;
  }
  const free = longestFree(timeline, day) - day - house.cleaningGapNights;
  if (free < 1) return 0;
  const limit = Math.min(free, house.maxNights);
  return firstClosed(rates, day, day + limit, kept) - day;
}

/** Whether who arrives on this day has been permitted to before; guests in the house "arrive" today. */
export const keepsArrival = (kept: Kept | null, day: number, now: VenueNow): boolean =>
  kept !== null && (day === kept.from || (kept.started && day === now.day));

/** First closed night in [from, to) that is not kept, or `to`. */
function firstClosed(rates: RateTable, from: number, to: number, kept: Kept | null): number {
  if (kept === null) return rates.firstClosed(from, to);
  for (let day = from; day < to; day += 1) {
    const known = day >= kept.from && day < kept.to;
    if (!known && rates.closed(day)) return day;
  }
  return to;
}

/**
 * Null when the house takes the party for [checkIn, checkOut), otherwise the first reason why not.
 * @param timeline null leaves out whether units are free, for whoever is about to take them
 */
export function checkStay(
  house: House,
  rates: RateTable,
  timeline: Timeline | null,
  stay: { checkIn: LocalDate; checkOut: LocalDate; quantity: number } & Party,
  now: VenueNow,
  kept: Kept | null = null,
): StayRefusal | null {
  const from = dayNumber(stay.checkIn);
  const to = dayNumber(stay.checkOut);
  return (
    checkParty(house, stay, stay.quantity) ??
    checkDates(house, rates, from, to, now, kept) ??
    (timeline && checkFree(house, timeline, from, to, stay.quantity))
  );
}

const refuse = (field: string, zh: string, en: string): StayRefusal => ({
  code: 'STAY_RULE',
  field,
  reason: text(zh, en),
});

/** Whether `quantity` units can take the party as a whole. */
export const takesParty = (house: House, { adults, children }: Party, quantity = 1): boolean =>
  adults <= house.maxAdults * quantity &&
  children <= house.maxChildren * quantity &&
  adults + children <= house.maxGuests * quantity;

/** The party as a whole against what `quantity` units can take. */
export function checkParty(house: House, party: Party, quantity = 1): StayRefusal | null {
  if (takesParty(house, party, quantity)) return null;
  const most = { adults: house.maxAdults * quantity, children: house.maxChildren * quantity };
  if (party.adults > most.adults)
    return refuse('adults', `最多住 ${most.adults} 位成人`, `At most ${most.adults} adults`);
  if (party.children > most.children)
    return refuse('children', `最多住 ${most.children} 位儿童`, `At most ${most.children} children`);
  const guests = house.maxGuests * quantity;
  return refuse('adults', `最多住 ${guests} 人`, `At most ${guests} guests`);
}

/** The rules about dates alone, whoever else has booked. */
export function checkDates(
  house: House,
  rates: RateTable,
  from: number,
  to: number,
  now: VenueNow,
  kept: Kept | null = null,
): StayRefusal | null {
  const nights = to - from;
  if (nights < 1) return refuse('checkOut', '离店日期要晚于入住日期', 'Departure must be after arrival');
  if (nights > house.maxNights)
    return refuse('checkOut', `最多连住 ${house.maxNights} 晚`, `At most ${house.maxNights} nights`);
  return (
    checkArrival(house, rates, from, now, kept) ??
    checkDeparture(rates, from, to, now, kept) ??
    checkOpen(rates, from, to, kept)
  );
}

function checkArrival(
  house: House,
  rates: RateTable,
  from: number,
  now: VenueNow,
  kept: Kept | null,
): StayRefusal | null {
  if (from === kept?.from) return null;
  if (kept?.started) {
    return refuse(
      'checkIn',
      '客人已经入住，只能提前离店或续住',
      'The guests are here: they can leave earlier or stay longer',
    );
  }
  if (from < now.day) return refuse('checkIn', '入住日期已过', 'The arrival date has passed');
  if (from < firstArrival(house, now)) {
    return refuse(
      'checkIn',
      `今天 ${house.lastBookingTime} 后不再接受当天入住`,
      `No arrivals today after ${house.lastBookingTime}`,
    );
  }
  if (from > lastArrival(house, now)) {
    return refuse(
      'checkIn',
      `最多提前 ${house.maxAdvanceDays} 天预订`,
      `Bookable at most ${house.maxAdvanceDays} days ahead`,
    );
  }
  return rates.closedToArrival(from) ? refuse('checkIn', '这一天不能办理入住', 'No arrivals on this day') : null;
}

function checkDeparture(
  rates: RateTable,
  from: number,
  to: number,
  now: VenueNow,
  kept: Kept | null,
): StayRefusal | null {
  if (kept?.from === from && kept.to === to) return null;
  // Who is in the house may leave on any day that has not passed.
  if (kept?.started) return to < now.day ? refuse('checkOut', '离店日期已过', 'The departure date has passed') : null;
  if (to - from < rates.minNights(from)) {
    return refuse(
      'checkOut',
      `这一天入住至少连住 ${rates.minNights(from)} 晚`,
      `At least ${rates.minNights(from)} nights from this day`,
    );
  }
  return rates.closedToDeparture(to) ? refuse('checkOut', '这一天不能退房', 'No departures on this day') : null;
}

function checkOpen(rates: RateTable, from: number, to: number, kept: Kept | null): StayRefusal | null {
  const closed = firstClosed(rates, from, to, kept);
  if (closed === to) return null;
  return refuse('checkIn', `${fromDayNumber(closed)} 当晚不营业`, `Closed on the night of ${fromDayNumber(closed)}`);
}

function checkFree(house: House, timeline: Timeline, from: number, to: number, quantity: number): StayRefusal | null {
  const free = freeUnits(timeline, from, to + house.cleaningGapNights);
  if (free >= quantity) return null;
  return {
    code: 'SOLD_OUT',
    field: 'checkIn',
    reason:
      free === 0
        ? text('这些日期已被订完', 'Sold out on these dates')
        : text(`这些日期只剩 ${free} 间`, `Only ${free} left on these dates`),
  };
}
