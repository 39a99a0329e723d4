import { X509Certificate } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startWechatSimulator, type WechatSimulator } from '../../../tools/wechat-simulator';
import { decrypt, Merchant } from './support/merchant';

let sim: WechatSimulator;
let merchant: Merchant;

beforeAll(async () => {
  sim = await startWechatSimulator({ verifyMode: 'both' });
  merchant = new Merchant(sim);
});
afterAll(() => sim.stop());

describe('key material', () => {
  it('is visibly fake and well formed', () => {
    const { env } = sim;
    expect(env.WECHAT_APPID).toMatch(/^wxSIM[0-9a-z]{13}$/);
    expect(env.WECHATPAY_MCHID).toMatch(/^1900\d{6}$/);
    expect(env.WECHATPAY_APIV3_KEY).toMatch(/^SIM[0-9A-Za-z]{29}$/);
    expect(env.WECHATPAY_PUBLIC_KEY_ID).toMatch(/^PUB_KEY_ID_SIM\d+$/);
    const certificate = new X509Certificate(env.WECHATPAY_MERCHANT_CERT!);
    expect(certificate.serialNumber).toBe(env.WECHATPAY_MERCHANT_SERIAL);
    expect(certificate.verify(certificate.publicKey)).toBe(true);
    expect(certificate.subject).toContain('CN=SIM merchant');
  });
});

describe('request signatures', () => {
  it('accepts a proper signature and answers signed', async () => {
    const answer = await merchant.create(merchant.orderBody());
    expect(answer.status).toBe(200);
    expect(answer.json.prepay_id).toMatch(/^wxSIM/);
    expect(answer.headers.get('request-id')).toBeTruthy();
    expect(merchant.verified(answer.headers, answer.text)).toBe(true);
    expect(answer.headers.get('wechatpay-serial')).toBe(sim.keys.publicKeyId);
  });

  it.each([
    ['a changed body', { sendBody: '{"mchid":"x"}' }],
    ['an old timestamp', { timestamp: Math.floor(Date.now() / 1000) - 301 }],
    ['a foreign merchant', { mchid: '1900000000' }],
    ['a foreign serial', { serialNo: '00'.repeat(20) }],
    ['no authorization', { headers: { Authorization: '' } }],
    ['another scheme', { headers: { Authorization: 'Bearer x' } }],
  ])('refuses %s with 401 SIGN_ERROR, unsigned', async (_name, options) => {
    const answer = await merchant.create(merchant.orderBody(), options);
    expect(answer.status).toBe(401);
    expect(answer.json.code).toBe('SIGN_ERROR');
    expect(answer.headers.get('wechatpay-signature')).toBeNull();
    expect(answer.headers.get('request-id')).toMatch(/-268443699$/);
  });

  it('refuses a body that names another merchant', async () => {
    const answer = await merchant.create(merchant.orderBody({ mchid: '1900000000' }));
    expect([answer.status, answer.json.code]).toEqual([401, 'SIGN_ERROR']);
  });

  it('wants Accept and User-Agent', async () => {
    const answer = await merchant.query('whatever', { headers: { 'User-Agent': '' } });
    expect([answer.status, answer.json.code]).toEqual([400, 'INVALID_REQUEST']);
  });
});

describe('response signatures', () => {
  it('signs with the platform certificate when that serial is asked for', async () => {
    const answer = await merchant.create(merchant.orderBody(), { serial: sim.keys.platformSerial });
    expect(answer.headers.get('wechatpay-serial')).toBe(sim.keys.platformSerial);
    expect(merchant.verified(answer.headers, answer.text)).toBe(true);
  });

  it('signs the empty body of a 204', async () => {
    const body = merchant.orderBody();
    await merchant.create(body);
    const answer = await merchant.close(String(body.out_trade_no));
    expect(answer.status).toBe(204);
    expect(answer.text).toBe('');
    expect(merchant.verified(answer.headers, '')).toBe(true);
  });

  it('refuses a serial that is not in use', async () => {
    const answer = await merchant.create(merchant.orderBody(), { serial: 'PUB_KEY_ID_OTHER' });
    expect(answer.status).toBe(400);
  });

  it('hands out the platform certificate, encrypted', async () => {
    const answer = await merchant.call('GET', '/v3/certificates');
    const [entry] = answer.json.data as { serial_no: string; encrypt_certificate: Record<string, string> }[];
    const bytes = entry!.encrypt_certificate;
    expect(entry!.serial_no).toBe(sim.keys.platformSerial);
    // The plain text is PEM, not JSON, so a parse error shows that decryption itself went well.
    expect(() => decrypt(sim.keys.apiV3Key, bytes)).toThrow(SyntaxError);
    expect(() => decrypt('x'.repeat(32), bytes)).toThrow(/authenticate/);
  });
});

describe('certificate and public-key mode', () => {
  it('public-key mode has no certificates', async () => {
    const other = await startWechatSimulator({ keys: sim.keys });
    try {
      const answer = await new Merchant(other).call('GET', '/v3/certificates');
      expect([answer.status, answer.json.code]).toEqual([404, 'RESOURCE_NOT_EXISTS']);
    } finally {
      await other.stop();
    }
  });

  it('certificate mode names no public key in the environment and signs with the certificate', async () => {
    const other = await startWechatSimulator({ keys: sim.keys, verifyMode: 'certificate' });
    try {
      expect(other.env.WECHATPAY_PUBLIC_KEY_ID).toBeUndefined();
      const client = new Merchant(other);
      const answer = await client.create(client.orderBody());
      expect(answer.headers.get('wechatpay-serial')).toBe(other.keys.platformSerial);
      expect(client.verified(answer.headers, answer.text)).toBe(true);
    } finally {
      await other.stop();
    }
  });
});
