/** Orders at WeChat: create, query, close. */
import type { PayConfig } from '../config';
import {
  isNotifyUrl,
  isOpenid,
  isOutTradeNo,
  isPayableFen,
  MAX_ORDER_LIFE,
  TEXT_LIMITS,
  toWechatTime,
  wechatText,
  type TradeState,
  type WechatTransaction,
} from '../domain';
import type { GatewayDeps } from './deps';
import { WechatInvalidInput, WechatRejected, WechatUnknown } from './errors';
import type { PayClient } from './pay-client';
import { prepayAnswer, transactionBody } from './schemas';

export interface JsapiOrder {
  /** 6–32 of [A-Za-z0-9_-] */
  outTradeNo: string;
  /** shown to the payer; cleaned and cut to 127 characters */
  description: string;
  /** fen, ≥ 1 */
  totalFen: number;
  openid: string;
  /** UTC instant after which WeChat refuses payment; ≤ 7 days ahead. WeChat raises less than a minute to one */
  expiresAt: string;
  notifyUrl: string;
}

export type OrderQuery =
  { state: TradeState; transaction: WechatTransaction } | { state: 'NOT_FOUND'; transaction?: undefined };

export class PayOrders {
  constructor(
    private readonly config: PayConfig,
    private readonly client: PayClient,
    private readonly deps: GatewayDeps,
  ) {}

  /** See PayGateway.createJsapiOrder. */
  async create(order: JsapiOrder): Promise<{ prepayId: string }> {
    const body = this.creation(order);
    const request = { method: 'POST', path: '/v3/pay/transactions/jsapi', body } as const;
    const { data } = await this.client.call('create order', request, prepayAnswer);
    return { prepayId: data.prepay_id };
  }

  /** See PayGateway.queryOrder. */
  async query(outTradeNo: string): Promise<OrderQuery> {
    const path = `${orderPath(outTradeNo)}?mchid=${encodeURIComponent(this.config.mchid)}`;
    try {
      const { data, requestId } = await this.client.call('query order', { method: 'GET', path }, transactionBody);
      if (data.outTradeNo !== outTradeNo) throw new WechatUnknown('mismatch', { requestId });
      return { state: data.state, transaction: data };
    } catch (error) {
      if (error instanceof WechatRejected && error.code === 'ORDER_NOT_EXIST') return { state: 'NOT_FOUND' };
      throw error;
    }
  }

  /** See PayGateway.closeOrder. */
  async close(outTradeNo: string): Promise<'closed' | 'paid'> {
    const request = {
      method: 'POST',
      path: `${orderPath(outTradeNo)}/close`,
      body: { mchid: this.config.mchid },
    } as const;
    try {
      await this.client.callEmpty('close order', request);
      return 'closed';
    } catch (error) {
      if (error instanceof WechatRejected && error.code === 'ORDER_PAID') return 'paid';
      if (error instanceof WechatRejected && error.code === 'ORDER_CLOSED') return 'closed';
      throw error;
    }
  }

  /** The creation body. Same input, same bytes: repeating a creation must not differ in any field. */
  private creation(order: JsapiOrder): Record<string, unknown> {
    const description = wechatText(order.description, TEXT_LIMITS.description);
    if (!isPayableFen(order.totalFen)) throw new WechatInvalidInput('totalFen', 'must be an integer of at least 1 fen');
    if (description === '') throw new WechatInvalidInput('description', 'is empty after cleaning');
    if (!isOpenid(order.openid)) throw new WechatInvalidInput('openid', 'is not an openid');
    checkNotifyUrl(order.notifyUrl);
    return {
      appid: this.config.appId,
      mchid: this.config.mchid,
      description,
      out_trade_no: checkedOutTradeNo(order.outTradeNo),
      time_expire: this.timeExpire(order.expiresAt),
      notify_url: order.notifyUrl,
      amount: { total: order.totalFen, currency: 'CNY' },
      payer: { openid: order.openid },
    };
  }

  private timeExpire(expiresAt: string): string {
    const ahead = (Date.parse(expiresAt) - this.deps.now().getTime()) / 1000;
    if (Number.isNaN(ahead)) throw new WechatInvalidInput('expiresAt', 'is not an instant');
    if (ahead > MAX_ORDER_LIFE) throw new WechatInvalidInput('expiresAt', 'is more than 7 days ahead');
    return toWechatTime(expiresAt);
  }
}

/** @throws WechatInvalidInput; also what keeps `../` and `|` out of signed paths */
export function checkedOutTradeNo(outTradeNo: string): string {
  if (!isOutTradeNo(outTradeNo)) throw new WechatInvalidInput('outTradeNo', 'must be 6 to 32 of A-Z a-z 0-9 _ -');
  return outTradeNo;
}

/** @throws WechatInvalidInput */
export function checkNotifyUrl(url: string): void {
  if (!isNotifyUrl(url)) throw new WechatInvalidInput('notifyUrl', 'must be an absolute URL without a query, ≤ 255');
}

function orderPath(outTradeNo: string): string {
  return `/v3/pay/transactions/out-trade-no/${checkedOutTradeNo(outTradeNo)}`;
}
