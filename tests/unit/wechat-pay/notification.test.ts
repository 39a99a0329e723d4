import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createPayGateway, NotificationRejected } from '../../../src/plugins/wechat-pay/server/gateway';
import {
  answerError,
  APP_ID,
  MCHID,
  NOW,
  OPENID,
  recordingLogger,
  seal,
  signedHeaders,
  startFakeHost,
  strangerKeys,
  wechatConfig,
  type FakeHost,
} from './fake-wechat';

let host: FakeHost;
beforeAll(async () => {
  host = await startFakeHost();
  host.handler = (_request, response) => answerError(response, 404, 'RESOURCE_NOT_EXISTS');
});
afterAll(() => host.stop());
beforeEach(() => {
  host.requests.length = 0;
});

const gateway = () =>
  createPayGateway(wechatConfig(host.baseUrl), {
    now: () => NOW,
    logger: recordingLogger(),
    timeoutMs: 1000,
  });

const transaction = {
  appid: APP_ID,
  mchid: MCHID,
  out_trade_no: 'NO20260301_1',
  transaction_id: '4200SIM1',
  trade_state: 'SUCCESS',
  success_time: '2026-03-01T12:00:00+08:00',
  payer: { openid: OPENID },
  amount: { total: 100, payer_total: 100, currency: 'CNY' },
};
const refund = {
  mchid: MCHID,
  transaction_id: '4200SIM1',
  out_trade_no: 'NO20260301_1',
  refund_id: '5030SIM1',
  out_refund_no: 'R1',
  refund_status: 'SUCCESS',
  success_time: '2026-03-01T12:00:00+08:00',
  user_received_account: '支付用户零钱',
  amount: { total: 100, refund: 40, payer_total: 100, payer_refund: 40 },
};

function notice(eventType: string, originalType: string, plain: unknown, change: Record<string, unknown> = {}) {
  return JSON.stringify({
    id: 'EV-SIM-1',
    create_time: '2026-03-01T12:00:00+08:00',
    resource_type: 'encrypt-resource',
    event_type: eventType,
    summary: '支付成功',
    resource: { original_type: originalType, ...seal(JSON.stringify(plain), originalType), ...change },
  });
}

/** Headers as Node delivers them: lower case. */
function headersFor(body: string, options: Parameters<typeof signedHeaders>[1] = {}) {
  return Object.fromEntries(
    Object.entries(signedHeaders(body, options)).map(([name, value]) => [name.toLowerCase(), value]),
  );
}

async function rejection(headers: Record<string, string | string[] | undefined>, body: string) {
  try {
    await gateway().parseNotification(headers, Buffer.from(body));
  } catch (error) {
    if (error instanceof NotificationRejected) return { reason: error.reason, httpStatus: error.httpStatus };
    throw error;
  }
  throw new Error('the notification was accepted');
}

