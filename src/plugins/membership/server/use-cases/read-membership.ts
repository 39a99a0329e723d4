import type { Db } from '../../../../shared/database';
import type { LocalDate } from '../../../../shared/local-date';
import { balances, type AssetBalance } from '../../../wallet/server/services';
import { levelAbove, progressPercent } from '../domain/levels';
import { findAllLevels, type ShownLevel } from '../repositories/levels';
import { findStanding } from '../repositories/standings';
import { standingLevel } from './settle-level';

export interface Membership {
  level: ShownLevel | null;
  since: string | null;
  validUntil: LocalDate | null;
  next: ShownLevel | null;
  progressPercent: number;
  /** Every level that members can have, rising. */
  levels: ShownLevel[];
  experience: number;
  experienceOwed: number;
  points: number;
  pointsOwed: number;
  pointsExpiring: { at: string; amount: number } | null;
  makeUpCards: number;
}

/** Where a member stands and what there is of points and experience. */
export async function readMembership(db: Db, memberId: number, nowMs: number): Promise<Membership> {
  const all = await findAllLevels(db);
  const standing = await findStanding(db, memberId);
  const found = await balances(db, memberId, new Date(nowMs).toISOString());
  const of = (asset: AssetBalance['asset']): AssetBalance | undefined => found.find((each) => each.asset === asset);
  const [points, experience] = [of('points'), of('experience')];
  const levels = all.filter(({ enabled }) => enabled);
  const level = standingLevel(all, standing);
  const next = levelAbove(levels, level);
  return {
    level,
    since: standing?.since ?? null,
    validUntil: standing?.validUntil ?? null,
    next,
    progressPercent: progressPercent(level, next, experience?.available ?? 0),
    levels,
    experience: experience?.available ?? 0,
    experienceOwed: experience?.owed ?? 0,
    points: points?.available ?? 0,
    pointsOwed: points?.owed ?? 0,
    pointsExpiring: points?.nextExpiry ?? null,
    makeUpCards: of('make-up-card')?.available ?? 0,
  };
}
