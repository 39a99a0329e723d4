import type { DemoCorrection } from './types';

/** What the manager gave and took by hand, the oldest first. */
export const DEMO_CORRECTIONS: readonly DemoCorrection[] = [
  { persona: 'linwan', asset: 'gift', amount: 8_000, reason: '雨天停水两小时，赠送致歉', validDays: 180 },
  { persona: 'xuyuan', asset: 'gift', amount: 12_000, reason: '画作留在茶室，赠送答谢', validDays: 365 },
  { persona: 'chenmo', asset: 'gift', amount: 3_800, reason: '早餐送错，赠送一份', validDays: 90 },
  { persona: 'linwan', asset: 'gift', amount: -2_000, reason: '赠送金额多记，扣回', validDays: null },
];
