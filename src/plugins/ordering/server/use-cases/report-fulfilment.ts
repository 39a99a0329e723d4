import type { Core } from '@strapi/strapi';
import { pool } from '../../../../shared/database';
import { findOpenid } from '../../../membership/server/services';
import { wechat } from '../../../wechat-pay/server/services';
import { findOrder } from '../repositories/orders';
import { findPayments } from '../repositories/payments';

/**
 * Tells WeChat that a paid service is provided (小程序发货信息管理), where the platform asks this app for it.
 * @throws Error when WeChat does not know the payment yet; the job runs again
 */
export async function reportFulfilment(strapi: Core.Strapi, orderNo: string): Promise<void> {
  const { miniProgram } = wechat();
  const order = await findOrder(pool(strapi), orderNo);
  if (!order || !miniProgram.configured) return;
  // What was given back in full is no service any more, and WeChat refuses to hear of it; of other tenders it knows nothing.
  const paid = (await findPayments(pool(strapi), order.id)).filter(
    ({ tender, state, refundedFen, amountFen }) =>
      tender === 'wechat' && state === 'succeeded' && refundedFen < amountFen,
  );
  const openid = await findOpenid(pool(strapi), order.memberId);
  if (paid.length === 0 || !openid || !(await miniProgram.isTradeManaged())) return;
  for (const payment of paid) {
    const outcome = await miniProgram.uploadShippingInfo({
      transactionId: payment.transactionId!,
      openid,
      itemDesc: order.title,
      at: new Date().toISOString(),
    });
    if (outcome === 'later') throw new Error(`payment ${payment.no}: WeChat does not know it yet`);
  }
}
