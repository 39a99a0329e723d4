/** Answers that must not be believed, and bill files, whose proof is a hash. */
import { createHash } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createPayGateway } from '../../../src/plugins/wechat-pay/server/gateway';
import {
  answerSigned,
  NOW,
  recordingLogger,
  signedHeaders,
  startFakeHost,
  strangerKeys,
  wechatConfig,
  type FakeHost,
  type Handler,
} from './fake-wechat';
import { answer, failure, order, paid, refund, refuse } from './pay-fixtures';

let host: FakeHost;
let elsewhere: FakeHost;
const logger = recordingLogger();

beforeAll(async () => {
  host = await startFakeHost();
  elsewhere = await startFakeHost();
});
afterAll(async () => {
  await Promise.all([host.stop(), elsewhere.stop()]);
});
beforeEach(() => {
  host.requests.length = 0;
  logger.lines.length = 0;
});

const gateway = () => createPayGateway(wechatConfig(host.baseUrl), { now: () => NOW, logger, timeoutMs: 1000 });

describe('answers that prove nothing', () => {
  const body = JSON.stringify(paid);
  const raw =
    (status: number, headers: Record<string, string>, text: string): Handler =>
    (_request, response) => {
      response.writeHead(status, headers).end(text);
    };

  it.each<[string, Handler, string]>([
    ['an unsigned 200', raw(200, {}, body), 'unsigned'],
    ['a stranger’s signature', raw(200, signedHeaders(body, { key: strangerKeys.privateKey }), body), 'bad-signature'],
    [
      'a SIGNTEST signature',
      raw(200, signedHeaders(body, { signaturePrefix: 'WECHATPAY/SIGNTEST/' }), body),
      'bad-signature',
    ],
    ['an unknown key', raw(200, signedHeaders(body, { serial: 'PUB_KEY_ID_OTHER' }), body), 'unknown-serial'],
    ['the serial __proto__', raw(200, signedHeaders(body, { serial: '__proto__' }), body), 'unknown-serial'],
    [
      'an old signature',
      raw(200, signedHeaders(body, { at: new Date(NOW.getTime() - 600_000) }), body),
      'stale-timestamp',
    ],
    ['truncated JSON', raw(200, signedHeaders('{"a":'), '{"a":'), 'bad-json'],
    ['202', raw(202, {}, ''), 'accepted'],
    ['500', refuse(500, 'SYSTEM_ERROR'), 'server-error'],
    ['502 with HTML', raw(502, { 'Content-Type': 'text/html' }, '<html>'), 'server-error'],
    ['403 with HTML', raw(403, { 'Content-Type': 'text/html' }, '<html>'), 'bad-json'],
    ['a broken connection', (_request, response) => void response.socket?.destroy(), 'network'],
    ['silence', () => undefined, 'timeout'],
    [
      'half an answer',
      (_request, response) => {
        response.writeHead(200, { 'Content-Length': '100' });
        response.write('{');
      },
      'timeout',
    ],
  ])('%s is unknown', async (_name, handler, kind) => {
    host.handler = handler;
    expect(await failure(gateway().queryOrder(order.outTradeNo))).toMatchObject({
      name: 'WechatUnknown',
      kind,
    });
  });

  it.each([301, 302, 307, 308])('a %i redirect is unknown and not followed', async (status) => {
    elsewhere.requests.length = 0;
    elsewhere.handler = answer(paid);
    host.handler = raw(status, { Location: `${elsewhere.baseUrl}/v3/x` }, '');
    expect(await failure(gateway().requestRefund(refund))).toMatchObject({ kind: 'redirect' });
    expect(elsewhere.requests).toHaveLength(0);
  });

  it('a refused connection was not sent', async () => {
    const gone = await startFakeHost();
    await gone.stop();
    const pay = createPayGateway(wechatConfig(gone.baseUrl), { now: () => NOW, logger });
    expect(await failure(pay.queryOrder(order.outTradeNo))).toMatchObject({
      kind: 'not-sent',
      retryable: true,
    });
  });

  it('keeps headers, addresses and bodies out of errors and logs', async () => {
    const errors: Error[] = [];
    const handlers: Handler[] = [refuse(401, 'SIGN_ERROR'), raw(200, {}, body), () => undefined, raw(502, {}, '<p>')];
    for (const handler of handlers) {
      host.handler = handler;
      errors.push(await failure(gateway().queryOrder(order.outTradeNo)));
    }
    const seen = [
      ...errors.flatMap((error) => [error.message, error.stack ?? '', JSON.stringify(error), String(error.cause)]),
      ...logger.lines,
    ].join('\n');
    expect(errors).toHaveLength(4);
    expect(seen).not.toMatch(/127\.0\.0\.1|signature="|WECHATPAY2|PRIVATE|nonce_str/);
    expect(seen).toContain('SIGN_ERROR');
  });

  it('notices how far the clocks are apart', async () => {
    host.handler = (_request, response) => {
      const text = JSON.stringify(paid);
      const date = new Date(NOW.getTime() - 90_000).toUTCString();
      response.writeHead(200, { ...signedHeaders(text), Date: date }).end(text);
    };
    const pay = gateway();
    expect(pay.clockSkewSeconds()).toBeNull();
    await pay.queryOrder(order.outTradeNo);
    expect(pay.clockSkewSeconds()).toBe(90);
  });
});

describe('bills', () => {
  const file = [
    '交易时间,公众账号ID,商户号,微信订单号,商户订单号,用户标识,交易状态,货币种类,应结订单金额,微信退款单号,商品名称,商户数据包,手续费,订单金额',
    '`2026-02-28 12:00:00,`wx1,`1900000001,`4200,`NO1,`o1,`SUCCESS,`CNY,`1.00,`0,`山居,`,`0.00600,`1.00',
    '总交易单数,手续费总金额,订单总金额,申请退款总金额',
    '`1,`0.00600,`1.00,`0.00',
  ].join('\r\n');
  const sha1 = createHash('sha1').update(file).digest('hex');
  const bill =
    (hash: string, url = 'https://api.mch.weixin.qq.com/v3/billdownload/file?token=abc%2F1'): Handler =>
    (request, response) => {
      if (request.url.startsWith('/v3/billdownload/')) response.writeHead(200).end(file);
      else answerSigned(response, { hash_type: 'SHA1', hash_value: hash, download_url: url });
    };

  it('downloads from our base URL and checks the hash', async () => {
    host.handler = bill(sha1);
    const result = await gateway().downloadTradeBill('2026-02-28');
    expect(result).toMatchObject({
      status: 'ready',
      sha1,
      bill: { rows: [{ outTradeNo: 'NO1', orderFen: 100 }] },
    });
    expect(host.requests.map((request) => request.url)).toEqual([
      '/v3/bill/tradebill?bill_date=2026-02-28&bill_type=ALL',
      '/v3/billdownload/file?token=abc%2F1',
    ]);
    expect(host.requests[1]?.headers.authorization).toContain('WECHATPAY2-SHA256-RSA2048');
  });

  it('refuses a file that does not match, and an address that is no bill', async () => {
    host.handler = bill('0'.repeat(40));
    expect(await failure(gateway().downloadTradeBill('2026-02-28'))).toMatchObject({ kind: 'hash-mismatch' });
    host.handler = bill(sha1, 'https://evil.example.com/v3/pay/transactions/jsapi');
    expect(await failure(gateway().downloadFundFlowBill('2026-02-28'))).toMatchObject({ kind: 'bad-shape' });
    expect(await failure(gateway().downloadTradeBill('2026-02-30'))).toMatchObject({ field: 'date' });
  });

  it('tells "none" from "not yet"', async () => {
    host.handler = refuse(400, 'NO_STATEMENT_EXIST');
    expect(await gateway().downloadTradeBill('2026-02-28')).toEqual({ status: 'none' });
    host.handler = refuse(400, 'STATEMENT_CREATING');
    expect(await gateway().downloadFundFlowBill('2026-02-28')).toEqual({ status: 'creating' });
  });
});
