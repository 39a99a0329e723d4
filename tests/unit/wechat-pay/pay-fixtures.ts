/** One order and one refund, as we ask for them and as WeChat reports them. */
import type { JsapiOrder, RefundRequest } from '../../../src/plugins/wechat-pay/server/gateway';
import { answerError, answerSigned, APP_ID, MCHID, OPENID, type Handler } from './fake-wechat';

export const order: JsapiOrder = {
  outTradeNo: 'NO20260301_1',
  description: '山居, 两晚🎉',
  totalFen: 25_600,
  openid: OPENID,
  expiresAt: '2026-03-01T04:30:00.000Z',
  notifyUrl: 'https://inn.example.com/api/wechat-pay/notify',
};
export const refund: RefundRequest = {
  outTradeNo: order.outTradeNo,
  transactionId: '4200SIM1',
  outRefundNo: 'R20260301_1',
  refundFen: 600,
  totalFen: 25_600,
  reason: '行程有变',
  notifyUrl: order.notifyUrl,
};
export const paid = {
  appid: APP_ID,
  mchid: MCHID,
  out_trade_no: order.outTradeNo,
  transaction_id: '4200SIM1',
  trade_type: 'JSAPI',
  trade_state: 'SUCCESS',
  bank_type: 'OTHERS',
  attach: '',
  success_time: '2026-03-01T12:00:00+08:00',
  payer: { openid: OPENID },
  amount: { total: 25_600, payer_total: 25_600, currency: 'CNY', payer_currency: 'CNY' },
};
export const refunded = {
  refund_id: '5030SIM1',
  out_refund_no: refund.outRefundNo,
  transaction_id: '4200SIM1',
  out_trade_no: order.outTradeNo,
  channel: 'ORIGINAL',
  user_received_account: '支付用户零钱',
  create_time: '2026-03-01T12:00:00+08:00',
  status: 'PROCESSING',
  amount: { total: 25_600, refund: 600, payer_total: 25_600, payer_refund: 600 },
};

export const answer =
  (value: unknown, status = 200): Handler =>
  (_request, response) =>
    answerSigned(response, value, status);
export const refuse =
  (status: number, code: string, requestId?: string): Handler =>
  (_request, response) =>
    answerError(response, status, code, requestId);

/** The error of a call that must fail. */
export async function failure(work: Promise<unknown>): Promise<Error> {
  try {
    await work;
  } catch (error) {
    if (error instanceof Error) return error;
  }
  throw new Error('the call did not fail');
}
