import type { Trx } from '../../../../shared/database';
import { publish } from '../../../../shared/events';
import { enqueue } from '../../../../shared/jobs';
import { clawBackOrder } from '../../../membership/server/services';
import { splitRefund, type RefundShare } from '../domain/refund-split';
import { EXECUTE_REFUND_JOB } from '../job-names';
import { addRefunded, findItemAmounts, findItems, type Order } from '../repositories/orders';
import { findPayments, isOffline, type Payment } from '../repositories/payments';
import { countRefunds, insertRefund, type ItemShare } from '../repositories/refunds';
import type { Moment } from '../services/now';
import { sellableOf } from '../services/registry';

/**
 * Promises money back, from the payments of the order and the items they were for. The promise and the
 * job that keeps it are one transaction; the sum never exceeds what was paid, by constraint. What a completed order
 * has earned goes back in proportion.
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
  const items = await findItemAmounts(trx, order.id);
  const payments = await findPayments(trx, order.id);
  const { parts, shares, missingFen } = splitRefund(
    amountFen,
    payments.map((payment) => ({ id: payment.id, leftFen: refundableOf(payment) })),
    items.map(({ key, totalFen, refundedFen }) => ({ key, leftFen: totalFen - refundedFen })),
  );
  if (missingFen > 0) throw new Error(`order ${order.no}: ${missingFen} fen to refund have no payment`);
  const refundedFen = await addRefunded(trx, order.id, shares, amountFen);
  await takeBackShares(trx, order, { shares, items, reason, at });
  await clawBackOrder(trx, { orderNo: order.no, amountFen, refundedFen, nowMs: at.ms });
  for (const part of parts) {
    const payment = payments.find(({ id }) => id === part.paymentId)!;
    await writeRefund(trx, order, payment, part.amountFen, reason, part.allocation, at);
  }
  await publish(trx, 'order.refund', { orderNo: order.no, amountFen });
}

/** What was handed over for the money goes back with it. */
async function takeBackShares(
  trx: Trx,
  order: Order,
  refund: { shares: RefundShare[]; items: Awaited<ReturnType<typeof findItemAmounts>>; reason: string; at: Moment },
): Promise<void> {
  const { shares, items, reason, at } = refund;
  for (const item of await findItems(trx, order)) {
    const share = shares.find(({ key }) => key === item.key);
    const { totalFen, refundedFen } = items.find(({ key }) => key === item.key)!;
    if (!share) continue;
    const { amountFen } = share;
    const taken = { amountFen, refundedFen: refundedFen + amountFen, totalFen, reason, nowMs: at.ms };
    await sellableOf(item.kind).takeBack?.(trx, item, taken);
  }
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

/** What a payment can still give back; fen. */
export const refundableOf = (payment: Payment): number =>
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
