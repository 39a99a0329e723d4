import { PriceTag } from '@strapi/icons';
import type { StrapiApp } from '@strapi/strapi/admin';
import type { ComponentType } from 'react';
import { withYuanCells } from './fen-columns';

/** Amounts are stored as integer fen; people type and read yuan. */
export default {
  register(app: StrapiApp) {
    app.customFields.register({
      name: 'fen',
      pluginId: 'pricing',
      type: 'integer',
      icon: PriceTag,
      intlLabel: { id: 'pricing.fen.label', defaultMessage: '金额（元）' },
      intlDescription: { id: 'pricing.fen.description', defaultMessage: '以分存储，以元显示' },
      components: {
        Input: async () =>
          import('./components/FenInput').then((module) => ({ default: module.FenInput as unknown as ComponentType })),
      },
    });
  },

  bootstrap(app: Pick<StrapiApp, 'registerHook'>) {
    app.registerHook('Admin/CM/pages/ListView/inject-column-in-table', withYuanCells);
  },
};
