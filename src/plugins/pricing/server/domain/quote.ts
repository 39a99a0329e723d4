/**
 * The price of an order: a pure function from what is bought and which rules apply to a breakdown.
 * Stacking order: charges → the best item discount → order deductions (coupons, then points).
 * Every line says where it comes from; every rule that does not apply says why.
 */
import { fen, percentOf, splitFen, sumFen, type Fen } from '../../../../shared/money';
import type { LocalDate } from '../../../../shared/local-date';
import type { Text } from '../../../../shared/text';

export interface Charge {
  code: 'night' | 'unit';
  label: Text;
  /** Price of one, in fen, > 0 or 0 for gifts. */
  unitFen: number;
  date: LocalDate | null;
  note: Text | null;
}

/** Percentage off an item. Of several that apply the one that saves most counts, never two. */
export interface ItemDiscount {
  code: string;
  label: Text;
  /** 1–100 */
  percentOff: number;
  /** Null when the discount applies, otherwise why not. */
  unusableBecause: Text | null;
}

/** Money off the order: coupon or points. Never more than what is left of the items it covers. */
export interface Deduction {
  code: 'coupon' | 'points';
  ref: string;
  label: Text;
  amountFen: number;
  /** Items it covers; null is all. */
  itemKeys: readonly string[] | null;
  unusableBecause: Text | null;
}

/** What is bought; it goes through pricing as it came. */
interface Item {
  key: string;
  kind: string;
  ref: string;
  title: Text;
  coverUrl: string | null;
  /** ≥ 1; every charge is multiplied by it. */
  quantity: number;
  details: Record<string, unknown>;
}

export interface ItemToPrice extends Item {
  charges: readonly Charge[];
  discounts: readonly ItemDiscount[];
}

export interface QuoteLine {
  code: 'night' | 'unit' | 'discount' | 'coupon' | 'points' | 'adjustment';
  label: Text;
  amountFen: Fen;
  date: LocalDate | null;
  note: Text | null;
}

export interface QuotedItem extends Item {
  lines: QuoteLine[];
  /** Sum of the charges. */
  subtotalFen: Fen;
  /** Sum of all lines: what this item costs. */
  totalFen: Fen;
}

export interface QuoteBreakdown {
  items: QuotedItem[];
  subtotalFen: Fen;
  discountFen: Fen;
  totalFen: Fen;
  unusable: { code: string; label: Text; reason: Text }[];
}

export function quote(items: readonly ItemToPrice[], deductions: readonly Deduction[] = []): QuoteBreakdown {
  const unusable: QuoteBreakdown['unusable'] = [];
  const quoted = items.map((item) => priceItem(item, unusable));
  for (const deduction of deductions) deduct(deduction, quoted, unusable);
  const subtotalFen = sumFen(quoted.map((item) => item.subtotalFen));
  const totalFen = sumFen(quoted.map((item) => item.totalFen));
  return { items: quoted, subtotalFen, discountFen: fen(subtotalFen - totalFen), totalFen, unusable };
}

const BETTER_APPLIES: Text = { zh: '已享受更优惠的折扣', en: 'A better discount applies' };

function priceItem(item: ItemToPrice, unusable: QuoteBreakdown['unusable']): QuotedItem {
  const lines: QuoteLine[] = item.charges.map(({ code, label, unitFen, date, note }) => ({
    code,
    label,
    amountFen: fen(unitFen * item.quantity),
    date,
    note,
  }));
  const subtotalFen = sumFen(lines.map((line) => line.amountFen));
  const best = bestDiscount(item.discounts);
  for (const discount of item.discounts) {
    const reason = discount.unusableBecause ?? (discount === best ? null : BETTER_APPLIES);
    if (reason) unusable.push({ code: discount.code, label: discount.label, reason });
  }
  if (best) {
    const off = percentOf(subtotalFen, best.percentOff);
    if (off > 0) lines.push({ code: 'discount', label: best.label, amountFen: fen(-off), date: null, note: null });
  }
  const { charges, discounts, ...bought } = item;
  return { ...bought, lines, subtotalFen, totalFen: sumFen(lines.map((line) => line.amountFen)) };
}

/** The usable discount that saves most; the earlier one on a tie. */
export function bestDiscount(discounts: readonly ItemDiscount[]): ItemDiscount | undefined {
  return discounts
    .filter((discount) => discount.unusableBecause === null)
    .reduce<ItemDiscount | undefined>(
      (best, next) => (best && best.percentOff >= next.percentOff ? best : next),
      undefined,
    );
}

/** Splits the deduction over the items it covers in proportion to what is left of each. */
function deduct(deduction: Deduction, items: QuotedItem[], unusable: QuoteBreakdown['unusable']): void {
  const { code, label, unusableBecause } = deduction;
  if (unusableBecause) {
    unusable.push({ code, label, reason: unusableBecause });
    return;
  }
  const covered = items.filter((item) => deduction.itemKeys === null || deduction.itemKeys.includes(item.key));
  const left = sumFen(covered.map((item) => item.totalFen));
  const amount = Math.min(deduction.amountFen, left);
  if (amount <= 0) {
    unusable.push({ code, label, reason: { zh: '没有可抵扣的金额', en: 'Nothing left to deduct from' } });
    return;
  }
  const parts = splitFen(
    amount,
    covered.map((item) => item.totalFen),
  );
  covered.forEach((item, i) => {
    if (parts[i] === 0) return;
    item.lines.push({ code, label, amountFen: fen(-parts[i]!), date: null, note: null });
    item.totalFen = fen(item.totalFen - parts[i]!);
  });
}
