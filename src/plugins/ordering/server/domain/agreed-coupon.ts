import type { Deduction, QuoteLine } from '../../../pricing/server/domain';

/**
 * The coupon of an order whose price is made anew: the same amount off, as it was agreed on, never more than there is
 * to pay. Nothing when the lines that stay already have it.
 */
export function agreedCoupon(before: readonly QuoteLine[], staying: readonly QuoteLine[] = []): Deduction[] {
  const lines = before.filter(({ code }) => code === 'coupon');
  if (lines.length === 0 || staying.some(({ code }) => code === 'coupon')) return [];
  const amountFen = -lines.reduce((sum, line) => sum + line.amountFen, 0);
  return [{ code: 'coupon', ref: '', label: lines[0]!.label, amountFen, itemKeys: null, unusableBecause: null }];
}
