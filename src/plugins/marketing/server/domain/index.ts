/** Coupons as pure functions: what the use-cases of other plugins may use. */
export * from './coupon';
export * from './template';
