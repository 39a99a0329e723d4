import type { Core } from '@strapi/strapi';
import { registerAdminActions } from '../../../shared/admin-actions';
import { pool } from '../../../shared/database';
import { adminApi, contentApi } from '../../../shared/define-route';
import { listen } from '../../../shared/events';
import { ACTIONS } from './permissions';
import { unbindOwner } from './repositories/owners';
import { adminRoutes } from './routes/admin';
import { contentRoutes } from './routes/content-api';
import { bindProvedOwner } from './use-cases/bind-owner';

export default {
  routes: { content: contentApi(contentRoutes), admin: adminApi(adminRoutes) },

  register({ strapi }: { strapi: Core.Strapi }) {
    listen('member.phone-proved', 'owners', ({ memberId }) => bindProvedOwner(strapi, Number(memberId)));
    listen('member.anonymised', 'owners', ({ memberId }) => unbindOwner(pool(strapi), Number(memberId)));
  },

  async bootstrap({ strapi }: { strapi: Core.Strapi }) {
    await registerAdminActions(strapi, ACTIONS);
  },
};
