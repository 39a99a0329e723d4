import type { Core } from '@strapi/strapi';
import { pool } from '../../../../shared/database';
import { readOrder } from '../../../ordering/server/services';
import { messageSources, ORDER_EVENTS, type OrderEvent } from '../domain/message';
import { deliver } from './deliver';

const ORDER_PAGE = 'subpkg/order/detail';

/**
 * Tells the guest what happened to an order, by a subscribe message that they allowed. The order page says
 * the same to everybody, so a guest who allowed nothing misses nothing.
 * @param changeId of the change that the event is about, since an order may have several; null for what happens once
 * @throws WechatUnknown when WeChat does not answer; the job runs again
 */
export async function notifyGuest(
  strapi: Core.Strapi,
  event: OrderEvent,
  { orderNo, changeId }: { orderNo: string; changeId: number | null },
): Promise<void> {
  const occasion = changeId === null ? '' : `${event.slice('order.'.length)}:${changeId}`;
  await deliver(strapi, { event: ORDER_EVENTS[event].code, about: orderNo, occasion }, async () => {
    const order = await readOrder(pool(strapi), orderNo);
    if (!order) return undefined;
    const details = order.items[0]?.details ?? {};
    const date = (value: unknown): string | null => (typeof value === 'string' ? value : null);
    const facts = { ...order, title: order.title.zh, checkIn: date(details.checkIn), checkOut: date(details.checkOut) };
    return {
      memberId: order.memberId,
      sources: messageSources(event, facts),
      page: `${ORDER_PAGE}?no=${orderNo}`,
    };
  });
}
