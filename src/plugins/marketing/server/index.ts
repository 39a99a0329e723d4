import type { Core } from '@strapi/strapi';
import { registerAdminActions } from '../../../shared/admin-actions';
import { adminApi, contentApi } from '../../../shared/define-route';
import couponTemplate from './content-types/coupon-template/schema.json';
import { registerMarketingJobs, startMarketingTicks } from './jobs';
import { ACTIONS } from './permissions';
import { adminRoutes } from './routes/admin';
import { contentRoutes } from './routes/content-api';
import { guardTemplates } from './services/template-guard';

export default {
  contentTypes: { 'coupon-template': { schema: couponTemplate } },
  routes: { content: contentApi(contentRoutes), admin: adminApi(adminRoutes) },

  register({ strapi }: { strapi: Core.Strapi }) {
    registerMarketingJobs(strapi);
    guardTemplates(strapi);
  },

  async bootstrap({ strapi }: { strapi: Core.Strapi }) {
    await registerAdminActions(strapi, ACTIONS);
    startMarketingTicks(strapi);
  },
};
