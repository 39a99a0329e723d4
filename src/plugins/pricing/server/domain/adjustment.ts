import { fen, splitFen, sumFen } from '../../../../shared/money';
import { text } from '../../../../shared/text';
import type { QuoteBreakdown, QuotedItem } from './quote';

export interface Adjustment {
  /** Fen; negative is a reduction, positive a surcharge. */
  amountFen: number;
  reason: string;
}

/**
 * A price agreed at the desk: a line on every item, in proportion to what it costs, so that the parts add up
 * and a later refund finds them. A surcharge counts as a charge, a reduction as a discount.
 * @throws RangeError when less than nothing would be left
 */
export function adjust(breakdown: QuoteBreakdown, { amountFen, reason }: Adjustment): QuoteBreakdown {
  if (amountFen === 0) return breakdown;
  if (breakdown.totalFen + amountFen < 0) throw new RangeError('an order never costs less than nothing');
  const parts = splitFen(
    amountFen,
    breakdown.items.map((item) => item.totalFen),
  );
  const items = breakdown.items.map((item, i) => adjustItem(item, parts[i]!, reason));
  const subtotalFen = sumFen(items.map((item) => item.subtotalFen));
  const totalFen = sumFen(items.map((item) => item.totalFen));
  return { ...breakdown, items, subtotalFen, totalFen, discountFen: fen(subtotalFen - totalFen) };
}

function adjustItem(item: QuotedItem, part: number, reason: string): QuotedItem {
  if (part === 0) return item;
  const label = text('协商调价', 'Agreed price');
  const line = { code: 'adjustment' as const, label, amountFen: fen(part), date: null, note: text(reason, reason) };
  return {
    ...item,
    lines: [...item.lines, line],
    subtotalFen: fen(item.subtotalFen + Math.max(part, 0)),
    totalFen: fen(item.totalFen + part),
  };
}
