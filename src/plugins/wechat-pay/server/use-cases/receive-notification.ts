import type { Core } from '@strapi/strapi';
import { pool } from '../../../../shared/database';
import { Problem } from '../../../../shared/problem';
import { markNotificationProcessed, storeNotification } from '../repositories/notifications';
import { handleNotification, NotificationRejected, wechat, WechatNotConfigured, type Notification } from '../services';

const KEPT_HEADERS = [
  'wechatpay-timestamp',
  'wechatpay-nonce',
  'wechatpay-serial',
  'wechatpay-signature',
  'request-id',
];

/**
 * Verify, store, act, and only then acknowledge. A failure on the way is answered with an error, and WeChat
 * sends the notification again; a repeated one that was already processed is acknowledged at once.
 * @throws Problem 4xx for anything that is not provably WeChat's
 */
export async function receiveNotification(
  strapi: Core.Strapi,
  headers: Record<string, string | string[] | undefined>,
  rawBody: string,
): Promise<void> {
  const notification = await verified(headers, rawBody);
  const kept = Object.fromEntries(KEPT_HEADERS.map((name) => [name, String(headers[name] ?? '')]));
  const { id, eventType } = notification;
  const fresh = await storeNotification(pool(strapi), { id, eventType, headers: kept, body: rawBody });
  if (!fresh) return;
  const outcome = await handleNotification(notification);
  await markNotificationProcessed(pool(strapi), id, outcome);
}

async function verified(
  headers: Record<string, string | string[] | undefined>,
  rawBody: string,
): Promise<Notification> {
  try {
    return await wechat().pay.parseNotification(headers, rawBody);
  } catch (error) {
    if (error instanceof NotificationRejected) {
      throw new Problem(
        error.httpStatus,
        'NOTIFICATION_REJECTED',
        { zh: '通知未通过验证', en: 'The notification was not accepted' },
        { reason: error.reason },
      );
    }
    if (error instanceof WechatNotConfigured) {
      throw new Problem(404, 'NOT_FOUND', { zh: '未启用微信支付', en: 'WeChat Pay is not configured' });
    }
    throw error;
  }
}
