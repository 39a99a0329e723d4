import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  NON_REFUNDABLE,
  orderTiers,
  refundTerms,
  strictestPolicy,
  tierLabel,
  type CancellationPolicy,
  type CancellationTier,
} from '../../../src/plugins/pricing/server/domain';

const HOUR = 3_600_000;
const START = Date.parse('2027-05-01T06:00:00Z');
const policy = (...tiers: [hoursBefore: number, refundPercent: number][]): CancellationPolicy => ({
  name: { zh: '适中', en: 'Moderate' },
  summary: { zh: '', en: '' },
  tiers: tiers.map(([hoursBefore, refundPercent]) => ({ hoursBefore, refundPercent })),
});
const moderate = policy([48, 100], [24, 50]);
const refund = (terms: CancellationPolicy, hours: number, ms = 0, paid = 10_001): number =>
  refundTerms(terms, START, START - hours * HOUR + ms, paid).refundFen;

const tiers = fc.array(
  fc.record({ hoursBefore: fc.integer({ min: 0, max: 200 }), refundPercent: fc.integer({ min: 0, max: 100 }) }),
  { maxLength: 5 },
);
const anyPolicy = tiers.map((list): CancellationPolicy => ({ ...moderate, tiers: list }));

describe('refundTerms', () => {
  it.each([
    ['far ahead', 1_000, 0, 10_001],
    ['exactly two days before', 48, 0, 10_001],
    ['a millisecond later', 48, 1, 5_001],
    ['exactly one day before', 24, 0, 5_001],
    ['a millisecond after that', 24, 1, 0],
    ['at the start', 0, 0, 0],
    ['afterwards', -5, 0, 0],
  ])('%s', (_when, hours, ms, refundFen) => expect(refund(moderate, hours, ms)).toBe(refundFen));

  it('name the tier and the moment until which it holds', () => {
    expect(refundTerms(moderate, START, START - 30 * HOUR, 10_000)).toEqual({
      refundFen: 5_000,
      tier: { hoursBefore: 24, refundPercent: 50 },
      deadlineMs: START - 24 * HOUR,
    });
    expect(refundTerms(moderate, START, START, 10_000)).toEqual({ refundFen: 0, tier: null, deadlineMs: null });
  });

  it('give back until the start itself when a tier says 0 hours', () => {
    expect(refund(policy([0, 80]), 0)).toBe(8_001);
    expect(refund(policy([0, 80]), 0, 1)).toBe(0);
  });

  it('give nothing back of what is not refundable, and nothing of nothing', () => {
    expect(refund(NON_REFUNDABLE, 5_000)).toBe(0);
    expect(refund(moderate, 100, 0, 0)).toBe(0);
  });

  it('follow the contract: the first tier whose hours are at most the hours left, none is nothing', () => {
    const anyHours = fc.integer({ min: -10, max: 220 });
    fc.assert(
      fc.property(anyPolicy, anyHours, fc.nat({ max: 5_000_000 }), (terms, hours, paid) => {
        const sorted = [...terms.tiers].sort((a, b) => b.hoursBefore - a.hoursBefore);
        const reached = sorted.filter((tier) => tier.hoursBefore <= hours);
        const first = reached.filter((tier) => tier.hoursBefore === reached[0]?.hoursBefore);
        const percent = Math.max(0, ...first.map((tier) => tier.refundPercent));
        const got = refund(terms, hours, 0, paid);
        expect(got).toBe(Number((2n * BigInt(paid) * BigInt(percent) + 100n) / 200n));
        expect(got).toBeLessThanOrEqual(paid);
      }),
    );
  });
});

describe('orderTiers', () => {
  it('puts the earliest first and the kinder of two with the same hours', () => {
    const list = [
      { hoursBefore: 0, refundPercent: 10 },
      { hoursBefore: 24, refundPercent: 50 },
      { hoursBefore: 24, refundPercent: 80 },
      { hoursBefore: 72, refundPercent: 100 },
    ];
    expect(orderTiers(list).map((tier) => tier.refundPercent)).toEqual([100, 80, 50, 10]);
    expect(list[0]!.hoursBefore).toBe(0);
  });
});

describe('strictestPolicy', () => {
  it.each([
    ['a shorter deadline is kinder', policy([48, 100], [24, 50]), policy([24, 100])],
    ['no refund at all is strictest', NON_REFUNDABLE, policy([720, 1])],
    ['half is less than all', policy([24, 50]), policy([24, 100])],
    ['seven days are more than one', policy([168, 100]), policy([24, 100])],
    ['a tier more is kinder', policy([48, 100]), policy([48, 100], [24, 50])],
  ])('%s', (_why, strict, kind) => {
    expect(strictestPolicy([strict, kind])).toBe(strict);
    expect(strictestPolicy([kind, strict])).toBe(strict);
  });

  it('never passes over a policy that is nowhere kinder than the one it takes', () => {
    fc.assert(
      fc.property(fc.array(anyPolicy, { minLength: 1, maxLength: 4 }), (list) => {
        const taken = strictestPolicy(list);
        const hours = Array.from({ length: 226 }, (_, i) => i);
        const curve = (terms: CancellationPolicy): number[] => hours.map((hour) => refund(terms, hour, 0, 10_000));
        const chosen = curve(taken);
        for (const other of list.map(curve)) {
          const nowhereKinder = other.every((value, i) => value <= chosen[i]!);
          const somewhereStricter = other.some((value, i) => value < chosen[i]!);
          expect(nowhereKinder && somewhereStricter).toBe(false);
        }
      }),
    );
  });

  it('takes the only one, and the earlier of equals', () => {
    const twin = policy([48, 100], [24, 50]);
    expect(strictestPolicy([moderate])).toBe(moderate);
    expect(strictestPolicy([moderate, twin])).toBe(moderate);
  });
});

describe('tierLabel', () => {
  const zh = (hoursBefore: number, refundPercent: number): string =>
    tierLabel({ hoursBefore, refundPercent } satisfies CancellationTier).zh;

  it('speaks of days where it can', () => {
    expect(zh(48, 100)).toBe('入住前 2 天以上，全额退款');
    expect(zh(30, 50)).toBe('入住前 30 小时以上，退 50%');
    expect(zh(0, 0)).toBe('入住时间之前，不退款');
    expect(tierLabel({ hoursBefore: 24, refundPercent: 50 }).en).toBe('1 day or more before arrival: 50% refund');
  });
});
