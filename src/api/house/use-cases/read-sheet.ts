import type { Db } from '../../../shared/database';
import { dayNumber, fromDayNumber } from '../../../shared/local-date';
import { venueNow } from '../../../shared/venue';
import { nightType } from '../../../plugins/pricing/server/services';
import type { Sheet, SheetDays, SheetRow } from '../../../plugins/scheduling/server/services';
import { catalogueNow } from '../catalogue';
import type { House } from '../domain/house';
import type { RateTable } from '../domain/rate-table';

/** The houses on the grid: listed ones with their prices and rules, then those that guests do not see. */
export async function readSheet(db: Db, { from, count, nowMs }: SheetDays): Promise<Sheet> {
  const { houses, unlisted, ratesOf, special } = await catalogueNow(db, venueNow(nowMs).today);
  const first = dayNumber(from);
  const days = Array.from({ length: count }, (_, i) => nightType(fromDayNumber(first + i), special));
  return {
    days: days.map(({ type, name }) => ({ type, label: type === 'holiday' ? name : null })),
    rows: [
      ...houses.map((house) => ({ ...facts(house, true), ...nights(house, ratesOf(house), first, count) })),
      ...[...unlisted.values()].map((house) => ({
        ...facts(house, false),
        pricesFen: Array.from({ length: count }, () => -1),
        closed: [],
        minimum: [],
      })),
    ],
  };
}

const facts = (house: House, listed: boolean): Omit<SheetRow, 'pricesFen' | 'closed' | 'minimum'> => ({
  ref: house.id,
  title: house.title as SheetRow['title'],
  units: house.units,
  group: house.place,
  listed,
  gapDays: house.cleaningGapNights,
});

function nights(
  house: House,
  rates: RateTable,
  first: number,
  count: number,
): Pick<SheetRow, 'pricesFen' | 'closed' | 'minimum'> {
  const pricesFen: number[] = [];
  const closed: number[] = [];
  const minimum: [number, number][] = [];
  for (let i = 0; i < count; i += 1) {
    const day = first + i;
    const known = rates.covers(day);
    pricesFen.push(known ? rates.priceFen(day) : -1);
    if (!known) continue;
    if (rates.closed(day)) closed.push(i);
    if (rates.minNights(day) > 1) minimum.push([i, rates.minNights(day)]);
  }
  return { pricesFen, closed, minimum };
}
