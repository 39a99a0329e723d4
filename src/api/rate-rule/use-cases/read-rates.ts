import type { Core } from '@strapi/strapi';
import { pool } from '../../../shared/database';
import { dayNumber, fromDayNumber } from '../../../shared/local-date';
import { venueNow } from '../../../shared/venue';
import {
  OVERRIDE_PROPERTIES,
  overrideOn,
  type HouseName,
  type RateBook,
  type RateHouse,
  type RateQuery,
} from '../../../plugins/pricing/server/services';
import { freeUnits, type Timeline } from '../../../plugins/scheduling/server/services';
import { catalogueNow, type Catalogue } from '../../house/catalogue';
import type { House } from '../../house/domain/house';
import { HORIZON_DAYS } from '../../house/domain/rate-table';
import { readTimelines } from '../../house/use-cases/read-timeline';
import { nightView } from '../domain/plan';

export const nameOf = ({ id, title, place }: House, { byId }: Catalogue): HouseName => ({
  id,
  title,
  place,
  listed: byId.has(id),
});

/** The houses that fit, in the operator's order: the listed ones, then those that guests do not see yet. */
function fitting({ houses, unlisted }: Catalogue, { text, place, houses: ids }: RateQuery): House[] {
  const wanted = ids && new Set(ids);
  const part = text?.toLowerCase();
  return [...houses, ...unlisted.values()].filter(
    (house) =>
      (!wanted || wanted.has(house.id)) &&
      (!place || house.place?.code === place) &&
      (!part || [house.title.zh, house.title.en].some((title) => title.toLowerCase().includes(part))),
  );
}

/** The last night that has a price. */
export const lastNightOf = (today: number): number => today + HORIZON_DAYS - 2;

export const readNames: RateBook['names'] = async (strapi, query, nowMs) => {
  const catalogue = await catalogueNow(pool(strapi), venueNow(nowMs).today);
  return fitting(catalogue, query).map((house) => nameOf(house, catalogue));
};

/** Prices, restrictions and what is taken, of a page of houses; nights without a price are left out. */
export const readRates: RateBook['read'] = async (strapi: Core.Strapi, query, nowMs) => {
  const { today, day } = venueNow(nowMs);
  const catalogue = await catalogueNow(pool(strapi), today);
  const fit = fitting(catalogue, query);
  const page = fit.slice(query.offset, query.offset + query.limit);
  const first = Math.max(dayNumber(query.from), day - 1);
  const end = Math.min(dayNumber(query.from) + query.days, lastNightOf(day) + 1);
  const timelines = await readTimelines(pool(strapi), page, first, Math.max(end, first), nowMs);
  const houses = page.map((house) => rateHouse(house, catalogue, timelines.get(house.id)!, first, end));
  return { today, lastNight: fromDayNumber(lastNightOf(day)), total: fit.length, houses };
};

function rateHouse(house: House, catalogue: Catalogue, timeline: Timeline, first: number, end: number): RateHouse {
  const nights: RateHouse['nights'] = [];
  for (let day = first; day < end; day += 1) {
    const night = fromDayNumber(day);
    const own = overrideOn(house.rates.overrides ?? [], night);
    nights.push({
      ...nightView(house, night, catalogue.special),
      own: OVERRIDE_PROPERTIES.filter((property) => own && own[property] !== null),
      taken: house.units - freeUnits(timeline, day, day + 1),
    });
  }
  return { ...nameOf(house, catalogue), units: house.units, nights };
}
