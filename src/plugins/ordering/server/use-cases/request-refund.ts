import type { Trx } from '../../../../shared/database';
import { enqueue } from '../../../../shared/jobs';
import { splitFen } from '../../../../shared/money';
import { EXECUTE_REFUND_JOB } from '../job-names';
import { addRefunded, findItemAmounts, type Order } from '../repositories/orders';
import { findPayments, isOffline, type Payment } from '../repositories/payments';
import { countRefunds, insertRefund, type ItemShare } from '../repositories/refunds';
import type { Moment } from '../services/now';

/**
 * Promises money back, from the payments of the order and the items they were for. The promise and the
 * job that keeps it are one transaction; the sum never exceeds what was paid, by constraint.
 * @param amountFen 0 is nothing to do; at most what was paid and not yet refunded
 */
export async function requestRefund(
  trx: Trx,
  order: Order,
  amountFen: number,
  reason: string,
  at: Moment,
): Promise<void> {
  if (amountFen === 0) return;
  const shares = await shareOverItems(trx, order.id, amountFen);
  await addRefunded(trx, order.id, shares, amountFen);
  let left = amountFen;
  for (const payment of await findPayments(trx, order.id)) {
    const part = Math.min(left, refundableOf(payment));
    if (part <= 0) continue;
    const own = part === amountFen ? shares : proportional(shares, part);
    await writeRefund(trx, order, payment, part, reason, own, at);
    left -= part;
  }
  if (left > 0) throw new Error(`order ${order.no}: ${left} fen to refund have no payment`);
}

/** Sends a payment back that the order did not need (paid twice, paid too late). */
export async function returnPayment(
  trx: Trx,
  order: Order,
  payment: Payment,
  reason: string,
  at: Moment,
): Promise<void> {
  await writeRefund(trx, order, payment, payment.amountFen, reason, [], at);
}

const refundableOf = (payment: Payment): number =>
  payment.state === 'succeeded' && !payment.extra ? payment.amountFen - payment.refundedFen : 0;

async function writeRefund(
  trx: Trx,
  order: Order,
  payment: Payment,
  amountFen: number,
  reason: string,
  allocation: ItemShare[],
  at: Moment,
): Promise<void> {
  const no = `${payment.no}R${(await countRefunds(trx, payment.id)) + 1}`;
  await insertRefund(trx, { no, orderId: order.id, paymentId: payment.id, amountFen, reason, allocation, at: at.iso });
  // Cash goes back by hand, see hand-back.ts.
  if (isOffline(payment.tender)) return;
  await enqueue(trx, EXECUTE_REFUND_JOB, { refundNo: no }, { jobKey: `refund:${no}` });
}

/** In proportion to what is left of each item; the last refund of an order takes the remainder of each. */
async function shareOverItems(trx: Trx, orderId: number, amountFen: number): Promise<ItemShare[]> {
  const items = await findItemAmounts(trx, orderId);
  const left = items.map((item) => item.totalFen - item.refundedFen);
  const parts = splitFen(amountFen, left);
  return items.map((item, i) => ({ key: item.key, amountFen: parts[i]! })).filter((share) => share.amountFen > 0);
}

function proportional(shares: readonly ItemShare[], amountFen: number): ItemShare[] {
  const parts = splitFen(
    amountFen,
    shares.map((share) => share.amountFen),
  );
  return shares.map((share, i) => ({ key: share.key, amountFen: parts[i]! })).filter((share) => share.amountFen > 0);
}
