import type { DemoDiscount } from '../types';

/** Stay longer, pay less a night. */
export const longStay = (minNights: number, percentOff: number): DemoDiscount => ({
  kind: 'long-stay',
  minNights,
  percentOff,
  label: `连住 ${minNights} 晚 ${(100 - percentOff) / 10} 折`,
  labelEn: `${percentOff}% off from ${minNights} nights`,
});

/** Book well ahead, pay less. */
export const earlyBird = (minDaysAhead: number, percentOff: number): DemoDiscount => ({
  kind: 'early-bird',
  minDaysAhead,
  percentOff,
  label: `提前 ${minDaysAhead} 天 ${(100 - percentOff) / 10} 折`,
  labelEn: `${percentOff}% off when booked ${minDaysAhead} days ahead`,
});

/** A number of the venue, in a test range. */
export const SERVICE_PHONE = '13800000088';

export const COMMON_RULES: readonly string[] = ['入住请出示身份证件', '室内禁止吸烟', '晚上 22:00 后请轻声'];
