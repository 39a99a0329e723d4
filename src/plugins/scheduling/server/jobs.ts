import type { Core } from '@strapi/strapi';
import { tick } from '../../../shared/clock';
import { pool } from '../../../shared/database';
import { enqueue, registerJob } from '../../../shared/jobs';
import { venueNow } from '../../../shared/venue';
import { CHECK_WAITING_JOB } from './job-names';
import { findAwaitedResources } from './repositories/waiting-notes';
import { checkWaiting } from './use-cases/check-waiting';

export function registerSchedulingJobs(strapi: Core.Strapi): void {
  registerJob(CHECK_WAITING_JOB, ({ resource }) => checkWaiting(strapi, String(resource)));
}

/** Days become free without a claim moving, too: a room more, a rule less, a hold that ran out. */
export function startSchedulingTicks(strapi: Core.Strapi): void {
  tick(strapi, 'scheduling.look-at-waiting', '*/10 * * * *', async () => {
    const db = pool(strapi);
    for (const resource of await findAwaitedResources(db, venueNow(Date.now()).today))
      await enqueue(db, CHECK_WAITING_JOB, { resource }, { jobKey: `waiting:${resource}` });
  });
}
