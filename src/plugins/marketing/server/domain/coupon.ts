/** A coupon of a member: what it takes off an order, and why not. Pure. */
import type { LocalDate } from '../../../../shared/local-date';
import { formatFen, percentOf, sumFen } from '../../../../shared/money';
import { text, type Text } from '../../../../shared/text';
import type { Deduction } from '../../../pricing/server/domain';

export const COUPON_KINDS = ['amount-off', 'percent-off', 'voucher', 'gift'] as const;
export type CouponKind = (typeof COUPON_KINDS)[number];

/** Taken off the price; voucher money is a tender, and a gift is redeemed by a clerk. */
export const PRICE_KINDS: readonly CouponKind[] = ['amount-off', 'percent-off'];

/** As the ledger says; `held` waits for the order that uses it to be paid. */
export const COUPON_STATES = ['usable', 'held', 'used', 'expired', 'revoked'] as const;
export type CouponState = (typeof COUPON_STATES)[number];

/** What was promised when it was given; no edit of the template changes it. */
export interface CouponTerms {
  kind: CouponKind;
  name: Text;
  note: Text | null;
  /** Fen; of `amount-off` and `voucher`. */
  valueFen: number | null;
  /** 1–99; of `percent-off`. */
  percentOff: number | null;
  /** The most that a percentage takes off, fen. */
  capFen: number | null;
  /** What the covered items must cost at least after their own discount; fen, 0 is nothing. */
  thresholdFen: number;
  scope: CouponScope;
  returnsOnRefund: boolean;
}

/** What a coupon covers: items of these kinds and with these references; null is any. */
export interface CouponScope {
  kinds: readonly string[] | null;
  refs: readonly string[] | null;
}

export interface Coupon {
  id: string;
  terms: CouponTerms;
  state: CouponState;
  /** First moment at which it counts, and the first at which it no longer does; ISO instants. */
  validFrom: string | null;
  expiresAt: string;
}

/** An item of an order, after its own discount. */
export interface CoveredItem {
  key: string;
  kind: string;
  ref: string;
  totalFen: number;
}

export interface Now {
  ms: number;
  /** Calendar date of the venue at which a moment lies. */
  dateOf(ms: number): LocalDate;
}

const covers = ({ kinds, refs }: CouponScope, item: Pick<CoveredItem, 'kind' | 'ref'>): boolean =>
  (kinds === null || kinds.includes(item.kind)) && (refs === null || refs.includes(item.ref));

/** Why the coupon takes nothing off these items now, for the member; null when it does. */
export function couponRefusal(coupon: Coupon, items: readonly CoveredItem[], now: Now): Text | null {
  return standing(coupon, now) ?? offPrice(coupon.terms) ?? onItems(coupon.terms, items);
}

/**
 * Why voucher money pays nothing of an order of these items now, for the member; null when it pays. A payment is one
 * of the whole order: what covers only some of the items pays nothing.
 */
export function voucherRefusal(
  voucher: Coupon,
  items: readonly Pick<CoveredItem, 'kind' | 'ref'>[],
  now: Now,
): Text | null {
  const refusal = standing(voucher, now);
  if (refusal || items.every((item) => covers(voucher.terms.scope, item))) return refusal;
  return text('不适用于所选商品', 'Not for what is chosen');
}

function standing({ state, validFrom, expiresAt }: Coupon, now: Now): Text | null {
  if (state === 'revoked') return text('商家已撤回', 'Withdrawn by the host');
  if (state === 'used') return text('已使用', 'Used already');
  if (state === 'held') return text('已用于另一笔待付款的订单', 'In use by another order that waits for payment');
  if (state === 'expired' || Date.parse(expiresAt) <= now.ms) return text('已过期', 'It has ended');
  if (validFrom !== null && Date.parse(validFrom) > now.ms) {
    const from = now.dateOf(Date.parse(validFrom));
    return text(`${from} 起可用`, `From ${from}`);
  }
  return null;
}

