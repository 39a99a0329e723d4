import type { Trx } from '../../../../shared/database';
import { enqueue } from '../../../../shared/jobs';
import { publish } from '../../../../shared/events';
import { replacementOf } from '../domain/change';
import { REPORT_FULFILMENT_JOB } from '../job-names';
import { exchangeItem, moveChange, type OrderChange } from '../repositories/order-changes';
import { addEvent, findItems, move, SYSTEM, type Actor, type Order } from '../repositories/orders';
import type { Tender } from '../domain/tenders';
import type { Moment } from '../services/now';
import { changingOf } from '../services/registry';
import { requestRefund } from './request-refund';

/**
 * The order becomes what was agreed on: its claims are exchanged, its quote and its item. What is paid for it
 * adds to what the order costs and to what was paid; what goes back is a refund, and lowers neither. What a guest
 * chose in a house that confirms by hand waits for staff again.
 * @throws Problem 409 when what was wished is gone; the caller must roll back to before the call
 */
export async function applyChange(
  trx: Trx,
  order: Order,
  change: OrderChange,
  how: { actor: Actor; at: Moment; paymentId: number | null; tender?: Tender },
): Promise<void> {
  const { actor, at, paymentId, tender } = how;
  const { proposal, payFen, refundFen, differenceFen } = change;
  const { summary, addOn, instantConfirm } = proposal;
  const item = (await findItems(trx, order))[0]!;
  const replacement = replacementOf(order, item, change);
  const { unitLabel } = await changingOf(item.kind).replace(trx, replacement, { nowMs: at.ms });
  const moved = await moveChange(trx, change.id, ['pending', 'closed'], 'applied', {
    at: at.iso,
    cause: null,
    paymentId,
  });
  if (!moved) throw new Error(`change ${change.id} was applied already`);
  await exchangeItem(trx, order, item.key, { request: change.request, proposal, unitLabel, payFen, at: at.iso });
  await addEvent(trx, order.id, 'change', {
    actor,
    at: at.iso,
    reason: change.reason,
    data: { changeId: change.id, summary, addOn, differenceFen, payFen, refundFen, ...(tender ? { tender } : {}) },
  });
  await requestRefund(trx, order, refundFen, '改期退还差价', at);
  await publish(trx, 'order.change', { orderNo: order.no, changeId: change.id });
  // What the guest changed to is for the house to accept, as if it had been booked that way.
  if (instantConfirm === false && order.state === 'confirmed') {
    await move(trx, order, 'reconfirm', { actor: SYSTEM, at: at.iso, set: { confirmed_at: null } });
    return;
  }
  // WeChat wants to hear of each payment that its service is provided.
  if (paymentId !== null && order.state !== 'paid')
    await enqueue(trx, REPORT_FULFILMENT_JOB, { orderNo: order.no }, { jobKey: `fulfilment:${order.no}` });
}
