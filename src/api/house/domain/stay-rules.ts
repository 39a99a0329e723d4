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
export function longestStay(house: House, rates: RateTable, timeline: Timeline, day: number, now: VenueNow): number {
  if (day < firstArrival(house, now) || day > lastArrival(house, now)) return 0;
  if (rates.closedToArrival(day)) return 0;
  const free = longestFree(timeline, day) - day - house.cleaningGapNights;
  if (free < 1) return 0;
  const limit = Math.min(free, house.maxNights);
  return rates.firstClosed(day, day + limit) - day;
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
): StayRefusal | null {
  const from = dayNumber(stay.checkIn);
  const to = dayNumber(stay.checkOut);
  return (
    checkParty(house, stay, stay.quantity) ??
    checkDates(house, rates, from, to, now) ??
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
): StayRefusal | null {
  const nights = to - from;
  if (nights < 1) return refuse('checkOut', '离店日期要晚于入住日期', 'Departure must be after arrival');
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
  if (nights > house.maxNights)
    return refuse('checkOut', `最多连住 ${house.maxNights} 晚`, `At most ${house.maxNights} nights`);
  if (rates.closedToArrival(from)) return refuse('checkIn', '这一天不能办理入住', 'No arrivals on this day');
  if (nights < rates.minNights(from)) {
    return refuse(
      'checkOut',
      `这一天入住至少连住 ${rates.minNights(from)} 晚`,
      `At least ${rates.minNights(from)} nights from this day`,
    );
  }
  if (rates.closedToDeparture(to)) return refuse('checkOut', '这一天不能退房', 'No departures on this day');
  const closed = rates.firstClosed(from, to);
  if (closed < to)
    return refuse('checkIn', `${fromDayNumber(closed)} 当晚不营业`, `Closed on the night of ${fromDayNumber(closed)}`);
  return null;
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
