import { createSign, createVerify } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import {
  authorizationHeader,
  paySignMessage,
  readSignatureHeaders,
  requestMessage,
  verifyAnswer,
} from '../../../src/plugins/wechat-pay/server/gateway';
import { Signer } from '../../../src/plugins/wechat-pay/server/gateway/signer';
import { merchantKeys, NOW, PUBLIC_KEY_ID, signedHeaders, strangerKeys, wechatConfig, wechatKeys } from './fake-wechat';

const keys = new Map([[PUBLIC_KEY_ID, wechatKeys.publicKey]]);
const keyOf = (serial: string) => keys.get(serial);

function verdict(body: string, headers: Record<string, string>, nowMs = NOW.getTime()) {
  const byName = new Map(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
  return verifyAnswer(
    readSignatureHeaders((name) => byName.get(name)),
    Buffer.from(body),
    nowMs,
    keyOf,
  );
}

describe('messages', () => {
  it('lays out paySign as in the official example', () => {
    const message = paySignMessage(
      'wx2421b1c4370ec43b',
      '1554208460',
      '593BEC0C930BF1AFEB40B4A08C8FB242',
      'prepay_id=wx201410272009395522657a690389285100',
    );
    expect(message).toBe(
      'wx2421b1c4370ec43b\n1554208460\n593BEC0C930BF1AFEB40B4A08C8FB242\nprepay_id=wx201410272009395522657a690389285100\n',
    );
  });

  it('ends every request line with a newline, also without a body', () => {
    expect(requestMessage('GET', '/v3/certificates', '1554208460', 'n', '')).toBe(
      'GET\n/v3/certificates\n1554208460\nn\n\n',
    );
  });

  it('separates Authorization fields with bare commas', () => {
    const header = authorizationHeader({
      mchid: '1',
      nonce: 'n',
      timestamp: '2',
      serialNo: 'S',
      signature: 'x==',
    });
    expect(header).toBe(
      'WECHATPAY2-SHA256-RSA2048 mchid="1",nonce_str="n",timestamp="2",serial_no="S",signature="x=="',
    );
  });
});

describe('Signer', () => {
  const config = wechatConfig('http://127.0.0.1:1').pay;
  if (!config) throw new Error('payments are configured');
  const signer = new Signer(
    config,
    () => NOW,
    () => 'NONCE0123456789ABCDEF',
  );

  it('makes a paySign the merchant key verifies', () => {
    const params = signer.requestPayment('wxSIMprepay');
    expect(params).toMatchObject({
      timeStamp: '1772337600',
      nonceStr: 'NONCE0123456789ABCDEF',
      package: 'prepay_id=wxSIMprepay',
      signType: 'RSA',
    });
    const message = paySignMessage(config.appId, params.timeStamp, params.nonceStr, params.package);
    const valid = createVerify('RSA-SHA256').update(message).verify(merchantKeys.publicKey, params.paySign, 'base64');
    expect(valid).toBe(true);
  });

  it('signs a POST without a body over five lines', () => {
    const header = signer.authorization('POST', '/v3/x', '');
    const signature = /signature="([^"]+)"/.exec(header)?.[1] ?? '';
    const message = 'POST\n/v3/x\n1772337600\nNONCE0123456789ABCDEF\n\n';
    expect(createVerify('RSA-SHA256').update(message).verify(merchantKeys.publicKey, signature, 'base64')).toBe(true);
  });
});

describe('verifyAnswer', () => {
  it('accepts a genuine answer, also an empty one', () => {
    expect(verdict('{"a":1}', signedHeaders('{"a":1}'))).toEqual({ ok: true });
    expect(verdict('', signedHeaders(''))).toEqual({ ok: true });
  });

  it('refuses a changed byte and a re-serialised body', () => {
    expect(verdict('{"a":2}', signedHeaders('{"a":1}'))).toEqual({ ok: false, reason: 'bad-signature' });
    expect(verdict('{"a":1}', signedHeaders('{"a": 1}'))).toEqual({ ok: false, reason: 'bad-signature' });
  });

  it.each(['Wechatpay-Timestamp', 'Wechatpay-Nonce', 'Wechatpay-Serial', 'Wechatpay-Signature'])(
    'refuses an answer without %s',
    (name) => {
      const headers = signedHeaders('{}');
      delete headers[name];
      expect(verdict('{}', headers)).toEqual({ ok: false, reason: 'missing-header' });
    },
  );

  it.each([
    [-300, false],
    [-299, true],
    [299, true],
    [300, false],
    [-86_400, false],
  ])('with a timestamp %i s off answers ok=%s', (seconds, ok) => {
    const headers = signedHeaders('{}', { at: new Date(NOW.getTime() + seconds * 1000) });
    expect(verdict('{}', headers).ok).toBe(ok);
  });

  it('refuses timestamps that are not plain seconds', () => {
    for (const timestamp of ['1e9', '-5', 'NaN', ' 1772337600', '1772337600.5']) {
      expect(verdict('{}', { ...signedHeaders('{}'), 'Wechatpay-Timestamp': timestamp })).toMatchObject({
        reason: 'stale-timestamp',
      });
    }
  });

  it.each(['__proto__', 'constructor', 'toString', PUBLIC_KEY_ID.toLowerCase(), 'PUB_KEY_ID_OTHER'])(
    'does not know the serial %s',
    (serial) => {
      expect(verdict('{}', signedHeaders('{}', { serial }))).toEqual({ ok: false, reason: 'unknown-serial' });
    },
  );

  it('refuses the deliberate SIGNTEST signature, even before a correct one', () => {
    const headers = signedHeaders('{}', { signaturePrefix: 'WECHATPAY/SIGNTEST/' });
    expect(verdict('{}', headers)).toEqual({ ok: false, reason: 'sign-test' });
  });

  it('refuses a signature by another key and garbage', () => {
    expect(verdict('{}', signedHeaders('{}', { key: strangerKeys.privateKey })).ok).toBe(false);
    const garbage = createSign('RSA-SHA256').update('x').sign(strangerKeys.privateKey, 'base64').slice(0, 20);
    expect(verdict('{}', { ...signedHeaders('{}'), 'Wechatpay-Signature': garbage }).ok).toBe(false);
  });
});
