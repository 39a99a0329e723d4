import type { Core } from '@strapi/strapi';
import { tick } from '../../../shared/clock';
import { pool } from '../../../shared/database';
import { enqueue, registerJob } from '../../../shared/jobs';
import { ANONYMISE_JOB, SETTLE_LEVELS_JOB } from './job-names';
import { findOverdueDeletions } from './repositories/account-deletions';
import { anonymiseOnTime } from './use-cases/delete-account';
import { endCards } from './use-cases/end-cards';
import { endValidities, settleAllLevels } from './use-cases/keep-levels';

export function registerMembershipJobs(strapi: Core.Strapi): void {
  registerJob(ANONYMISE_JOB, ({ deletionId }) => anonymiseOnTime(strapi, Number(deletionId)));
  registerJob(SETTLE_LEVELS_JOB, () => settleAllLevels(strapi, Date.now()));
}

/** A lost job is found again by what it left undone. */
export function startMembershipTicks(strapi: Core.Strapi): void {
  tick(strapi, 'membership.sweep-deletions', '23 4 * * *', async () => {
    const db = pool(strapi);
    for (const id of await findOverdueDeletions(db, new Date(Date.now() - 3_600_000).toISOString()))
      await enqueue(db, ANONYMISE_JOB, { deletionId: id }, { jobKey: `sweep-anonymise:${id}` });
  });
  // Validities end with the venue's day, wherever that is.
  tick(strapi, 'membership.end-validities', '11 * * * *', () => endValidities(strapi, Date.now()));
  tick(strapi, 'membership.end-cards', '13 * * * *', () => endCards(strapi, Date.now()));
  tick(strapi, 'membership.settle-levels', '41 20 * * *', () => settleAllLevels(strapi, Date.now()));
}
