import type { Core } from '@strapi/strapi';
import { pool } from '../../../../shared/database';
import { enqueue } from '../../../../shared/jobs';
import { isPaid, ORDER_QUERY_AFTER_CREATE, wechat } from '../../../wechat-pay/server/services';
import { SYNC_PAYMENT_JOB } from '../job-names';
import { findOrder } from '../repositories/orders';
import { findPaymentByNo, findPayments, movePayment } from '../repositories/payments';
import { now } from '../services/now';
import { finishClosing } from './close-unpaid-order';
import { completePayment, type Completion } from './complete-payment';

/**
 * Asks WeChat what became of a payment and books the answer.
 * @throws WechatError when WeChat does not answer; nothing was changed
 */
export async function syncPayment(strapi: Core.Strapi, paymentNo: string): Promise<Completion> {
  const payment = await findPaymentByNo(pool(strapi), paymentNo);
  if (!payment) return 'unknown-payment';
  if (payment.state === 'succeeded' || payment.tender !== 'wechat') return 'already-known';
  const answer = await wechat().pay.queryOrder(paymentNo);
  if (answer.transaction && isPaid(answer.state)) return completePayment(strapi, answer.transaction);
  if (answer.state === 'CLOSED')
    await movePayment(pool(strapi), payment.id, ['pending', 'closing'], 'closed', now().iso);
  return 'not-paid';
}

/** The client's return from the cashier: asks about every payment of the order that is still open. */
export async function syncOrder(strapi: Core.Strapi, orderNo: string): Promise<void> {
  const order = await findOrder(pool(strapi), orderNo);
  if (!order) return;
  for (const payment of await findPayments(pool(strapi), order.id)) {
    if (payment.prepayId && (payment.state === 'pending' || payment.state === 'closing'))
      await syncPayment(strapi, payment.no);
  }
}

/**
 * One step of WeChat's recommended query schedule; the next one is enqueued while the payment is open. One whose
 * closing was begun is closed.
 */
export async function followPayment(strapi: Core.Strapi, paymentNo: string, attempt: number): Promise<void> {
  const found = await findPaymentByNo(pool(strapi), paymentNo);
  if (found?.state === 'closing') return finishClosing(strapi, found);
  const outcome = await syncPayment(strapi, paymentNo);
  const next = ORDER_QUERY_AFTER_CREATE[attempt + 1];
  if (outcome !== 'not-paid' || next === undefined) return;
  const payment = await findPaymentByNo(pool(strapi), paymentNo);
  if (payment?.state !== 'pending') return;
  const wait = next - ORDER_QUERY_AFTER_CREATE[attempt]!;
  const runAt = new Date(Date.now() + wait * 1000).toISOString();
  await enqueue(
    pool(strapi),
    SYNC_PAYMENT_JOB,
    { paymentNo, attempt: attempt + 1 },
    { runAt, jobKey: `sync:${paymentNo}` },
  );
}
