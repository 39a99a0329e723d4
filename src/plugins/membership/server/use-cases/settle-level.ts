import { lockWallets, balances } from '../../../wallet/server/services';
import type { Db, Trx } from '../../../../shared/database';
import { publish } from '../../../../shared/events';
import type { LocalDate } from '../../../../shared/local-date';
import { venueNow } from '../../../../shared/venue';
import { levelFor, validUntil, type Level } from '../domain/levels';
import { findAllLevels, type ShownLevel } from '../repositories/levels';
import {
  findStanding,
  insertLevelRecord,
  saveStanding,
  type LevelChangeKind,
  type Standing,
} from '../repositories/standings';

/** Why a level is looked at: what staff and the member read in the record. */
export interface LevelCause {
  cause: string;
  /** Number of the order, …; null without one. */
  reference: string | null;
  nowMs: number;
  /** The operator changed the levels, not the member the experience. */
  rules?: boolean;
}

/** What a member may count on, as of `nowMs`. */
export async function experienceOf(db: Db, memberId: number, nowMs: number): Promise<number> {
  const found = await balances(db, memberId, new Date(nowMs).toISOString());
  return found.find(({ asset }) => asset === 'experience')?.available ?? 0;
}

/**
 * Brings the member to the level that the experience in the ledger reaches, and records the change. Call it in the
 * transaction that moved the experience; again changes nothing.
 */
export async function settleLevel(trx: Trx, memberId: number, why: LevelCause): Promise<void> {
  await lockWallets(trx, [memberId], new Date(why.nowMs).toISOString());
  const experience = await experienceOf(trx, memberId, why.nowMs);
  const levels = await findAllLevels(trx);
  const enabled = levels.filter((level) => level.enabled);
  const standing = await findStanding(trx, memberId);
  const to = levelFor(enabled, experience);
  const from = standingLevel(levels, standing);
  const since = new Date(why.nowMs).toISOString();
  const until = validUntil(to, venueNow(why.nowMs).today);
  if (standing && standing.levelId === (to?.id ?? null)) return;
  await saveStanding(trx, memberId, { levelId: to?.id ?? null, since, validUntil: until });
  if (from?.id !== to?.id)
    await record(trx, memberId, { from, to, experience, until, why, kind: kindOf(from, to, why) });
}

/** Where a member stands; without any experience on the level that asks for none. */
export function standingLevel(levels: readonly ShownLevel[], standing: Standing | undefined): ShownLevel | null {
  const enabled = levels.filter((level) => level.enabled);
  if (!standing) return levelFor(enabled, 0);
  return levels.find(({ id }) => id === standing.levelId) ?? null;
}

const kindOf = (from: Level | null, to: Level | null, why: LevelCause): LevelChangeKind => {
  if (why.rules) return 'rules';
  return (to?.level ?? 0) > (from?.level ?? 0) ? 'upgrade' : 'downgrade';
};

/** Writes what became of the member into the append-only records. */
export async function record(
  trx: Trx,
  memberId: number,
  change: {
    from: Level | null;
    to: Level | null;
    experience: number;
    until: LocalDate | null;
    why: LevelCause;
    kind: LevelChangeKind;
  },
): Promise<void> {
  const { from, to, experience, until, why, kind } = change;
  await insertLevelRecord(trx, memberId, {
    kind,
    fromName: from?.name.zh ?? null,
    fromLevel: from?.level ?? null,
    toName: to?.name.zh ?? null,
    toLevel: to?.level ?? null,
    percentOff: to?.percentOff ?? 0,
    experience,
    cause: why.cause,
    reference: why.reference,
    validUntil: until,
    at: new Date(why.nowMs).toISOString(),
  });
  if (kind === 'upgrade' && to) await publish(trx, 'member.level-up', { memberId, level: to.level });
}
