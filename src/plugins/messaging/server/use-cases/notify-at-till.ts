import type { Core } from '@strapi/strapi';
import type { EventPayload } from '../../../../shared/events';
import { TILL_EVENTS, tillSources, type TillEvent } from '../domain/message';
import { deliver } from './deliver';

const PAGES: Record<TillEvent, (no: string) => string> = {
  'cashier.redeemed': () => 'subpkg/club/centre',
  'cashier.charged': (no) => `subpkg/order/detail?no=${no}`,
};

/**
 * Tells a member that something was redeemed or paid with their code.
 * @throws WechatUnknown when WeChat does not answer; the job runs again
 */
export async function notifyAtTill(strapi: Core.Strapi, event: TillEvent, payload: EventPayload): Promise<void> {
  const { no, orderNo, memberId, title, count = null, amountFen = null } = payload;
  const about = String(no ?? orderNo);
  const number = (value: string | number | null): number | null => (value === null ? null : Number(value));
  const facts = { no: about, title: String(title), count: number(count), amountFen: number(amountFen) };
  await deliver(strapi, { event: TILL_EVENTS[event].code, about, occasion: '' }, async () => ({
    memberId: Number(memberId),
    sources: tillSources(event, facts),
    page: PAGES[event](about),
  }));
}
