import type { SimContext } from '../context';
import type { SimNotification, SimOrder, SimRefund } from '../state';

const instant = (ms: number | null): string | null => (ms === null ? null : new Date(ms).toISOString());

/** An order for inspection: everything but the fingerprint, instants in ISO 8601 UTC. */
export function orderView(ctx: SimContext, order: SimOrder): Record<string, unknown> {
  const { fingerprint: _hidden, prepays, ...rest } = order;
  return {
    ...rest,
    prepayId: prepays.at(-1)?.id ?? null,
    timeExpire: instant(order.timeExpire),
    createdAt: instant(order.createdAt),
    paidAt: instant(order.paidAt),
    closedAt: instant(order.closedAt),
    refunds: ctx.store.refundsFor(order.outTradeNo).map(refundView),
  };
}

/** A refund for inspection. */
export function refundView(refund: SimRefund): Record<string, unknown> {
  const { fingerprint: _hidden, ...rest } = refund;
  return { ...rest, createdAt: instant(refund.createdAt), finishedAt: instant(refund.finishedAt) };
}

/** A notification for inspection, with its deliveries. */
export function notificationView(notification: SimNotification): Record<string, unknown> {
  return {
    ...notification,
    createdAt: instant(notification.createdAt),
    nextAttemptAt: instant(notification.nextAttemptAt),
    attempts: notification.attempts.map((attempt) => ({ ...attempt, at: instant(attempt.at) })),
  };
}
