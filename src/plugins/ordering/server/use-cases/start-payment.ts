import type { Core } from '@strapi/strapi';
import { pool, withTransaction, type Trx } from '../../../../shared/database';
import { enqueue } from '../../../../shared/jobs';
import { conflict, notFound, Problem, unavailable, type ProblemText } from '../../../../shared/problem';
import { venue } from '../../../../shared/venue';
import { findOpenid } from '../../../membership/server/services';
import {
  createRefusal,
  ORDER_QUERY_AFTER_CREATE,
  PREPAY_RENEW_AFTER,
  wechat,
  WechatError,
  WechatNotConfigured,
  WechatRejected,
  WechatUnknown,
  type RequestPayment,
} from '../../../wechat-pay/server/services';
import { coveredFen } from '../domain/tenders';
import { SYNC_PAYMENT_JOB } from '../job-names';
import { findPendingChange, type OrderChange } from '../repositories/order-changes';
import { illegal, lockOrder, type Order } from '../repositories/orders';
import {
  countPayments,
  findPayments,
  insertPayment,
  movePayment,
  storePrepay,
  type Payment,
} from '../repositories/payments';
import { now, type Moment } from '../services/now';
import { syncPayment } from './sync-payment';

export interface StartedPayment {
  orderNo: string;
  paymentNo: string;
  amountFen: number;
  status: 'pending' | 'succeeded';
  wechat: RequestPayment | null;
}

/**
 * Opens the payment of an order, or the one already open: one order has one open payment, whatever the
 * guest taps. WeChat is asked outside any transaction; its parameters were stored first.
 * @throws Problem 404, 409 HOLD_EXPIRED or ILLEGAL_TRANSITION, 503 when WeChat does not answer
 */
export async function startPayment(
  strapi: Core.Strapi,
  input: { orderNo: string; memberId: number },
): Promise<StartedPayment> {
  const { order, payment } = await withTransaction(strapi, (trx) => openPayment(trx, input, now()));
  const { no: paymentNo, amountFen } = payment;
  const started = { orderNo: order.no, paymentNo, amountFen };
  if (payment.state === 'succeeded') return { ...started, status: 'succeeded', wechat: null };
  const prepayId = await prepay(strapi, payment);
  if (!prepayId) {
    // WeChat says that it is paid or closed; what it knows goes into the books, then the guest looks again.
    // When it does not say what, the notification and the jobs go on asking.
    await syncPayment(strapi, paymentNo).catch((error: unknown) => {
      if (!(error instanceof WechatError)) throw error;
    });
    throw conflict('PAYMENT_CHANGED', {
      zh: '付款状态刚刚有变化，请刷新订单',
      en: 'The payment has just changed; please refresh the order',
    });
  }
  return { ...started, status: 'pending', wechat: wechat().pay.signRequestPayment(prepayId) };
}

async function openPayment(
  trx: Trx,
  input: { orderNo: string; memberId: number },
  at: Moment,
): Promise<{ order: Order; payment: Payment }> {
  const order = await lockOrder(trx, input.orderNo);
  if (!order || order.memberId !== input.memberId) throw notFound();
  const change = await findPendingChange(trx, order.id);
  const all = await findPayments(trx, order.id);
  const due = change ? dueForChange(order, change) : dueForOrder(order, all);
  const payments = all.filter((payment) => payment.changeId === due.changeId);
  const done = payments.find((payment) => payment.state === 'succeeded');
  if (done) return { order, payment: done };
  if (!change && order.state !== 'pending') throw illegal(order);
  if (Date.parse(due.until) <= at.ms) throw conflict('HOLD_EXPIRED', due.expired);
  const open = payments.find(({ state, tender }) => state === 'pending' && tender === 'wechat');
  if (open) return { order, payment: open };
  // The database allows one open payment an order, whatever it is for.
  if (all.some((payment) => payment.state === 'closing')) {
    throw conflict('PAYMENT_CHANGED', {
      zh: '上一笔付款正在关闭，请稍后查看',
      en: 'An earlier payment is being closed; please look again shortly',
    });
  }
  return { order, payment: await newPayment(trx, order, due, at) };
}

