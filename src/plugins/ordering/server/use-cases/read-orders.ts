import type { Core } from '@strapi/strapi';
import { pool } from '../../../../shared/database';
import { notFound } from '../../../../shared/problem';
import { text, type Text } from '../../../../shared/text';
import { formatFen } from '../../../../shared/money';
import { tierLabel } from '../../../pricing/server/services';
import { ORDER_STATES, type OrderState } from '../domain/states';
import { keptFen } from '../repositories/order-head';
import { findOrder, illegal } from '../repositories/orders';
import { listMemberOrders, readOrder, type OrderLine, type OrderView } from '../repositories/order-views';
import { findPayments } from '../repositories/payments';
import { cancellationTerms } from './cancellation-terms';
import { refundParts, type RefundedPart } from './refund-parts';

/** Another member's order does not exist, as far as this one is concerned. */
export async function readOwnOrder(strapi: Core.Strapi, no: string, memberId: number): Promise<OrderView> {
  const order = await readOrder(pool(strapi), no);
  if (!order || order.memberId !== memberId) throw notFound();
  return order;
}

export const ORDER_GROUPS = {
  all: ORDER_STATES,
  unpaid: ['pending'],
  upcoming: ['paid', 'confirmed'],
  staying: ['in_service'],
  done: ['completed', 'closed', 'cancelled'],
  refund: ['refunding', 'refunded'],
} as const satisfies Record<string, readonly OrderState[]>;

export type OrderGroup = keyof typeof ORDER_GROUPS;

export async function listOwnOrders(
  strapi: Core.Strapi,
  query: { memberId: number; group: OrderGroup; cursor: number | null; limit: number },
): Promise<{ items: OrderLine[]; nextCursor: string | null }> {
  const { memberId, group, cursor, limit } = query;
  const found = await listMemberOrders(pool(strapi), {
    memberId,
    states: ORDER_GROUPS[group],
    before: cursor,
    limit: limit + 1,
  });
  const items = found.slice(0, limit);
  return { items, nextCursor: found.length > limit ? String(items.at(-1)!.id) : null };
}

export interface CancellationPreview {
  orderNo: string;
  paidFen: number;
  refundFen: number;
  feeFen: number;
  parts: RefundedPart[];
  tier: Text;
  deadline: string | null;
  text: Text;
}

/** What cancelling now would mean, before the guest decides. */
export async function previewCancellation(
  strapi: Core.Strapi,
  no: string,
  memberId: number,
  nowMs: number,
): Promise<CancellationPreview> {
  const order = await findOrder(pool(strapi), no);
  if (!order || order.memberId !== memberId) throw notFound();
  if (!['pending', 'paid', 'confirmed'].includes(order.state)) throw illegal(order);
  const { refundFen, tier, deadlineMs } = cancellationTerms(order, nowMs);
  const left = keptFen(order);
  const unpaid = order.state === 'pending';
  // As the big figure beside it is written.
  const refund = formatFen(refundFen, { trimZero: true });
  return {
    orderNo: order.no,
    paidFen: left,
    refundFen,
    feeFen: left - refundFen,
    parts: refundParts(refundFen, await findPayments(pool(strapi), order.id)),
    tier: unpaid
      ? text('尚未付款，取消不收费', 'Not paid yet; cancelling costs nothing')
      : tier
        ? tierLabel(tier)
        : refundFen > 0
          ? text('现在取消，全额退款', 'Full refund')
          : text('现在取消不退款', 'No refund any more'),
    deadline: deadlineMs === null ? null : new Date(deadlineMs).toISOString(),
    text: unpaid
      ? text('取消后，保留的日期会立即开放给其他客人', 'The dates are released to other guests at once')
      : text(`取消后原路退回 ${refund}`, `${refund} goes back the way it came`),
  };
}
