import { createHash } from 'node:crypto';
import type { Db } from '../../../shared/database';
import { canonicalJson } from '../../../shared/idempotency';
import { dayNumber, fromDayNumber, type LocalDate } from '../../../shared/local-date';
import { notFound, unprocessable, validation } from '../../../shared/problem';
import { text } from '../../../shared/text';
import { venueNow } from '../../../shared/venue';
import type { RateWish } from '../../../plugins/pricing/server/services';
import { catalogueNow, type Catalogue } from '../../house/catalogue';
import type { House } from '../../house/domain/house';
import { isVisible, nightsOf, planEdit, spansOf, type ChangeSpan, type HouseChange } from '../domain/plan';
import { lastNightOf } from './read-rates';

/** One change may tell this many nights of houses something: two thousand houses for seven weeks. */
const MAX_HOUSE_NIGHTS = 100_000;

export interface PlannedChange {
  catalogue: Catalogue;
  changes: HouseChange[];
  spans: ChangeSpan[];
  /** House nights that guests will see differently, and the houses that have them. */
  nights: number;
  houses: number;
  fingerprint: string;
}

/**
 * What a wish does to the prices of this moment.
 * @throws Problem 400 for nights that have passed or have no price yet, 404 for a house that does not exist,
 *   422 when it is too much for one change
 */
export async function planChange(db: Db, wish: RateWish, nowMs: number): Promise<PlannedChange> {
  const { today } = venueNow(nowMs);
  const catalogue = await catalogueNow(db, today);
  checkRanges(wish, today);
  const houses = [...new Set(wish.houses)].map((id) => houseOf(catalogue, id));
  const nights = nightsOf(wish.ranges, wish.weekdays);
  if (houses.length * nights.length > MAX_HOUSE_NIGHTS) throw tooMuch();
  const changes = houses
    .map((house) => planEdit(house, nights, wish.edit, catalogue.special))
    .filter((change) => change !== null);
  return { catalogue, changes, ...outcomeOf(changes) };
}

export function outcomeOf(changes: HouseChange[]): Omit<PlannedChange, 'catalogue' | 'changes'> {
  const spans = spansOf(changes);
  const visible = changes.map(({ nights }) => nights.filter(isVisible).length);
  return {
    spans,
    nights: visible.reduce((sum, count) => sum + count, 0),
    houses: visible.filter((count) => count > 0).length,
    fingerprint: createHash('sha256').update(canonicalJson(spans)).digest('base64url'),
  };
}

function checkRanges({ ranges }: RateWish, today: LocalDate): void {
  const last = fromDayNumber(lastNightOf(dayNumber(today)));
  ranges.forEach(({ firstNight, lastNight }, i) => {
    if (firstNight < today)
      throw validation(
        `ranges.${i}.firstNight`,
        text('不能改已经过去的晚上', 'Nights that have passed stay as they are'),
      );
    if (lastNight < firstNight)
      throw validation(`ranges.${i}.lastNight`, text('最后一晚不能早于第一晚', 'The last night is before the first'));
    if (lastNight > last)
      throw validation(`ranges.${i}.lastNight`, text(`最远只能改到 ${last}`, `Prices can be set until ${last}`));
  });
}

/** Listed or not: prices are prepared before guests see the house. */
export const pricedHouse = ({ byId, unlisted }: Catalogue, id: string): House | undefined =>
  byId.get(id) ?? unlisted.get(id);

function houseOf(catalogue: Catalogue, id: string): House {
  const house = pricedHouse(catalogue, id);
  if (!house) throw notFound(text('有房源已不存在', 'A house does not exist any more'));
  return house;
}

const tooMuch = (): Error =>
  unprocessable(
    'TOO_MUCH_AT_ONCE',
    text('一次改动的晚数太多，请分几次改', 'Too many nights for one change; please change them in parts'),
    { field: 'houses' },
  );
