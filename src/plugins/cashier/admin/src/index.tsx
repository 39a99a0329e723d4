import { ShoppingCart } from '@strapi/icons';
import type { StrapiApp } from '@strapi/strapi/admin';
import { ANY } from './permissions';

type Texts = Record<string, string>;

const TEXTS: Record<string, () => Promise<{ default: Texts }>> = {
  en: () => import('./translations/en.json'),
  'zh-Hans': () => import('./translations/zh-Hans.json'),
};

const prefixed = (texts: Texts): Texts =>
  Object.fromEntries(Object.entries(texts).map(([key, text]) => [`cashier.${key}`, text]));

/** 会员收银: the till at the desk, the log of redemptions, and who may scan. */
export default {
  register(app: StrapiApp) {
    app.addMenuLink({
      to: 'plugins/cashier',
      icon: ShoppingCart,
      intlLabel: { id: 'cashier.title', defaultMessage: '会员收银' },
      permissions: ANY,
      position: 2,
      Component: () => import('./pages/CashierPage'),
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
