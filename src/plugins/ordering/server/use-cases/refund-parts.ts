import { splitRefund } from '../domain/refund-split';
import { unitsBack, type Tender } from '../domain/tenders';
import type { Payment } from '../repositories/payments';

export interface RefundedPart {
  tender: Tender;
  paymentNo: string;
  amountFen: number;
  /** Of points: how many come back. */
  units: number | null;
}

/** What a payment can still give back; fen. */
export const refundableOf = (payment: Payment): number =>
  payment.state === 'succeeded' && !payment.extra ? payment.amountFen - payment.refundedFen : 0;

/** By which tenders a refund would go back, as {@link splitRefund} is about to split it. */
export function refundParts(amountFen: number, payments: readonly Payment[]): RefundedPart[] {
  const lefts = payments.map((payment) => ({ id: payment.id, leftFen: refundableOf(payment) }));
  const { parts } = splitRefund(amountFen, lefts, [{ key: 'all', leftFen: amountFen }]);
  return parts.map((part) => {
    const payment = payments.find(({ id }) => id === part.paymentId)!;
    const { tender, no: paymentNo, refundedFen: before, units } = payment;
    const after = before + part.amountFen;
    const points = tender === 'points' && units !== null;
    const back = points ? unitsBack({ amountFen: payment.amountFen, units }, { before, after }) : null;
    return { tender, paymentNo, amountFen: part.amountFen, units: back };
  });
}