function offPrice({ kind }: CouponTerms): Text | null {
  if (PRICE_KINDS.includes(kind)) return null;
  return kind === 'voucher'
    ? text('代金券在付款时抵扣', 'Voucher money is used when paying')
    : text('到店出示，由店员核销', 'Show it at the desk');
}

function onItems(terms: CouponTerms, items: readonly CoveredItem[]): Text | null {
  const covered = items.filter((item) => covers(terms.scope, item));
  if (covered.length === 0) return text('不适用于所选商品', 'Not for what is chosen');
  const totalFen = sumFen(covered.map((item) => item.totalFen));
  if (totalFen < terms.thresholdFen) {
    const missing = formatFen(terms.thresholdFen - totalFen, { trimZero: true });
    return text(`还差 ${missing} 可用`, `${missing} more needed`);
  }
  return savesOf(terms, totalFen) > 0 ? null : text('没有可抵扣的金额', 'Nothing left to deduct from');
}

/** What it takes off covered items that cost this much, 0 … all of it; fen. */
function savesOf({ kind, valueFen, percentOff, capFen }: CouponTerms, totalFen: number): number {
  if (kind === 'amount-off') return Math.min(valueFen ?? 0, totalFen);
  if (kind === 'percent-off') return Math.min(percentOf(totalFen, percentOff ?? 0), capFen ?? totalFen);
  return 0;
}

/** The coupon as pricing takes it: what it takes off the items that it covers, or why it takes nothing. */
export function couponDeduction(coupon: Coupon, items: readonly CoveredItem[], now: Now): Deduction {
  const { terms } = coupon;
  const covered = items.filter((item) => covers(terms.scope, item));
  const unusableBecause = couponRefusal(coupon, items, now);
  return {
    code: 'coupon',
    ref: coupon.id,
    label: terms.name,
    amountFen: unusableBecause ? 0 : savesOf(terms, sumFen(covered.map((item) => item.totalFen))),
    itemKeys: covered.map(({ key }) => key),
    unusableBecause,
  };
}

export interface OfferedCoupon {
  coupon: Coupon;
  deduction: Deduction;
}

/**
 * The member's coupons for these items: the usable ones first, by what they save, then by their end.
 * @returns the first of them is the one to suggest when it is usable
 */
export function rankCoupons(
  coupons: readonly Coupon[],
  items: readonly CoveredItem[],
  now: Now,
): { offered: OfferedCoupon[]; suggested: OfferedCoupon | null } {
  const offered = coupons.map((coupon) => ({ coupon, deduction: couponDeduction(coupon, items, now) }));
  offered.sort(
    (a, b) =>
      b.deduction.amountFen - a.deduction.amountFen ||
      Date.parse(a.coupon.expiresAt) - Date.parse(b.coupon.expiresAt) ||
      (a.coupon.id < b.coupon.id ? -1 : 1),
  );
  const [best] = offered;
  return { offered, suggested: best && best.deduction.unusableBecause === null ? best : null };
}

/** What it is worth in a few words: `满 ¥300 减 ¥30`, `9 折，最多减 ¥50`. */
export function termsText({ kind, valueFen, percentOff, capFen, thresholdFen }: CouponTerms): Text {
  const yuan = (fen: number): string => formatFen(fen, { trimZero: true });
  if (kind === 'voucher') return text(`${yuan(valueFen!)} 代金`, `${yuan(valueFen!)} voucher money`);
  if (kind === 'gift') return text('到店兑换', 'Redeem at the desk');
  const from = thresholdFen > 0 ? text(`满 ${yuan(thresholdFen)} `, ` from ${yuan(thresholdFen)}`) : text('', '');
  if (kind === 'amount-off') {
    const off = yuan(valueFen!);
    return text(thresholdFen > 0 ? `${from.zh}减 ${off}` : `立减 ${off}`, `${off} off${from.en}`);
  }
  const cap = capFen === null ? text('', '') : text(`，最多减 ${yuan(capFen)}`, `, at most ${yuan(capFen)}`);
  return text(`${from.zh}${(100 - percentOff!) / 10} 折${cap.zh}`, `${percentOff}% off${from.en}${cap.en}`);
}
