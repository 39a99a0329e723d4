/** What a message can say. Operators choose which of these goes into which template field. */
import { formatFen } from '../../../../shared/money';

export const ORDER_EVENTS = {
  'order.confirm': { code: 'order_confirm', status: '预订成功', note: '商家已确认，期待您的到来' },
  'order.reject': { code: 'order_reject', status: '未能接单', note: '商家未能接单，款项原路退回' },
  'order.cancel': { code: 'order_cancel', status: '已取消', note: '订单已取消，退款原路退回' },
  'order.return-payment': { code: 'order_return_payment', status: '全额退款', note: '付款到账时房间已订完，已退款' },
  'order.finish-refund': { code: 'order_finish_refund', status: '退款到账', note: '退款已原路退回，请留意到账' },
  // Of one change: it waits for the difference, it is in effect, it came to nothing.
  'order.change-wait': { code: 'order_change', status: '待付差价', note: '改期需补差价，请在保留时间内支付' },
  'order.change': { code: 'order_change', status: '已改期', note: '订单已按新的安排生效' },
  'order.change-drop': { code: 'order_change', status: '改期失效', note: '改期未生效，订单保持原样' },
} as const;

export const WAITING_FREE = {
  code: 'waiting_free',
  status: '有房了',
  note: '先到先得，不为您保留，请尽快预订',
} as const;

/** Of an invoice, with where it can be read. */
export const INVOICE_EVENTS = {
  'invoice.issue': { code: 'invoice_issued', status: '已开票', note: '发票已开具，可查看与下载' },
  'invoice.reject': { code: 'invoice_rejected', status: '未能开票', note: '发票申请未通过，请查看原因' },
} as const;

export type InvoiceEvent = keyof typeof INVOICE_EVENTS;

export type OrderEvent = keyof typeof ORDER_EVENTS;

export interface OrderFacts {
  no: string;
  title: string;
  guestName: string;
  totalFen: number;
  refundedFen: number;
  /** Calendar dates, when the order has them. */
  checkIn: string | null;
  checkOut: string | null;
}

/** `2026-12-01` → `2026年12月1日`, the only way WeChat's date fields take it. */
const spoken = (date: string | null): string => {
  const [year, month, day] = (date ?? '').split('-').map(Number);
  return year && month && day ? `${year}年${month}月${day}日` : '';
};

/** WeChat's amount fields take no thousands separator. */
const amount = (fen: number): string => formatFen(fen).replaceAll(',', '');

export function messageSources(event: OrderEvent, order: OrderFacts): Record<string, string> {
  const { status, note } = ORDER_EVENTS[event];
  return {
    orderNo: order.no,
    title: order.title,
    guest: order.guestName,
    checkIn: spoken(order.checkIn),
    checkOut: spoken(order.checkOut),
    amount: amount(order.totalFen),
    refund: amount(order.refundedFen),
    status,
    note,
  };
}

export interface WaitingFacts {
  no: string;
  title: string;
  guestName: string;
  checkIn: string;
  checkOut: string;
}

export const waitingSources = (note: WaitingFacts): Record<string, string> => ({
  orderNo: note.no,
  title: note.title,
  guest: note.guestName,
  checkIn: spoken(note.checkIn),
  checkOut: spoken(note.checkOut),
  status: WAITING_FREE.status,
  note: WAITING_FREE.note,
});

/** At the till; the event carries what there is to say, so that nobody has to be asked. */
export const TILL_EVENTS = {
  'cashier.redeemed': { code: 'redeemed', status: '核销成功', note: '如非本人使用，请立即联系前台' },
  'cashier.charged': { code: 'code_charge', status: '付款成功', note: '如非本人付款，请立即联系前台' },
} as const;

export type TillEvent = keyof typeof TILL_EVENTS;

export interface TillFacts {
  no: string;
  title: string;
  /** Of what was redeemed; null for a payment. */
  count: number | null;
  /** Of a payment; null for what was redeemed. */
  amountFen: number | null;
}

export const tillSources = (event: TillEvent, { no, title, count, amountFen }: TillFacts): Record<string, string> => ({
  orderNo: no,
  title: count === null ? title : `${title} × ${count}`,
  amount: amountFen === null ? '' : amount(amountFen),
  status: TILL_EVENTS[event].status,
  note: TILL_EVENTS[event].note,
});
/** As the event tells it: what its publisher knows, since nobody is asked again. */
export interface InvoiceFacts {
  invoiceNo: string;
  memberId: number;
  /** Of whom it is written to. */
  title: string;
  amountFen: number;
  number: string | null;
  reason: string | null;
}

/** @returns what templates of invoices may use; a thing of WeChat's holds 20 characters */
export function invoiceSources(event: InvoiceEvent, invoice: InvoiceFacts): Record<string, string> {
  const { status, note } = INVOICE_EVENTS[event];
  return {
    orderNo: invoice.invoiceNo,
    title: invoice.title,
    amount: amount(invoice.amountFen),
    number: invoice.number ?? '',
    status,
    note: (invoice.reason ?? note).slice(0, 20),
  };
}

/** Template field → text; fields that name no known content are reported, and nothing is sent. */
export function fillTemplate(
  fields: Readonly<Record<string, unknown>>,
  sources: Readonly<Record<string, string>>,
): { data: Record<string, string>; unknown: string[] } {
  const data: Record<string, string> = {};
  const unknown: string[] = [];
  for (const [field, source] of Object.entries(fields)) {
    const value = typeof source === 'string' ? sources[source] : undefined;
    if (value === undefined) unknown.push(field);
    else data[field] = value;
  }
  return { data, unknown };
}
