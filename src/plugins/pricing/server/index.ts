import path from 'node:path';
import type { Core } from '@strapi/strapi';
import { registerAdminActions } from '../../../shared/admin-actions';
import { adminApi } from '../../../shared/define-route';
import { ACTIONS } from './permissions';
import { adminRoutes } from './routes/admin';
import { discoverRateBook } from './services/rate-book';

export default {
  routes: { admin: adminApi(adminRoutes) },

  register({ strapi }: { strapi: Core.Strapi }) {
    // Stored as integer fen, typed and shown in yuan.
    strapi.customFields.register({
      name: 'fen',
      plugin: 'pricing',
      type: 'integer',
      inputSize: { default: 4, isResizable: true },
    });
    discoverRateBook(path.join(strapi.dirs.dist.src, 'api'));
  },

  bootstrap: ({ strapi }: { strapi: Core.Strapi }) => registerAdminActions(strapi, ACTIONS),
};
