import { percentOf, type Fen } from '../../../../shared/money';
import { text, type Text } from '../../../../shared/text';

/** Snapshotted on the order when it is placed; later edits of the content do not touch it. */
export interface CancellationPolicy {
  name: Text;
  summary: Text;
  tiers: CancellationTier[];
}

export interface CancellationTier {
  /** At least this many hours before the start. */
  hoursBefore: number;
  /** 0–100 of what was paid. */
  refundPercent: number;
}

export const NON_REFUNDABLE: CancellationPolicy = {
  name: text('不可退', 'Non-refundable'),
  summary: text('付款后不可退款', 'No refund once paid'),
  tiers: [],
};

export const FULL_REFUND: CancellationPolicy = {
  name: text('随时可退', 'Refundable'),
  summary: text('使用前可全额退款', 'Full refund until it is used'),
  tiers: [{ hoursBefore: 0, refundPercent: 100 }],
};

/** Tiers from the earliest on; of two with the same hours the kinder one counts. */
export function orderTiers(tiers: readonly CancellationTier[]): CancellationTier[] {
  return [...tiers].sort((a, b) => b.hoursBefore - a.hoursBefore || b.refundPercent - a.refundPercent);
}

/**
 * The policy that gives back least over all the time in which the policies differ; the earlier one of equals.
 * A policy that is never kinder than another is therefore never passed over for it.
 * @param policies at least one
 */
export function strictestPolicy(policies: readonly CancellationPolicy[]): CancellationPolicy {
  const longest = Math.max(0, ...policies.flatMap(({ tiers }) => tiers.map(({ hoursBefore }) => hoursBefore)));
  const kindness = (policy: CancellationPolicy): number => percentHours(policy.tiers, longest + 24);
  return policies.reduce((strictest, next) => (kindness(next) < kindness(strictest) ? next : strictest));
}

/** The refunded percentage summed over every hour from the start back to `hours` before it. */
function percentHours(tiers: readonly CancellationTier[], hours: number): number {
  let sum = 0;
  let until = hours;
  for (const { hoursBefore, refundPercent } of orderTiers(tiers)) {
    sum += refundPercent * (until - hoursBefore);
    until = hoursBefore;
  }
  return sum;
}

/**
 * The policy that never gives back more than `percent`: what is left of one after a change at a moment at which it
 * gave back no more.
 * @param percent 0–100
 */
export function cappedPolicy(policy: CancellationPolicy, percent: number): CancellationPolicy {
  if (policy.tiers.every(({ refundPercent }) => refundPercent <= percent)) return policy;
  return {
    name: policy.name,
    summary: text(`改期后最多退 ${percent}%`, `At most ${percent} % after a change`),
    tiers: policy.tiers.map((tier) => ({ ...tier, refundPercent: Math.min(tier.refundPercent, percent) })),
  };
}

export interface RefundTerms {
  refundFen: Fen;
  tier: CancellationTier | null;
  /** Epoch ms until which these terms hold; null when nothing better follows later or before. */
  deadlineMs: number | null;
}

/**
 * What a cancellation now gives back: the first tier whose hours are still ahead, none is 0 %.
 * @param paidFen what was paid and not yet refunded
 */
export function refundTerms(
  policy: CancellationPolicy,
  startsAtMs: number,
  nowMs: number,
  paidFen: number,
): RefundTerms {
  const tier =
    orderTiers(policy.tiers).find(({ hoursBefore }) => nowMs <= startsAtMs - hoursBefore * 3_600_000) ?? null;
  return {
    refundFen: percentOf(paidFen, tier?.refundPercent ?? 0),
    tier,
    deadlineMs: tier ? startsAtMs - tier.hoursBefore * 3_600_000 : null,
  };
}

export function tierLabel(tier: CancellationTier): Text {
  const { hoursBefore, refundPercent } = tier;
  const days = hoursBefore % 24 === 0 && hoursBefore > 0 ? hoursBefore / 24 : null;
  const when = days
    ? text(`入住前 ${days} 天以上`, `${days} day${days > 1 ? 's' : ''} or more before arrival`)
    : hoursBefore === 0
      ? text('入住时间之前', 'any time before arrival')
      : text(`入住前 ${hoursBefore} 小时以上`, `${hoursBefore} hours or more before arrival`);
  const what =
    refundPercent === 100
      ? text('全额退款', 'full refund')
      : refundPercent === 0
        ? text('不退款', 'no refund')
        : text(`退 ${refundPercent}%`, `${refundPercent}% refund`);
  return text(`${when.zh}，${what.zh}`, `${when.en}: ${what.en}`);
}
