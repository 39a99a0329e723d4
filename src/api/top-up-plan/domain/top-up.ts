/** What a top-up is, as it is sold and as it is written on the order. Pure. */
import { addDays, dateInZone, dayStartInZone } from '../../../shared/local-date';
import { formatFen } from '../../../shared/money';
import { text, type Text } from '../../../shared/text';
import type { ReturnRule } from './return-rule';

/** In place of a plan: whoever tops up says how much, and nothing is given with it. */
export const FREE = 'free';

export interface TopUpPlan {
  id: string;
  name: Text;
  principalFen: number;
  giftFen: number;
  /** Days in which the gift can be spent; null for ever. */
  giftDays: number | null;
  note: Text | null;
  /** How often one member may buy it; null is as often as wanted. */
  perMember: number | null;
  onSale: boolean;
  recommended: boolean;
}

export interface TopUpRule extends ReturnRule {
  /** What may be typed, fen; null when only plans are sold. */
  amounts: { minFen: number; maxFen: number } | null;
  /** Whether money goes back without staff, within the days of {@link ReturnRule.coolingDays} and after them. */
  automatic: { inTime: boolean; later: boolean };
  note: Text | null;
}

/** Where nobody has entered a rule: plans alone, the consumer's days, and people decide. */
export const NO_RULE: TopUpRule = {
  amounts: null,
  coolingDays: 7,
  giftLater: 'proportion',
  usedGift: 'waived',
  automatic: { inTime: true, later: false },
  note: null,
};

/** Agreed on with the order: what comes with the money, and on which terms it goes back. */
export interface TopUpDetails extends Record<string, unknown> {
  giftFen: number;
  giftDays: number | null;
  terms: ReturnRule;
}

/** Under which the ledger keeps the pockets of a top-up. */
export const SOURCE_PREFIX = 'top-up:';
export const sourceOf = (orderNo: string): string => `${SOURCE_PREFIX}${orderNo}`;
export const orderNoOf = (source: string): string => source.slice(SOURCE_PREFIX.length);

export const titleOf = (plan: TopUpPlan | null, amountFen: number): Text => {
  const amount = formatFen(amountFen, { trimZero: true });
  return plan?.name ?? text(`储值 ${amount}`, `Top-up of ${amount}`);
};

/** A gift counts on the day of the payment and the days after it, to the end of the venue's day. */
export function giftEnd(paidAtMs: number, days: number | null, zone: string): string | null {
  return days === null ? null : dayStartInZone(addDays(dateInZone(paidAtMs, zone), days), zone);
}

/** What is wrong with a plan, for whoever edits it; null when nothing is. */
export function planFault(plan: {
  principalFen: number;
  giftFen: number;
  giftDays: number | null;
}): { field: 'giftFen' | 'giftDays'; reason: string } | null {
  if (plan.giftFen > plan.principalFen) return { field: 'giftFen', reason: '赠送金不能超过储值本金' };
  if (plan.giftDays !== null && plan.giftFen === 0) return { field: 'giftDays', reason: '没有赠送金，不用填有效天数' };
  return null;
}