/** What a payment of the order would be for. */
interface Due {
  changeId: number | null;
  amountFen: number;
  /** ISO; afterwards nothing can be paid any more. */
  until: string;
  description: string;
  expired: ProblemText;
}

/** What its wallet tenders do not pay. */
const dueForOrder = (order: Order, payments: readonly Payment[]): Due => ({
  changeId: null,
  amountFen: order.totalFen - coveredFen(payments),
  until: order.holdExpiresAt!,
  description: `${venue().name} ${order.title}`,
  expired: { zh: '付款时间已过，请重新下单', en: 'The time to pay has passed; please book again' },
});

const dueForChange = (order: Order, change: OrderChange): Due => ({
  changeId: change.id,
  amountFen: change.payFen,
  until: change.holdExpiresAt!,
  description: `${venue().name} 改期差价 ${order.title}`,
  expired: {
    zh: '付款时间已过，这次改期没有生效，请重新提出',
    en: 'The time to pay has passed and the change did not take effect; please ask for it again',
  },
});

async function newPayment(trx: Trx, order: Order, due: Due, at: Moment): Promise<Payment> {
  const openid = await findOpenid(trx, order.memberId);
  if (!openid)
    throw new Problem(409, 'NO_WECHAT_IDENTITY', {
      zh: '请在微信小程序中登录后付款',
      en: 'Please sign in through the mini-program to pay',
    });
  const payment = await insertPayment(trx, {
    no: `${order.no}-${(await countPayments(trx, order.id)) + 1}`,
    orderId: order.id,
    changeId: due.changeId,
    tender: 'wechat',
    amountFen: due.amountFen,
    state: 'pending',
    request: { description: due.description, expiresAt: due.until, openid },
    at: at.iso,
  });
  const runAt = new Date(at.ms + ORDER_QUERY_AFTER_CREATE[0] * 1000).toISOString();
  await enqueue(trx, SYNC_PAYMENT_JOB, { paymentNo: payment.no, attempt: 0 }, { runAt, jobKey: `sync:${payment.no}` });
  return payment;
}

/** A prepay id that is young enough, or null when WeChat refuses because the number is paid or closed. */
async function prepay(strapi: Core.Strapi, payment: Payment): Promise<string | null> {
  const age = payment.prepayAt ? Date.now() - Date.parse(payment.prepayAt) : Infinity;
  if (payment.prepayId && age < PREPAY_RENEW_AFTER * 1000) return payment.prepayId;
  const { description, expiresAt, openid } = payment.request!;
  try {
    const { prepayId } = await wechat().pay.createJsapiOrder({
      outTradeNo: payment.no,
      description,
      totalFen: payment.amountFen,
      openid,
      expiresAt,
      notifyUrl: wechat().notifyUrl,
    });
    // Closed meanwhile: an id that nobody is given cannot be paid.
    return (await storePrepay(pool(strapi), payment.id, prepayId, now().iso)) ? prepayId : null;
  } catch (error) {
    return refusedPrepay(strapi, payment, error);
  }
}

async function refusedPrepay(strapi: Core.Strapi, payment: Payment, error: unknown): Promise<null> {
  if (error instanceof WechatUnknown) {
    throw unavailable({
      zh: '微信支付暂时没有响应，订单仍为您保留，请稍后再试',
      en: 'WeChat Pay is not answering at the moment. Your booking is still held; please try again shortly.',
    });
  }
  if (error instanceof WechatNotConfigured) {
    throw new Problem(503, 'NOT_CONFIGURED', {
      zh: '商家尚未开通微信支付，请联系商家',
      en: 'Payment is not set up here yet; please contact the host',
    });
  }
  if (!(error instanceof WechatRejected)) throw error;
  const refusal = createRefusal(error.code, error.requestId);
  if (refusal === 'paid') return null;
  if (refusal === 'closed') {
    await movePayment(pool(strapi), payment.id, ['pending'], 'closed', now().iso);
    return null;
  }
  strapi.log.error('WeChat refused to create a payment', {
    payment: payment.no,
    code: error.code,
    field: error.field,
    reason: error.reason,
  });
  throw unavailable({
    zh: '暂时无法发起支付，商家已收到提醒，订单仍为您保留',
    en: 'The payment could not be started. The host has been told, and your booking is still held.',
  });
}
