import path from 'node:path';
import type { Core } from '@strapi/strapi';
import { registerAdminActions } from '../../../shared/admin-actions';
import { adminApi } from '../../../shared/define-route';
import { ACTIONS } from './permissions';
import { adminRoutes } from './routes/admin';
import { discoverResources } from './services/resources';

export default {
  routes: { admin: adminApi(adminRoutes) },
  register({ strapi }: { strapi: Core.Strapi }) {
    discoverResources(path.join(strapi.dirs.dist.src, 'api'));
  },
  bootstrap: ({ strapi }: { strapi: Core.Strapi }) => registerAdminActions(strapi, ACTIONS),
};
