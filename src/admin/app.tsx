import type { StrapiApp } from '@strapi/strapi/admin';
import type { DefaultTheme } from 'styled-components';
import { nameEnumerations } from './enumerations';
import { forbidRecordChanges, hideRecordActions } from './records';
import { theme } from './theme';
import favicon from './assets/favicon.png';
import logo from './assets/logo.svg';
import en from './translations/en.json';
import zhHans from './translations/zh-Hans.json';

const LANGUAGE_KEY = 'strapi-admin-language';
const BANNER_KEYS = [true, false].flatMap((legacy) =>
  [false, undefined].map((scope) => `STRAPI_MEDIA_LIBRARY_BANNER_DISMISSED_FOR_${legacy}:${scope}`),
);

// Read by Strapi before its first render, so it is set while this module loads: Chinese until a person
// chooses otherwise, and no announcement of Strapi's own over the pages.
if (!window.localStorage.getItem(LANGUAGE_KEY)) window.localStorage.setItem(LANGUAGE_KEY, 'zh-Hans');
for (const key of BANNER_KEYS) window.localStorage.setItem(key, 'true');

/** Where Strapi's own homepage widgets come from; every other widget is the project's. */
const STRAPI_WIDGETS = new Set(['admin', 'content-manager', 'content-releases', 'review-workflows', 'strapi-cloud']);

/** Of Strapi's widgets, the one an operator has a use for; the others show internals of the records. */
const KEPT_WIDGETS = new Set(['profile-info']);

const config = {
  locales: ['zh-Hans'],
  translations: { en, 'zh-Hans': zhHans as Record<string, string> },
  theme: theme as unknown as { light: DefaultTheme; dark: DefaultTheme },
  tutorials: false,
  notifications: { releases: false },
  auth: { logo },
  menu: { logo },
  head: { favicon },
};

export default {
  config,

  /** Runs after the plugins registered theirs; `app.widgets` exists only here, not in bootstrap. */
  register(app: StrapiApp) {
    forbidRecordChanges(app);
    app.widgets.register((widgets) => {
      const isStrapis = ({ pluginId }: { pluginId?: string }) => pluginId !== undefined && STRAPI_WIDGETS.has(pluginId);
      return [
        ...widgets.filter((widget) => !isStrapis(widget)),
        ...widgets.filter((widget) => isStrapis(widget) && KEPT_WIDGETS.has(widget.id)),
      ];
    });
  },

  bootstrap(app: Pick<StrapiApp, 'addFields' | 'getPlugin' | 'registerHook'>) {
    nameEnumerations(app);
    hideRecordActions(app);
  },
};
