import type { Core } from '@strapi/strapi';
import { pool } from '../../../shared/database';
import { dayNumber, type LocalDate } from '../../../shared/local-date';
import { text, type Text } from '../../../shared/text';
import { venueNow } from '../../../shared/venue';
import { findBusyUnits } from '../../../plugins/scheduling/server/services';
import { browsableCatalogue, type Catalogue } from '../catalogue';
import { resourceOf, type House } from '../domain/house';
import { checkDates, checkParty, type VenueNow } from '../domain/stay-rules';
import { stayTotal } from '../domain/stay-price';
import { dayStart } from './read-timeline';

export interface HouseSearch {
  dates: { checkIn: LocalDate; checkOut: LocalDate } | null;
  adults: number;
  children: number;
  text: string | null;
  place: string | null;
  facilities: readonly string[];
  /** Bounds of the average price a night, in fen. */
  minFen: number | null;
  maxFen: number | null;
  near: { latitude: number; longitude: number } | null;
  sort: 'recommended' | 'price-asc' | 'price-desc' | 'distance';
  page: number;
  pageSize: number;
}

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

/** Nights ahead that the "from" price looks at. */
const FROM_PRICE_NIGHTS = 30;

/** Houses for a party and dates, each with its total; those that can be booked come first. */
export async function searchHouses(
  strapi: Core.Strapi,
  search: HouseSearch,
  nowMs: number,
): Promise<{ items: FoundHouse[]; total: number }> {
  const now = venueNow(nowMs);
  const catalogue = await browsableCatalogue(strapi, now.today, nowMs);
  const left = search.dates ? await readUnitsLeft(strapi, catalogue, search.dates, nowMs) : null;
  const found: FoundHouse[] = [];
  for (const house of catalogue.houses) {
    if (!matches(house, search)) continue;
    const offer = search.dates ? offerOf(house, catalogue, search, search.dates, left!(house), now) : null;
    const item = {
      house,
      stay: offer,
      fromFen: fromFen(house, catalogue, now),
      distanceMeters: distance(house, search.near),
    };
    if (inBudget(item, search)) found.push(item);
  }
  sortFound(found, search.sort);
  const start = (search.page - 1) * search.pageSize;
  return { items: found.slice(start, start + search.pageSize), total: found.length };
}

/**
 * Units free for the whole stay: those that no claim touches anywhere in it. One count a cleaning gap
 * answers for every house at once.
 */
async function readUnitsLeft(
  strapi: Core.Strapi,
  catalogue: Catalogue,
  dates: { checkIn: LocalDate; checkOut: LocalDate },
  nowMs: number,
): Promise<(house: House) => number> {
  const from = dayNumber(dates.checkIn);
  const to = dayNumber(dates.checkOut);
  const gaps = new Set(catalogue.houses.map((house) => house.cleaningGapNights));
  const busyByGap = new Map<number, Map<string, number[]>>();
  for (const gap of gaps) {
    busyByGap.set(
      gap,
      await findBusyUnits(pool(strapi), {
        from: dayStart(from),
        to: dayStart(to + gap),
        now: new Date(nowMs).toISOString(),
        prefix: 'house:',
      }),
    );
  }
  return (house) => {
    const busy = busyByGap.get(house.cleaningGapNights)?.get(resourceOf(house.id)) ?? [];
    return house.units - busy.filter((unit) => unit <= house.units).length;
  };
}

function matches(house: House, search: HouseSearch): boolean {
  if (search.place && house.place?.code !== search.place) return false;
  if (search.facilities.length > 0) {
    const codes = new Set(house.facilities.map(({ code }) => code));
    if (!search.facilities.every((code) => codes.has(code))) return false;
  }
  if (checkParty(house, search)) return false;
  return search.text === null || searchable(house).includes(search.text.toLowerCase());
}

const searchTexts = new WeakMap<House, string>();

function searchable(house: House): string {
  let all = searchTexts.get(house);
  if (all === undefined) {
    const { title, subtitle, place, address, highlights } = house;
    const parts = [
      title.zh,
      title.en,
      subtitle?.zh,
      subtitle?.en,
      place?.name.zh,
      place?.name.en,
      address,
      ...highlights,
    ];
    all = parts.filter(Boolean).join('\n').toLowerCase();
    searchTexts.set(house, all);
  }
  return all;
}

function offerOf(
  house: House,
  catalogue: Catalogue,
  search: HouseSearch,
  dates: { checkIn: LocalDate; checkOut: LocalDate },
  unitsLeft: number,
  now: VenueNow,
): StayOffer {
  const rates = catalogue.ratesOf(house);
  const [from, to] = [dayNumber(dates.checkIn), dayNumber(dates.checkOut)];
  const nights = to - from;
  const known = rates.covers(from) && rates.covers(to);
  const { originalFen, totalFen } = known
    ? stayTotal(house, rates, from, to, dayNumber(now.today))
    : { originalFen: 0, totalFen: 0 };
  const refusal = known ? checkDates(house, rates, from, to, now) : { reason: text('暂未开放', 'Not open yet') };
  const reason = refusal?.reason ?? (unitsLeft === 0 ? text('这些日期已被订完', 'Sold out on these dates') : null);
  return {
    available: reason === null,
    totalFen,
    averageFen: Math.floor(totalFen / nights),
    originalFen,
    nights,
    unitsLeft,
    reason,
  };
}

function fromFen(house: House, catalogue: Catalogue, now: VenueNow): number {
  const today = dayNumber(now.today);
  return catalogue.ratesOf(house).lowestFen(today, today + FROM_PRICE_NIGHTS);
}

function inBudget(item: FoundHouse, { minFen, maxFen }: HouseSearch): boolean {
  const nightly = item.stay?.averageFen ?? item.fromFen;
  return (minFen === null || nightly >= minFen) && (maxFen === null || nightly <= maxFen);
}

/** Metres on a sphere between the house and a point (haversine). */
function distance(house: House, near: HouseSearch['near']): number | null {
  if (!near || house.latitude === null || house.longitude === null) return null;
  const rad = (degrees: number): number => (degrees * Math.PI) / 180;
  const dLat = rad(house.latitude - near.latitude);
  const dLon = rad(house.longitude - near.longitude);
  const a =
    Math.sin(dLat / 2) ** 2 + Math.cos(rad(near.latitude)) * Math.cos(rad(house.latitude)) * Math.sin(dLon / 2) ** 2;
  return Math.round(2 * 6_371_000 * Math.asin(Math.min(1, Math.sqrt(a))));
}

/** The array arrives in the operator's order, which breaks every tie. */
function sortFound(found: FoundHouse[], sort: HouseSearch['sort']): void {
  const bookable = (item: FoundHouse): number => (item.stay && !item.stay.available ? 1 : 0);
  const price = (item: FoundHouse): number => item.stay?.totalFen ?? item.fromFen;
  const by: Record<HouseSearch['sort'], (a: FoundHouse, b: FoundHouse) => number> = {
    recommended: () => 0,
    'price-asc': (a, b) => price(a) - price(b),
    'price-desc': (a, b) => price(b) - price(a),
    distance: (a, b) => (a.distanceMeters ?? Infinity) - (b.distanceMeters ?? Infinity) || 0,
  };
  found.sort((a, b) => bookable(a) - bookable(b) || by[sort](a, b));
}
