/** How each platform gets a login code and a phone-number code. */
import type { ClientConfig } from '@/api/types';
import { addressOf } from './return-params';

export const isH5 = (): boolean => process.env.UNI_PLATFORM === 'h5';

/** Whether a guest can sign in here at all (H5 needs a login page to be configured). */
export function canLogin(config: ClientConfig): boolean {
  return process.env.UNI_PLATFORM === 'h5' ? config.wechat.h5LoginUrl !== null : true;
}

/** Mini-program: a fresh login code. */
export function loginCode(): Promise<string> {
  return new Promise((resolve, reject) => {
    uni.login({ success: ({ code }) => resolve(code), fail: reject });
  });
}

/** H5: leaves for the login page, which comes back to `page` with `?wxcode=`. */
export function leaveForLogin(config: ClientConfig, page: string): void {
  if (process.env.UNI_PLATFORM !== 'h5') return;
  const { h5LoginUrl, appId } = config.wechat;
  const redirect = encodeURIComponent(addressOf(page));
  location.assign(`${h5LoginUrl}?appid=${encodeURIComponent(appId)}&redirect=${redirect}`);
}

/** H5: leaves for the phone page, which comes back to `page` with `?wxphonecode=`. */
export function leaveForPhone(config: ClientConfig, page: string): void {
  if (process.env.UNI_PLATFORM !== 'h5') return;
  location.assign(`${config.wechat.h5LoginUrl}/phone?redirect=${encodeURIComponent(addressOf(page))}`);
}
