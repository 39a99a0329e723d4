import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Pocket } from '../../../src/plugins/wallet/server/domain/allocation';
import type { Entry } from '../../../src/plugins/wallet/server/domain/entries';
import { planReversal, reversible, type OriginalPosting } from '../../../src/plugins/wallet/server/domain/reversal';

const NOW = '2027-03-01T00:00:00.000Z';
const LATER = '2027-03-08T00:00:00.000Z';
const plain = { mirrored: 0, free: 0, lapsed: 0, mayReopen: false };

/** A spending over pockets of two assets, and the house's side of it. */
const spending = fc
  .array(
    fc.record({
      asset: fc.constantFrom('gift' as const, 'principal' as const),
      amount: fc.integer({ min: 1, max: 400 }),
    }),
    {
      minLength: 1,
      maxLength: 6,
    },
  )
  .map((shares): OriginalPosting[] => {
    const out = shares.map(({ asset, amount }, i) => ({
      ...{ ...plain, id: `p${i}`, account: `a${i}`, kind: 'pocket' as const, asset },
      amount: -amount,
    }));
    const house = [...new Set(shares.map(({ asset }) => asset))].map((asset) => ({
      ...{ ...plain, id: `h-${asset}`, account: `h-${asset}`, kind: 'house' as const, asset },
      amount: shares.reduce((sum, share) => sum + (share.asset === asset ? share.amount : 0), 0),
    }));
    return [...out, ...house];
  });

const sum = (entries: readonly Entry[], of: (entry: Entry) => boolean = () => true): number =>
  entries.filter(of).reduce((total, { amount }) => total + amount, 0);

describe('reversal', () => {
  it('in any parts: each sums to zero, no posting gives more than it was, and the end is exact', () => {
    fc.assert(
      fc.property(spending, fc.array(fc.integer({ min: 1, max: 300 }), { maxLength: 8 }), (original, wishes) => {
        let postings = original;
        for (const wish of [...wishes, Infinity]) {
          const left = reversible(postings);
          if (left === 0) break;
          const amount = Math.min(wish, left);
          const entries = planReversal({ postings, amount, pockets: [], now: NOW, reopenUntil: LATER });
          expect(sum(entries)).toBe(0);
          expect(sum(entries, (entry) => entry.amount > 0)).toBe(amount);
          postings = postings.map((posting) => {
            const mirrored = posting.mirrored + Math.abs(sum(entries, (entry) => entry.mirrors === posting.id));
            expect(mirrored).toBeLessThanOrEqual(Math.abs(posting.amount));
            return { ...posting, mirrored };
          });
          for (const asset of ['gift', 'principal']) {
            const of = (sign: number) =>
              postings.reduce((t, p) => t + (p.asset === asset && Math.sign(p.amount) === sign ? p.mirrored : 0), 0);
            expect(of(1)).toBe(of(-1));
          }
        }
        expect(postings.every(({ amount, mirrored }) => mirrored === Math.abs(amount))).toBe(true);
      }),
      { numRuns: 1_000 },
    );
  });

  it('refuses what is not left', () => {
    const postings: OriginalPosting[] = [
      { ...plain, id: '1', account: 'a', kind: 'pocket', asset: 'gift', amount: -10, mirrored: 4 },
      { ...plain, id: '2', account: 'h', kind: 'house', asset: 'gift', amount: 10, mirrored: 4 },
    ];
    for (const amount of [7, 0, -1, 1.5])
      expect(() => planReversal({ postings, amount, pockets: [], now: NOW, reopenUntil: LATER })).toThrow(RangeError);
  });

  const other = (id: string, balance: number, expiresAt: string | null = null): Pocket => ({
    ...{ id, asset: 'points', source: 's', priority: 0, refundable: false, held: 0 },
    balance,
    expiresAt,
  });
  const granted = (free: number, lapsed: number): OriginalPosting[] => [
    { ...plain, id: '1', account: 'issued', kind: 'house', asset: 'points', amount: -100 },
    { ...plain, id: '2', account: '7', kind: 'pocket', asset: 'points', amount: 100, free, lapsed },
  ];

  it('takes a grant from its pocket, from what expired in it, from others, and the rest is owed', () => {
    const pockets = [other('7', 30), other('8', 25), other('9', 99, NOW)];
    const entries = planReversal({ postings: granted(30, 20), pockets, now: NOW, reopenUntil: LATER });
    expect(entries).toEqual([
      { account: 'issued', amount: 100, mirrors: '1' },
      { account: '7', amount: -30, mirrors: '2' },
      { house: 'expired', asset: 'points', amount: -20, mirrors: '2' },
      { account: '8', amount: -25, mirrors: '2' },
      { owed: true, asset: 'points', amount: -25, mirrors: '2' },
    ]);
  });

  it('opens a pocket again only when it has ended', () => {
    const original = (mayReopen: boolean): OriginalPosting[] => [
      { ...plain, id: '1', account: '7', kind: 'pocket', asset: 'points', amount: -5, mayReopen },
      { ...plain, id: '2', account: 'revenue', kind: 'house', asset: 'points', amount: 5 },
    ];
    const plan = (mayReopen: boolean): Entry[] =>
      planReversal({ postings: original(mayReopen), pockets: [], now: NOW, reopenUntil: LATER });
    expect(plan(true)[0]).toEqual({ account: '7', amount: 5, mirrors: '1', reopenUntil: LATER });
    expect(plan(false)[0]).toEqual({ account: '7', amount: 5, mirrors: '1' });
  });
});
