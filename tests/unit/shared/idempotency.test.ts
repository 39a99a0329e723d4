import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalJson, IDEMPOTENCY_KEY_PATTERN, withIdempotency } from '../../../src/shared/idempotency';
import { fakeDb } from './fake-db';

/** The same value with the fields of every object written in another order. */
function shuffled(value: unknown, seed: number): unknown {
  if (Array.isArray(value)) return value.map((item) => shuffled(item, seed + 1));
  if (value === null || typeof value !== 'object') return value;
  const entries = Object.entries(value).map(([key, item]) => [key, shuffled(item, seed + 1)] as const);
  const rank = (key: string): number => [...key].reduce((sum, char) => (sum * 31 + char.charCodeAt(0) + seed) % 997, 7);
  return Object.fromEntries(entries.sort(([a], [b]) => rank(a) - rank(b)));
}

describe('canonicalJson', () => {
  it('does not depend on the order of fields', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.nat(), (value, seed) => {
        expect(canonicalJson(shuffled(value, seed))).toBe(canonicalJson(value));
      }),
    );
  });

  it('is JSON of the same value', () => {
    const clean = fc.jsonValue().map((value) => JSON.parse(JSON.stringify(value)) as unknown);
    fc.assert(
      fc.property(clean, (value) => {
        expect(JSON.parse(canonicalJson(value))).toEqual(value);
      }),
    );
  });

  it('tells different values apart', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.jsonValue(), (a, b) => {
        const [one, other] = [a, b].map((value) => JSON.parse(JSON.stringify(value)) as unknown);
        fc.pre(JSON.stringify(shuffled(one, 0)) !== JSON.stringify(shuffled(other, 0)));
        expect(canonicalJson(one)).not.toBe(canonicalJson(other));
      }),
    );
  });

  it('takes a missing field and an undefined one as the same', () => {
    expect(canonicalJson({ a: 1, b: undefined })).toBe('{"a":1}');
    expect(canonicalJson([undefined, { b: [2, 1], a: null }])).toBe('[null,{"a":null,"b":[2,1]}]');
    expect(canonicalJson({ b: 1, a: { d: 1, c: 2 } })).toBe('{"a":{"c":2,"d":1},"b":1}');
  });
});

describe('the key', () => {
  it.each(['abcdefgh', 'A-b_0123456789', 'x'.repeat(64)])('%s is one', (key) => {
    expect(IDEMPOTENCY_KEY_PATTERN.test(key)).toBe(true);
  });
  it.each(['', 'short', 'x'.repeat(65), 'with space', '中文中文中文中文', 'abcdefgh\n'])('%j is none', (key) => {
    expect(IDEMPOTENCY_KEY_PATTERN.test(key)).toBe(false);
  });
});

describe('withIdempotency', () => {
  const command = { scope: 'member:1:place-order', key: 'abcdefgh', input: { a: 1 } };

  it('does the work once and stores its answer', async () => {
    const { db, calls } = fakeDb([[{}], []]);
    expect(await withIdempotency(db as never, command, () => Promise.resolve({ no: 'Y1' }))).toEqual({ no: 'Y1' });
    expect(calls).toHaveLength(2);
    expect(calls[1]!.values).toEqual(['{"no":"Y1"}', command.scope, command.key]);
  });

  it('gives a repeat the stored answer without doing the work', async () => {
    const first = fakeDb([[{}], []]);
    await withIdempotency(first.db as never, command, () => Promise.resolve({}));
    const hash = first.calls[0]!.values[2];
    const { db } = fakeDb([[], [{ body_hash: hash, response: '{"no":"Y1"}' }]]);
    const work = (): Promise<never> => Promise.reject(new Error('must not run'));
    expect(await withIdempotency(db as never, command, work)).toEqual({ no: 'Y1' });
  });

  it('refuses the same key with another input', async () => {
    const { db } = fakeDb([[], [{ body_hash: 'other', response: '{}' }]]);
    await expect(withIdempotency(db as never, command, () => Promise.resolve({}))).rejects.toMatchObject({
      status: 422,
      code: 'IDEMPOTENCY_MISMATCH',
    });
  });

  it('writes once when the answer is known before', async () => {
    const { db, calls } = fakeDb([[{}]]);
    const known = { ...command, answer: { no: 'Y1' } };
    expect(await withIdempotency(db as never, known, () => Promise.resolve(known.answer))).toEqual({ no: 'Y1' });
    expect(calls).toHaveLength(1);
    expect(calls[0]!.values).toContain('{"no":"Y1"}');
  });

  it('stores nothing more when the work fails', async () => {
    const { db, calls } = fakeDb([[{}]]);
    const failing = withIdempotency(db as never, command, () => Promise.reject(new Error('sold out')));
    await expect(failing).rejects.toThrow('sold out');
    expect(calls).toHaveLength(1);
  });
});
