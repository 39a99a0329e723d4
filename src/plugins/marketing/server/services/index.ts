/** What other plugins may use of marketing. */
export * from '../domain';
export { describeCoupons, type DescribedCoupon } from './describe';
export { findTemplate } from '../repositories/templates';
export type { OwnedCoupon } from '../repositories/coupons';
export { issueCoupon, type IssueCoupon } from '../use-cases/issue-coupon';
export { refusedVouchers } from '../use-cases/refused-vouchers';
export {
  couponById,
  couponGone,
  couponNow,
  holdCoupon,
  priceCoupons,
  spendCoupon,
  type CouponUse,
} from '../use-cases/use-coupon';
