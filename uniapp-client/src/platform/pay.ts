/** Opens the cashier. Its result is a hint only: the order, asked again, decides. */
import type { ClientConfig, RequestPayment } from '@/api/types';
import { queryString } from '@/api/http';
import { addressOf } from './return-params';

/** 'left': the page is being left for the cashier, which comes back with `?pay=`. */
export type CashierResult = 'ok' | 'cancel' | 'fail' | 'left';

export function canPay(config: ClientConfig): boolean {
  return process.env.UNI_PLATFORM === 'h5' ? config.wechat.h5CashierUrl !== null : true;
}

/** Feeds the five fields to the platform; `page` is where the H5 cashier returns to. */
export function openCashier(
  params: RequestPayment,
  config: ClientConfig,
  page: string,
): Promise<CashierResult> {
  const { timeStamp, nonceStr, package: prepay, signType, paySign } = params;
  const fields = { timeStamp, nonceStr, package: prepay, signType, paySign };
  if (process.env.UNI_PLATFORM === 'h5') {
    const query = queryString({ appId: config.wechat.appId, ...fields, redirect: addressOf(page) });
    location.assign(`${config.wechat.h5CashierUrl}${query}`);
    return Promise.resolve('left');
  }
  return new Promise((resolve) => {
    uni.requestPayment({
      ...fields,
      success: () => resolve('ok'),
      fail: ({ errMsg }: { errMsg?: string }) => resolve(/cancel/i.test(errMsg ?? '') ? 'cancel' : 'fail'),
    } as unknown as UniNamespace.RequestPaymentOptions);
  });
}

/** What the H5 cashier appended. */
export function readCashierResult(text: string | null): CashierResult | null {
  return text === 'ok' || text === 'cancel' || text === 'fail' ? text : null;
}

/** Mini-program: asks to send messages about the order; only allowed from a tap or the cashier's callback. */
export function askToNotify(templateIds: string[]): Promise<void> {
  if (process.env.UNI_PLATFORM === 'h5' || templateIds.length === 0) return Promise.resolve();
  return new Promise((resolve) => {
    // A refusal is an answer too: never keep the guest waiting for it.
    uni.requestSubscribeMessage({ tmplIds: templateIds.slice(0, 3), complete: () => resolve() });
  });
}
