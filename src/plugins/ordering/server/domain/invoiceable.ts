/** Which part of what was paid is money, and so stands on an invoice. */

/** Paid in money; what wallets hold is money only as far as it was bought with money. */
export const MONEY_TENDERS = ['wechat', 'cash', 'pos', 'transfer'] as const;

export interface PaidPart {
  tender: string;
  /** Fen, as paid and as given back or promised to be. */
  amountFen: number;
  refundedFen: number;
  /** Of stored value: the part of it that was bought with money and is still spent on this order, fen. */
  principalFen: number;
}

/**
 * Fen of a settled payment that an invoice may name: money that stays. Gifts, points, vouchers and card balances are
 * not, since their money was invoiced or was none.
 */
export function invoiceableFen({ tender, amountFen, refundedFen, principalFen }: PaidPart): number {
  if ((MONEY_TENDERS as readonly string[]).includes(tender)) return amountFen - refundedFen;
  return tender === 'stored' ? Math.min(principalFen, amountFen - refundedFen) : 0;
}
