/** Coupons of every kind, and members who have them in every state. */

export interface DemoCoupon {
  key: string;
  name: string;
  nameEn: string;
  kind: 'amount-off' | 'percent-off' | 'voucher' | 'gift';
  valueFen?: number;
  percentOff?: number;
  capFen?: number;
  thresholdFen?: number;
  scope?: 'all' | 'stays' | 'houses';
  /** Keys of houses. */
  houses?: string[];
  validDays?: number;
  /** Days from today. */
  validTo?: number;
  stock?: number;
  perMember?: number;
  claimable?: boolean;
  /** Days from today. */
  claimFrom?: number;
  occasion?: 'new-member' | 'birthday' | 'after-order' | 'level-up';
  returnsOnRefund?: boolean;
  note?: string;
  noteEn?: string;
}

export const DEMO_COUPONS: readonly DemoCoupon[] = [
  {
    ...{ key: 'welcome', name: '新客立减券', nameEn: 'Welcome coupon', kind: 'amount-off' },
    ...{ valueFen: 3_000, thresholdFen: 30_000, validDays: 60, occasion: 'new-member' },
  },
  {
    ...{ key: 'autumn', name: '深秋满减券', nameEn: 'Autumn coupon', kind: 'amount-off' },
    ...{ valueFen: 8_000, thresholdFen: 80_000, scope: 'stays', validDays: 30, stock: 200, claimable: true },
    ...{ note: '不与其他优惠券同用', noteEn: 'One coupon an order' },
  },
  {
    ...{ key: 'weekday', name: '山居九折券', nameEn: '10% off a stay', kind: 'percent-off' },
    ...{ percentOff: 10, capFen: 12_000, scope: 'stays', validTo: 45, stock: 50, claimable: true },
  },
  {
    ...{ key: 'last', name: '限量五折券', nameEn: 'Half price, very few', kind: 'percent-off' },
    ...{ percentOff: 50, capFen: 20_000, validDays: 7, stock: 1, claimable: true, returnsOnRefund: false },
  },
  {
    ...{ key: 'snow', name: '初雪券', nameEn: 'First snow', kind: 'amount-off' },
    ...{ valueFen: 5_000, thresholdFen: 50_000, validDays: 30, claimable: true, claimFrom: 10 },
  },
  {
    ...{ key: 'voucher', name: '开业代金券', nameEn: 'Opening voucher', kind: 'voucher' },
    ...{ valueFen: 5_000, validDays: 90, claimable: true },
  },
  {
    ...{ key: 'breakfast', name: '双人早餐券', nameEn: 'Breakfast for two', kind: 'gift' },
    ...{
      validDays: 180,
      perMember: 5,
      occasion: 'level-up',
      note: '入住期间出示，由前台核销',
      noteEn: 'Show it at the desk',
    },
  },
  {
    ...{ key: 'birthday', name: '生日礼券', nameEn: 'Birthday coupon', kind: 'amount-off' },
    ...{ valueFen: 10_000, thresholdFen: 50_000, validDays: 30, occasion: 'birthday' },
  },
  {
    ...{ key: 'again', name: '再来一晚券', nameEn: 'Come again', kind: 'amount-off' },
    ...{ valueFen: 5_000, thresholdFen: 40_000, scope: 'stays', validDays: 90, perMember: 10, occasion: 'after-order' },
  },
];

/** Who has which, beside what comes by itself; `daysAgo` more than it is valid makes it expired. */
export const DEMO_COUPON_HOLDERS: readonly {
  persona: string;
  coupon: string;
  then: 'usable' | 'used' | 'held' | 'revoked' | 'expired';
}[] = [
  { persona: 'linwan', coupon: 'autumn', then: 'usable' },
  { persona: 'linwan', coupon: 'voucher', then: 'usable' },
  { persona: 'linwan', coupon: 'breakfast', then: 'usable' },
  { persona: 'linwan', coupon: 'weekday', then: 'used' },
  { persona: 'linwan', coupon: 'last', then: 'expired' },
  { persona: 'chenmo', coupon: 'weekday', then: 'held' },
  { persona: 'chenmo', coupon: 'autumn', then: 'revoked' },
  { persona: 'suhe', coupon: 'voucher', then: 'usable' },
];
