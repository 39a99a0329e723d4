/** WeChat Pay for a direct merchant with a mini-program: the one door to api.mch.weixin.qq.com. */
import type { PayConfig, WechatConfig } from '../config';
import { isPrepayId, type FundFlowBill, type TradeBill, type WechatRefund } from '../domain';
import { randomNonce, type GatewayDeps } from './deps';
import { WechatInvalidInput, WechatNotConfigured } from './errors';
import { KeyStore } from './key-store';
import { readNotification, type IncomingHeaders, type Notification } from './notification';
import { PayBills, type BillDownload } from './pay-bills';
import { PayClient } from './pay-client';
import { PayOrders, type JsapiOrder, type OrderQuery } from './pay-orders';
import { PayRefunds, type RefundQuery, type RefundRequest } from './pay-refunds';
import { Signer, type RequestPayment } from './signer';
import { PayTransport } from './transport';

/**
 * Every method throws WechatNotConfigured when payments are not configured, WechatInvalidInput when our own
 * values break a rule (nothing was sent), WechatRejected when WeChat refused, WechatUnknown when it may or may
 * not have happened.
 */
export interface PayGateway {
  readonly configured: boolean;
  /** who we are at WeChat, for checkTransaction; null when not configured */
  readonly identity: { mchid: string; appid: string } | null;
  /**
   * Creates an order, or renews its prepay id by repeating the very same parameters (persist and resend them).
   * A refusal is read with `createRefusal(error.code, error.requestId)`. A prepay id lives two hours.
   */
  createJsapiOrder(order: JsapiOrder): Promise<{ prepayId: string }>;
  /** Parameters for wx.requestPayment, freshly signed. */
  signRequestPayment(prepayId: string): RequestPayment;
  /** The state at WeChat. SUCCESS and REFUND mean paid; compare with `checkTransaction` before believing it. */
  queryOrder(outTradeNo: string): Promise<OrderQuery>;
  /**
   * Closes an unpaid order; may be repeated. Release stock only after 'closed'. 'paid' rests on an unsigned
   * refusal: query and take the paid path. Never close a number that was not created.
   */
  closeOrder(outTradeNo: string): Promise<'closed' | 'paid'>;
  /**
   * Asks for a refund; success means accepted. After any error query by the same number, then repeat with the
   * same number and amounts.
   */
  requestRefund(refund: RefundRequest): Promise<WechatRefund>;
  queryRefund(outRefundNo: string): Promise<RefundQuery>;
  /** Verifies, decrypts and parses a notification. @throws NotificationRejected with the HTTP status to answer */
  parseNotification(headers: IncomingHeaders, rawBody: Buffer | string): Promise<Notification>;
  /** @param date calendar date in Shanghai; yesterday's is complete from 10:00 */
  downloadTradeBill(date: string): Promise<BillDownload<TradeBill>>;
  downloadFundFlowBill(date: string): Promise<BillDownload<FundFlowBill>>;
  /** Downloads the platform certificates; run it less than 12 h apart in certificate mode. Returns how many are valid. */
  listCertificates(): Promise<number>;
  /** Seconds our clock is ahead of WeChat's at the last answer; null before any. Beyond ±300 nothing works. */
  clockSkewSeconds(): number | null;
}

/** Builds the gateway. Without payment configuration every call fails with WechatNotConfigured. */
export function createPayGateway(config: WechatConfig, deps: GatewayDeps): PayGateway {
  return config.pay ? configured(config.pay, deps) : notConfigured();
}

function configured(config: PayConfig, deps: GatewayDeps): PayGateway {
  const signer = new Signer(config, deps.now, deps.nonce ?? randomNonce);
  const transport = new PayTransport(config, signer, deps);
  const keys = new KeyStore(config, transport, deps);
  const client = new PayClient(transport, keys, deps);
  const orders = new PayOrders(config, client, deps);
  const refunds = new PayRefunds(client);
  const bills = new PayBills(client);
  return {
    configured: true,
    identity: { mchid: config.mchid, appid: config.appId },
    createJsapiOrder: (order) => orders.create(order),
    signRequestPayment: (prepayId) => {
      if (!isPrepayId(prepayId)) throw new WechatInvalidInput('prepayId', 'is not a prepay id');
      return signer.requestPayment(prepayId);
    },
    queryOrder: (outTradeNo) => orders.query(outTradeNo),
    closeOrder: (outTradeNo) => orders.close(outTradeNo),
    requestRefund: (refund) => refunds.request(refund),
    queryRefund: (outRefundNo) => refunds.query(outRefundNo),
    parseNotification: (headers, rawBody) => readNotification(headers, rawBody, { config, keys, deps }),
    downloadTradeBill: async (date) => bills.trade(date),
    downloadFundFlowBill: async (date) => bills.fundFlow(date),
    listCertificates: () => keys.refresh(),
    clockSkewSeconds: () => transport.clockSkewSeconds(),
  };
}

function notConfigured(): PayGateway {
  const fail = (): never => {
    throw new WechatNotConfigured('payments');
  };
  const failLater = async (): Promise<never> => fail();
  return {
    configured: false,
    identity: null,
    createJsapiOrder: failLater,
    signRequestPayment: fail,
    queryOrder: failLater,
    closeOrder: failLater,
    requestRefund: failLater,
    queryRefund: failLater,
    parseNotification: failLater,
    downloadTradeBill: failLater,
    downloadFundFlowBill: failLater,
    listCertificates: failLater,
    clockSkewSeconds: () => null,
  };
}
