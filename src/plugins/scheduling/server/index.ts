import path from 'node:path';
import type { Core } from '@strapi/strapi';
import { registerAdminActions } from '../../../shared/admin-actions';
import { pool } from '../../../shared/database';
import { adminApi, contentApi } from '../../../shared/define-route';
import { listen } from '../../../shared/events';
import { relayTopic } from '../../../shared/realtime';
import { registerSchedulingJobs, startSchedulingTicks } from './jobs';
import { ACTIONS, PERMISSIONS } from './permissions';
import { forgetNotes } from './repositories/waiting-notes';
import { adminRoutes } from './routes/admin';
import { gridRoutes } from './routes/grid';
import { waitingDeskRoutes, waitingRoutes } from './routes/waiting';
import { discoverResources } from './services/resources';
import { GRID_TOPICS } from './use-cases/answer-grid';

export default {
  routes: {
    content: contentApi(waitingRoutes),
    admin: adminApi([...adminRoutes, ...gridRoutes, ...waitingDeskRoutes]),
  },
  register({ strapi }: { strapi: Core.Strapi }) {
    for (const topic of GRID_TOPICS) relayTopic(topic, PERMISSIONS.read);
    discoverResources(path.join(strapi.dirs.dist.src, 'api'));
    registerSchedulingJobs(strapi);
    listen('member.anonymised', 'scheduling', ({ memberId }) => forgetNotes(pool(strapi), Number(memberId)));
  },
  async bootstrap({ strapi }: { strapi: Core.Strapi }) {
    await registerAdminActions(strapi, ACTIONS);
    startSchedulingTicks(strapi);
  },
};
