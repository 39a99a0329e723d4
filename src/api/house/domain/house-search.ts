/**
 * A search looks at every house and shows a page of them. So it only counts at first, without an object for
 * any house, and works out in full what is on the page.
 */
import { text, type Text } from '../../../shared/text';
import type { House } from './house';
import type { HouseColumns, Listing } from './house-columns';
import type { RateTable } from './rate-table';
import { stayTotal } from './stay-price';
import { checkDates, type Party, type VenueNow } from './stay-rules';

export interface Wish extends Party {
  /** The nights [from, to) as day numbers. */
  stay: { from: number; to: number } | null;
  text: string | null;
  place: string | null;
  facilities: readonly string[];
  /** Bounds of the average price a night, in fen. */
  minFen: number | null;
  maxFen: number | null;
  near: { latitude: number; longitude: number } | null;
  sort: 'recommended' | 'price-asc' | 'price-desc' | 'distance';
}

type Nights = NonNullable<Wish['stay']>;

export interface StayOffer {
  available: boolean;
  totalFen: number;
  averageFen: number;
  originalFen: number;
  nights: number;
  unitsLeft: number;
  reason: Text | null;
}

export interface FoundHouse {
  house: House;
  fromFen: number;
  distanceMeters: number | null;
  stay: StayOffer | null;
}

/** Sorts behind every distance on earth. */
const NOWHERE_METERS = 100_000_000;

/**
 * A page of the houses that match, as positions: those that can be booked first, then as the wish sorts them,
 * then in the operator's order, in which they arrive.
 * @param unitsLeft of each house, for the whole stay
 */
export function rankHouses(
  columns: HouseColumns,
  wish: Wish,
  unitsLeft: Uint16Array,
  now: VenueNow,
  page: { start: number; end: number },
): { positions: number[]; total: number } {
  const { listings } = columns;
  const count = listings.length;
  const priceOf = wish.stay ? totals(columns, wish.stay) : columns.fromFen;
  const isFree = wish.stay ? bookable(columns, wish.stay, unitsLeft, now) : () => true;
  const takes = partyFits(columns, wish);
  const named = wish.place !== null || wish.text !== null || wish.facilities.length > 0;
  // One number holds what is sorted by and the position; numbers sort many times faster than comparisons do.
  const first = new Float64Array(count);
  const later = new Float64Array(count);
  let [firsts, laters] = [0, 0];
  for (let i = 0; i < count; i += 1) {
    if (!takes(i) || (named && !matches(listings[i]!.house, wish)) || !inBudget(priceOf[i]!, wish)) continue;
    const place = sortKey(listings, i, priceOf[i]!, wish) * count + i;
    if (isFree(i)) first[firsts++] = place;
    else later[laters++] = place;
  }
  // The operator's order is the one in which they came.
  const upTo = wish.sort === 'recommended' ? (places: Float64Array): Float64Array => places : smallest;
  const [start, end] = [Math.max(0, page.start - firsts), Math.max(0, page.end - firsts)];
  const shown = [
    ...upTo(first.subarray(0, firsts), page.end).subarray(page.start, page.end),
    ...upTo(later.subarray(0, laters), end).subarray(start, end),
  ];
  return { positions: shown.map((place) => ((place % count) + count) % count), total: firsts + laters };
}

/** The `count` smallest values, in order (or all of them). A page is short, and all that follows it needs no order. */
function smallest(values: Float64Array, count: number): Float64Array {
  if (count > SHORT) return values.sort();
  const best = values.slice(0, count).sort();
  for (let i = count; i < values.length; i += 1) {
    const value = values[i]!;
    let at = count - 1;
    if (at < 0 || best[at]! <= value) continue;
    for (; at > 0 && best[at - 1]! > value; at -= 1) best[at] = best[at - 1]!;
    best[at] = value;
  }
  return best;
}

/** Up to here, putting values in their place one by one is faster than sorting all. */
const SHORT = 60;

const partyFits =
  ({ maxAdults, maxChildren, maxGuests }: HouseColumns, { adults, children }: Party) =>
  (i: number): boolean =>
    adults <= maxAdults[i]! && children <= maxChildren[i]! && adults + children <= maxGuests[i]!;

