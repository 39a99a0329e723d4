/** The application's one Http, wired to uni, storage and the current language. */
import { createHttp } from './http';
import { tokens } from './tokens';
import { locale } from '@/i18n';
import { send } from '@/platform/transport';

export const http = createHttp({
  send,
  tokens,
  locale: () => locale.value,
  base: (import.meta.env.VITE_API_BASE ?? '').replace(/\/$/, ''),
  sleep: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
});
