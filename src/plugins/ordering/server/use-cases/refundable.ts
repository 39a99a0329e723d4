import type { Db } from '../../../../shared/database';
import { formatFen } from '../../../../shared/money';
import { validation } from '../../../../shared/problem';
import { keptFen } from '../repositories/order-head';
import { findItemAmounts, findItems, type Order } from '../repositories/orders';
import { sellableOf } from '../services/registry';

/** What may still go back of an order: what was kept, less what a delivered item does not give back any more. Fen. */
export async function mayRefundFen(
  db: Db,
  order: Parameters<typeof findItems>[1] & Parameters<typeof keptFen>[0] & Pick<Order, 'id'>,
  nowMs: number,
): Promise<number> {
  const amounts = await findItemAmounts(db, order.id);
  let stays = 0;
  for (const item of await findItems(db, order)) {
    const limit = await sellableOf(item.kind).refundableFen?.(db, item, { nowMs });
    const { totalFen, refundedFen } = amounts.find(({ key }) => key === item.key)!;
    if (limit !== undefined) stays += Math.max(0, totalFen - refundedFen - limit);
  }
  return Math.max(0, keptFen(order) - stays);
}

/** @throws Problem 400 for more than may go back */
export async function checkRefundable(
  db: Db,
  order: Parameters<typeof mayRefundFen>[1],
  amountFen: number,
  nowMs: number,
): Promise<void> {
  const left = await mayRefundFen(db, order, nowMs);
  if (amountFen <= left) return;
  throw validation('amountFen', {
    zh: `最多可退 ${formatFen(left)}`,
    en: `At most ${formatFen(left)} can be refunded`,
  });
}
