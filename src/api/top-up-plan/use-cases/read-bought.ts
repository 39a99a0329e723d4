import type { Db } from '../../../shared/database';
import { readOrder } from '../../../plugins/ordering/server/services';
import type { TopUpDetails } from '../domain/top-up';

export interface Bought {
  /** What the item cost, agreed reductions taken off: that much is principal. Fen. */
  paidFen: number;
  refundedFen: number;
  details: TopUpDetails;
}

/** A top-up as its order has it, on the terms of the moment at which it was placed. */
export async function readBought(db: Db, orderNo: string): Promise<Bought> {
  const order = await readOrder(db, orderNo);
  // Money is bought by itself: the first item is the only one.
  const item = order?.items[0];
  if (!item) throw new Error(`order ${orderNo} has no top-up`);
  return { paidFen: item.totalFen, refundedFen: item.refundedFen, details: item.details as TopUpDetails };
}
