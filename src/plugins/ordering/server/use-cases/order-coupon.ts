/** One coupon an order: what it takes off the price, and what becomes of it with the order. */
import type { Db, Trx } from '../../../../shared/database';
import { conflict, notFound } from '../../../../shared/problem';
import {
  couponById,
  couponDeduction,
  couponGone,
  couponNow,
  holdCoupon,
  priceCoupons,
  rankCoupons,
  spendCoupon,
  type OfferedCoupon,
  type OwnedCoupon,
} from '../../../marketing/server/services';
import type { Deduction, QuotedItem } from '../../../pricing/server/services';
import { capture, reverse, voidHold } from '../../../wallet/server/services';
import { findOrderCoupon, insertOrderCoupon, moveOrderCoupon, type OrderCoupon } from '../repositories/order-coupons';
import { keptFen, type OrderHead } from '../repositories/order-head';
import type { Moment } from '../services/now';
import { sellableOf } from '../services/registry';

/** Which coupon somebody wishes to use; `memberId` is whose it must be, null for staff who look it up. */
export interface WantedCoupon {
  id: string;
  memberId: number | null;
}

export interface PricedCoupon {
  coupon: OwnedCoupon;
  deduction: Deduction;
}

/** What is money itself costs the same with a coupon as without. */
const couponable = (items: readonly QuotedItem[]): QuotedItem[] =>
  items.filter(({ kind }) => sellableOf(kind).memberPrice !== false);

/**
 * The coupon as a deduction from items that have been priced without it.
 * @throws Problem 404 for one that is somebody else's
 */
export async function priceCoupon(
  db: Db,
  wanted: WantedCoupon,
  items: readonly QuotedItem[],
  nowMs: number,
): Promise<PricedCoupon> {
  const coupon = await couponById(db, wanted.id, nowMs);
  if (!coupon || (wanted.memberId !== null && coupon.memberId !== wanted.memberId)) throw notFound();
  return { coupon, deduction: couponDeduction(coupon, couponable(items), couponNow(nowMs)) };
}

/** What a member has for these items, the best first; nothing for nobody. */
export async function offerCoupons(
  db: Db,
  memberId: number | null,
  items: readonly QuotedItem[],
  nowMs: number,
): Promise<{ offered: OfferedCoupon[]; suggested: OfferedCoupon | null }> {
  if (memberId === null) return { offered: [], suggested: null };
  return rankCoupons(await priceCoupons(db, memberId, nowMs), couponable(items), couponNow(nowMs));
}

/**
 * What a guest is told first, whatever else has changed: the coupon they chose is not to be had.
 * @throws Problem 409 COUPON_USED, COUPON_UNUSABLE with the reason
 */
export function refuseUnusable({ coupon, deduction: { unusableBecause } }: PricedCoupon): void {
  if (coupon.state === 'held' || coupon.state === 'used') throw couponGone();
  if (unusableBecause) throw conflict('COUPON_UNUSABLE', unusableBecause, { field: 'couponId' });
}

/**
 * The order that was written takes its coupon: held in the ledger until it is paid or closed.
 * @throws Problem 409 COUPON_USED when another order was faster
 */
export async function takeCoupon(
  trx: Trx,
  order: { id: number; no: string },
  { coupon, deduction: { amountFen } }: PricedCoupon,
  at: Moment,
): Promise<void> {
  const holdNo = await holdCoupon(trx, { coupon, orderNo: order.no, now: at.iso });
  const { id: couponId, memberId, terms } = coupon;
  const { returnsOnRefund } = terms;
  await insertOrderCoupon(trx, order.id, { couponId, memberId, amountFen, holdNo, returnsOnRefund });
}

type CouponOrder = Pick<OrderHead, 'id' | 'no'>;

/**
 * The order is paid: its coupon is used. An order that had been closed takes it again.
 * @throws Problem 409 COUPON_USED when it was used elsewhere meanwhile, or has ended; then the money must go back
 */
export async function settleCoupon(trx: Trx, order: CouponOrder, at: Moment): Promise<void> {
  const taken = await findOrderCoupon(trx, order.id);
  if (taken?.state === 'held') await moveOrderCoupon(trx, order.id, 'used', await captureHeld(trx, order, taken, at));
  if (taken?.state === 'free') {
    const coupon = { id: taken.couponId, memberId: taken.memberId };
    const transferNo = await spendCoupon(trx, { coupon, orderNo: order.no, now: at.iso });
    await moveOrderCoupon(trx, order.id, 'used', transferNo);
  }
}

async function captureHeld(trx: Trx, { no }: CouponOrder, { holdNo }: OrderCoupon, at: Moment): Promise<string> {
  const command = { key: `order:${no}:coupon:use`, hold: holdNo, actor: { kind: 'system' }, now: at.iso } as const;
  return (await capture(trx, command)).no;
}

/** The order ended without payment: the coupon is the member's again, as it was. */
export async function releaseCoupon(trx: Trx, order: CouponOrder, at: Moment): Promise<void> {
  const taken = await findOrderCoupon(trx, order.id);
  if (taken?.state !== 'held') return;
  await voidHold(trx, { hold: taken.holdNo, why: 'order closed', now: at.iso });
  await moveOrderCoupon(trx, order.id, 'free', null);
}

/**
 * Money of the order went back: when nothing of it is kept, so does the coupon, unless its terms say otherwise.
 * @param order as it is after the refund
 */
export async function giveBackCoupon(
  trx: Trx,
  order: CouponOrder & Pick<OrderHead, 'paidFen' | 'refundedFen'>,
  at: Moment,
): Promise<void> {
  const taken = await findOrderCoupon(trx, order.id);
  if (taken?.state !== 'used' || !taken.returnsOnRefund || keptFen(order) > 0) return;
  await reverse(trx, {
    key: `order:${order.no}:coupon:back`,
    transfer: taken.transferNo!,
    reference: order.no,
    actor: { kind: 'system' },
    now: at.iso,
  });
  await moveOrderCoupon(trx, order.id, 'returned', taken.transferNo);
}
