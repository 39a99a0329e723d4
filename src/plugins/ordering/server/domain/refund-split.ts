import { splitFen, sumFen } from '../../../../shared/money';

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
 * Spreads a refund over the payments, and over the items, in proportion to what is left of each (largest remainder): so
 * every tender gets back its own part, and whoever refunds the rest refunds all of it. The last payment takes what is
 * left of each item's share, so that the parts of all payments add up to it exactly.
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
  const lefts = payments.map(({ leftFen }) => leftFen);
  const paidFen = Math.min(amountFen, sumFen(lefts));
  const amounts = paidFen === 0 ? lefts.map(() => 0) : splitFen(paidFen, lefts);
  const open: number[] = [...wanted];
  const parts = payments.flatMap(({ id }, i): RefundPart[] => {
    const part = amounts[i]!;
    if (part === 0) return [];
    const taken = splitFen(part, open);
    taken.forEach((fen, at) => (open[at]! -= fen));
    return [{ paymentId: id, amountFen: part, allocation: toShares(items, taken) }];
  });
  return { parts, shares: toShares(items, wanted), missingFen: amountFen - paidFen };
}

const toShares = (items: readonly { key: string }[], amounts: readonly number[]): RefundShare[] =>
  items.map(({ key }, i) => ({ key, amountFen: amounts[i]! })).filter((share) => share.amountFen > 0);
