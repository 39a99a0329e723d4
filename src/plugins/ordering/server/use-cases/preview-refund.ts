import type { Core } from '@strapi/strapi';
import { pool } from '../../../../shared/database';
import { formatFen } from '../../../../shared/money';
import { notFound, validation } from '../../../../shared/problem';
import type { Text } from '../../../../shared/text';
import type { OrderState } from '../domain/states';
import { keptFen } from '../repositories/order-head';
import { readOrder } from '../repositories/order-views';
import { illegal } from '../repositories/orders';
import { findPayments, type Tender } from '../repositories/payments';

export interface RefundPreview {
  refundFen: number;
  /** What can still be refunded afterwards. */
  leftFen: number;
  parts: { tender: Tender; paymentNo: string; amountFen: number }[];
  /** What becomes free to sell again. */
  freed: Text[];
  stateAfter: OrderState;
}

/** @throws Problem 400 for more than there is to give back */
export function checkRefundable(order: Parameters<typeof keptFen>[0], amountFen: number): void {
  const left = keptFen(order);
  if (amountFen <= left) return;
  throw validation('amountFen', {
    zh: `最多可退 ${formatFen(left)}`,
    en: `At most ${formatFen(left)} can be refunded`,
  });
}

/**
 * The consequences of a refund, for staff to see before they press the button.
 * @throws Problem 409 when the order is in no state for it, 400 when the amount is too large
 */
export async function previewRefund(
  strapi: Core.Strapi,
  no: string,
  request: { kind: 'reject' | 'refund'; amountFen?: number | undefined },
): Promise<RefundPreview> {
  const order = await readOrder(pool(strapi), no);
  if (!order) throw notFound();
  if (request.kind === 'reject' && order.state !== 'paid') throw illegal(order);
  const left = keptFen(order);
  const refundFen = request.kind === 'reject' ? left : (request.amountFen ?? left);
  checkRefundable(order, refundFen);
  const parts: RefundPreview['parts'] = [];
  let open = refundFen;
  for (const payment of await findPayments(pool(strapi), order.id)) {
    if (payment.state !== 'succeeded' || payment.extra) continue;
    const amountFen = Math.min(open, payment.amountFen - payment.refundedFen);
    if (amountFen > 0) parts.push({ tender: payment.tender, paymentNo: payment.no, amountFen });
    open -= amountFen;
  }
  return {
    refundFen,
    leftFen: left - refundFen,
    parts,
    freed: request.kind === 'reject' ? order.items.map((item) => item.title) : [],
    stateAfter: request.kind === 'refund' ? order.state : refundFen > 0 ? 'refunding' : 'cancelled',
  };
}
