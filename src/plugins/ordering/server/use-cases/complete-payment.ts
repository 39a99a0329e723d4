import type { Core } from '@strapi/strapi';
import { withTransaction, type Trx } from '../../../../shared/database';
import { findOpenid } from '../../../membership/server/services';
import { checkTransaction, isPaid, wechat, type WechatTransaction } from '../../../wechat-pay/server/services';
import { addEvent, findItems, lockOrder, move, SYSTEM, WECHAT, type Order } from '../repositories/orders';
import { findPaymentByNo, findPayments, markSucceeded, type Payment } from '../repositories/payments';
import { now, type Moment } from '../services/now';
import { sellableOf } from '../services/registry';
import { applyPaidChange, refusePaidChange } from './complete-change';
import { freeTenders } from './hold-tenders';
import { releaseCoupon } from './order-coupon';
import { requestRefund, returnPayment } from './request-refund';
import { settlePaidOrder } from './settle-paid-order';

/** What became of a reported payment. */
export type Completion = 'fulfilled' | 'refunding' | 'already-known' | 'unknown-payment' | 'not-paid' | 'mismatch';

/**
 * The one path by which money reaches an order: notification, query, expiry and the client's return all end
 * here, in any order and any number; the first writer wins and the others find it done.
 */
export async function completePayment(strapi: Core.Strapi, transaction: WechatTransaction): Promise<Completion> {
  if (!isPaid(transaction.state)) return 'not-paid';
  const outcome = await withTransaction(strapi, (trx) => complete(trx, transaction, now()));
  if (outcome === 'mismatch' || outcome === 'unknown-payment') {
    strapi.log.error(`payment incident: ${outcome}`, {
      payment: transaction.outTradeNo,
      transaction: transaction.transactionId,
    });
  }
  return outcome;
}

async function complete(trx: Trx, transaction: WechatTransaction, at: Moment): Promise<Completion> {
  const found = await findPaymentByNo(trx, transaction.outTradeNo);
  if (!found) return 'unknown-payment';
  const order = (await lockOrder(trx, found.orderNo))!;
  const payment = (await findPayments(trx, order.id)).find(({ id }) => id === found.id)!;
  if (payment.state === 'succeeded') return 'already-known';
  if (!(await matches(trx, order, payment, transaction, at))) return 'mismatch';
  const receipt = { transactionId: transaction.transactionId!, paidAt: transaction.successTime ?? at.iso };
  return payment.changeId === null
    ? completeOrder(trx, order, payment, receipt, at)
    : completeChange(trx, order, payment, receipt, at);
}

interface Receipt {
  transactionId: string;
  paidAt: string;
}

async function completeOrder(
  trx: Trx,
  order: Order,
  payment: Payment,
  receipt: Receipt,
  at: Moment,
): Promise<Completion> {
  const needed = order.state === 'pending' || order.state === 'closed';
  if (!(await markSucceeded(trx, payment.id, { ...receipt, extra: !needed, at: at.iso }))) return 'already-known';
  if (!needed) return sendBack(trx, order, payment, at);
  const { paidAt } = receipt;
  const settlement = await settlePaidOrder(trx, order, { paidFen: payment.amountFen, paidAt, at });
  if (settlement === 'settled') return 'fulfilled';
  return refuseLate(trx, order, { amountFen: payment.amountFen, paidAt, settlement }, at);
}

/** A surcharge either applies its change or goes back in full; what was ordered is as it was then. */
async function completeChange(
  trx: Trx,
  order: Order,
  payment: Payment,
  receipt: Receipt,
  at: Moment,
): Promise<Completion> {
  const applied = await applyPaidChange(trx, order, payment, at);
  if (!(await markSucceeded(trx, payment.id, { ...receipt, extra: !applied, at: at.iso }))) return 'already-known';
  if (applied) return 'fulfilled';
  await refusePaidChange(trx, order, payment, at);
  await returnPayment(trx, order, payment, '改期未能生效，差价全额退回', at);
  return 'refunding';
}

/** Amount, currency, merchant, app and payer must be the ones of our own records. */
async function matches(
  trx: Trx,
  order: Order,
  payment: Payment,
  transaction: WechatTransaction,
  at: Moment,
): Promise<boolean> {
  const openid = payment.request?.openid ?? (await findOpenid(trx, order.memberId)) ?? '';
  const expected = {
    ...wechat().pay.identity!,
    outTradeNo: payment.no,
    totalFen: payment.amountFen,
    currency: 'CNY' as const,
    openid,
  };
  const differences = checkTransaction(expected, transaction).map(({ field }) => field);
  if (!transaction.transactionId) return false;
  if (differences.length === 0) return true;
  await addEvent(trx, order.id, 'payment-mismatch', {
    actor: WECHAT,
    at: at.iso,
    data: { paymentNo: payment.no, fields: differences },
  });
  return false;
}

/** The order had been paid already, or had ended: this money was not needed. */
async function sendBack(trx: Trx, order: Order, payment: Payment, at: Moment): Promise<Completion> {
  await addEvent(trx, order.id, 'extra-payment', {
    actor: WECHAT,
    at: at.iso,
    data: { paymentNo: payment.no, amountFen: payment.amountFen },
  });
  await returnPayment(trx, order, payment, '重复付款，原路退回', at);
  return 'refunding';
}

const REFUSALS = {
  gone: '付款到账时所订已被他人订走，全额退回',
  unfunded: '付款到账时余额或积分已不足以支付其余部分，全额退回',
} as const;

/**
 * Paid after the hold had ended, and what was bought, or what the wallet was to pay, is gone: all of it goes back, and
 * the order says so.
 */
async function refuseLate(
  trx: Trx,
  order: Order,
  paid: { amountFen: number; paidAt: string; settlement: keyof typeof REFUSALS },
  at: Moment,
): Promise<Completion> {
  const { amountFen, paidAt, settlement } = paid;
  for (const item of await findItems(trx, order)) {
    await sellableOf(item.kind).release(trx, item, { nowMs: at.ms, reason: 'paid too late' });
  }
  await freeTenders(trx, order, 'paid too late', at);
  const refunding = await move(trx, order, 'return-payment', {
    actor: SYSTEM,
    at: at.iso,
    reason: REFUSALS[settlement],
    set: { paid_fen: amountFen, paid_at: paidAt, ended_at: at.iso },
  });
  await requestRefund(trx, refunding, amountFen, '付款超时，全额退款', at);
  await releaseCoupon(trx, order, at);
  return 'refunding';
}
