import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { redact, redactText } from '../../../src/shared/redact';

const word = (min: number, max = min): fc.Arbitrary<string> =>
  fc
    .stringMatching(new RegExp(`^[A-Za-z0-9_-]{${min},${max}}$`))
    .filter((text) => /\d/.test(text) && /[a-z]/.test(text));

const openid = word(27).map((rest) => `o${rest}`);
const token = word(24, 80);
const jwt = fc.tuple(word(20, 40), word(20, 60), word(43)).map(([a, b, c]) => `eyJ${a}.${b}.${c}`);
const phone = fc
  .tuple(fc.integer({ min: 3, max: 9 }), fc.integer({ min: 0, max: 999_999_999 }))
  .map(([second, rest]) => `1${second}${String(rest).padStart(9, '0')}`);

/** Where a value may stand in a text that somebody logs. */
const anywhere: ((value: string) => string)[] = [
  (value) => `guest ${value} signed in`,
  (value) => `客人${value}已登录`,
  (value) => `members/${value}/orders`,
  (value) => JSON.stringify({ who: value }),
  (value) => JSON.stringify(JSON.stringify({ who: value })),
  (value) => `(${value})`,
  (value) => value,
];
/** Where only the name beside it tells that it is secret. */
const named = (name: string): ((value: string) => string)[] => [
  (value) => `GET /x?a=1&${name}=${value}&b=2`,
  (value) => `${name}=${value}`,
  (value) => `{ ${name} = ${value} }`,
  (value) => JSON.stringify({ a: { [name]: value } }),
  (value) => JSON.stringify({ [name]: value }, null, 2),
  (value) => JSON.stringify(JSON.stringify({ [name]: value })),
  (value) => JSON.stringify(JSON.stringify(JSON.stringify({ [name]: value }))),
];

const NAMES = ['access_token', 'accessToken', 'refreshToken', 'token', 'session_key', 'js_code', 'secret', 'openid'];

function neverLeaks(values: fc.Arbitrary<string>, places: readonly ((value: string) => string)[]): void {
  fc.assert(
    fc.property(values, fc.constantFrom(...places), (value, place) => {
      expect(redactText(place(value))).not.toContain(value);
    }),
    { numRuns: 300 },
  );
}

describe('redactText never leaks', () => {
  it('an openid', () => neverLeaks(openid, [...anywhere, ...named('openid')]));
  it('a JWT', () => neverLeaks(jwt, [...anywhere, (value) => `Authorization: Bearer ${value}`]));
  it('a phone number', () =>
    neverLeaks(phone, [...anywhere, (v) => `+86${v}`, (v) => `tel_${v}`, (v) => `86${v}`, (v) => `phone${v}x`]));
  it.each(NAMES)('a token called %s', (name) => neverLeaks(token, named(name)));
  it('a bearer token of any kind', () => neverLeaks(token, [(value) => `Bearer ${value}`, (v) => `bearer  ${v} x`]));

  it('a value in an object, however deep or wherever in a list', () => {
    const secret = fc.oneof(openid, jwt, phone);
    const wrap: ((inner: unknown) => unknown)[] = [
      (inner) => ({ inner }),
      (inner) => [1, inner],
      (inner) => ({ note: 'x', list: [{ inner }] }),
      (inner) => Object.assign(new Error('failed'), { inner }),
    ];
    const wraps = fc.array(fc.constantFrom(...wrap), { maxLength: 9 });
    fc.assert(
      fc.property(secret, wraps, fc.constantFrom(...anywhere), (value, around, place) => {
        const nested = around.reduce((inner, wrapper) => wrapper(inner), place(value) as unknown);
        expect(JSON.stringify(redact(nested))).not.toContain(value);
      }),
    );
  });
});

describe('redactText keeps', () => {
  it('what a reader of logs needs', () => {
    const lines = [
      'GET /api/orders/Y7K2M9QX4TB1ZD0H 200 in 12 ms',
      'order Y7K2M9QX4TB1ZD0H cannot go from pending to completed',
      'transaction 4200002611202611211234567890',
      'refused: {"code":"PARAM_ERROR","message":"x"}',
      'house qk3v9x2m5n8p1r4t7w0y6z2a is not listed',
      'started at 1795219200000',
    ];
    for (const line of lines) expect(redactText(line)).toBe(line);
  });

  it('enough of a phone number to know it again', () => {
    expect(redactText('call 13800001234')).toBe('call 138****1234');
    expect(redactText('+8613800001234')).toBe('+86138****1234');
  });
});

describe('redact', () => {
  it('masks fields by their name, whatever they hold', () => {
    const secret = { authorization: 1, Cookie: ['a'], openid: 'x', session_key: {}, refreshToken: null, idNumber: '1' };
    expect(new Set(Object.values(redact(secret) as object))).toEqual(new Set(['[redacted]']));
  });

  it('keeps plain values and shapes', () => {
    const plain = { a: 1, b: 'text', c: null, d: [true, 2.5], e: { f: undefined } };
    expect(redact(plain)).toEqual(plain);
  });

  it('gives every value a form that JSON has', () => {
    const circular: Record<string, unknown> = {};
    circular.self = circular;
    const value = {
      at: new Date('2027-01-01T00:00:00Z'),
      never: new Date(NaN),
      bytes: Buffer.from('secret'),
      big: 10n ** 20n,
      error: new TypeError('call 13800001234'),
      phone: 13_800_001_234,
      circular,
      long: Array.from({ length: 80 }, (_, i) => i),
    };
    const out = JSON.parse(JSON.stringify(redact(value))) as Record<string, unknown>;
    expect(out).toMatchObject({
      at: '2027-01-01T00:00:00.000Z',
      never: null,
      bytes: '[6 bytes]',
      big: '100000000000000000000',
      error: { name: 'TypeError', message: 'call 138****1234' },
      phone: '138****1234',
    });
    expect(out.long).toHaveLength(50);
    expect(JSON.stringify(out.circular)).toContain('[deep]');
  });
});
