import { createVerify } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  createPayGateway,
  WechatInvalidInput,
  WechatRejected,
  WechatUnknown,
} from '../../../src/plugins/wechat-pay/server/gateway';
import {
  APP_ID,
  MCHID,
  merchantKeys,
  NOW,
  OPENID,
  PUBLIC_KEY_ID,
  recordingLogger,
  startFakeHost,
  wechatConfig,
  type FakeHost,
} from './fake-wechat';
import { answer, failure, order, paid, refund, refunded, refuse } from './pay-fixtures';

let host: FakeHost;
const logger = recordingLogger();

beforeAll(async () => {
  host = await startFakeHost();
});
afterAll(() => host.stop());
beforeEach(() => {
  host.requests.length = 0;
});

const gateway = () => createPayGateway(wechatConfig(host.baseUrl), { now: () => NOW, logger, timeoutMs: 1000 });

describe('createJsapiOrder', () => {
  it('sends a signed, complete and clean body, the same bytes each time', async () => {
    host.handler = answer({ prepay_id: 'wxSIMprepay' });
    expect(await gateway().createJsapiOrder(order)).toEqual({ prepayId: 'wxSIMprepay' });
    await gateway().createJsapiOrder(order);
    const [first, second] = host.requests;
    expect(first?.body).toBe(second?.body);
    expect(JSON.parse(first?.body ?? '')).toEqual({
      appid: APP_ID,
      mchid: MCHID,
      description: '山居， 两晚',
      out_trade_no: order.outTradeNo,
      time_expire: '2026-03-01T12:30:00+08:00',
      notify_url: order.notifyUrl,
      amount: { total: 25_600, currency: 'CNY' },
      payer: { openid: OPENID },
    });
    expect(first?.headers).toMatchObject({
      accept: 'application/json',
      'content-type': 'application/json',
      'user-agent': 'yizhan-wechat/1.0',
      'wechatpay-serial': PUBLIC_KEY_ID,
    });
    const fields = new Map(
      [...(first?.headers.authorization ?? '').matchAll(/(\w+)="([^"]*)"/g)].map((m) => [m[1], m[2]]),
    );
    const message = `POST\n/v3/pay/transactions/jsapi\n${fields.get('timestamp')}\n${fields.get('nonce_str')}\n${first?.body}\n`;
    const signature = fields.get('signature') ?? '';
    expect(createVerify('RSA-SHA256').update(message).verify(merchantKeys.publicKey, signature, 'base64')).toBe(true);
    expect(fields.get('nonce_str')).toMatch(/^[0-9A-F]{32}$/);
  });

  it.each([
    ['totalFen', { totalFen: 0 }],
    ['totalFen', { totalFen: 1.5 }],
    ['description', { description: '🎉' }],
    ['openid', { openid: '' }],
    ['outTradeNo', { outTradeNo: '../x' }],
    ['outTradeNo', { outTradeNo: 'NO|1234' }],
    ['notifyUrl', { notifyUrl: 'https://inn.example.com/n?a=1' }],
    ['expiresAt', { expiresAt: '2026-03-09T04:00:00.000Z' }],
    ['expiresAt', { expiresAt: 'soon' }],
  ])('sends nothing when %s breaks a rule', async (field, change) => {
    const error = await failure(gateway().createJsapiOrder({ ...order, ...change }));
    expect(error).toBeInstanceOf(WechatInvalidInput);
    expect(error).toMatchObject({ field });
    expect(host.requests).toHaveLength(0);
  });

  it('reports a refusal with code, field and request id', async () => {
    host.handler = refuse(400, 'ORDERPAID', 'REQ-268498689');
    const error = await failure(gateway().createJsapiOrder(order));
    expect(error).toBeInstanceOf(WechatRejected);
    expect(error).toMatchObject({
      code: 'ORDER_PAID',
      httpStatus: 400,
      field: '/amount/total',
      requestId: 'REQ-268498689',
    });
  });
});

