import type { Core } from '@strapi/strapi';
import { pool, withTransaction, type Trx } from '../../../../shared/database';
import { enqueue } from '../../../../shared/jobs';
import {
  REFUND_QUERY_WAITS,
  REFUND_WITHIN_DAYS,
  wechat,
  WechatRejected,
  waitBefore,
  type WechatRefund,
} from '../../../wechat-pay/server/services';
import { EXECUTE_REFUND_JOB, FOLLOW_REFUND_JOB } from '../job-names';
import { addEvent, lockOrder, move, SYSTEM, WECHAT, type Order } from '../repositories/orders';
import {
  countClosedRefunds,
  countRefunds,
  countUnfinishedRefunds,
  findRefundToExecute,
  insertRefund,
  leaveToDesk,
  moveRefund,
  unbookRefund,
  type RefundToExecute,
} from '../repositories/refunds';
import { now, type Moment } from '../services/now';

/** WeChat's own limit is 50 refunds an order; what it closes is tried again a few times, then people hand it back. */
const MAX_SUCCESSORS = 5;

/**
 * Asks WeChat for a promised refund. Repeats use the same number and the same amounts, so a second request
 * is the same refund and never another one. What WeChat refuses for good, because the payment is too old, people hand
 * back; that it is too old is told by our own records, since nobody signs a refusal.
 * @throws WechatError when the outcome is unknown; the job runs again
 */
export async function executeRefund(strapi: Core.Strapi, refundNo: string): Promise<void> {
  const refund = await findRefundToExecute(pool(strapi), refundNo);
  if (!refund || refund.state !== 'pending') return;
  if (refund.tender !== 'wechat' || refund.byHand) return;
  const known = await wechat().pay.queryRefund(refundNo);
  if (known.status !== 'NOT_FOUND') return void (await bookAndFollow(strapi, refundNo, known));
  try {
    await bookAndFollow(strapi, refundNo, await wechat().pay.requestRefund(requestOf(refund)));
  } catch (error) {
    if (error instanceof WechatRejected) {
      strapi.log.error('WeChat refused a refund', { refund: refundNo, code: error.code, reason: error.reason });
      if (isOverdue(refund)) return leaveOverdue(strapi, refund);
    }
    throw error;
  }
}

const isOverdue = ({ paidAt }: RefundToExecute): boolean =>
  paidAt !== null && now().ms - Date.parse(paidAt) > REFUND_WITHIN_DAYS * 86_400_000;

async function leaveOverdue(strapi: Core.Strapi, refund: RefundToExecute): Promise<void> {
  await withTransaction(strapi, async (trx) => {
    await lockOrder(trx, refund.orderNo);
    const at = now().iso;
    if (!(await leaveToDesk(trx, refund.no, 'overdue', at))) return;
    await addEvent(trx, refund.orderId, 'refund-by-hand', { actor: SYSTEM, at, data: { refundNo: refund.no } });
  });
}

const requestOf = (refund: RefundToExecute): Parameters<ReturnType<typeof wechat>['pay']['requestRefund']>[0] => ({
  outTradeNo: refund.paymentNo,
  transactionId: refund.transactionId,
  outRefundNo: refund.no,
  refundFen: refund.amountFen,
  totalFen: refund.paymentFen,
  reason: refund.reason,
  notifyUrl: wechat().notifyUrl,
});

/** 200 means accepted: until WeChat reports the end it is asked again, less and less often. */
async function bookAndFollow(strapi: Core.Strapi, refundNo: string, answer: WechatRefund): Promise<void> {
  if ((await bookRefund(strapi, refundNo, answer)) !== 'open') return;
  await scheduleFollow(strapi, refundNo, 0);
}

export async function followRefund(strapi: Core.Strapi, refundNo: string, attempt: number): Promise<void> {
  const refund = await findRefundToExecute(pool(strapi), refundNo);
  if (refund?.state !== 'processing' && refund?.state !== 'abnormal') return;
  const answer = await wechat().pay.queryRefund(refundNo);
  if (answer.status !== 'NOT_FOUND' && (await bookRefund(strapi, refundNo, answer)) !== 'open') return;
  await scheduleFollow(strapi, refundNo, attempt + 1);
}

