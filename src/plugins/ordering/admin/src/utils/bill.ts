/** What a guest who leaves owes and has paid. */
import type { DeskDetail, Payment } from '../api/types';

export interface BillSums {
  /** What arrived for the order, oldest first. */
  payments: Payment[];
  refundedFen: number;
  /** Paid and not given back. */
  keptFen: number;
  /** Still to be paid: the order, or the difference of a change that waits. */
  dueFen: number;
}

export function billOf(
  order: Pick<DeskDetail, 'payments' | 'paidFen' | 'refundedFen' | 'payableFen' | 'pendingChange'>,
): BillSums {
  const { paidFen, refundedFen, payableFen, pendingChange } = order;
  return {
    payments: order.payments.filter(({ state, extra, tender }) => state === 'succeeded' && !extra && tender !== 'none'),
    refundedFen,
    keptFen: paidFen - refundedFen,
    dueFen: payableFen > 0 ? payableFen : (pendingChange?.differenceFen ?? 0),
  };
}
