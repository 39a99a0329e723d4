/** Money at the desk: cash, card terminal, transfer. It is taken and booked at once, so it is never pending. */
import type { Core } from '@strapi/strapi';
import { pool, withTransaction, type Trx } from '../../../../shared/database';
import { withIdempotency } from '../../../../shared/idempotency';
import { conflict, notFound, unavailable } from '../../../../shared/problem';
import { WechatError } from '../../../wechat-pay/server/services';
import { findOrder, illegal, lockOrder, type Actor, type Order } from '../repositories/orders';
import { countPayments, findPayments, insertPayment, movePayment, type OfflineTender } from '../repositories/payments';
import { now, type Moment } from '../services/now';
import { closePaymentsAtWechat } from './close-unpaid-order';
import type { StaffCommand } from './serve-order';
import { settlePaidOrder } from './settle-paid-order';

export interface OfflinePayment {
  tender: OfflineTender;
  receiptNo?: string | null | undefined;
  note?: string | null | undefined;
}

/**
 * Takes what is due on an order that waits for its payment. What the guest opened at WeChat is closed there
 * first, as when a hold ends; money that WeChat has already taken wins.
 * @throws Problem 409 PAID_BY_WECHAT, SOLD_OUT or ILLEGAL_TRANSITION, 503 when WeChat does not answer; then no
 *   money was booked
 */
export async function collectPayment(strapi: Core.Strapi, staff: StaffCommand, input: OfflinePayment): Promise<void> {
  const { orderNo, actor, idempotencyKey: key } = staff;
  const order = await findOrder(pool(strapi), orderNo);
  if (!order) throw notFound();
  if (order.state === 'pending') await closeFirst(strapi, order);
  await withTransaction(strapi, (trx) =>
    withIdempotency(trx, { scope: `staff:${actor.id}:collect`, key, input: { orderNo, ...input } }, async () => {
      const locked = (await lockOrder(trx, orderNo))!;
      await requireUnpaid(trx, locked);
      await takeOffline(trx, locked, input, actor, now());
      return {};
    }),
  );
}

async function closeFirst(strapi: Core.Strapi, order: Order): Promise<void> {
  try {
    if (await closePaymentsAtWechat(strapi, order.id)) return;
  } catch (error) {
    if (!(error instanceof WechatError)) throw error;
    throw unavailable({
      zh: '客人正在用微信付款，而微信暂时没有回应。请先不要收款，稍后再试',
      en: 'A WeChat payment is open and WeChat is not answering. Please take no money yet and try again shortly',
    });
  }
  throw paidByWechat();
}

async function requireUnpaid(trx: Trx, order: Order): Promise<void> {
  const payments = await findPayments(trx, order.id);
  if (order.state !== 'pending') {
    throw payments.some(({ tender, state }) => tender === 'wechat' && state === 'succeeded')
      ? paidByWechat()
      : illegal(order);
  }
  if (payments.some(({ state }) => state === 'pending')) {
    throw conflict('PAYMENT_CHANGED', {
      zh: '客人刚刚又打开了微信付款，请再试一次',
      en: 'The guest has just opened a WeChat payment again; please try once more',
    });
  }
}

/**
 * Books the money and settles the order, in the caller's transaction.
 * @throws Problem 409 SOLD_OUT when the hold ran out and the place is gone; the caller's transaction ends
 */
export async function takeOffline(
  trx: Trx,
  order: Order,
  { tender, receiptNo = null, note = null }: OfflinePayment,
  actor: Actor,
  at: Moment,
): Promise<void> {
  for (const payment of await findPayments(trx, order.id))
    await movePayment(trx, payment.id, ['closing'], 'closed', at.iso);
  await insertPayment(trx, {
    no: `${order.no}-${(await countPayments(trx, order.id)) + 1}`,
    orderId: order.id,
    tender,
    amountFen: order.totalFen,
    state: 'succeeded',
    request: null,
    taken: { by: { id: actor.id, name: actor.name }, receiptNo: receiptNo || null, note: note || null },
    at: at.iso,
  });
  const data = { tender, amountFen: order.totalFen };
  const settled = await settlePaidOrder(trx, order, { paidFen: order.totalFen, paidAt: at.iso, at, actor, data });
  if (settled) return;
  throw conflict('SOLD_OUT', {
    zh: '保留时间已过，房间已被他人订走，请不要收款',
    en: 'The hold has ended and the place is gone; please take no money',
  });
}

const paidByWechat = (): Error =>
  conflict('PAID_BY_WECHAT', {
    zh: '客人已经用微信付清，请不要再收款',
    en: 'The guest has already paid by WeChat; please take no money',
  });
