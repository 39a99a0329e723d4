import type { Core } from '@strapi/strapi';
import { registerAdminActions } from '../../../shared/admin-actions';
import { adminApi, contentApi } from '../../../shared/define-route';
import { listen } from '../../../shared/events';
import invoiceRule from './content-types/invoice-rule/schema.json';
import { startInvoicingTicks } from './jobs';
import { ACTIONS } from './permissions';
import { adminRoutes } from './routes/admin';
import { invoiceRoutes, titleRoutes } from './routes/content-api';
import { followRefund } from './use-cases/follow-refund';
import { forgetMember } from './use-cases/forget-member';

export default {
  contentTypes: { 'invoice-rule': { schema: invoiceRule } },
  routes: { content: contentApi([...titleRoutes, ...invoiceRoutes]), admin: adminApi(adminRoutes) },

  register({ strapi }: { strapi: Core.Strapi }) {
    listen('order.refund', 'invoicing', ({ orderNo }) => followRefund(strapi, String(orderNo)));
    listen('member.anonymised', 'invoicing', ({ memberId }) => forgetMember(strapi, Number(memberId)));
  },

  async bootstrap({ strapi }: { strapi: Core.Strapi }) {
    await registerAdminActions(strapi, ACTIONS);
    startInvoicingTicks(strapi);
  },
};
