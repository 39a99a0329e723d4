import { Key } from '@strapi/icons';
import type { StrapiApp } from '@strapi/strapi/admin';
import { READ } from './permissions';

type Texts = Record<string, string>;

const TEXTS: Record<string, () => Promise<{ default: Texts }>> = {
  en: () => import('./translations/en.json'),
  'zh-Hans': () => import('./translations/zh-Hans.json'),
};

const prefixed = (texts: Texts): Texts =>
  Object.fromEntries(Object.entries(texts).map(([key, text]) => [`owners.${key}`, text]));

/** Buildings, units and their owners. */
export default {
  register(app: StrapiApp) {
    app.addMenuLink({
      to: 'plugins/owners',
      icon: Key,
      intlLabel: { id: 'owners.title', defaultMessage: '业主' },
      permissions: READ,
      position: 5,
      Component: () => import('./pages/OwnersPage'),
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
