import type { Core } from '@strapi/strapi';
import { pool, type Db } from '../../../../shared/database';
import { formatFen, percentOf, splitFen, sumFen } from '../../../../shared/money';
import { notFound } from '../../../../shared/problem';
import { text, type Text } from '../../../../shared/text';
import type { QuotedItem } from '../../../pricing/server/services';
import type { OrderState } from '../domain/states';
import { keptFen } from '../repositories/order-head';
import { readOrder, type OrderView } from '../repositories/order-views';
import { findItems, illegal } from '../repositories/orders';
import { findPayments } from '../repositories/payments';
import { now } from '../services/now';
import { sellableOf } from '../services/registry';
import { cancellationTerms } from './cancellation-terms';
import { refundParts, type RefundedPart } from './refund-parts';
import { requireReturnable, returnableFen } from './returnable';

export interface RefundPreview {
  refundFen: number;
  /** What can still be refunded afterwards. */
  leftFen: number;
  parts: RefundedPart[];
  /** What becomes free to sell again. */
  freed: Text[];
  stateAfter: OrderState;
  /** What needs explaining. */
  text: Text | null;
}

/**
 * The consequences of a refund, for staff to see before they press the button. An early departure gives nothing
 * back by itself: there the amount is what the policy would give.
 * @throws Problem 409 when the order is in no state for it, 400 when the amount is too large
 */
export async function previewRefund(
  strapi: Core.Strapi,
  no: string,
  request: { kind: 'reject' | 'refund' | 'check-out'; amountFen?: number | undefined },
): Promise<RefundPreview> {
  const db = pool(strapi);
  const order = await readOrder(db, no);
  if (!order) throw notFound();
  const { kind } = request;
  if (kind === 'reject' && order.state !== 'paid') throw illegal(order);
  if (kind === 'check-out' && order.state !== 'in_service') throw illegal(order);
  const left = kind === 'refund' ? await returnableFen(db, order, now()) : keptFen(order);
  const departure = kind === 'check-out' ? await departureNow(db, order) : null;
  const refundFen = departure?.refundFen ?? (kind === 'reject' ? left : (request.amountFen ?? left));
  if (kind === 'refund') await requireReturnable(db, order, refundFen, now());
  const payments = await findPayments(db, order.id);
  return {
    refundFen,
    leftFen: left - refundFen,
    parts: refundParts(refundFen, payments),
    freed: departure?.freed ?? (kind === 'reject' ? order.items.map((item) => item.title) : []),
    stateAfter: stateAfter(kind, order.state, refundFen),
    text: departure?.text ?? (kind === 'refund' ? await returnText(db, order, refundFen) : null),
  };
}

/** What is taken for the money, where the items say so. */
async function returnText(db: Db, order: OrderView, amountFen: number): Promise<Text | null> {
  const [item, ...others] = await findItems(db, order);
  if (!item || others.length > 0 || order.state !== 'completed') return null;
  const terms = await sellableOf(item.kind).returning?.(db, item, { nowMs: Date.now(), amountFen });
  return terms?.text ?? null;
}

function stateAfter(kind: 'reject' | 'refund' | 'check-out', state: OrderState, refundFen: number): OrderState {
  if (kind === 'check-out') return 'completed';
  if (kind === 'refund') return state;
  return refundFen > 0 ? 'refunding' : 'cancelled';
}

/** What leaving at this moment frees, and what the order's policy gives back for it. */
async function departureNow(
  db: Db,
  order: OrderView,
): Promise<{ freed: Text[]; refundFen: number; text: Text | null }> {
  const nowMs = Date.now();
  const items = await findItems(db, order);
  const freed: Text[] = [];
  let unusedFen = 0;
  for (const [i, item] of items.entries()) {
    const left = await sellableOf(item.kind).leftOver?.(db, item, { nowMs });
    if (!left) continue;
    freed.push(...left.freed);
    unusedFen += unusedPartOf(order.quote.items[i]!, left.from);
  }
  if (freed.length === 0) return { freed, refundFen: 0, text: null };
  const percent = cancellationTerms(order, nowMs).tier?.refundPercent ?? 0;
  const refundFen = Math.min(percentOf(unusedFen, percent), keptFen(order));
  const [unused, back] = [formatFen(unusedFen), formatFen(refundFen)];
  return {
    freed,
    refundFen,
    text: text(
      `没有住的部分值 ${unused}，按退订政策此刻退 ${percent}%，即 ${back}。退房不会自动退款，如要退请另办部分退款。`,
      `What is not used is worth ${unused}; by the policy ${percent}% of it, ${back}, would be refunded. Checking out refunds nothing by itself.`,
    ),
  };
}

/**
 * The days from `from` on at what they cost after all discounts of the item, and their extras at their price;
 * what an extra costs for the whole stay counts as used. Fen.
 */
function unusedPartOf(item: QuotedItem, from: string): number {
  const amountOf = (lines: QuotedItem['lines']): number => sumFen(lines.map(({ amountFen }) => amountFen));
  const unused = (lines: QuotedItem['lines']): number =>
    amountOf(lines.filter(({ date }) => date !== null && date >= from));
  const extras = item.lines.filter(({ code }) => code === 'extra');
  const days = item.lines.filter(({ code, date, amountFen }) => code !== 'extra' && date !== null && amountFen > 0);
  const forDays = Math.max(0, item.totalFen - amountOf(extras));
  return splitFen(forDays, [unused(days), amountOf(days) - unused(days)])[0]! + unused(extras);
}
