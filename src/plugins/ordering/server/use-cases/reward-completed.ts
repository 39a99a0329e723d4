import type { Trx } from '../../../../shared/database';
import { publish } from '../../../../shared/events';
import { rewardOrder } from '../../../membership/server/services';
import { keptFen } from '../repositories/order-head';
import { findItems, type Order } from '../repositories/orders';
import type { Moment } from '../services/now';
import { sellableOf } from '../services/registry';

/** The order has been served or delivered: what its member has spent earns, unless it bought what is money itself. */
export async function rewardCompleted(trx: Trx, order: Order, at: Moment): Promise<void> {
  const items = await findItems(trx, order);
  if (items.some((item) => sellableOf(item.kind).earns === false)) return;
  const { no: orderNo, memberId, refundedFen } = order;
  await rewardOrder(trx, { orderNo, memberId, keptFen: keptFen(order), refundedFen, nowMs: at.ms });
  if (keptFen(order) > 0) await publish(trx, 'order.completed', { orderNo, memberId });
}
