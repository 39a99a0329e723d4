import { splitFen } from '../../../../shared/money';

/**
 * The most of an order that can go back when each item gives no more than it may: a refund falls on the items in
 * proportion to what is left of each.
 * @param items `leftFen` was paid and has not gone back, `mostFen` of it may
 */
export function largestShare(items: readonly { leftFen: number; mostFen: number }[]): number {
  const lefts = items.map(({ leftFen }) => leftFen);
  const fits = (amount: number): boolean => splitFen(amount, lefts).every((share, i) => share <= items[i]!.mostFen);
  let [low, high] = [0, items.reduce((sum, { leftFen }) => sum + leftFen, 0)];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (fits(middle)) low = middle;
    else high = middle - 1;
  }
  return low;
}
