/** How an order's state is shown. The server decides what may be done (`actions`); this only decides the words. */
import type { OrderDetail, OrderStatus, QuoteItem, StayDetails } from '@/api/types';

/** The nights of an item; null for what is no stay. */
export const stayOf = (details: QuoteItem['details']): StayDetails | null =>
  'checkIn' in details ? details : null;

export type Tone = 'urgent' | 'good' | 'wait' | 'quiet';

const TONES: Record<OrderStatus, Tone> = {
  pending: 'urgent',
  paid: 'wait',
  confirmed: 'good',
  in_service: 'good',
  completed: 'quiet',
  closed: 'quiet',
  cancelled: 'quiet',
  refunding: 'wait',
  refunded: 'quiet',
};

/** The tone of a state: colour plus a second cue (an icon) beside it. */
export function toneOf(status: OrderStatus): Tone {
  return TONES[status] ?? 'quiet';
}

/** What polling after payment has found. */
export type PayOutcome = 'waiting' | 'paid' | 'reviewing' | 'closed' | 'refund';

/** Reads the outcome of a payment from the order, which alone is authoritative. */
export function payOutcome(
  order: Pick<OrderDetail, 'status' | 'instantConfirm' | 'paidFen' | 'refunds'>,
): PayOutcome {
  switch (order.status) {
    case 'pending':
      return 'waiting';
    case 'paid':
      return order.instantConfirm ? 'paid' : 'reviewing';
    case 'confirmed':
    case 'in_service':
    case 'completed':
      return 'paid';
    case 'refunding':
    case 'refunded':
      return 'refund';
    default:
      return order.refunds.length > 0 ? 'refund' : 'closed';
  }
}
