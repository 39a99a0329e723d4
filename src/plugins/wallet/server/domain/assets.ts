import type { Text } from '../../../../shared/text';
import { text } from '../../../../shared/text';

/** Integer fen, or pieces that are only counted. */
export type Unit = 'fen' | 'count';

/** Accounts of the house: where what a member holds comes from, and where it goes. */
export const HOUSE_ROLES = ['cash', 'issued', 'revenue', 'expired', 'adjustments'] as const;
export type HouseRole = (typeof HOUSE_ROLES)[number];

export interface AssetDeclaration {
  name: Text;
  unit: Unit;
  /** Whether the member may have its worth back in money. */
  refundable: boolean;
  /** Where a grant comes from: money that was received, or a promise of the house. */
  funding: Extract<HouseRole, 'cash' | 'issued'>;
  /** Only the source of a pocket says what it is, e.g. which coupon: a number of them alone means nothing. */
  bySource: boolean;
}

/**
 * Everything that a member can hold. To add an asset is to add a line; its house accounts are opened at the
 * next start. A line never goes while there are postings of it.
 */
export const ASSETS = {
  principal: {
    name: text('储值本金', 'Stored value'),
    unit: 'fen',
    refundable: true,
    funding: 'cash',
    bySource: false,
  },
  gift: { name: text('赠送金', 'Gift money'), unit: 'fen', refundable: false, funding: 'issued', bySource: false },
  card: {
    name: text('会员卡余额', 'Card balance'),
    unit: 'fen',
    refundable: false,
    funding: 'issued',
    bySource: false,
  },
  voucher: {
    name: text('代金券', 'Voucher money'),
    unit: 'fen',
    refundable: false,
    funding: 'issued',
    bySource: false,
  },
  coupon: { name: text('优惠券', 'Coupons'), unit: 'count', refundable: false, funding: 'issued', bySource: true },
  benefit: {
    name: text('权益次数', 'Card benefits'),
    unit: 'count',
    refundable: false,
    funding: 'issued',
    bySource: true,
  },
  lesson: { name: text('课时', 'Lesson credits'), unit: 'count', refundable: true, funding: 'cash', bySource: false },
  points: { name: text('积分', 'Points'), unit: 'count', refundable: false, funding: 'issued', bySource: false },
  'make-up-card': {
    name: text('补签卡', 'Make-up cards'),
    unit: 'count',
    refundable: false,
    funding: 'issued',
    bySource: false,
  },
  experience: {
    name: text('成长值', 'Experience'),
    unit: 'count',
    refundable: false,
    funding: 'issued',
    bySource: false,
  },
} as const satisfies Record<string, AssetDeclaration>;

export type Asset = keyof typeof ASSETS;

export const ASSET_CODES = Object.keys(ASSETS) as [Asset, ...Asset[]];

/** Whether staff may give and take it by hand. */
export const isAdjustable = (code: Asset): boolean => !ASSETS[code].bySource;

export const assetOf = (code: Asset): AssetDeclaration => ASSETS[code];

/** What is wrong with a table of assets, in words; checked at boot. */
export function assetFaults(assets: Record<string, AssetDeclaration> = ASSETS): string[] {
  return Object.entries(assets).flatMap(([code, { name, refundable, funding }]) => [
    ...(/^[a-z][a-z-]{1,29}$/.test(code) ? [] : [`${code}: a code is 2–30 lower-case letters`]),
    ...(name.zh && name.en ? [] : [`${code}: has no name in both languages`]),
    ...(refundable && funding !== 'cash' ? [`${code}: money that never came cannot go back`] : []),
  ]);
}
