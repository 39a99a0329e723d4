/** Money at the desk: cash, card terminal, transfer. It is taken and booked at once, so it is never pending. */
import type { Core } from '@strapi/strapi';
import { pool, withTransaction, type Db, type Trx } from '../../../../shared/database';
import { withIdempotency } from '../../../../shared/idempotency';
import { conflict, notFound, unavailable } from '../../../../shared/problem';
import { WechatError } from '../../../wechat-pay/server/services';
import { coveredFen, type OfflineTender } from '../domain/tenders';
import { findChange, type OrderChange } from '../repositories/order-changes';
import { findOrder, illegal, lockOrder, type Actor, type Order } from '../repositories/orders';
import { countPayments, findPayments, insertPayment, movePayment, type Payment } from '../repositories/payments';
import { now, type Moment } from '../services/now';
import { applyChange } from './apply-change';
import { closePaymentsAtWechat } from './close-unpaid-order';
import type { StaffCommand } from './serve-order';
import { settlePaidOrder, type Settlement } from './settle-paid-order';

export interface OfflinePayment {
  tender: OfflineTender;
  receiptNo?: string | null | undefined;
  note?: string | null | undefined;
}

export interface Collection extends OfflinePayment {
  /** The change whose difference is paid; absent: the order. */
  changeId?: number | undefined;
}

/**
 * Takes what is due on an order, or on a change of it that waits for its payment. What the guest opened at WeChat
 * is closed there first, as when a hold ends; money that WeChat has already taken wins.
 * @throws Problem 404, 409 PAID_BY_WECHAT, CHANGE_CLOSED, SOLD_OUT or ILLEGAL_TRANSITION, 503 when WeChat does not
 *   answer; then no money was booked
 */
export async function collectPayment(strapi: Core.Strapi, staff: StaffCommand, input: Collection): Promise<void> {
  const { orderNo, actor, idempotencyKey: key } = staff;
  const { changeId = null, ...payment } = input;
  const order = await findOrder(pool(strapi), orderNo);
  if (!order) throw notFound();
  const waits = changeId === null ? order.state : (await changeOf(pool(strapi), order, changeId)).state;
  if (waits === 'pending') await closeFirst(strapi, order, changeId);
  await withTransaction(strapi, (trx) =>
    withIdempotency(trx, { scope: `staff:${actor.id}:collect`, key, input: { orderNo, ...input } }, async () => {
      const locked = (await lockOrder(trx, orderNo))!;
      if (changeId === null) {
        await requireUnpaid(trx, locked);
        await takeOffline(trx, locked, payment, actor, now());
      } else {
        const change = await requireWaiting(trx, locked, changeId);
        await takeForChange(trx, locked, change, payment, actor, now());
      }
      return {};
    }),
  );
}

/** @throws Problem 404 for a change of another order */
async function changeOf(db: Db, order: Order, changeId: number): Promise<OrderChange> {
  const change = await findChange(db, changeId);
  if (change?.orderId !== order.id) throw notFound();
  return change;
}

async function closeFirst(strapi: Core.Strapi, order: Order, changeId: number | null): Promise<void> {
  try {
    if (await closePaymentsAtWechat(strapi, order.id, changeId)) return;
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
  requireNoneOpen(payments);
}

/** A payment that was opened since the others were closed at WeChat. */
function requireNoneOpen(payments: readonly Payment[]): void {
  if (!payments.some(({ state, tender }) => state === 'pending' && tender === 'wechat')) return;
  throw conflict('PAYMENT_CHANGED', {
    zh: '客人刚刚又打开了微信付款，请再试一次',
    en: 'The guest has just opened a WeChat payment again; please try once more',
  });
}

async function requireWaiting(trx: Trx, order: Order, changeId: number): Promise<OrderChange> {
  const change = await changeOf(trx, order, changeId);
  const payments = (await findPayments(trx, order.id)).filter((payment) => payment.changeId === changeId);
  if (change.state === 'applied') {
    throw payments.some(({ tender, state }) => tender === 'wechat' && state === 'succeeded')
      ? paidByWechat()
      : conflict('ALREADY_DONE', { zh: '这笔差价已经收过', en: 'This difference has been taken already' });
  }
  if (change.state === 'closed') {
    throw conflict('CHANGE_CLOSED', {
      zh: '这次变更已经失效，请不要收款；需要时请重新添加',
      en: 'This change has ended; please take no money, and ask for it again',
    });
  }
  requireNoneOpen(payments);
  return change;
}

/**
 * Books the difference and applies the change, in the caller's transaction.
 * @throws Problem 409 when what was wished is gone; the caller's transaction ends
 */
async function takeForChange(
  trx: Trx,
  order: Order,
  change: OrderChange,
  payment: OfflinePayment,
  actor: Actor,
  at: Moment,
): Promise<void> {
  const { id: changeId, payFen: amountFen } = change;
  const { id: paymentId } = await bookOffline(trx, order, { ...payment, changeId, amountFen }, actor, at);
  await applyChange(trx, order, change, { actor, at, paymentId, tender: payment.tender });
}

/** Writes the money down; what was being closed at WeChat is closed by now. */
async function bookOffline(
  trx: Trx,
  order: Order,
  taken: OfflinePayment & { changeId: number | null; amountFen: number },
  actor: Actor,
  at: Moment,
): Promise<Payment> {
  const { tender, receiptNo, note, changeId, amountFen } = taken;
  for (const payment of await findPayments(trx, order.id)) {
    if (payment.changeId === changeId) await movePayment(trx, payment.id, ['closing'], 'closed', at.iso);
  }
  return insertPayment(trx, {
    no: `${order.no}-${(await countPayments(trx, order.id)) + 1}`,
    orderId: order.id,
    changeId,
    tender,
    amountFen,
    state: 'succeeded',
    request: null,
    taken: { by: { id: actor.id, name: actor.name }, receiptNo: receiptNo || null, note: note || null },
    at: at.iso,
  });
}

/**
 * Books the money, which is what the order's wallet tenders do not pay, and settles the order, in the caller's
 * transaction.
 * @throws Problem 409 SOLD_OUT when the hold ran out and the place is gone, INSUFFICIENT_BALANCE when what the wallet
 *   was to pay is; the caller's transaction ends
 */
export async function takeOffline(
  trx: Trx,
  order: Order,
  payment: OfflinePayment,
  actor: Actor,
  at: Moment,
): Promise<void> {
  const amountFen = order.totalFen - coveredFen(await findPayments(trx, order.id));
  await bookOffline(trx, order, { ...payment, changeId: null, amountFen }, actor, at);
  const data = { tender: payment.tender, amountFen };
  requireSettled(await settlePaidOrder(trx, order, { paidFen: amountFen, paidAt: at.iso, at, actor, data }));
}

/** @throws Problem 409 when the order could not be settled; the caller's transaction ends */
export function requireSettled(settlement: Settlement): void {
  if (settlement === 'unfunded')
    throw conflict('INSUFFICIENT_BALANCE', {
      zh: '余额或积分已不足以支付抵扣的部分，请不要收款，重新下单',
      en: 'The wallet no longer has what it was to pay; please take no money and book again',
    });
  if (settlement === 'gone')
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