/** The total of the stay in each house; 0 where it has no price yet. */
function totals(columns: HouseColumns, { from, to }: Nights): Float64Array {
  const { listings, longStay, earlyBird, today } = columns;
  const totalFen = new Float64Array(listings.length);
  const [arrival, departure] = [columns.on(from), columns.on(to)];
  if (!arrival || !departure) return totalFen;
  for (let i = 0; i < totalFen.length; i += 1) {
    const discounted = to - from >= longStay[i]! || from - today >= earlyBird[i]!;
    totalFen[i] = discounted
      ? stayTotal(listings[i]!.house, listings[i]!.rates, from, to, today).totalFen
      : departure.sumFen[i]! - arrival.sumFen[i]!;
  }
  return totalFen;
}

/** Says of a house what `checkDates` says; the tests compare the two. */
function bookable(
  columns: HouseColumns,
  { from, to }: Nights,
  unitsLeft: Uint16Array,
  now: VenueNow,
): (i: number) => boolean {
  const [arrival, departure] = [columns.on(from), columns.on(to)];
  if (!arrival || !departure) return () => false;
  const nights = to - from;
  return (i) =>
    unitsLeft[i]! > 0 &&
    nights >= arrival.minNights[i]! &&
    nights <= arrival.maxNights[i]! &&
    departure.canLeave[i] === 1 &&
    !columns.isTooLate(i, from, now);
}

/** What a guest is told of a house. */
export function describeFound({ house, rates }: Listing, wish: Wish, unitsLeft: number, now: VenueNow): FoundHouse {
  return {
    house,
    fromFen: rates.fromFen(now.day),
    distanceMeters: distance(house, wish.near),
    stay: wish.stay && offerOf(house, rates, wish.stay, unitsLeft, now),
  };
}

/** The house has the place, the facilities and the words that were asked for. */
function matches(house: House, wish: Wish): boolean {
  if (wish.place !== null && house.place?.code !== wish.place) return false;
  if (!wish.facilities.every((code) => house.facilities.some((facility) => facility.code === code))) return false;
  return wish.text === null || searchable(house).includes(wish.text.toLowerCase());
}

const searchTexts = new WeakMap<House, string>();

function searchable(house: House): string {
  let all = searchTexts.get(house);
  if (all === undefined) {
    const { title, subtitle, place, address, highlights } = house;
    const names = [title.zh, title.en, subtitle?.zh, subtitle?.en, place?.name.zh, place?.name.en, address];
    all = [...names, ...highlights.zh, ...highlights.en].filter(Boolean).join('\n').toLowerCase();
    searchTexts.set(house, all);
  }
  return all;
}

/** Nights beyond the table have no price yet. */
const NOT_OPEN = text('暂未开放', 'Not open yet');

function offerOf(house: House, rates: RateTable, stay: Nights, unitsLeft: number, now: VenueNow): StayOffer {
  const { from, to } = stay;
  const nights = to - from;
  const open = rates.covers(from) && rates.covers(to);
  const { originalFen, totalFen } = open ? stayTotal(house, rates, from, to, now.day) : { originalFen: 0, totalFen: 0 };
  const refusal = open ? checkDates(house, rates, from, to, now)?.reason : NOT_OPEN;
  const reason = refusal ?? (unitsLeft === 0 ? text('这些日期已被订完', 'Sold out on these dates') : null);
  const averageFen = Math.floor(totalFen / nights);
  return { available: reason === null, totalFen, averageFen, originalFen, nights, unitsLeft, reason };
}

function inBudget(price: number, { stay, minFen, maxFen }: Wish): boolean {
  const nightly = stay ? Math.floor(price / (stay.to - stay.from)) : price;
  return (minFen === null || nightly >= minFen) && (maxFen === null || nightly <= maxFen);
}

function sortKey(listings: readonly Listing[], i: number, price: number, { sort, near }: Wish): number {
  if (sort === 'price-asc') return price;
  if (sort === 'price-desc') return -price;
  return sort === 'distance' ? (distance(listings[i]!.house, near) ?? NOWHERE_METERS) : 0;
}

/** Metres on a sphere between the house and a point (haversine). */
function distance(house: House, near: Wish['near']): number | null {
  if (!near || house.latitude === null || house.longitude === null) return null;
  const rad = (degrees: number): number => (degrees * Math.PI) / 180;
  const dLat = rad(house.latitude - near.latitude);
  const dLon = rad(house.longitude - near.longitude);
  const a =
    Math.sin(dLat / 2) ** 2 + Math.cos(rad(near.latitude)) * Math.cos(rad(house.latitude)) * Math.sin(dLon / 2) ** 2;
  return Math.round(2 * 6_371_000 * Math.asin(Math.min(1, Math.sqrt(a))));
}
