import { PriceTag } from '@strapi/icons';
import type { StrapiApp } from '@strapi/strapi/admin';
import type { ComponentType } from 'react';
import { FenInput } from './components/FenInput';
import { withYuanCells } from './fen-columns';
import { READ } from './permissions';

type Texts = Record<string, string>;

const TEXTS: Record<string, () => Promise<{ default: Texts }>> = {
  en: () => import('./translations/en.json'),
  'zh-Hans': () => import('./translations/zh-Hans.json'),
};

const prefixed = (texts: Texts): Texts =>
  Object.fromEntries(Object.entries(texts).map(([key, text]) => [`pricing.${key}`, text]));

/** The rate calendar. And amounts: stored as integer fen; people type and read yuan. */
export default {
  register(app: StrapiApp) {
    app.addMenuLink({
      to: 'plugins/pricing',
      icon: PriceTag,
      intlLabel: { id: 'pricing.rates.title', defaultMessage: '价格日历' },
      permissions: READ,
      position: 3,
      Component: () => import('./pages/RatesPage'),
    });
    app.customFields.register({
      name: 'fen',
      pluginId: 'pricing',
      type: 'integer',
      icon: PriceTag,
      intlLabel: { id: 'pricing.fen.label', defaultMessage: '金额（元）' },
      intlDescription: { id: 'pricing.fen.description', defaultMessage: '以分存储，以元显示' },
      components: {
        // Not in a file of its own: while that came, forms would say that they do not know the field.
        Input: async () => ({ default: FenInput as unknown as ComponentType }),
      },
    });
  },

  bootstrap(app: Pick<StrapiApp, 'registerHook'>) {
    app.registerHook('Admin/CM/pages/ListView/inject-column-in-table', withYuanCells);
  },

  async registerTrads({ locales }: { locales: string[] }) {
    return Promise.all(
      locales.map(async (locale) => {
        const texts = await TEXTS[locale]?.();
        return { locale, data: texts ? prefixed(texts.default) : {} };
      }),
    );
  },
};
