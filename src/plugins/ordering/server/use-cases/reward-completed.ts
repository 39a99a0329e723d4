import type { Trx } from '../../../../shared/database';
import { publish } from '../../../../shared/events';
import { rewardOrder } from '../../../membership/server/services';
import { moneyKept } from '../domain/tenders';
import { findItems, type Order } from '../repositories/orders';
import { findPayments } from '../repositories/payments';
import type { Moment } from '../services/now';
import { sellableOf } from '../services/registry';

/**
 * The order has been served or delivered: the money that its member has spent earns, unless it bought what is money
 * itself. Points, gifts, vouchers and card balance earn nothing again.
 */
export async function rewardCompleted(trx: Trx, order: Order, at: Moment): Promise<void> {
  const items = await findItems(trx, order);
  if (items.some((item) => sellableOf(item.kind).earns === false)) return;
  const { no: orderNo, memberId } = order;
  const keptFen = moneyKept(await findPayments(trx, order.id));
  await rewardOrder(trx, { orderNo, memberId, keptFen, nowMs: at.ms });
  if (keptFen > 0) await publish(trx, 'order.completed', { orderNo, memberId });
}
