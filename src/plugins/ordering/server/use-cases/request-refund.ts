import type { Trx } from '../../../../shared/database';
import { publish } from '../../../../shared/events';
import { enqueue } from '../../../../shared/jobs';
import { sumFen } from '../../../../shared/money';
import { clawBackOrder } from '../../../membership/server/services';
import { reverse } from '../../../wallet/server/services';
import { splitRefund, type RefundShare } from '../domain/refund-split';
import { isOffline, moneyKept, unitsBack } from '../domain/tenders';
import { EXECUTE_REFUND_JOB } from '../job-names';
import { addEvent, addRefunded, findItemAmounts, findItems, SYSTEM, type Order } from '../repositories/orders';
import { findPayments, lowerPrincipal, type Payment } from '../repositories/payments';
import { countRefunds, insertRefund, moveRefund, type ItemShare } from '../repositories/refunds';
import type { Moment } from '../services/now';
import { sellableOf } from '../services/registry';
import { finishWhenAllArrived } from './execute-refund';
import { refundableOf } from './refund-parts';

/**
 * Promises money back, from the payments of the order and the items they were for. The promise and the
 * job that keeps it are one transaction; the sum never exceeds what was paid, by constraint. What a completed order
 * has earned with money goes back in proportion to the money.
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
  await addRefunded(trx, order.id, shares, amountFen);
  await takeBackShares(trx, order, { shares, items, reason, at });
  for (const part of parts) {
    const payment = payments.find(({ id }) => id === part.paymentId)!;
    await writeRefund(trx, order, payment, part.amountFen, reason, part.allocation, at);
  }
  await publish(trx, 'order.refund', { orderNo: order.no, amountFen });
  const money = { before: moneyKept(payments), after: moneyKept(await findPayments(trx, order.id)) };
  await clawBackOrder(trx, { orderNo: order.no, money, nowMs: at.ms });
  // What goes into the wallet is there at once.
  await finishWhenAllArrived(trx, order, at);
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
  if (payment.units !== null) return returnToWallet(trx, order, { no, amountFen, payment, units: payment.units }, at);
  await enqueue(trx, EXECUTE_REFUND_JOB, { refundNo: no }, { jobKey: `refund:${no}` });
}

/** Into the very pockets it came from, in the same transaction: this refund has arrived. */
async function returnToWallet(
  trx: Trx,
  order: Order,
  refund: { no: string; amountFen: number; payment: Payment; units: number },
  at: Moment,
): Promise<void> {
  const { no, amountFen, payment, units } = refund;
  const { id, tender, refundedFen, transactionId } = payment;
  const back = unitsBack({ ...payment, units }, { before: refundedFen, after: refundedFen + amountFen });
  if (back > 0) {
    const command = { key: `refund:${no}`, reference: order.no, actor: { kind: 'system' }, now: at.iso } as const;
    const { parts } = await reverse(trx, { ...command, transfer: transactionId!, amount: back });
    await lowerPrincipal(trx, id, sumFen(parts.map((part) => (part.asset === 'principal' ? part.amount : 0))));
  }
  await moveRefund(trx, no, ['pending'], 'succeeded', { wechatRefundId: null, at: at.iso });
  const data = { refundNo: no, amountFen, tender, units: back };
  await addEvent(trx, order.id, 'refund-arrived', { actor: SYSTEM, at: at.iso, data });
}
