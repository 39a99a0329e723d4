import type { Core } from '@strapi/strapi';
import { registerAdminActions } from '../../../shared/admin-actions';
import { pool } from '../../../shared/database';
import { adminApi, contentApi } from '../../../shared/define-route';
import { assetFaults } from './domain/assets';
import { startWalletTicks } from './jobs';
import { ACTIONS } from './permissions';
import { openHouseAccounts } from './repositories/ledger';
import { contentRoutes } from './routes/content-api';
import { explorerRoutes } from './routes/explorer';
import { liabilityRoutes } from './routes/liability';
import { memberRoutes } from './routes/members';

export default {
  routes: {
    content: contentApi(contentRoutes),
    admin: adminApi([...memberRoutes, ...explorerRoutes, ...liabilityRoutes]),
  },

  register() {
    const faults = assetFaults();
    if (faults.length > 0) throw new Error(`assets of the ledger: ${faults.join('; ')}`);
  },

  async bootstrap({ strapi }: { strapi: Core.Strapi }) {
    await registerAdminActions(strapi, ACTIONS);
    await openHouseAccounts(pool(strapi));
    startWalletTicks(strapi);
  },
};
