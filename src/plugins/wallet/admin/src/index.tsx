import { Stack } from '@strapi/icons';
import type { StrapiApp } from '@strapi/strapi/admin';
import { READ } from './permissions';

type Texts = Record<string, string>;

const TEXTS: Record<string, () => Promise<{ default: Texts }>> = {
  en: () => import('./translations/en.json'),
  'zh-Hans': () => import('./translations/zh-Hans.json'),
};

const prefixed = (texts: Texts): Texts =>
  Object.fromEntries(Object.entries(texts).map(([key, text]) => [`wallet.${key}`, text]));

/** The ledger explorer: what members have, what moved, what the house owes, and whether the books agree. */
export default {
  register(app: StrapiApp) {
    app.addMenuLink({
      to: 'plugins/wallet',
      icon: Stack,
      intlLabel: { id: 'wallet.title', defaultMessage: '钱包账本' },
      permissions: READ,
      position: 4,
      Component: () => import('./pages/LedgerPage'),
    });
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
