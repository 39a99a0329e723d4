import { withSavepoint, type Trx } from '../../../../shared/database';
import { isProblem } from '../../../../shared/problem';
import { CHANGEABLE_STATES } from '../domain/change';
import { findChange, isLatestChange } from '../repositories/order-changes';
import { addEvent, SYSTEM, WECHAT, type Order } from '../repositories/orders';
import type { Payment } from '../repositories/payments';
import type { Moment } from '../services/now';
import { applyChange } from './apply-change';
import { dropChange } from './drop-change';

/**
 * The surcharge of a change has arrived: apply it, late as it may be, while it is still possible.
 * @returns false when it is not: nothing of the order has changed and the money must go back
 */
export async function applyPaidChange(trx: Trx, order: Order, payment: Payment, at: Moment): Promise<boolean> {
  const change = (await findChange(trx, payment.changeId!))!;
  const wanted = change.state !== 'applied' && (await isLatestChange(trx, change));
  if (!wanted || !CHANGEABLE_STATES.includes(order.state)) return false;
  try {
    await withSavepoint(trx, () => applyChange(trx, order, change, { actor: WECHAT, at, paymentId: payment.id }));
    return true;
  } catch (error) {
    if (isProblem(error)) return false;
    throw error;
  }
}

/** What was wished is gone, or the order has gone another way: it stays as it is, and says that the money goes back. */
export async function refusePaidChange(trx: Trx, order: Order, payment: Payment, at: Moment): Promise<void> {
  const change = (await findChange(trx, payment.changeId!))!;
  await dropChange(trx, order, change, { cause: 'refused', actor: SYSTEM, at });
  await addEvent(trx, order.id, 'change-returned', {
    actor: SYSTEM,
    at: at.iso,
    data: { changeId: change.id, addOn: change.proposal.addOn, paymentNo: payment.no, amountFen: payment.amountFen },
  });
}
