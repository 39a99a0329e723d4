import { createHash, randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  codeOf,
  inWindow,
  MAX_BATCH,
  MIN_BATCH,
  readCode,
  SLOT_MS,
  slotAt,
  type CodeKey,
} from '../../../src/plugins/cashier/server/domain/codes';
import { maskName } from '../../../src/plugins/cashier/server/domain/rights';
import { undoUntil } from '../../../src/plugins/cashier/server/domain/undo';
import { keysFrom } from '../../../src/plugins/cashier/server/services/code-keys';

const newKey = (): CodeKey => {
  const key = randomBytes(32);
  return { id: createHash('sha256').update(key).digest('hex').slice(0, 8), key };
};
const KEY = newKey();
const batches = fc.integer({ min: MIN_BATCH, max: MAX_BATCH });
/** Some moment between 2026 and 2040. */
const moments = fc.integer({ min: 1_767_225_600_000, max: 2_209_000_000_000 });

describe('a member code', () => {
  it('is twenty digits that read back as what they were made of', () => {
    fc.assert(
      fc.property(batches, moments, fc.integer({ min: -50, max: 49 }), (batch, nowMs, ahead) => {
        const code = codeOf(KEY, batch, slotAt(nowMs) + ahead);
        expect(code).toMatch(/^\d{20}$/);
        expect(readCode(code, [KEY], nowMs)).toEqual({ batch, slot: slotAt(nowMs) + ahead, ahead, keyId: KEY.id });
      }),
      { numRuns: 2_000 },
    );
  });

  it('is good in its own slot, one before and one behind, and in no other', () => {
    fc.assert(
      fc.property(batches, moments, (batch, nowMs) => {
        const code = codeOf(KEY, batch, slotAt(nowMs));
        const good = [-3, -2, -1, 0, 1, 2, 3].filter((slots) => {
          const read = readCode(code, [KEY], nowMs + slots * SLOT_MS);
          return read !== undefined && inWindow(read);
        });
        expect(good).toEqual([-1, 0, 1]);
      }),
      { numRuns: 500 },
    );
  });

  it('with any one digit changed is refused', () => {
    fc.assert(
      fc.property(
        ...([batches, moments, fc.integer({ min: 0, max: 19 }), fc.integer({ min: 1, max: 9 })] as const),
        (batch, nowMs, at, by) => {
          const code = codeOf(KEY, batch, slotAt(nowMs));
          const digit = (Number(code[at]) + by) % 10;
          const changed = `${code.slice(0, at)}${digit}${code.slice(at + 1)}`;
          expect(readCode(changed, [KEY], nowMs)).toBeUndefined();
        },
      ),
      { numRuns: 5_000 },
    );
  });

  it('comes round with its two digits, but its signature does not', () => {
    const nowMs = 1_800_000_000_000;
    const code = codeOf(KEY, 123_456_789, slotAt(nowMs));
    expect(readCode(code, [KEY], nowMs + 100 * SLOT_MS)).toBeUndefined();
    expect(readCode(code, [KEY], nowMs - 100 * SLOT_MS)).toBeUndefined();
  });

  it('of another key is refused, of an older key taken and named', () => {
    const [old, now] = [newKey(), newKey()];
    const nowMs = 1_800_000_000_000;
    const code = codeOf(old, 123_456_789, slotAt(nowMs));
    expect(readCode(code, [now], nowMs)).toBeUndefined();
    expect(readCode(code, [now, old], nowMs)?.keyId).toBe(old.id);
  });

  it.each([
    '',
    '1',
    '0'.repeat(20),
    '1'.repeat(19),
    '1'.repeat(21),
    `${'1'.repeat(19)}x`,
    '１'.repeat(20),
    ' '.repeat(20),
  ])('is not %j', (text) => {
    expect(readCode(text, [KEY], Date.now())).toBeUndefined();
  });

  it('says nothing of whose it is: the same batch and slot are the same digits for everybody', () => {
    expect(codeOf(KEY, 123_456_789, 60_000_000)).toBe(codeOf(KEY, 123_456_789, 60_000_000));
    // Nothing of a member goes in: the function has no place for it, and digits of two batches share no more than chance.
    expect(codeOf.length).toBe(3);
  });
});

describe('the keys', () => {
  const key = (): string => randomBytes(32).toString('base64');

  it('come from the configuration, the newest first; without one they are derived, never empty', () => {
    const [one, two] = [key(), key()];
    const keys = keysFrom({ MEMBER_CODE_KEY: one, MEMBER_CODE_KEYS_OLD: `${two}, ` });
    expect(keys.map((known) => known.key.toString('base64'))).toEqual([one, two]);
    expect(keys[0].id).toMatch(/^[0-9a-f]{8}$/);
    const derived = keysFrom({ JWT_SECRET: 'shared' });
    expect(derived[0].key).toHaveLength(32);
    expect(derived[0].id).not.toBe(keysFrom({ JWT_SECRET: 'other' })[0].id);
    expect(() => keysFrom({})).toThrow('MEMBER_CODE_KEY');
  });

  it('that are none stop the start without being told', () => {
    for (const MEMBER_CODE_KEY of ['short', randomBytes(31).toString('base64')])
      expect(() => keysFrom({ MEMBER_CODE_KEY })).toThrow(/^MEMBER_CODE_KEY must be base64 of 32 bytes/);
    expect(() => keysFrom({ MEMBER_CODE_KEY: 'topsecret' })).not.toThrow('topsecret');
  });
});

describe('undoing', () => {
  const rule = { minutes: 10, zone: 'Asia/Shanghai' };

  it('is a matter of minutes for a clerk, and of the day for staff', () => {
    // 23:50 in Shanghai.
    const at = '2026-11-21T15:50:00.000Z';
    expect(undoUntil(at, 'clerk', rule)).toBe('2026-11-21T16:00:00.000Z');
    expect(undoUntil(at, 'staff', rule)).toBe('2026-11-21T16:00:00.000Z');
    expect(undoUntil('2026-11-21T00:30:00.000Z', 'staff', rule)).toBe('2026-11-21T16:00:00.000Z');
  });
});

describe('a masked name', () => {
  it.each([
    ['林溪', '林*'],
    ['Anna', 'A*'],
    ['🏡小院', '🏡*'],
    ['', '*'],
  ])('%s is %s', (name, masked) => {
    expect(maskName(name)).toBe(masked);
  });
});
