import type { Coupon, CouponCentre, CouponPage, CouponTab, OfferedQuote, StayRequest } from './types';
import { http } from './client';

export const fetchCouponCentre = () => http.get<CouponCentre>('/coupon-centre');

export const fetchCoupons = (tab: CouponTab, cursor: string | null) =>
  http.get<CouponPage>('/me/coupons', { tab, limit: 20, ...(cursor ? { cursor } : {}) });

/** Problems: 404; 409 COUPON_LIMIT, COUPON_SOLD_OUT, COUPON_NOT_YET, COUPON_OVER. */
export const claimCoupon = (templateId: string, key: string) =>
  http.command<Coupon>('POST', '/me/coupons', { templateId }, { key });

/** Problems: 404; 409 COUPON_CODE_USED and those of claiming. */
export const redeemCode = (code: string, key: string) =>
  http.command<Coupon>('POST', '/me/coupon-codes', { code }, { key });

/** What the guest wants: the coupon that saves most, a certain one, or none. */
export type CouponChoice = 'best' | string | null;

const quoteWith = (items: StayRequest[], couponId: string | null) =>
  http.command<OfferedQuote>('POST', '/quotes', couponId ? { items, couponId } : { items });

/** The price with the coupon of choice; `couponId` is the one that is in it, null when it cannot be used. */
export async function fetchCouponQuote(
  items: StayRequest[],
  choice: CouponChoice,
): Promise<OfferedQuote & { couponId: string | null }> {
  const quote = await quoteWith(items, choice === 'best' ? null : choice);
  const best = choice === 'best' ? quote.suggestedCouponId : null;
  if (best) return { ...(await quoteWith(items, best)), couponId: best };
  const used = quote.coupons.some(({ id, unusableBecause }) => id === choice && !unusableBecause);
  return { ...quote, couponId: used ? choice : null };
}
