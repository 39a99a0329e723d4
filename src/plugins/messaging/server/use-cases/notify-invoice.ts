import type { Core } from '@strapi/strapi';
import { INVOICE_EVENTS, invoiceSources, type InvoiceEvent, type InvoiceFacts } from '../domain/message';
import { deliver } from './deliver';

const INVOICE_PAGE = 'subpkg/invoices/detail';

/**
 * Tells a member that an invoice was issued or could not be, once each.
 * @throws WechatUnknown when WeChat does not answer; the job runs again
 */
export async function notifyInvoice(strapi: Core.Strapi, event: InvoiceEvent, invoice: InvoiceFacts): Promise<void> {
  const { invoiceNo: about, memberId } = invoice;
  await deliver(strapi, { event: INVOICE_EVENTS[event].code, about, occasion: '' }, async () => ({
    memberId,
    sources: invoiceSources(event, invoice),
    page: `${INVOICE_PAGE}?no=${about}`,
  }));
}
