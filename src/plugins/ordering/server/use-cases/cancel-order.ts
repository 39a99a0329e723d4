import type { Core } from '@strapi/strapi';
import { withTransaction, type Trx } from '../../../../shared/database';
import { withIdempotency } from '../../../../shared/idempotency';
import { enqueue } from '../../../../shared/jobs';
import { formatFen } from '../../../../shared/money';
import { conflict, notFound, unavailable } from '../../../../shared/problem';
import { WechatError } from '../../../wechat-pay/server/services';
import { pool } from '../../../../shared/database';
import { EXPIRE_JOB } from '../job-names';
import { findItems, findOrder, illegal, lockOrder, move, type Actor, type Order } from '../repositories/orders';
import { now, type Moment } from '../services/now';
import { sellableOf } from '../services/registry';
import { cancellationTerms } from './cancellation-terms';
import { closeUnpaidOrder } from './close-unpaid-order';
import { supersedeChange } from './drop-change';
import { giveBackCoupon } from './order-coupon';
import { requestRefund } from './request-refund';

export interface CancelOrder {
  orderNo: string;
  memberId: number;
  reason: string;
  /** What the guest was shown; fen. */
  expectedRefundFen: number;
  idempotencyKey: string;
  actor: Actor;
}

/**
 * The guest cancels. Unpaid: closed at WeChat first, then released. Paid: released and refunded by policy.
 * @throws Problem 409 REFUND_CHANGED when the refund is not what the guest was shown
 */
export async function cancelOrder(strapi: Core.Strapi, command: CancelOrder): Promise<void> {
  const order = await findOrder(pool(strapi), command.orderNo);
  if (!order || order.memberId !== command.memberId) throw notFound();
  if (order.state === 'pending') return cancelUnpaid(strapi, command);
  // This very request, sent again, or the end of the hold: what the guest wants has happened.
  if (order.state === 'closed') return;
  const { idempotencyKey: key, actor, ...input } = command;
  await withTransaction(strapi, (trx) =>
    withIdempotency(trx, { scope: `member:${command.memberId}:cancel-order`, key, input }, async () => {
      const locked = (await lockOrder(trx, command.orderNo))!;
      const { refundFen } = cancellationTerms(locked, now().ms);
      if (refundFen !== command.expectedRefundFen) throw refundChanged(refundFen);
      await cancelPaid(trx, locked, { name: 'cancel', refundFen, reason: command.reason, actor, at: now() });
      return {};
    }),
  );
}

async function cancelUnpaid(strapi: Core.Strapi, command: CancelOrder): Promise<void> {
  try {
    const { orderNo, actor, reason } = command;
    const close = (): Promise<Order | undefined> =>
      closeUnpaidOrder(strapi, { orderNo, cause: 'cancelled', actor, reason });
    let after = await close();
    // A payment that was opened in the same moment is closed by the second call.
    if (after?.state === 'pending') after = await close();
    if (after && after.state !== 'closed') throw illegal(after);
  } catch (error) {
    if (!(error instanceof WechatError)) throw error;
    await enqueue(
      pool(strapi),
      EXPIRE_JOB,
      { orderNo: command.orderNo, cause: 'cancelled', reason: command.reason },
      { jobKey: `cancel:${command.orderNo}` },
    );
    throw unavailable({
      zh: '微信支付暂时没有响应，我们会继续为您取消这笔订单，请稍后查看',
      en: 'WeChat Pay is not answering at the moment. We go on cancelling this order; please look again shortly.',
    });
  }
}

/** Ends a paid order: gives back the place at once, and `refundFen` of the money. */
export async function cancelPaid(
  trx: Trx,
  order: Order,
  how: { name: 'cancel' | 'reject'; refundFen: number; reason: string; actor: Actor; at: Moment },
): Promise<void> {
  const { name, refundFen, reason, actor, at } = how;
  await supersedeChange(trx, order, actor, at);
  const note = { actor, at: at.iso, reason, data: { refundFen }, set: { ended_at: at.iso } };
  const ended = await move(trx, order, refundFen > 0 ? name : `${name}-free`, note);
  for (const item of await findItems(trx, ended)) {
    await sellableOf(item.kind).release(trx, item, { nowMs: at.ms, reason: name });
  }
  await requestRefund(trx, ended, refundFen, reason, at);
  await giveBackCoupon(trx, { ...ended, refundedFen: ended.refundedFen + refundFen }, at);
}

const refundChanged = (refundFen: number): Error =>
  conflict(
    'REFUND_CHANGED',
    {
      zh: `现在取消可退 ${formatFen(refundFen)}，请确认后再提交`,
      en: `Cancelling now gives back ${formatFen(refundFen)}; please confirm`,
    },
    { field: 'expectedRefundFen', refundFen },
  );
