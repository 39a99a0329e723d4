import { DALI_HOUSES } from './houses/dali';
import { HUIZHOU_HOUSES } from './houses/huizhou';
import { MOGANSHAN_HOUSES } from './houses/moganshan';
import { WULANBUTONG_HOUSES } from './houses/wulanbutong';
import type { DemoHouse } from './types';

export * from './types';
export { addDays, daysBetween, nextWeekday } from './dates';
export { DEMO_ARTICLES } from './articles';
export { DEMO_CORRECTIONS } from './corrections';
export { DEMO_EXTRAS } from './extras';
export { DEMO_GUEST_INFO, PHOTO_GROUPS_EN } from './guest-info';
export { DEMO_BANNERS, DEMO_COLLECTIONS, DEMO_FACILITIES, DEMO_PLACES, DEMO_POLICIES } from './catalogue';
export { DEMO_COUPON_HOLDERS, DEMO_COUPONS, type DemoCoupon } from './coupons';
export { DEMO_INVITATIONS, DEMO_LEVELS, DEMO_MEMBERSHIPS, DEMO_SIGN_IN_DAYS } from './membership';
export { DEMO_CLERK, DEMO_REDEMPTIONS, DEMO_TO_REDEEM } from './cashier';
export { DEMO_PERSONAS, DEMO_STAFF } from './people';
export { DEMO_STORIES_EN } from './stories-en';
export { DEMO_NOTES } from './notes';
export { DEMO_ORDERS } from './orders';
export { DEMO_TENDER_ORDERS } from './tenders';
export { DEMO_BLOCKS, RATE_HORIZON_DAYS, demoRateRules } from './rates';

/** Every house and room type of the demo, grouped by place. */
export const DEMO_HOUSES: readonly DemoHouse[] = [
  ...MOGANSHAN_HOUSES,
  ...DALI_HOUSES,
  ...WULANBUTONG_HOUSES,
  ...HUIZHOU_HOUSES,
];
export { DEMO_BUILDINGS, DEMO_COMPANY } from './owners';
