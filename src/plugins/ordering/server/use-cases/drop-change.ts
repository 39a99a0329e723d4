import type { Trx } from '../../../../shared/database';
import { publish } from '../../../../shared/events';
import { enqueue } from '../../../../shared/jobs';
import { replacementOf } from '../domain/change';
import { CLOSE_CHANGE_JOB } from '../job-names';
import { findPendingChange, moveChange, type OrderChange } from '../repositories/order-changes';
import { addEvent, findItems, type Actor, type Order } from '../repositories/orders';
import { findPayments, movePayment } from '../repositories/payments';
import type { Moment } from '../services/now';
import { changingOf } from '../services/registry';

export type DropCause = 'expired' | 'abandoned' | 'superseded' | 'refused';

/** Ends a pending change in the books: what was held for it is free, the order stays as it was. */
export async function dropChange(
  trx: Trx,
  order: Order,
  change: OrderChange,
  how: { cause: DropCause; actor: Actor; at: Moment },
): Promise<void> {
  const { cause, actor, at } = how;
  if (!(await moveChange(trx, change.id, ['pending'], 'closed', { at: at.iso, cause }))) return;
  const item = (await findItems(trx, order))[0]!;
  await changingOf(item.kind).drop(trx, replacementOf(order, item, change), {
    nowMs: at.ms,
    reason: `change ${cause}`,
  });
  const data = { changeId: change.id, addOn: change.proposal.addOn };
  await addEvent(trx, order.id, `change-${cause}`, { actor, at: at.iso, data });
  // A guest who gives a change up, or takes the order another way, knows.
  if (cause === 'expired' || cause === 'refused' || (cause === 'abandoned' && actor.kind === 'staff'))
    await publish(trx, 'order.change-drop', { orderNo: order.no, changeId: change.id });
}

/**
 * The order goes another way (cancelled, checked in or out): a change that waits for its payment is over. WeChat is
 * told after the commit; money that comes in between goes back in full.
 */
export async function supersedeChange(trx: Trx, order: Order, actor: Actor, at: Moment): Promise<void> {
  const change = await findPendingChange(trx, order.id);
  if (!change) return;
  await dropChange(trx, order, change, { cause: 'superseded', actor, at });
  for (const payment of await findPayments(trx, order.id)) {
    if (payment.changeId === change.id) await movePayment(trx, payment.id, ['pending'], 'closing', at.iso);
  }
  const job = { changeId: change.id, cause: 'superseded' };
  await enqueue(trx, CLOSE_CHANGE_JOB, job, { jobKey: `close-change:${change.id}` });
}
