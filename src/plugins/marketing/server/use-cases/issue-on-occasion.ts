/** Coupons that are given by themselves: to whoever is new, has a birthday, has completed an order, has risen. */
import type { Core } from '@strapi/strapi';
import { pool, withTransaction } from '../../../../shared/database';
import { isProblem } from '../../../../shared/problem';
import { venueNow } from '../../../../shared/venue';
import { findBirthdays } from '../../../membership/server/services';
import type { Occasion } from '../domain/template';
import { findTemplatesFor } from '../repositories/templates';
import { issueCoupon } from './issue-coupon';

interface Happened {
  occasion: Occasion;
  memberId: number;
  /** Which time of it this is, for ever: the order's number, the year of the birthday, the level. */
  time: string;
  reference: string | null;
  nowMs: number;
}

/**
 * Every template of the occasion, a transaction each; again gives nothing more. Who has had enough, or comes when
 * nothing is left, gets none, and that is no failure.
 */
export async function issueOnOccasion(strapi: Core.Strapi, happened: Happened): Promise<void> {
  const { occasion, memberId, time, reference, nowMs } = happened;
  for (const template of await findTemplatesFor(pool(strapi), occasion)) {
    const key = `${occasion}:${template.id}:${memberId}:${time}`;
    const actor = { kind: 'system' } as const;
    const command = { template, memberId, cause: occasion, key, reference, actor, nowMs };
    try {
      await withTransaction(strapi, (trx) => issueCoupon(trx, command));
    } catch (error) {
      if (!isProblem(error)) throw error;
    }
  }
}

const AT_ONCE = 500;

/** Everybody whose birthday is today at the venue. */
export async function issueOnBirthdays(strapi: Core.Strapi, nowMs: number): Promise<void> {
  const { today } = venueNow(nowMs);
  if ((await findTemplatesFor(pool(strapi), 'birthday')).length === 0) return;
  for (let after = 0; ;) {
    const members = await findBirthdays(pool(strapi), { today, after, limit: AT_ONCE });
    for (const memberId of members) {
      const time = today.slice(0, 4);
      await issueOnOccasion(strapi, { occasion: 'birthday', memberId, time, reference: null, nowMs });
    }
    if (members.length < AT_ONCE) return;
    after = members.at(-1)!;
  }
}
