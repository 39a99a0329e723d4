/** What time and the operator do to levels: validities end, levels are edited. */
import type { Core } from '@strapi/strapi';
import { pool, withTransaction, type Trx } from '../../../../shared/database';
import { venueNow } from '../../../../shared/venue';
import { lockWallets, spend } from '../../../wallet/server/services';
import { levelFor, validUntil } from '../domain/levels';
import { findAllLevels } from '../repositories/levels';
import { findExpiredStandings, findStanding, findStandingMembers, saveStanding } from '../repositories/standings';
import { experienceOf, record, settleLevel, standingLevel } from './settle-level';

const AT_ONCE = 200;

/** Every level whose validity is over, one transaction a member; until nothing is left. */
export async function endValidities(strapi: Core.Strapi, nowMs: number): Promise<void> {
  for (;;) {
    const members = await findExpiredStandings(pool(strapi), venueNow(nowMs).today, AT_ONCE);
    for (const memberId of members) await withTransaction(strapi, (trx) => endValidity(trx, memberId, nowMs));
    if (members.length < AT_ONCE) return;
  }
}

/**
 * Takes what the level costs at its end from the experience, and settles the level by what is left: enough keeps it
 * for another validity. Nothing happens before its end, or the second time.
 */
export async function endValidity(trx: Trx, memberId: number, nowMs: number): Promise<void> {
  const now = new Date(nowMs).toISOString();
  await lockWallets(trx, [memberId], now);
  const standing = await findStanding(trx, memberId);
  const { today } = venueNow(nowMs);
  if (!standing?.validUntil || standing.validUntil > today) return;
  const levels = await findAllLevels(trx);
  const from = standingLevel(levels, standing);
  const before = await experienceOf(trx, memberId, nowMs);
  const cost = Math.min(from?.validity?.renewalExperience ?? 0, before);
  if (cost > 0) {
    const key = `level-renewal:${memberId}:${standing.validUntil}`;
    const why = { reason: 'level-renewal', reference: null, actor: { kind: 'system' } } as const;
    await spend(trx, { key, member: memberId, amount: cost, assets: ['experience'], ...why, now });
  }
  const experience = before - cost;
  const to = levelFor(
    levels.filter(({ enabled }) => enabled),
    experience,
  );
  const until = validUntil(to, today);
  await saveStanding(trx, memberId, { levelId: to?.id ?? null, since: now, validUntil: until });
  const kept = (to?.level ?? 0) >= (from?.level ?? 0);
  const why = { cause: kept ? '有效期满，保级' : '有效期满，成长值不足', reference: null, nowMs };
  await record(trx, memberId, { from, to, experience, until, why, kind: kept ? 'kept' : 'downgrade' });
}

/** The operator changed the levels: whoever stands somewhere is looked at again. Also a repair, every night. */
export async function settleAllLevels(strapi: Core.Strapi, nowMs: number): Promise<void> {
  for (let after = 0; ;) {
    const members = await findStandingMembers(pool(strapi), after, AT_ONCE);
    for (const memberId of members)
      await withTransaction(strapi, (trx) =>
        settleLevel(trx, memberId, { cause: '等级规则调整', reference: null, nowMs, rules: true }),
      );
    if (members.length < AT_ONCE) return;
    after = members.at(-1)!;
  }
}
