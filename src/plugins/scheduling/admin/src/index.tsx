import { Calendar, Clock } from '@strapi/icons';
import type { StrapiApp } from '@strapi/strapi/admin';
import { READ, READ_WAITING } from './permissions';
import { WAITING_PAGE } from './public/waiting-page';

type Texts = Record<string, string>;

const TEXTS: Record<string, () => Promise<{ default: Texts }>> = {
  en: () => import('./translations/en.json'),
  'zh-Hans': () => import('./translations/zh-Hans.json'),
};

const prefixed = (texts: Texts): Texts =>
  Object.fromEntries(Object.entries(texts).map(([key, text]) => [`scheduling.${key}`, text]));

export default {
  register(app: StrapiApp) {
    app.addMenuLink({
      to: 'plugins/scheduling',
      icon: Calendar,
      intlLabel: { id: 'scheduling.grid.title', defaultMessage: '房态图' },
      permissions: READ,
      position: 1,
      Component: () => import('./pages/GridPage'),
    });
    app.addMenuLink({
      to: WAITING_PAGE,
      icon: Clock,
      intlLabel: { id: 'scheduling.waiting.title', defaultMessage: '候补' },
      permissions: READ_WAITING,
      position: 2,
      Component: () => import('./pages/WaitingPage'),
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
