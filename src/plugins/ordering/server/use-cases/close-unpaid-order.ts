import type { Core } from '@strapi/strapi';
import { pool, withTransaction } from '../../../../shared/database';
import { isPaid, wechat } from '../../../wechat-pay/server/services';
import { findItems, findOrder, lockOrder, move, type Actor, type Order } from '../repositories/orders';
import { findPayments, movePayment, type Payment } from '../repositories/payments';
import { now } from '../services/now';
import { sellableOf } from '../services/registry';
import { completePayment } from './complete-payment';
import { freeTenders } from './hold-tenders';
import { releaseCoupon } from './order-coupon';

export interface CloseUnpaid {
  orderNo: string;
  /** Expiry waits for the hold to end; a person does not. */
  cause: 'expired' | 'cancelled';
  actor: Actor;
  reason: string | null;
}

/**
 * Ends an order that was not paid: ask WeChat → close there → only then give the place back. Money that is
 * found on the way completes the order instead.
 * @returns what the order is afterwards
 * @throws WechatError when WeChat's answer is unknown: the order stays as it is and the call may be repeated
 */
export async function closeUnpaidOrder(strapi: Core.Strapi, input: CloseUnpaid): Promise<Order | undefined> {
  const order = await findOrder(pool(strapi), input.orderNo);
  if (!order || order.state !== 'pending') return order;
  if (input.cause === 'expired' && Date.parse(order.holdExpiresAt!) > Date.now()) return order;
  if (!(await closePaymentsAtWechat(strapi, order.id))) return findOrder(pool(strapi), input.orderNo);
  return withTransaction(strapi, async (trx) => {
    const locked = (await lockOrder(trx, input.orderNo))!;
    if (locked.state !== 'pending') return locked;
    const at = now();
    const payments = await findPayments(trx, locked.id);
    // A payment opened since then: closing would strand it, so the next call closes it first.
    if (payments.some(({ state, tender }) => state === 'pending' && tender === 'wechat')) return locked;
    for (const payment of payments) await movePayment(trx, payment.id, ['closing'], 'closed', at.iso);
    for (const item of await findItems(trx, locked)) {
      await sellableOf(item.kind).release(trx, item, { nowMs: at.ms, reason: input.cause });
    }
    await freeTenders(trx, locked, input.cause, at);
    await releaseCoupon(trx, locked, at);
    const data = { cause: input.cause };
    return move(trx, locked, 'close', {
      actor: input.actor,
      at: at.iso,
      reason: input.reason,
      data,
      set: { ended_at: at.iso },
    });
  });
}

/**
 * Closes whatever the guest opened at WeChat for the order, or for a change of it. True when no money can come any more; false when it has come,
 * and the order is paid.
 * @throws WechatError when WeChat's answer is unknown
 */
export async function closePaymentsAtWechat(
  strapi: Core.Strapi,
  orderId: number,
  changeId: number | null = null,
): Promise<boolean> {
  for (const payment of await findPayments(pool(strapi), orderId)) {
    if (payment.tender !== 'wechat' || payment.changeId !== changeId) continue;
    if (!(await closeAtWechat(strapi, payment))) return false;
  }
  return true;
}

/**
 * Finishes what was begun when WeChat did not answer, or by a process that died: until then the guest can open no
 * other payment.
 * @throws WechatError when WeChat's answer is unknown
 */
export async function finishClosing(strapi: Core.Strapi, payment: Payment): Promise<void> {
  if (await closeAtWechat(strapi, payment))
    await movePayment(pool(strapi), payment.id, ['closing'], 'closed', now().iso);
}

/** True when WeChat can take no more money for this number; false when it already has. */
async function closeAtWechat(strapi: Core.Strapi, payment: Payment): Promise<boolean> {
  if (payment.state === 'closed') return true;
  if (payment.state === 'succeeded') return false;
  // From here on nobody is given a prepay id of this payment any more.
  await movePayment(pool(strapi), payment.id, ['pending'], 'closing', now().iso);
  const before = await wechat().pay.queryOrder(payment.no);
  if (before.transaction && isPaid(before.state)) return booked(await completePayment(strapi, before.transaction));
  if (before.state === 'NOT_FOUND' || before.state === 'CLOSED') return true;
  if ((await wechat().pay.closeOrder(payment.no)) === 'closed') return true;
  const after = await wechat().pay.queryOrder(payment.no);
  if (after.transaction && isPaid(after.state)) return booked(await completePayment(strapi, after.transaction));
  throw new Error(`payment ${payment.no}: WeChat calls it paid but does not show the payment yet`);
}

/** A payment that does not match our books is an incident for people; the place is not given back on it. */
function booked(outcome: string): false {
  if (outcome === 'mismatch' || outcome === 'unknown-payment') throw new Error(`payment incident: ${outcome}`);
  return false;
}
