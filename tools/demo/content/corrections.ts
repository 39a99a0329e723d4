import type { DemoCorrection } from './types';

/** What finance gave and took by hand, the oldest first. */
export const DEMO_CORRECTIONS: readonly DemoCorrection[] = [
  { persona: 'linwan', asset: 'gift', amount: 8_000, reason: '雨天停水两小时，赠送致歉', validDays: 180 },
  { persona: 'linwan', asset: 'points', amount: 260, reason: '补记上月线下消费积分', validDays: null },
  { persona: 'xuyuan', asset: 'gift', amount: 12_000, reason: '画作留在茶室，赠送答谢', validDays: 365 },
  { persona: 'chenmo', asset: 'points', amount: 120, reason: '补记早餐积分', validDays: null },
  { persona: 'linwan', asset: 'points', amount: -60, reason: '同一笔消费记了两次，扣回', validDays: null },
];
