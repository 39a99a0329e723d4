import { refundTerms, type RefundTerms } from '../../../pricing/server/services';
import { keptFen } from '../repositories/order-head';
import type { Order } from '../repositories/orders';

/** What cancelling at this moment would give back, by the policy that was agreed when the order was placed. */
export function cancellationTerms(
  order: Pick<Order, 'policy' | 'startsAt' | 'paidFen' | 'refundedFen'>,
  nowMs: number,
): RefundTerms {
  const left = keptFen(order);
  if (order.startsAt !== null) return refundTerms(order.policy, Date.parse(order.startsAt), nowMs, left);
  // What begins at no time is always as early as its policy knows.
  return { ...refundTerms(order.policy, Number.MAX_SAFE_INTEGER, nowMs, left), deadlineMs: null };
}
