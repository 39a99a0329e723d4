/** At the till: who scans, what members can be handed, and what they were. */

export const DEMO_CLERK = {
  key: 'xiaoman',
  name: '许小满',
  nickname: '小满',
  phone: '13800001099',
  places: ['前台', '早餐厅'],
  may: ['charge', 'redeem-coupon', 'redeem-benefit', 'redeem-lesson', 'undo'],
};

export const DEMO_TO_REDEEM = [
  { persona: 'linwan', asset: 'lesson', amount: 10, reason: '骑乘体验课 10 课时' },
  { persona: 'chenmo', asset: 'lesson', amount: 4, reason: '骑乘体验课 4 课时' },
] as const;

export const DEMO_REDEMPTIONS = [
  { persona: 'linwan', asset: 'lesson', count: 1, place: '前台', undone: null },
  { persona: 'linwan', asset: 'coupon', count: 1, place: '早餐厅', undone: null },
  { persona: 'chenmo', asset: 'lesson', count: 2, place: '前台', undone: '约错了日期' },
  { persona: 'chenmo', asset: 'lesson', count: 1, place: '前台', undone: null },
] as const;
