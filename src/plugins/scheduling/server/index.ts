import path from 'node:path';
import type { Core } from '@strapi/strapi';
import { registerAdminActions } from '../../../shared/admin-actions';
import { adminApi } from '../../../shared/define-route';
import { relayTopic } from '../../../shared/realtime';
import { ACTIONS, PERMISSIONS } from './permissions';
import { adminRoutes } from './routes/admin';
import { gridRoutes } from './routes/grid';
import { discoverResources } from './services/resources';
import { GRID_TOPICS } from './use-cases/answer-grid';

export default {
  routes: { admin: adminApi([...adminRoutes, ...gridRoutes]) },
  register({ strapi }: { strapi: Core.Strapi }) {
    for (const topic of GRID_TOPICS) relayTopic(topic, PERMISSIONS.read);
    discoverResources(path.join(strapi.dirs.dist.src, 'api'));
  },
  bootstrap: ({ strapi }: { strapi: Core.Strapi }) => registerAdminActions(strapi, ACTIONS),
};
