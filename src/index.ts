import type { Core } from '@strapi/strapi';
import { listenForFavourites } from './api/favourite/listeners';
import { listenForMemberCards } from './api/member-card/listeners';
import { guardTopUps } from './api/top-up-plan/plan-guard';
import { applyContentLabels } from './boot/content-labels';
import { arrangeHomepage } from './boot/homepage';
import { lockBoot, unlockBoot } from './boot/lock';
import { guardRecords } from './boot/read-only-records';
import { applyRoles } from './boot/roles';
import { guardStaffAccounts } from './boot/staff-accounts';
import { startForgetting } from './shared/changes';
import { startClock, stopClock } from './shared/clock';
import { startJobs, stopJobs } from './shared/jobs';
import { startRealtime, stopRealtime } from './shared/realtime';
import { applyConstraintsAfterSync } from './shared/schema-sql';

/** Wiring only. Plugins register their jobs and routes themselves; this starts what they share. */
export default {
  async register({ strapi }: { strapi: Core.Strapi }): Promise<void> {
    await lockBoot(strapi);
    applyConstraintsAfterSync(strapi);
    guardRecords(strapi);
    guardStaffAccounts(strapi);
    arrangeHomepage(strapi);
    listenForFavourites(strapi);
    listenForMemberCards(strapi);
    guardTopUps(strapi);
  },

  async bootstrap({ strapi }: { strapi: Core.Strapi }): Promise<void> {
    try {
      await applyContentLabels(strapi);
      await applyRoles(strapi);
      await startJobs(strapi);
      startClock(strapi);
      startForgetting(strapi);
      startRealtime(strapi);
    } finally {
      await unlockBoot();
    }
  },

  async destroy(): Promise<void> {
    await stopRealtime();
    await stopClock();
    await stopJobs();
  },
};
