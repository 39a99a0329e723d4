import { text, type Text } from '../../../../shared/text';

/** Why something moved, as statements say it. To add a reason is to add a line. */
export const REASONS = {
  'top-up': text('充值', 'Top-up'),
  'top-up-gift': text('充值赠送', 'Gift with a top-up'),
  card: text('会员卡', 'Member card'),
  package: text('课时包', 'Lesson package'),
  coupon: text('领券', 'Coupon received'),
  order: text('订单消费', 'Order'),
  'order-reward': text('消费奖励', 'Reward of an order'),
  'code-payment': text('会员码付款', 'Paid by member code'),
  redemption: text('核销', 'Redeemed'),
  'redemption-undo': text('撤销核销', 'Redemption undone'),
  'sign-in': text('签到', 'Daily sign-in'),
  'make-up': text('补签', 'Made up a missed day'),
  invitation: text('邀请奖励', 'Invitation'),
  level: text('等级权益', 'Level benefit'),
  'level-renewal': text('等级到期扣减', 'Renewal of the level'),
  birthday: text('生日礼', 'Birthday gift'),
  refund: text('退款退回', 'Refund'),
  withdrawal: text('余额退款', 'Balance paid out'),
  adjustment: text('人工调整', 'Adjusted by staff'),
  expiry: text('到期失效', 'Expired'),
  debt: text('抵扣欠额', 'Settled a debt'),
} as const satisfies Record<string, Text>;

export type Reason = keyof typeof REASONS;

export const REASON_CODES = Object.keys(REASONS) as [Reason, ...Reason[]];

/** A reason that this version no longer knows is shown by its code. */
export const reasonName = (code: string): Text => (REASONS as Record<string, Text>)[code] ?? text(code, code);
