import type { Core } from '@strapi/strapi';
import { pool } from '../../../shared/database';
import { dayNumber, type LocalDate } from '../../../shared/local-date';
import { venueNow } from '../../../shared/venue';
import { visitBusyUnits } from '../../../plugins/scheduling/server/services';
import { browsableCatalogue, type Catalogue } from '../catalogue';
import { resourceOf } from '../domain/house';
import { describeFound, rankHouses, type FoundHouse, type Wish } from '../domain/house-search';
import { dayStart } from './read-timeline';

export interface HouseSearch extends Omit<Wish, 'stay'> {
  dates: { checkIn: LocalDate; checkOut: LocalDate } | null;
  page: number;
  pageSize: number;
}

/** Houses for a party and dates, each with its total; those that can be booked come first. */
export async function searchHouses(
  strapi: Core.Strapi,
  { dates, page, pageSize, ...wished }: HouseSearch,
  nowMs: number,
): Promise<{ items: FoundHouse[]; total: number }> {
  const now = venueNow(nowMs);
  const catalogue = await browsableCatalogue(strapi, now.today);
  const stay = dates && { from: dayNumber(dates.checkIn), to: dayNumber(dates.checkOut) };
  const wish: Wish = { ...wished, stay };
  const unitsLeft = await readUnitsLeft(strapi, catalogue, stay, nowMs);
  const [start, end] = [(page - 1) * pageSize, page * pageSize];
  const { positions, total } = rankHouses(catalogue.columns, wish, unitsLeft, now, { start, end });
  const { listings } = catalogue.columns;
  return { items: positions.map((i) => describeFound(listings[i]!, wish, unitsLeft[i]!, now)), total };
}

/** A house has fewer: they are counted in 16 bits. */
const MORE_THAN_UNITS = 65_536;

/**
 * Units free for the whole stay: those that no claim touches anywhere in it. One statement a cleaning gap
 * answers for every house at once.
 */
async function readUnitsLeft(
  strapi: Core.Strapi,
  { columns: { listings, units }, cleaningGaps, positionOf }: Catalogue,
  stay: Wish['stay'],
  nowMs: number,
): Promise<Uint16Array> {
  const left = units.slice();
  if (!stay) return left;
  const taken = new Set<number>();
  for (const gap of cleaningGaps) {
    const during = { from: dayStart(stay.from), to: dayStart(stay.to + gap), now: new Date(nowMs).toISOString() };
    await visitBusyUnits(pool(strapi), { ...during, prefix: resourceOf('') }, (id, unit) => {
      const i = positionOf.get(id);
      if (i === undefined || unit > units[i]! || listings[i]!.house.cleaningGapNights !== gap) return;
      const key = i * MORE_THAN_UNITS + unit;
      if (taken.has(key)) return;
      taken.add(key);
      left[i]! -= 1;
    });
  }
  return left;
}
