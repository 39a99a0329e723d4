import type { Core } from '@strapi/strapi';
import { pool } from '../../../../shared/database';
import { findOpenid } from '../../../membership/server/services';
import { readOrder } from '../../../ordering/server/services';
import { wechat, WechatInvalidInput, WechatRejected } from '../../../wechat-pay/server/services';
import { fillTemplate, messageSources, ORDER_EVENTS, type OrderEvent } from '../domain/order-message';
import { findTemplate, recordMessage, wasSent } from '../repositories/messages';

const ORDER_PAGE = 'subpkg/order/detail';

/**
 * Tells the guest what happened to an order, by a subscribe message that they allowed. The order page says
 * the same to everybody, so a guest who allowed nothing misses nothing.
 * @throws WechatUnknown when WeChat does not answer; the job runs again
 */
export async function notifyGuest(strapi: Core.Strapi, event: OrderEvent, orderNo: string): Promise<void> {
  const { code } = ORDER_EVENTS[event];
  const db = pool(strapi);
  const { miniProgram } = wechat();
  const template = await findTemplate(db, code);
  if (!template || !miniProgram.configured || (await wasSent(db, code, orderNo))) return;
  const order = await readOrder(db, orderNo);
  const openid = order && (await findOpenid(db, order.memberId));
  if (!order || !openid) return;
  const details = order.items[0]?.details ?? {};
  const date = (value: unknown): string | null => (typeof value === 'string' ? value : null);
  const facts = { ...order, title: order.title.zh, checkIn: date(details.checkIn), checkOut: date(details.checkOut) };
  const { data, unknown } = fillTemplate(template.fields, messageSources(event, facts));
  const record = { event: code, orderNo, memberId: order.memberId };
  if (unknown.length > 0)
    return recordMessage(db, { ...record, outcome: 'invalid', note: `模板字段没有对应内容：${unknown.join('、')}` });
  try {
    const outcome = await miniProgram.sendSubscribeMessage({
      openid,
      templateId: template.templateId,
      data,
      page: `${ORDER_PAGE}?no=${orderNo}`,
    });
    await recordMessage(db, { ...record, outcome, note: null });
  } catch (error) {
    if (!(error instanceof WechatRejected) && !(error instanceof WechatInvalidInput)) throw error;
    strapi.log.warn(`message about ${code} was not accepted: ${error.message}`);
    await recordMessage(db, { ...record, outcome: 'invalid', note: error.message.slice(0, 200) });
  }
}