describe('parseNotification', () => {
  const body = notice('TRANSACTION.SUCCESS', 'transaction', transaction);

  it('opens a payment', async () => {
    const parsed = await gateway().parseNotification(headersFor(body), Buffer.from(body));
    expect(parsed).toMatchObject({
      id: 'EV-SIM-1',
      eventType: 'TRANSACTION.SUCCESS',
      kind: 'transaction',
      resource: {
        outTradeNo: 'NO20260301_1',
        totalFen: 100,
        mchid: MCHID,
        appid: APP_ID,
        payerOpenid: OPENID,
      },
    });
  });

  it.each(['SUCCESS', 'ABNORMAL', 'CLOSED'])('opens a refund that is %s', async (status) => {
    const text = notice(`REFUND.${status}`, 'refund', { ...refund, refund_status: status, success_time: '' });
    expect(await gateway().parseNotification(headersFor(text), text)).toMatchObject({
      kind: 'refund',
      resource: { status, refundFen: 40, totalFen: 100, mchid: MCHID, successTime: null },
    });
  });

  it('accepts header names in any case and absent associated data', async () => {
    const text = JSON.stringify({
      ...(JSON.parse(notice('TRANSACTION.SUCCESS', 'transaction', transaction)) as object),
      resource: {
        original_type: 'transaction',
        ...seal(JSON.stringify(transaction), ''),
        associated_data: undefined,
      },
    });
    expect(await gateway().parseNotification(signedHeaders(text), text)).toMatchObject({
      kind: 'transaction',
    });
  });

  it('passes on what it does not act upon', async () => {
    const text = notice('PAYSCORE.USER_PAID', 'payscore', { a: 1 });
    expect(await gateway().parseNotification(headersFor(text), text)).toEqual({
      id: 'EV-SIM-1',
      eventType: 'PAYSCORE.USER_PAID',
      kind: 'other',
      resource: null,
    });
  });

  it.each(['wechatpay-timestamp', 'wechatpay-nonce', 'wechatpay-serial', 'wechatpay-signature'])(
    'refuses a missing or repeated %s',
    async (name) => {
      const headers = headersFor(body);
      const refused = { reason: 'missing-header', httpStatus: 401 };
      expect(await rejection({ ...headers, [name]: undefined }, body)).toEqual(refused);
      expect(await rejection({ ...headers, [name]: ['a', 'b'] }, body)).toEqual(refused);
      expect(await rejection({ ...headers, [name.toUpperCase()]: 'a' }, body)).toEqual(refused);
    },
  );

  it('refuses the v2 XML refund notice', async () => {
    expect(await rejection({ 'content-type': 'text/xml' }, '<xml></xml>')).toEqual({
      reason: 'missing-header',
      httpStatus: 401,
    });
  });

  it('refuses replays, strangers, probes and changed bytes', async () => {
    const stale = headersFor(body, { at: new Date(NOW.getTime() - 86_400_000) });
    expect(await rejection(stale, body)).toMatchObject({ reason: 'stale-timestamp', httpStatus: 401 });
    const stranger = headersFor(body, { key: strangerKeys.privateKey });
    expect(await rejection(stranger, body)).toMatchObject({ reason: 'bad-signature' });
    const probe = headersFor(body, { signaturePrefix: 'WECHATPAY/SIGNTEST/' });
    expect(await rejection(probe, body)).toMatchObject({ reason: 'sign-test', httpStatus: 401 });
    expect(await rejection(headersFor(body), `${body} `)).toMatchObject({ reason: 'bad-signature' });
  });

  it.each(['__proto__', 'constructor'])('treats the serial %s as unknown', async (serial) => {
    expect(await rejection(headersFor(body, { serial }), body)).toMatchObject({ reason: 'unknown-serial' });
  });

  it('asks WeChat for certificates once, however many unknown serials arrive', async () => {
    const pay = gateway();
    for (let index = 0; index < 20; index += 1) {
      const headers = headersFor(body, { serial: `5157F09EFDC096DE15EBE81A47057A72000000${index + 10}` });
      await expect(pay.parseNotification(headers, body)).rejects.toThrow(NotificationRejected);
    }
    expect(host.requests.map((request) => request.url)).toEqual(['/v3/certificates']);
  });

  it('never asks for an unknown public key id', async () => {
    await rejection(headersFor(body, { serial: 'PUB_KEY_ID_0000000000' }), body);
    expect(host.requests).toHaveLength(0);
  });

  it.each([
    ['ciphertext', Buffer.alloc(64).toString('base64')],
    ['associated_data', 'refund'],
    ['nonce', '000000000000'],
  ])('refuses a signed notice whose %s does not authenticate', async (field, value) => {
    const text = notice('TRANSACTION.SUCCESS', 'transaction', transaction, { [field]: value });
    expect(await rejection(headersFor(text), text)).toEqual({ reason: 'decryption-failed', httpStatus: 400 });
  });

  it.each([
    ['no JSON', 'hello', 'bad-json'],
    ['another shape', '{"id":1}', 'bad-shape'],
    [
      'an event of another type',
      notice('TRANSACTION.SUCCESS', 'transaction', transaction, { original_type: 'refund' }),
      'bad-shape',
    ],
    [
      'a payment without amount as number',
      notice('TRANSACTION.SUCCESS', 'transaction', { ...transaction, amount: { total: '100' } }),
      'bad-shape',
    ],
    [
      'a refund without status',
      notice('REFUND.SUCCESS', 'refund', { ...refund, refund_status: undefined }),
      'bad-shape',
    ],
    [
      'another algorithm',
      notice('TRANSACTION.SUCCESS', 'transaction', transaction, { algorithm: 'NONE' }),
      'bad-shape',
    ],
  ])('refuses %s', async (_name, text, reason) => {
    expect(await rejection(headersFor(text), text)).toEqual({ reason, httpStatus: 400 });
  });
});