describe('queryOrder', () => {
  it('returns the parsed transaction', async () => {
    host.handler = answer(paid);
    expect(await gateway().queryOrder(order.outTradeNo)).toMatchObject({
      state: 'SUCCESS',
      transaction: {
        transactionId: '4200SIM1',
        totalFen: 25_600,
        payerOpenid: OPENID,
        attach: null,
        successTime: '2026-03-01T04:00:00.000Z',
      },
    });
    expect(host.requests[0]?.url).toBe(`/v3/pay/transactions/out-trade-no/${order.outTradeNo}?mchid=${MCHID}`);
  });

  it.each([
    ['NOTPAY', 'NOTPAY'],
    ['CLOSED', 'CLOSED'],
    ['USERPAYING', 'UNDETERMINED'],
  ])('maps %s to %s without payment fields', async (raw, state) => {
    const { mchid, appid, out_trade_no } = paid;
    host.handler = answer({ mchid, appid, out_trade_no, trade_state: raw });
    expect(await gateway().queryOrder(order.outTradeNo)).toMatchObject({ state });
  });

  it.each(['ORDER_NOT_EXIST', 'ORDERNOTEXIST'])('answers NOT_FOUND for %s', async (code) => {
    host.handler = refuse(404, code);
    expect(await gateway().queryOrder(order.outTradeNo)).toEqual({ state: 'NOT_FOUND' });
  });

  it.each([
    ['another order', { ...paid, out_trade_no: 'OTHER_0001' }, 'mismatch'],
    ['a payment without number', { ...paid, transaction_id: undefined }, 'bad-shape'],
    ['a fractional amount', { ...paid, amount: { total: 1.5, currency: 'CNY' } }, 'bad-shape'],
    ['an amount as text', { ...paid, amount: { total: '25600', currency: 'CNY' } }, 'bad-shape'],
    ['a time that is none', { ...paid, success_time: 'now' }, 'bad-shape'],
  ])('does not believe %s', async (_name, value, kind) => {
    host.handler = answer(value);
    expect(await failure(gateway().queryOrder(order.outTradeNo))).toMatchObject({
      name: 'WechatUnknown',
      kind,
    });
  });
});

describe('closeOrder', () => {
  it('is closed after a signed 204', async () => {
    host.handler = answer(null, 204);
    expect(await gateway().closeOrder(order.outTradeNo)).toBe('closed');
    expect(host.requests[0]?.body).toBe(JSON.stringify({ mchid: MCHID }));
  });

  it.each(['ORDERPAID', 'ORDER_PAID'])('is paid after %s', async (code) => {
    host.handler = refuse(400, code);
    expect(await gateway().closeOrder(order.outTradeNo)).toBe('paid');
  });

  it('is unknown after an unsigned 204', async () => {
    host.handler = (_request, response) => response.writeHead(204).end();
    expect(await failure(gateway().closeOrder(order.outTradeNo))).toMatchObject({ kind: 'unsigned' });
  });
});

describe('refunds', () => {
  it('prefers the transaction id and always names a notify URL', async () => {
    host.handler = answer(refunded);
    expect(await gateway().requestRefund(refund)).toMatchObject({
      status: 'PROCESSING',
      refundId: '5030SIM1',
      refundFen: 600,
      successTime: null,
    });
    expect(JSON.parse(host.requests[0]?.body ?? '')).toEqual({
      transaction_id: '4200SIM1',
      out_refund_no: refund.outRefundNo,
      reason: '行程有变',
      notify_url: refund.notifyUrl,
      amount: { refund: 600, total: 25_600, currency: 'CNY' },
    });
  });

  it.each([
    ['refundFen', { refundFen: 25_601 }],
    ['refundFen', { refundFen: 0 }],
    ['outRefundNo', { outRefundNo: 'R/1' }],
  ])('sends nothing when %s breaks a rule', async (field, change) => {
    expect(await failure(gateway().requestRefund({ ...refund, ...change }))).toMatchObject({ field });
    expect(host.requests).toHaveLength(0);
  });

  it('does not believe a refund of another amount', async () => {
    host.handler = answer({ ...refunded, amount: { total: 25_600, refund: 25_600 } });
    expect(await failure(gateway().requestRefund(refund))).toMatchObject({ kind: 'mismatch' });
  });

  it('treats 429 as an outcome to be asked about', async () => {
    host.handler = refuse(429, 'FREQUENCY_LIMITED');
    const error = await failure(gateway().requestRefund(refund));
    expect(error).toBeInstanceOf(WechatUnknown);
    expect(error).toMatchObject({ kind: 'rate-limited', retryable: true, code: 'FREQUENCY_LIMITED' });
  });

  it('queries by number', async () => {
    host.handler = answer({ ...refunded, status: 'SUCCESS', success_time: '2026-03-01T12:05:00+08:00' });
    expect(await gateway().queryRefund(refund.outRefundNo)).toMatchObject({
      status: 'SUCCESS',
      successTime: '2026-03-01T04:05:00.000Z',
    });
    host.handler = refuse(404, 'RESOURCE_NOT_EXISTS');
    expect(await gateway().queryRefund(refund.outRefundNo)).toEqual({ status: 'NOT_FOUND' });
  });
});
