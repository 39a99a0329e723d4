/** The plugin's durable jobs and the ticks that look after what they should have done. */
import type { Core } from '@strapi/strapi';
import { tick } from '../../../shared/clock';
import { pool } from '../../../shared/database';
import { enqueue, registerJob } from '../../../shared/jobs';
import {
  CLOSE_CHANGE_JOB,
  EXECUTE_REFUND_JOB,
  EXPIRE_JOB,
  FOLLOW_REFUND_JOB,
  REPORT_FULFILMENT_JOB,
  SYNC_PAYMENT_JOB,
} from './job-names';
import { findChangesToClose } from './repositories/order-changes';
import { findOverdueOrders, SYSTEM } from './repositories/orders';
import { findOpenPaymentNos } from './repositories/payments';
import { findUnfinishedRefundNos } from './repositories/refunds';
import { closeChange } from './use-cases/close-change';
import { closeUnpaidOrder } from './use-cases/close-unpaid-order';
import { executeRefund, followRefund } from './use-cases/execute-refund';
import { purgeNumbers } from './use-cases/keep-guests';
import { reportFulfilment } from './use-cases/report-fulfilment';
import { followPayment } from './use-cases/sync-payment';

const text = (value: unknown): string => (typeof value === 'string' ? value : '');
const ago = (minutes: number): string => new Date(Date.now() - minutes * 60_000).toISOString();

export function registerOrderingJobs(strapi: Core.Strapi): void {
  registerJob(EXPIRE_JOB, async ({ orderNo, cause, reason }) => {
    const cancelled = cause === 'cancelled';
    const after = await closeUnpaidOrder(strapi, {
      orderNo: text(orderNo),
      cause: cancelled ? 'cancelled' : 'expired',
      actor: SYSTEM,
      reason: cancelled ? text(reason) : '超过付款时间',
    });
    // Too early by this process's clock, or a payment was opened meanwhile: the queue comes back to it.
    if (after?.state === 'pending') throw new Error(`order ${after.no} still waits for its payment`);
  });
  registerJob(CLOSE_CHANGE_JOB, async ({ changeId, cause }) => {
    const after = await closeChange(strapi, {
      changeId: Number(changeId),
      cause: cause === 'abandoned' || cause === 'superseded' ? cause : 'expired',
      actor: SYSTEM,
    });
    if (after?.state === 'pending') throw new Error(`change ${after.id} still waits for its payment`);
  });
  registerJob(SYNC_PAYMENT_JOB, ({ paymentNo, attempt }) => followPayment(strapi, text(paymentNo), Number(attempt)));
  registerJob(EXECUTE_REFUND_JOB, ({ refundNo }) => executeRefund(strapi, text(refundNo)));
  registerJob(FOLLOW_REFUND_JOB, ({ refundNo, attempt }) => followRefund(strapi, text(refundNo), Number(attempt)));
  registerJob(REPORT_FULFILMENT_JOB, ({ orderNo }) => reportFulfilment(strapi, text(orderNo)));
}

/** A job that was lost (a restored backup, a queue emptied by hand) is found again by what it left undone. */
export function startOrderingTicks(strapi: Core.Strapi): void {
  tick(strapi, 'ordering.forget-identities', '41 19 * * *', async () => {
    await purgeNumbers(strapi);
  });
  tick(strapi, 'ordering.sweep', '*/5 * * * *', async () => {
    const db = pool(strapi);
    for (const orderNo of await findOverdueOrders(db, ago(2), 200))
      await enqueue(db, EXPIRE_JOB, { orderNo }, { jobKey: `expire:${orderNo}` });
    for (const changeId of await findChangesToClose(db, ago(2), 200))
      await enqueue(db, CLOSE_CHANGE_JOB, { changeId, cause: 'expired' }, { jobKey: `close-change:${changeId}` });
    for (const paymentNo of await findOpenPaymentNos(db, ago(10), 200)) {
      await enqueue(db, SYNC_PAYMENT_JOB, { paymentNo, attempt: 99 }, { jobKey: `sweep:${paymentNo}` });
    }
    for (const refundNo of await findUnfinishedRefundNos(db, ago(10), 200)) {
      await enqueue(db, EXECUTE_REFUND_JOB, { refundNo }, { jobKey: `sweep-refund:${refundNo}` });
      await enqueue(db, FOLLOW_REFUND_JOB, { refundNo, attempt: 5 }, { jobKey: `follow:${refundNo}` });
    }
  });
}
