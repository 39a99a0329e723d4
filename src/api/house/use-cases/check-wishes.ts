import type { Db } from '../../../shared/database';
import { dayNumber } from '../../../shared/local-date';
import { text } from '../../../shared/text';
import { venueNow } from '../../../shared/venue';
import type { Wish, WishRefusal } from '../../../plugins/scheduling/server/services';
import { catalogueNow } from '../catalogue';
import { checkStay } from '../domain/stay-rules';
import { readTimeline } from './read-timeline';

const notOpen = (field: WishRefusal['field']): WishRefusal => ({
  soldOut: false,
  field,
  reason: text('这些日期暂未开放预订', 'These dates are not open for booking'),
});

/** The stay's words for the days of a wish. */
const FIELDS: Record<string, WishRefusal['field']> = { checkIn: 'from', checkOut: 'to', children: 'children' };

/** Why each of these stays could not be booked by a guest now; null where one could. Null for a house not listed. */
export async function refusalsOfHouse(
  db: Db,
  houseId: string,
  wishes: readonly Wish[],
  nowMs: number,
): Promise<(WishRefusal | null)[] | null> {
  const now = venueNow(nowMs);
  const catalogue = await catalogueNow(db, now.today);
  const house = catalogue.byId.get(houseId);
  if (!house) return null;
  const rates = catalogue.ratesOf(house);
  const stays = wishes.map((wish) => ({ ...wish, first: dayNumber(wish.from), last: dayNumber(wish.to) }));
  const open = stays.filter(({ first, last }) => rates.covers(first) && rates.covers(last));
  if (open.length === 0) return stays.map(() => notOpen('from'));
  const from = Math.min(...open.map(({ first }) => first));
  const to = Math.max(...open.map(({ first, last }) => Math.max(last, first + 1))) + house.cleaningGapNights;
  const timeline = await readTimeline(db, house, from, to, nowMs);
  return stays.map((stay) => {
    if (!open.includes(stay)) return notOpen('from');
    const { adults, children } = stay;
    const asked = { checkIn: stay.from, checkOut: stay.to, quantity: 1, adults, children };
    const refusal = checkStay(house, rates, timeline, asked, now);
    if (!refusal) return null;
    return { soldOut: refusal.code === 'SOLD_OUT', field: FIELDS[refusal.field] ?? 'adults', reason: refusal.reason };
  });
}
