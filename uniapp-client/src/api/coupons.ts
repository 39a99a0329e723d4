import type { Coupon, CouponCentre, CouponPage, CouponTab } from './types';
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
