/**
 * The price of an order: a pure function from what is bought and which rules apply to a breakdown.
 * Stacking order: charges → the best item discount → order deductions (coupons, then points).
 * Extras are sold at their price: no item discount is taken off them.
 * Every line says where it comes from; every rule that does not apply says why.
 */
import { fen, percentOf, splitFen, sumFen, type Fen } from '../../../../shared/money';
import type { LocalDate } from '../../../../shared/local-date';
import type { Text } from '../../../../shared/text';

export interface Charge {
  code: 'night' | 'unit' | 'extra';
  /** What it is for, of a charge that can be wished for by itself (an extra). */
  ref?: string;
  label: Text;
  /** Price of one, in fen, > 0 or 0 for gifts. */
  unitFen: number;
  /** How often it counts; as often as the item is bought when absent. */
  times?: number;
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
  /** ≥ 1; every charge that does not say otherwise is multiplied by it. */
  quantity: number;
  details: Record<string, unknown>;
}

export interface ItemToPrice extends Item {
  /** Lines of an earlier quote that stay as they were agreed on, discounts and adjustments among them. */
  agreed?: readonly QuoteLine[];
  charges: readonly Charge[];
  discounts: readonly ItemDiscount[];
}

export interface QuoteLine {
  code: 'night' | 'unit' | 'extra' | 'discount' | 'coupon' | 'points' | 'adjustment';
  ref?: string;
  label: Text;
  amountFen: Fen;
  date: LocalDate | null;
  note: Text | null;
}

export interface QuotedItem extends Item {
  lines: QuoteLine[];
  /** Sum of the charges, and of what was added to the price by agreement. */
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
  const { charges, discounts, agreed = [], ...bought } = item;
  const charged = charges.map(({ unitFen, times = item.quantity, ...charge }): QuoteLine => ({
    ...charge,
    amountFen: fen(unitFen * times),
  }));
  const lines = [...agreed, ...charged];
  const subtotalFen = sumFen(lines.map((line) => Math.max(0, line.amountFen)));
  const best = bestDiscount(discounts);
  for (const discount of discounts) {
    const reason = discount.unusableBecause ?? (discount === best ? null : BETTER_APPLIES);
    if (reason) unusable.push({ code: discount.code, label: discount.label, reason });
  }
  if (best) {
    const discounted = sumFen(charged.filter(({ code }) => code !== 'extra').map((line) => line.amountFen));
    const off = percentOf(discounted, best.percentOff);
    if (off > 0) lines.push({ code: 'discount', label: best.label, amountFen: fen(-off), date: null, note: null });
  }
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
