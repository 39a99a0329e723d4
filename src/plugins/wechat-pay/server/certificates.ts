import type { Core } from '@strapi/strapi';
import { wechat } from './services';

/**
 * In certificate mode WeChat's certificates are renewed well within 12 hours, and once at the start. Each
 * instance keeps its own copy, so every instance refreshes: this is a timer, not an elected tick.
 */
const REFRESH_MS = 6 * 3_600_000;

let timer: NodeJS.Timeout | undefined;

export function startCertificateRefresh(strapi: Core.Strapi): void {
  const { config, pay } = wechat();
  if (!config.pay || config.pay.publicKey) return;
  const refresh = (): void => {
    pay.listCertificates().catch((error: unknown) => {
      strapi.log.warn(
        `WeChat certificates were not refreshed: ${error instanceof Error ? error.message : String(error)}`,
      );
    });
  };
  refresh();
  timer = setInterval(refresh, REFRESH_MS);
  timer.unref();
}

export function stopCertificateRefresh(): void {
  clearInterval(timer);
}
