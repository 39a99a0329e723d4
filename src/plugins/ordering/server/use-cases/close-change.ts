import type { Core } from '@strapi/strapi';
import { pool, withTransaction } from '../../../../shared/database';
import { withIdempotency } from '../../../../shared/idempotency';
import { enqueue } from '../../../../shared/jobs';
import { conflict, notFound, unavailable } from '../../../../shared/problem';
import { WechatError } from '../../../wechat-pay/server/services';
import { CLOSE_CHANGE_JOB } from '../job-names';
import { findChange, findPendingChange, type OrderChange } from '../repositories/order-changes';
import { lockOrder, type Actor } from '../repositories/orders';
import { findPayments, movePayment } from '../repositories/payments';
import { now } from '../services/now';
import { closePaymentsAtWechat } from './close-unpaid-order';
import { dropChange, type DropCause } from './drop-change';

/**
 * Ends a change that was not paid: ask WeChat → close there → only then free what was held. Money that is found
 * on the way applies the change instead.
 * @returns what the change is afterwards
 * @throws WechatError when WeChat's answer is unknown: the change stays as it is and the call may be repeated
 */
export async function closeChange(
  strapi: Core.Strapi,
  input: { changeId: number; cause: DropCause; actor: Actor },
): Promise<OrderChange | undefined> {
  const { changeId, cause, actor } = input;
  const change = await findChange(pool(strapi), changeId);
  if (!change || change.state === 'applied') return change;
  const waits = change.state === 'pending' && Date.parse(change.holdExpiresAt!) > Date.now();
  if (cause === 'expired' && waits) return change;
  if (!(await closePaymentsAtWechat(strapi, change.orderId, changeId))) return findChange(pool(strapi), changeId);
  return withTransaction(strapi, async (trx) => {
    const order = (await lockOrder(trx, change.orderNo))!;
    const current = (await findChange(trx, changeId))!;
    const at = now();
    const payments = (await findPayments(trx, order.id)).filter((payment) => payment.changeId === changeId);
    // A payment opened since then: closing would strand it, so the next call closes it first.
    if (payments.some((payment) => payment.state === 'pending')) return current;
    for (const payment of payments) await movePayment(trx, payment.id, ['closing'], 'closed', at.iso);
    if (current.state === 'pending') await dropChange(trx, order, current, { cause, actor, at });
    return findChange(trx, changeId);
  });
}

/**
 * A change that waits for its payment is given up, by its guest or at the desk; the order stays as it is.
 * @param command.memberId whose order it must be; null for staff
 * @throws Problem 409 when it was paid in the meantime, 503 when WeChat does not answer (it goes on by itself)
 */
export async function abandonChange(
  strapi: Core.Strapi,
  command: { orderNo: string; memberId: number | null; idempotencyKey: string; actor: Actor },
): Promise<void> {
  const { orderNo, memberId, idempotencyKey: key, actor } = command;
  // The key remembers which change was meant: a repeat never gives up a later one.
  const { changeId } = await withTransaction(strapi, async (trx) => {
    const order = await lockOrder(trx, orderNo);
    if (!order || (memberId !== null && order.memberId !== memberId)) throw notFound();
    const scope = `${actor.kind}:${actor.id}:abandon-change`;
    return withIdempotency(trx, { scope, key, input: { orderNo } }, async () => ({
      changeId: (await findPendingChange(trx, order.id))?.id ?? null,
    }));
  });
  if (changeId === null) return;
  const close = (): Promise<OrderChange | undefined> => closeChange(strapi, { changeId, cause: 'abandoned', actor });
  try {
    let after = await close();
    // A payment that was opened in the same moment is closed by the second call.
    if (after?.state === 'pending') after = await close();
    if (after?.state === 'applied') throw alreadyPaid();
  } catch (error) {
    if (!(error instanceof WechatError)) throw error;
    const job = { changeId, cause: 'abandoned' };
    await enqueue(pool(strapi), CLOSE_CHANGE_JOB, job, { jobKey: `close-change:${changeId}` });
    throw unavailable({
      zh: '微信支付暂时没有响应，我们会继续放弃这次改期，请稍后查看',
      en: 'WeChat Pay is not answering at the moment. We go on giving up this change; please look again shortly.',
    });
  }
}

const alreadyPaid = (): Error =>
  conflict('CHANGE_APPLIED', {
    zh: '差价已经支付，改期已生效，请刷新订单',
    en: 'The difference was paid and the change is in effect; please refresh',
  });
