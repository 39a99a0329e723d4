import { User } from '@strapi/icons';
import type { StrapiApp } from '@strapi/strapi/admin';
import { READ } from './permissions';

type Texts = Record<string, string>;

const TEXTS: Record<string, () => Promise<{ default: Texts }>> = {
  en: () => import('./translations/en.json'),
  'zh-Hans': () => import('./translations/zh-Hans.json'),
};

const prefixed = (texts: Texts): Texts =>
  Object.fromEntries(Object.entries(texts).map(([key, text]) => [`membership.${key}`, text]));

export default {
  register(app: StrapiApp) {
    app.addMenuLink({
      to: 'plugins/membership',
      icon: User,
      intlLabel: { id: 'membership.title', defaultMessage: '会员' },
      permissions: READ,
      position: 4,
      Component: () => import('./pages/MembersPage'),
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