async function scheduleFollow(strapi: Core.Strapi, refundNo: string, attempt: number): Promise<void> {
  const wait = waitBefore(REFUND_QUERY_WAITS, attempt, true)!;
  const runAt = new Date(Date.now() + wait * 1000).toISOString();
  await enqueue(pool(strapi), FOLLOW_REFUND_JOB, { refundNo, attempt }, { runAt, jobKey: `follow:${refundNo}` });
}

export type RefundOutcome = 'open' | 'done' | 'mismatch' | 'unknown-refund';

/**
 * Books what WeChat says of a refund, by notification or query; in any order, any number of times. Another amount or
 * transaction is another refund: a database that was restored gives a number out again.
 */
export async function bookRefund(strapi: Core.Strapi, refundNo: string, answer: WechatRefund): Promise<RefundOutcome> {
  return withTransaction(strapi, async (trx) => {
    const found = await findRefundToExecute(trx, refundNo);
    if (!found) return 'unknown-refund';
    const order = (await lockOrder(trx, found.orderNo))!;
    const at = now();
    if (!isSame(found, answer)) {
      strapi.log.error('WeChat knows another refund by this number', { refund: refundNo, wechatFen: answer.refundFen });
      if (await leaveToDesk(trx, refundNo, 'mismatch', at.iso)) {
        const data = { refundNo, amountFen: answer.refundFen, promisedFen: found.amountFen };
        await addEvent(trx, order.id, 'refund-mismatch', { actor: WECHAT, at: at.iso, data });
      }
      return 'mismatch';
    }
    const facts = { wechatRefundId: answer.refundId, at: at.iso };
    const open = ['pending', 'processing', 'abnormal'] as const;
    if (answer.status === 'SUCCESS') {
      if (!(await moveRefund(trx, refundNo, open, 'succeeded', facts))) return 'done';
      await addEvent(trx, order.id, 'refund-arrived', {
        actor: WECHAT,
        at: at.iso,
        data: { refundNo, amountFen: found.amountFen },
      });
      await finishWhenAllArrived(trx, order, at);
      return 'done';
    }
    if (answer.status === 'ABNORMAL') {
      if (await moveRefund(trx, refundNo, ['pending', 'processing'], 'abnormal', facts)) {
        await addEvent(trx, order.id, 'refund-abnormal', { actor: WECHAT, at: at.iso, data: { refundNo } });
      }
      // Somebody settles it at WeChat's merchant platform; until then it is asked for now and then.
      return 'open';
    }
    if (answer.status === 'CLOSED') {
      if (await moveRefund(trx, refundNo, open, 'closed', facts)) await replaceClosed(strapi, trx, found, at.iso);
      return 'done';
    }
    await moveRefund(trx, refundNo, ['pending'], 'processing', facts);
    return 'open';
  });
}

const isSame = (refund: RefundToExecute, answer: WechatRefund): boolean =>
  answer.refundFen === refund.amountFen &&
  (!answer.transactionId || !refund.transactionId || answer.transactionId === refund.transactionId);

/** The last refund that arrives ends an order that was waiting for it. */
export async function finishWhenAllArrived(trx: Trx, order: Order, at: Moment): Promise<void> {
  if (order.state !== 'refunding' || (await countUnfinishedRefunds(trx, order.id)) > 0) return;
  await move(trx, order, 'finish-refund', { actor: SYSTEM, at: at.iso });
}

/** Closed failed for good: the same money needs a new number, and people once WeChat has had its tries. */
async function replaceClosed(strapi: Core.Strapi, trx: Trx, closed: RefundToExecute, at: string): Promise<void> {
  const { orderId, paymentId, amountFen, reason, allocation, paymentNo } = closed;
  await addEvent(trx, orderId, 'refund-closed', { actor: WECHAT, at, data: { refundNo: closed.no } });
  const byHand = (await countClosedRefunds(trx, paymentId)) > MAX_SUCCESSORS ? 'closed' : null;
  const no = `${paymentNo}R${(await countRefunds(trx, paymentId)) + 1}`;
  await unbookRefund(trx, paymentId, amountFen);
  await insertRefund(trx, { no, orderId, paymentId, amountFen, reason, allocation, at, byHand });
  if (!byHand) return enqueue(trx, EXECUTE_REFUND_JOB, { refundNo: no }, { jobKey: `refund:${no}` });
  strapi.log.error('WeChat closed every try of a refund', { refund: no });
  await addEvent(trx, orderId, 'refund-by-hand', { actor: SYSTEM, at, data: { refundNo: no } });
}
