import type {
  Invoice,
  InvoiceableOrders,
  InvoiceList,
  InvoiceTitle,
  OwnerCard,
  RequestInvoice,
  WriteTitle,
} from './types';
import { http } from './client';
import { Problem } from './problem';

const titlePath = (id: string) => `/invoice-titles/${id}`;
const path = (no: string) => `/invoices/${encodeURIComponent(no)}`;

export const fetchTitles = () => http.get<{ items: InvoiceTitle[]; max: number }>('/invoice-titles');

/**
 * A new title, or another wording of a known one.
 * Problems: 409 TOO_MANY_TITLES; 400 naming the field.
 */
export const saveTitle = (id: string | null, title: WriteTitle, key: string) =>
  http.command<InvoiceTitle>('POST', id === null ? '/invoice-titles' : titlePath(id), title, { key });

export const deleteTitle = (id: string) => http.command<null>('DELETE', titlePath(id));

export const fetchInvoiceable = () => http.get<InvoiceableOrders>('/invoiceable-orders');

/** Problems: 409 ORDER_INVOICED, AMOUNT_CHANGED; 422 ORDER_NOT_INVOICEABLE, INVOICE_TOO_SMALL, TOO_MANY_ORDERS. */
export const requestInvoice = (body: RequestInvoice, key: string) =>
  http.command<Invoice>('POST', '/invoices', body, { key });

export const fetchInvoices = (cursor: string | null) =>
  http.get<InvoiceList>('/invoices', { limit: 20, ...(cursor ? { cursor } : {}) });

export const fetchInvoice = (no: string): Promise<Invoice> =>
  no ? http.get(path(no)) : Promise.reject(Problem.notFound());

/** Problem: 409 INVOICE_STATE once somebody has worked on it. */
export const withdrawInvoice = (no: string, key: string) =>
  http.command<Invoice>('POST', `${path(no)}/withdraw`, {}, { key });

/** Where the file of an invoice is; it takes the token of the member. */
export const invoiceFilePath = (no: string) => `/api${path(no)}/file`;

export const fetchOwnerCard = () => http.get<{ card: OwnerCard | null }>('/me/owner-card');
