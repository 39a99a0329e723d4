import path from 'node:path';
import type { Core } from '@strapi/strapi';
import { registerAdminActions } from '../../../shared/admin-actions';
import { pool } from '../../../shared/database';
import { adminApi, contentApi } from '../../../shared/define-route';
import { listen } from '../../../shared/events';
import { guardDeletion } from '../../membership/server/services';
import { registerClaimDescriber, type MovedClaim } from '../../scheduling/server/services';
import { onNotification } from '../../wechat-pay/server/services';
import { registerWorth } from '../../wallet/server/services';
import order from './content-types/order/schema.json';
import orderChange from './content-types/order-change/schema.json';
import orderEvent from './content-types/order-event/schema.json';
import orderItem from './content-types/order-item/schema.json';
import payment from './content-types/payment/schema.json';
import refund from './content-types/refund/schema.json';
import tenderRule from './content-types/tender-rule/schema.json';
import { tableFaults } from './domain/states';
import { registerOrderingJobs, startOrderingTicks } from './jobs';
import { ACTIONS } from './permissions';
import { forgetGuest } from './repositories/members-orders';
import { adminRoutes } from './routes/admin';
import { changeRoutes } from './routes/changes';
import { contentRoutes } from './routes/content-api';
import { findSubjects } from './repositories/subjects';
import { deskChangeRoutes } from './routes/desk-changes';
import { todayRoutes } from './routes/today';
import { pointsWorth } from './services/points-worth';
import { discoverSellables } from './services/registry';
import { followMove } from './use-cases/follow-move';
import { deskRoutes } from './routes/desk';
import { guestContentRoutes, guestDeskRoutes } from './routes/guests';
import { deskReturnRoutes, returnRoutes } from './routes/returns';
import { vault } from './services/vault';
import { claimDeskOrders } from './use-cases/claim-desk-orders';
import { openOrdersObstacle } from './use-cases/open-orders';
import { receiveWechat } from './use-cases/receive-wechat';

export default {
  contentTypes: {
    order: { schema: order },
    'order-item': { schema: orderItem },
    'order-event': { schema: orderEvent },
    'order-change': { schema: orderChange },
    payment: { schema: payment },
    refund: { schema: refund },
    'tender-rule': { schema: tenderRule },
  },
  routes: {
    content: contentApi([...contentRoutes, ...changeRoutes, ...guestContentRoutes, ...returnRoutes]),
    admin: adminApi([
      ...adminRoutes,
      ...todayRoutes,
      ...deskRoutes,
      ...deskChangeRoutes,
      ...guestDeskRoutes,
      ...deskReturnRoutes,
    ]),
  },

  register({ strapi }: { strapi: Core.Strapi }) {
    const faults = tableFaults();
    if (faults.length > 0) throw new Error(`order states: ${faults.join('; ')}`);
    discoverSellables(path.join(strapi.dirs.dist.src, 'api'));
    // A wrong key stops the start, not the first check-in.
    vault();
    registerOrderingJobs(strapi);
    registerClaimDescriber('ordering', { describe: findSubjects });
    listen('claim.moved', 'ordering', (moved) => followMove(strapi, moved as unknown as MovedClaim));
    listen('member.phone-proved', 'ordering', (event) => claimDeskOrders(strapi, Number(event.memberId)));
    guardDeletion(openOrdersObstacle);
    registerWorth('points', pointsWorth);
    listen('member.anonymised', 'ordering', ({ memberId }) => forgetGuest(pool(strapi), Number(memberId)));
    onNotification((notification) => receiveWechat(strapi, notification));
  },

  async bootstrap({ strapi }: { strapi: Core.Strapi }) {
    await registerAdminActions(strapi, ACTIONS);
    startOrderingTicks(strapi);
  },
};
