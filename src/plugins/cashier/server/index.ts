import type { Core } from '@strapi/strapi';
import { registerAdminActions } from '../../../shared/admin-actions';
import { adminApi, contentApi } from '../../../shared/define-route';
import { describeCoupons } from '../../marketing/server/services';
import { describeBenefits } from '../../membership/server/services';
import { startCashierTicks } from './jobs';
import { ACTIONS } from './permissions';
import { clerkRoutes } from './routes/clerk';
import { clerksRoutes } from './routes/clerks';
import { deskRoutes } from './routes/desk';
import { codeRoutes } from './routes/member';
import { redemptionRoutes } from './routes/redemptions';
import { codeKeys } from './services/code-keys';
import { registerRedeemable } from './services/redeemables';

export default {
  routes: {
    content: contentApi([...codeRoutes, ...clerkRoutes]),
    admin: adminApi([...deskRoutes, ...redemptionRoutes, ...clerksRoutes]),
  },

  register() {
    // A wrong key stops the start, not the first guest.
    codeKeys();
    registerRedeemable({ prefix: 'coupon:', describe: describeCoupons });
    registerRedeemable({ prefix: 'card:', describe: describeBenefits });
  },

  async bootstrap({ strapi }: { strapi: Core.Strapi }) {
    await registerAdminActions(strapi, ACTIONS);
    startCashierTicks(strapi);
  },
};
