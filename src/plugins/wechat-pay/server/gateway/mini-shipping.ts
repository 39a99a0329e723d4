/** Order shipping management (小程序发货信息管理): tells WeChat that a paid service was delivered. */
import { z } from 'zod';
import type { MiniProgramConfig } from '../config';
import { isOpenid, shippingOutcome, TEXT_LIMITS, toWechatTimeMillis, wechatText } from '../domain';
import { WechatInvalidInput, WechatRejected, WechatUnknown } from './errors';
import type { MiniClient } from './mini-client';

export interface ShippingInfo {
  /** WeChat's own payment number */
  transactionId: string;
  openid: string;
  /** what was delivered; cleaned and cut to 120 characters */
  itemDesc: string;
  /** UTC instant of the delivery report */
  at: string;
  /** 3 (default): nothing physical, a service in person; 4: picked up by the guest */
  logisticsType?: 3 | 4;
}

const managedAnswer = z.object({ is_trade_managed: z.boolean() });

/** See MiniProgramGateway.isTradeManaged. */
export async function isTradeManaged(client: MiniClient, config: MiniProgramConfig): Promise<boolean> {
  const request = {
    method: 'POST',
    path: '/wxa/sec/order/is_trade_managed',
    body: { appid: config.appId },
  } as const;
  return (await client.withToken('is trade managed', request, managedAnswer)).is_trade_managed;
}

/** See MiniProgramGateway.uploadShippingInfo. Already recorded counts as done. */
export async function uploadShippingInfo(client: MiniClient, info: ShippingInfo): Promise<'done' | 'later'> {
  const itemDesc = wechatText(info.itemDesc, TEXT_LIMITS.itemDesc);
  if (itemDesc === '') throw new WechatInvalidInput('itemDesc', 'is empty after cleaning');
  if (!isOpenid(info.openid)) throw new WechatInvalidInput('openid', 'is not an openid');
  if (!/^[A-Za-z0-9]{1,32}$/.test(info.transactionId)) {
    throw new WechatInvalidInput('transactionId', 'is not a WeChat payment number');
  }
  const body = {
    order_key: { order_number_type: 2, transaction_id: info.transactionId },
    logistics_type: info.logisticsType ?? 3,
    delivery_mode: 1,
    shipping_list: [{ item_desc: itemDesc }],
    upload_time: toWechatTimeMillis(info.at),
    payer: { openid: info.openid },
  };
  try {
    const request = { method: 'POST', path: '/wxa/sec/order/upload_shipping_info', body } as const;
    await client.withToken('upload shipping info', request, z.object({}));
    return 'done';
  } catch (error) {
    const outcome = outcomeOf(error);
    if (outcome === 'never') throw error;
    return outcome;
  }
}

function outcomeOf(error: unknown): 'done' | 'later' | 'never' {
  if (error instanceof WechatRejected) return shippingOutcome(Number(error.code));
  // An unknown outcome may be repeated: a second report of the same delivery is answered as already recorded.
  return error instanceof WechatUnknown ? 'later' : 'never';
}
