import type { Trx } from '../../../../shared/database';
import type { OrderedItem, Reservation } from '../domain/sellable';
import { sellableOf } from '../services/registry';
import { inItem } from './quote-items';

/**
 * Takes every item of an order, in the order of what is taken, so that two orders for the same things
 * cannot wait for each other.
 * @throws Problem 409 of the item that somebody else was faster to take
 */
export async function reserveItems(
  trx: Trx,
  items: readonly OrderedItem[],
  context: { nowMs: number; holdUntil: string | null },
): Promise<Map<string, Reservation>> {
  const sorted = items.map((item, i) => ({ item, i, name: lockName(item) }));
  sorted.sort((a, b) => (a.name < b.name ? -1 : 1));
  const reservations = new Map<string, Reservation>();
  for (const { item, i } of sorted) {
    reservations.set(item.key, await inItem(i, () => sellableOf(item.kind).reserve(trx, item, context)));
  }
  return reservations;
}

const lockName = (item: OrderedItem): string => `${item.kind}:${item.ref}:${item.key}`;
