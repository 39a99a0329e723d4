/** Houses as tests need them, and the questions that tests ask of them. */
import { calendarDay, type CalendarDay } from '../../../src/api/house/domain/calendar-day';
import type { House } from '../../../src/api/house/domain/house';
import { RateTable } from '../../../src/api/house/domain/rate-table';
import { checkStay, type StayRefusal, type VenueNow } from '../../../src/api/house/domain/stay-rules';
import { orderRules, type RateRule, type SpecialDays } from '../../../src/plugins/pricing/server/domain';
import { timelineOf, type Busy, type Timeline } from '../../../src/plugins/scheduling/server/domain';
import { addDays, dayNumber, fromDayNumber, localDate, type LocalDate } from '../../../src/shared/local-date';

export const TODAY = localDate('2027-03-10');
export const NOW: VenueNow = { day: dayNumber(TODAY), time: '12:00' };
export const NO_SPECIAL: SpecialDays = new Map();

export function houseWith(changes: Partial<House> = {}, rules: Partial<RateRule>[] = []): House {
  return {
    id: 'abcdefghijklmnopqrstuvwx',
    title: { zh: '竹里小院', en: 'Bamboo Court' },
    subtitle: null,
    story: { zh: '', en: '' },
    place: null,
    sort: 0,
    address: '莫干山',
    latitude: null,
    longitude: null,
    transport: null,
    photoGroups: [],
    floorPlan: null,
    videoUrl: null,
    facilities: [],
    highlights: { zh: [], en: [] },
    nearby: { zh: [], en: [] },
    rules: [],
    maxAdults: 4,
    maxChildren: 2,
    maxGuests: 5,
    bedrooms: 2,
    beds: 2,
    bathrooms: 1,
    areaSqm: null,
    units: 1,
    checkInTime: '14:00',
    checkOutTime: '12:00',
    instantConfirm: true,
    minNights: 1,
    maxNights: 30,
    maxAdvanceDays: 180,
    lastBookingTime: '22:00',
    cleaningGapNights: 0,
    rates: { baseFen: 50_000, weekendFen: 60_000, holidayFen: 90_000, rules: orderRules(rules.map(ruleWith)) },
    discounts: [],
    cancellationPolicy: { name: { zh: '', en: '' }, summary: { zh: '', en: '' }, tiers: [] },
    contactPhone: null,
    ...changes,
  };
}

function ruleWith(changes: Partial<RateRule>): RateRule {
  return {
    name: { zh: '规则', en: 'Rule' },
    firstNight: TODAY,
    lastNight: addDays(TODAY, 400),
    weekdays: [],
    priceMode: 'none',
    priceFen: null,
    pricePercent: null,
    minNights: null,
    closed: false,
    closedToArrival: false,
    closedToDeparture: false,
    priority: 0,
    ...changes,
  };
}

/** A span of nights as days after today, both inside. */
export const span = (first: number, last = first): Pick<RateRule, 'firstNight' | 'lastNight'> => ({
  firstNight: addDays(TODAY, first),
  lastNight: addDays(TODAY, last),
});

const tables = new WeakMap<House, { table: RateTable; special: SpecialDays }>();

export function ratesOf(house: House, today: LocalDate = TODAY, special = NO_SPECIAL): RateTable {
  const first = dayNumber(today) - 1;
  const known = tables.get(house);
  if (known && known.special === special && known.table.first === first) return known.table;
  const table = new RateTable(house, special, first);
  tables.set(house, { table, special });
  return table;
}

/** Other guests, in days after today; each claim runs over the cleaning gap as a booking of ours does. */
export const bookings = (house: House, ...stays: [from: number, to: number, unit?: number][]): Timeline => {
  const base = dayNumber(TODAY);
  const busy = stays.map(([from, to, unit = 1]): Busy => ({
    unit,
    from: base + from,
    to: base + to + house.cleaningGapNights,
  }));
  return timelineOf(house.units, busy);
};

export interface Wish {
  from: number;
  to: number;
  adults?: number;
  children?: number;
  quantity?: number;
}

/** Why the wish cannot be booked, or null; days after today. */
export function ask(house: House, wish: Wish, timeline = bookings(house), now = NOW): StayRefusal | null {
  const { from, to, adults = 2, children = 0, quantity = 1 } = wish;
  const stay = {
    checkIn: fromDayNumber(now.day + from),
    checkOut: fromDayNumber(now.day + to),
    adults,
    children,
    quantity,
  };
  return checkStay(house, ratesOf(house, fromDayNumber(now.day)), timeline, stay, now);
}

export const dayOf = (house: House, day: number, timeline = bookings(house), now = NOW): CalendarDay =>
  calendarDay(house, ratesOf(house, fromDayNumber(now.day)), timeline, now.day + day, now);
