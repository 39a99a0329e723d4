import type { Trx } from '../../../../shared/database';
import { dayStartInZone } from '../../../../shared/local-date';
import { venue, venueNow } from '../../../../shared/venue';
import { grant, type Actor, type Reason } from '../../../wallet/server/services';
import { pointsExpireOn, type Reward } from '../domain/earning';
import { findEarningRule } from '../repositories/rules';
import { settleLevel } from './settle-level';

export interface RewardCause {
  /** Says which reward this is, for ever: `order:Y…`, `sign-in:12:2026-11-21`. */
  key: string;
  reason: Reason;
  reference: string | null;
  /** In the level's records. */
  cause: string;
  actor: Actor;
  nowMs: number;
}

/** Numbers of the ledger's transfers; null where nothing was given. */
export interface GivenReward {
  pointsTransfer: string | null;
  experienceTransfer: string | null;
}

/** The instant (ISO) at which points that are given now end; null for never. */
export async function pointsEnd(trx: Trx, nowMs: number): Promise<string | null> {
  const day = pointsExpireOn(await findEarningRule(trx), venueNow(nowMs).today);
  return day && dayStartInZone(day, venue().zone);
}

/** Points that end by the rule, experience that never does, and the level that follows from it: one transaction. */
export async function giveReward(
  trx: Trx,
  memberId: number,
  reward: Reward & { makeUpCards?: number },
  why: RewardCause,
): Promise<GivenReward> {
  const { key, reason, reference, actor, nowMs } = why;
  const common = { member: memberId, reason, reference, source: reason, actor, now: new Date(nowMs).toISOString() };
  const give = async (
    asset: 'points' | 'experience' | 'make-up-card',
    amount: number,
    expiresAt: string | null,
  ): Promise<string | null> =>
    amount > 0 ? (await grant(trx, { ...common, key: `${key}:${asset}`, asset, amount, expiresAt })).no : null;
  const pointsTransfer = await give('points', reward.points, reward.points > 0 ? await pointsEnd(trx, nowMs) : null);
  const experienceTransfer = await give('experience', reward.experience, null);
  await give('make-up-card', reward.makeUpCards ?? 0, null);
  if (experienceTransfer) await settleLevel(trx, memberId, { cause: why.cause, reference, nowMs });
  return { pointsTransfer, experienceTransfer };
}
