import type { Core } from '@strapi/strapi';
import { listen } from '../../../shared/events';
import message from './content-types/message/schema.json';
import messageTemplate from './content-types/message-template/schema.json';
import { ORDER_EVENTS, TILL_EVENTS, type OrderEvent, type TillEvent } from './domain/message';
import { notifyGuest } from './use-cases/notify-guest';
import { notifyAtTill } from './use-cases/notify-at-till';
import { notifyWaiting } from './use-cases/notify-waiting';

export default {
  contentTypes: { message: { schema: message }, 'message-template': { schema: messageTemplate } },
  register({ strapi }: { strapi: Core.Strapi }) {
    for (const event of Object.keys(ORDER_EVENTS) as OrderEvent[]) {
      listen(event, 'messaging', ({ orderNo, changeId }) =>
        notifyGuest(strapi, event, { orderNo: String(orderNo), changeId: changeId ? Number(changeId) : null }),
      );
    }
    for (const event of Object.keys(TILL_EVENTS) as TillEvent[])
      listen(event, 'messaging', (payload) => notifyAtTill(strapi, event, payload));
    listen('waiting.free', 'messaging', ({ noteNo, time }) =>
      notifyWaiting(strapi, { noteNo: String(noteNo), time: Number(time) }),
    );
  },
};
