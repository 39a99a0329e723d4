/** What somebody at the till may do, and which assets can be handed over for a code. */
import { text, type Text } from '../../../../shared/text';

export const RIGHTS = {
  charge: text('收款', 'Charge'),
  'redeem-coupon': text('核销优惠券', 'Redeem coupons'),
  'redeem-benefit': text('核销卡权益', 'Redeem card benefits'),
  'redeem-lesson': text('核销课时', 'Redeem lessons'),
  undo: text('撤销核销', 'Undo'),
} as const satisfies Record<string, Text>;

export type Right = keyof typeof RIGHTS;

export const RIGHT_CODES = Object.keys(RIGHTS) as [Right, ...Right[]];

/** Assets that are counted and handed over one by one, and the right that each needs. */
export const REDEEMABLE = { coupon: 'redeem-coupon', benefit: 'redeem-benefit', lesson: 'redeem-lesson' } as const;

export type RedeemableAsset = keyof typeof REDEEMABLE;

export const REDEEMABLE_CODES = Object.keys(REDEEMABLE) as [RedeemableAsset, ...RedeemableAsset[]];

export const isRedeemable = (asset: string): asset is RedeemableAsset => asset in REDEEMABLE;

/** Whoever acts at the till: a clerk with a phone, or staff at the desk. */
export interface Cashier {
  /** `clerk:12`, `staff:3`: as it is kept with every action. */
  key: string;
  kind: 'clerk' | 'staff';
  id: number;
  name: string;
  may: ReadonlySet<Right>;
  /** Where a clerk works; empty is everywhere. */
  places: readonly string[];
}

/** Enough of a name to ask for the rest: 林溪 → 林*, Anna → A*. */
export const maskName = (name: string): string => `${[...name.trim()][0] ?? ''}*`;
