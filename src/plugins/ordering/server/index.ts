import path from 'node:path';
import type { Core } from '@strapi/strapi';
import { registerAdminActions } from '../../../shared/admin-actions';
import { listen } from '../../../shared/events';
import { adminApi, contentApi } from '../../../shared/define-route';
import { onNotification } from '../../wechat-pay/server/services';
import order from './content-types/order/schema.json';
import orderEvent from './content-types/order-event/schema.json';
import orderItem from './content-types/order-item/schema.json';
import payment from './content-types/payment/schema.json';
import refund from './content-types/refund/schema.json';
import { tableFaults } from './domain/states';
import { registerOrderingJobs, startOrderingTicks } from './jobs';
import { ACTIONS } from './permissions';
import { adminRoutes } from './routes/admin';
import { deskRoutes } from './routes/desk';
import { contentRoutes } from './routes/content-api';
import { guestContentRoutes, guestDeskRoutes } from './routes/guests';
import { discoverSellables } from './services/registry';
import { vault } from './services/vault';
import { claimDeskOrders } from './use-cases/claim-desk-orders';
import { receiveWechat } from './use-cases/receive-wechat';

export default {
  contentTypes: {
    order: { schema: order },
    'order-item': { schema: orderItem },
    'order-event': { schema: orderEvent },
    payment: { schema: payment },
    refund: { schema: refund },
  },
  routes: {
    content: contentApi([...contentRoutes, ...guestContentRoutes]),
    admin: adminApi([...adminRoutes, ...deskRoutes, ...guestDeskRoutes]),
  },

  register({ strapi }: { strapi: Core.Strapi }) {
    const faults = tableFaults();
    if (faults.length > 0) throw new Error(`order states: ${faults.join('; ')}`);
    discoverSellables(path.join(strapi.dirs.dist.src, 'api'));
    // A wrong key stops the start, not the first check-in.
    vault();
    registerOrderingJobs(strapi);
    listen('member.phone-proved', 'ordering', (event) => claimDeskOrders(strapi, Number(event.memberId)));
    onNotification((notification) => receiveWechat(strapi, notification));
  },

  async bootstrap({ strapi }: { strapi: Core.Strapi }) {
    await registerAdminActions(strapi, ACTIONS);
    startOrderingTicks(strapi);
  },
};
