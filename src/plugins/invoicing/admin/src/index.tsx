import { File } from '@strapi/icons';
import type { StrapiApp } from '@strapi/strapi/admin';
import { READ } from './permissions';

type Texts = Record<string, string>;

const TEXTS: Record<string, () => Promise<{ default: Texts }>> = {
  en: () => import('./translations/en.json'),
  'zh-Hans': () => import('./translations/zh-Hans.json'),
};

const prefixed = (texts: Texts): Texts =>
  Object.fromEntries(Object.entries(texts).map(([key, text]) => [`invoicing.${key}`, text]));

/** The queue of invoices. */
export default {
  register(app: StrapiApp) {
    app.addMenuLink({
      to: 'plugins/invoicing',
      icon: File,
      intlLabel: { id: 'invoicing.title', defaultMessage: '发票' },
      permissions: READ,
      position: 4,
      Component: () => import('./pages/InvoicesPage'),
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
