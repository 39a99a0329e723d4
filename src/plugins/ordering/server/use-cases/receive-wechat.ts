import type { Core } from '@strapi/strapi';
import type { Notification } from '../../../wechat-pay/server/services';
import { wechat } from '../../../wechat-pay/server/services';
import { bookRefund } from './execute-refund';
import { completePayment } from './complete-payment';

/** A verified notification of WeChat → the books. The word that comes back is kept beside the raw one. */
export async function receiveWechat(strapi: Core.Strapi, notification: Notification): Promise<string> {
  if (notification.kind === 'transaction') return completePayment(strapi, notification.resource);
  if (notification.kind === 'other') return 'ignored';
  const { outRefundNo, mchid } = notification.resource;
  if (mchid !== wechat().pay.identity?.mchid) return 'mismatch';
  // The notification only says that something changed; WeChat's own record says what.
  const current = await wechat().pay.queryRefund(outRefundNo);
  if (current.status === 'NOT_FOUND') return 'unknown-refund';
  return bookRefund(strapi, outRefundNo, current);
}
