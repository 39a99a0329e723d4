import type { Core } from '@strapi/strapi';
import { listen } from '../../../shared/events';
import message from './content-types/message/schema.json';
import messageTemplate from './content-types/message-template/schema.json';
import {
  INVOICE_EVENTS,
  ORDER_EVENTS,
  TILL_EVENTS,
  type InvoiceEvent,
  type OrderEvent,
  type TillEvent,
} from './domain/message';
import { notifyAtTill } from './use-cases/notify-at-till';
import { notifyGuest } from './use-cases/notify-guest';
import { notifyInvoice } from './use-cases/notify-invoice';
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
    for (const event of Object.keys(INVOICE_EVENTS) as InvoiceEvent[]) {
      listen(event, 'messaging', ({ invoiceNo, memberId, title, amountFen, number, reason }) =>
        notifyInvoice(strapi, event, {
          ...{ invoiceNo: String(invoiceNo), memberId: Number(memberId), title: String(title) },
          ...{
            amountFen: Number(amountFen),
            number: number ? String(number) : null,
            reason: reason ? String(reason) : null,
          },
        }),
      );
    }
    listen('waiting.free', 'messaging', ({ noteNo, time }) =>
      notifyWaiting(strapi, { noteNo: String(noteNo), time: Number(time) }),
    );
  },
};
