import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  createMiniProgramGateway,
  createPayGateway,
  MemoryTokenStore,
  readWechatConfig,
  WechatConfigError,
  WechatNotConfigured,
} from '../../../src/plugins/wechat-pay/server/gateway';
import { merchantKeys, NOW, recordingLogger, wechatKeys } from './fake-wechat';

const REAL = {
  WECHAT_APPID: 'wx0123456789abcdef',
  WECHAT_APP_SECRET: '0123456789abcdef0123456789abcdef',
  WECHATPAY_MCHID: '1601959334',
  WECHATPAY_MERCHANT_SERIAL: '5157f09efdc096de15ebe81a47057a7232f1b8e1',
  WECHATPAY_PRIVATE_KEY: merchantKeys.privateKey.replaceAll('\n', '\\n'),
  WECHATPAY_APIV3_KEY: 'abcdefghijklmnopqrstuvwxyz012345',
  WECHATPAY_PUBLIC_KEY_ID: 'PUB_KEY_ID_0116019593342024101600389000000001',
  WECHATPAY_PUBLIC_KEY: wechatKeys.publicKey,
  WECHATPAY_NOTIFY_BASE: 'https://inn.example.com/',
};

function faults(env: Record<string, string | undefined>, production = true): string[] {
  try {
    readWechatConfig(env, { production });
    return [];
  } catch (error) {
    if (!(error instanceof WechatConfigError)) throw error;
    return error.problems.map((problem) => problem.variable);
  }
}

describe('readWechatConfig', () => {
  it('reads a production configuration with official hosts', () => {
    const config = readWechatConfig(REAL, { production: true });
    expect(config.miniProgram?.baseUrl).toBe('https://api.weixin.qq.com');
    expect(config.pay).toMatchObject({
      baseUrl: 'https://api.mch.weixin.qq.com',
      merchantSerial: '5157F09EFDC096DE15EBE81A47057A7232F1B8E1',
      notifyBase: 'https://inn.example.com',
      publicKey: { id: REAL.WECHATPAY_PUBLIC_KEY_ID },
    });
    expect(config.pay?.privateKeyPem.trim()).toBe(merchantKeys.privateKey.trim());
  });

  it('boots with nothing set, and every call then says what is missing', async () => {
    const config = readWechatConfig({}, { production: true });
    expect(config).toEqual({ miniProgram: null, pay: null, h5: { loginUrl: null, cashierUrl: null } });
    const deps = { now: () => NOW, logger: recordingLogger() };
    const pay = createPayGateway(config, deps);
    const mini = createMiniProgramGateway(config, { ...deps, tokens: new MemoryTokenStore() });
    await expect(pay.queryOrder('NO000001')).rejects.toThrow(WechatNotConfigured);
    await expect(mini.code2Session('c')).rejects.toThrow(/WECHAT_APPID/);
    expect(() => pay.signRequestPayment('x')).toThrow(WechatNotConfigured);
    expect([pay.configured, mini.configured]).toEqual([false, false]);
  });

  it('reads keys from files and works without a public key', () => {
    const folder = mkdtempSync(join(tmpdir(), 'wechat-config-'));
    try {
      const file = join(folder, 'apiclient_key.pem');
      writeFileSync(file, merchantKeys.privateKey);
      const env = {
        ...REAL,
        WECHATPAY_PRIVATE_KEY: undefined,
        WECHATPAY_PRIVATE_KEY_FILE: file,
        WECHATPAY_PUBLIC_KEY: undefined,
        WECHATPAY_PUBLIC_KEY_ID: undefined,
      };
      const config = readWechatConfig(env, { production: true });
      expect(config.pay?.publicKey).toBeNull();
      expect(config.pay?.privateKeyPem).toBe(merchantKeys.privateKey);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  it.each([
    ['WECHAT_APPID', 'wx1'],
    ['WECHAT_APPID', undefined],
    ['WECHAT_APP_SECRET', 'short'],
    ['WECHAT_APP_SECRET', undefined],
    ['WECHATPAY_MCHID', '12'],
    ['WECHATPAY_MERCHANT_SERIAL', 'xyz'],
    ['WECHATPAY_PRIVATE_KEY', 'not a key'],
    ['WECHATPAY_PRIVATE_KEY', undefined],
    ['WECHATPAY_APIV3_KEY', 'short'],
    ['WECHATPAY_PUBLIC_KEY_ID', undefined],
    ['WECHATPAY_PUBLIC_KEY', undefined],
    ['WECHATPAY_PUBLIC_KEY', 'not a key'],
    ['WECHATPAY_NOTIFY_BASE', undefined],
    ['WECHATPAY_NOTIFY_BASE', 'https://inn.example.com/?a=1'],
    ['WECHATPAY_BASE_URL', 'nonsense'],
  ])('names %s when it is %j', (variable, value) => {
    expect(faults({ ...REAL, [variable]: value })).toEqual([variable]);
  });

  it.each([
    ['WECHAT_API_BASE_URL', 'http://127.0.0.1:4000'],
    ['WECHATPAY_BASE_URL', 'https://api.mch.weixin.qq.com.example.com'],
    ['WECHAT_APPID', 'wxSIM0123456789abc'],
    ['WECHATPAY_PUBLIC_KEY_ID', 'PUB_KEY_ID_SIM0001'],
    ['WECHATPAY_APIV3_KEY', 'SIM0123456789abcdefghijklmnopqrs'],
    ['WECHATPAY_NOTIFY_BASE', 'http://inn.example.com'],
    ['WECHATPAY_NOTIFY_BASE', 'https://127.0.0.1'],
    ['WECHATPAY_NOTIFY_BASE', 'https://localhost'],
    ['WECHAT_H5_LOGIN_URL', 'https://inn.example.com/h5/login'],
  ])('production refuses %s=%s, elsewhere it is fine', (variable, value) => {
    expect(faults({ ...REAL, [variable]: value })).toEqual([variable]);
    expect(faults({ ...REAL, [variable]: value }, false)).toEqual([]);
  });

  it('never shows a value', () => {
    const env = {
      ...REAL,
      WECHATPAY_APIV3_KEY: 'leaky-value-1234',
      WECHATPAY_PRIVATE_KEY: 'leaky-value-5678',
    };
    expect(() => readWechatConfig(env, { production: true })).toThrow(
      expect.objectContaining({ message: expect.not.stringContaining('leaky') }),
    );
    expect(faults(env)).toEqual(['WECHATPAY_PRIVATE_KEY', 'WECHATPAY_APIV3_KEY']);
  });
});
