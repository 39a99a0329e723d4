import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { redactError, redactorFor, redactText, redactUrl } from '../../../src/plugins/wechat-pay/server/gateway';
import { merchantKeys } from './fake-wechat';

/** Secrets as they occur: mixed case with digits, so that none is part of the masking text itself. */
const secret = fc.stringMatching(/^[A-Za-z0-9_-]{12,48}$/).filter((text) => /\d/.test(text) && /[a-z]/.test(text));

const places: ((value: string) => string)[] = [
  (value) => `GET https://api.weixin.qq.com/sns/jscode2session?appid=wx1&secret=${value}&js_code=c&grant_type=x`,
  (value) => `https://api.weixin.qq.com/wxa/x?access_token=${value}`,
  (value) => `failed: url?js_code=${value} after 3 ms`,
  (value) => JSON.stringify({ session_key: value, openid: 'o1' }),
  (value) => JSON.stringify({ a: { access_token: value } }, null, 2),
  (value) => JSON.stringify(JSON.stringify({ secret: value })),
  (value) => `Authorization: WECHATPAY2-SHA256-RSA2048 mchid="1",nonce_str="n",signature="${value}"\nnext`,
  (value) => JSON.stringify({ headers: { Authorization: `Bearer ${value}` } }),
  (value) => `Wechatpay-Signature: ${value.replaceAll(/[_-]/g, '/')}`,
  (value) => `options { secret = ${value} }`,
  (value) => `-----BEGIN PRIVATE KEY-----\n${value}\n-----END PRIVATE KEY-----`,
  (value) => `cut off -----BEGIN RSA PRIVATE KEY-----\n${value}`,
  (value) => JSON.stringify({ code: `${value}` }),
];

describe('redactText', () => {
  it('leaves no secret in any place it is known to occur', () => {
    fc.assert(
      fc.property(secret, fc.constantFrom(...places), (value, place) => {
        const out = redactText(place(value));
        expect(out).not.toContain(value);
        expect(out).not.toContain(value.replaceAll(/[_-]/g, '/'));
      }),
      { numRuns: 500 },
    );
  });

  it('keeps what a reader of logs needs', () => {
    expect(redactText('{"code":"PARAM_ERROR","message":"x"}')).toBe('{"code":"PARAM_ERROR","message":"x"}');
    expect(redactText('order NO20261001 paid 12800 fen')).toBe('order NO20261001 paid 12800 fen');
  });

  it('masks the middle of mobile numbers only', () => {
    expect(redactText('call 13800000001 now')).toBe('call 138****0001 now');
    expect(redactText('transaction 4200138000000010000')).toBe('transaction 4200138000000010000');
  });

  it('masks a real key', () => {
    expect(redactText(`key: ${merchantKeys.privateKey}`)).toBe('key: [redacted]\n');
  });
});

describe('the other redactors', () => {
  it('drops queries of URLs', () => {
    expect(redactUrl('https://user:pw@api.weixin.qq.com/x?access_token=abc#f')).toBe('https://api.weixin.qq.com/x');
    expect(redactUrl('not a url')).toBe('[redacted]');
  });

  it('keeps only name and message of errors', () => {
    const error = Object.assign(new TypeError('GET https://h/x?secret=abc123 failed'), {
      request: { Authorization: 'x' },
    });
    expect(redactError(error)).toEqual({
      name: 'TypeError',
      message: 'GET https://h/x?secret=[redacted] failed',
    });
    expect(redactError({ secret: 1 })).toEqual({ name: 'object', message: '' });
  });

  it('knows literal secrets wherever they stand', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 8 }), fc.string(), fc.string(), (value, before, after) => {
        const out = redactorFor([value])(`${before}${value}${after}`);
        fc.pre(!'[redacted]'.includes(value));
        expect(out.split('[redacted]').every((part) => !part.includes(value))).toBe(true);
      }),
    );
  });
});
