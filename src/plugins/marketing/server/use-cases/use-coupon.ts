/** A coupon in the price of an order: what ordering asks for. */
import type { Db, Trx } from '../../../../shared/database';
import { dateInZone } from '../../../../shared/local-date';
import { conflict, isProblem } from '../../../../shared/problem';
import { text } from '../../../../shared/text';
import { venue } from '../../../../shared/venue';
import { hold, spend } from '../../../wallet/server/services';
import { PRICE_KINDS, type Now } from '../domain/coupon';
import { findCoupon, findOpenCoupons, type OwnedCoupon } from '../repositories/coupons';

/** The moment as the rules of coupons want it. */
export const couponNow = (ms: number): Now => ({ ms, dateOf: (each) => dateInZone(each, venue().zone) });

/** What a member has that may take something off a price. */
export const priceCoupons = (db: Db, memberId: number, nowMs: number): Promise<OwnedCoupon[]> =>
  findOpenCoupons(db, memberId, PRICE_KINDS, new Date(nowMs).toISOString());

export const couponById = (db: Db, id: string, nowMs: number): Promise<OwnedCoupon | undefined> =>
  findCoupon(db, id, new Date(nowMs).toISOString());

export interface CouponUse {
  coupon: { id: string; memberId: number };
  orderNo: string;
  /** ISO. */
  now: string;
}

/** No order waits that long; the hold ends with the order, whenever WeChat has answered for it. */
const NEVER = '9999-12-31T00:00:00.000Z';

const wanted = ({ coupon, orderNo, now }: CouponUse) =>
  ({
    member: coupon.memberId,
    assets: ['coupon'],
    sources: [`coupon:${coupon.id}`],
    amount: 1,
    reason: 'order',
    reference: orderNo,
    actor: { kind: 'member', id: coupon.memberId },
    now,
  }) as const;

/** Sets the coupon aside for an order. @returns the hold's number @throws Problem 409 COUPON_USED */
export async function holdCoupon(trx: Trx, use: CouponUse): Promise<string> {
  const command = { ...wanted(use), key: `order:${use.orderNo}:coupon`, expiresAt: NEVER };
  return (await unlessGone(() => hold(trx, command))).no;
}

/** Takes it at once, for an order that comes back to life. @returns the transfer's number @throws Problem 409 COUPON_USED */
export async function spendCoupon(trx: Trx, use: CouponUse): Promise<string> {
  return (await unlessGone(() => spend(trx, { ...wanted(use), key: `order:${use.orderNo}:coupon:again` }))).no;
}

/** What a second order is told that wants the same coupon. */
export const couponGone = (): Error =>
  conflict(
    'COUPON_USED',
    text('这张券刚刚用于另一笔订单，请换一张或不用券', 'This coupon has just been used for another order'),
    { field: 'couponId' },
  );

async function unlessGone<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw isProblem(error) && error.code === 'INSUFFICIENT_BALANCE' ? couponGone() : error;
  }
}
