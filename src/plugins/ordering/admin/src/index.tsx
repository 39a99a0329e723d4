import { Book } from '@strapi/icons';
import type { StrapiApp } from '@strapi/strapi/admin';
import { joinRoomGrid } from './grid/booking-desk';
import { READ } from './permissions';
import { TODAY_WIDGETS } from './widgets';

type Texts = Record<string, string>;

const TEXTS: Record<string, () => Promise<{ default: Texts }>> = {
  en: () => import('./translations/en.json'),
  'zh-Hans': () => import('./translations/zh-Hans.json'),
};

const prefixed = (texts: Texts): Texts =>
  Object.fromEntries(Object.entries(texts).map(([key, text]) => [`ordering.${key}`, text]));

export default {
  register(app: StrapiApp) {
    joinRoomGrid();
    app.addMenuLink({
      to: 'plugins/ordering',
      icon: Book,
      intlLabel: { id: 'ordering.desk.title', defaultMessage: '订单台' },
      permissions: READ,
      position: 1,
      Component: () => import('./pages/DeskPage'),
    });
    app.widgets.register(TODAY_WIDGETS);
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
