import { splitFen } from '../../../../shared/money';

export interface RefundShare {
  key: string;
  amountFen: number;
}

export interface RefundPart {
  paymentId: number;
  amountFen: number;
  /** Which items it takes the money from; adds up to `amountFen`. */
  allocation: RefundShare[];
}

export interface RefundSplit {
  /** One a payment that gives something. */
  parts: RefundPart[];
  /** What each item gives in all. */
  shares: RefundShare[];
  /** What no payment could give; 0 when the books are right. */
  missingFen: number;
}

/**
 * Spreads a refund over the payments, oldest first, and over the items in proportion to what is left of each.
 * The last payment takes what is left of each item's share, so that the parts of all payments add up to it exactly.
 * @param amountFen ≤ the sum of what is left of the items
 */
export function splitRefund(
  amountFen: number,
  payments: readonly { id: number; leftFen: number }[],
  items: readonly { key: string; leftFen: number }[],
): RefundSplit {
  const wanted = splitFen(
    amountFen,
    items.map((item) => item.leftFen),
  );
  const open: number[] = [...wanted];
  const parts: RefundPart[] = [];
  let missingFen = amountFen;
  for (const { id, leftFen } of payments) {
    const part = Math.min(missingFen, leftFen);
    if (part <= 0) continue;
    const taken = splitFen(part, open);
    taken.forEach((fen, i) => (open[i]! -= fen));
    parts.push({ paymentId: id, amountFen: part, allocation: toShares(items, taken) });
    missingFen -= part;
  }
  return { parts, shares: toShares(items, wanted), missingFen };
}

const toShares = (items: readonly { key: string }[], amounts: readonly number[]): RefundShare[] =>
  items.map(({ key }, i) => ({ key, amountFen: amounts[i]! })).filter((share) => share.amountFen > 0);
