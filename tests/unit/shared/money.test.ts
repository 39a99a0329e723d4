import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fen, formatFen, MAX_FEN, percentOf, splitFen, sumFen, ZERO } from '../../../src/shared/money';

const amount = fc.integer({ min: 0, max: MAX_FEN });
const signed = fc.integer({ min: -MAX_FEN, max: MAX_FEN });
const weights = fc.array(fc.integer({ min: 0, max: 1_000_000 }), { minLength: 1, maxLength: 12 });

describe('fen', () => {
  it('takes integers within a column and nothing else', () => {
    expect(fen(MAX_FEN)).toBe(MAX_FEN);
    expect(fen(-MAX_FEN)).toBe(-MAX_FEN);
    for (const bad of [0.5, NaN, Infinity, -Infinity, MAX_FEN + 1, -MAX_FEN - 1, 12.000001]) {
      expect(() => fen(bad)).toThrow(RangeError);
    }
  });

  it('sums; the empty sum is nothing, too much is refused', () => {
    expect(sumFen([])).toBe(ZERO);
    expect(sumFen([1, 2, -3])).toBe(0);
    expect(() => sumFen([MAX_FEN, 1])).toThrow(RangeError);
    expect(() => sumFen([0.1, 0.2])).toThrow(RangeError);
  });
});

describe('splitFen', () => {
  it('gives integer parts that always add up', () => {
    fc.assert(
      fc.property(signed, weights, (total, parts) => {
        const split = splitFen(total, parts);
        expect(split).toHaveLength(parts.length);
        expect(split.every((part) => Number.isInteger(part) && !Object.is(part, -0))).toBe(true);
        expect(split.reduce((sum, part) => sum + part, 0)).toBe(total);
      }),
    );
  });

  it('stays within one fen of the exact share, and gives nothing to a weight of zero', () => {
    fc.assert(
      fc.property(amount, weights, (total, parts) => {
        const sum = parts.reduce((a, b) => a + b, 0);
        fc.pre(sum > 0);
        splitFen(total, parts).forEach((part, i) => {
          const exact = BigInt(total) * BigInt(parts[i]!);
          expect(BigInt(part) * BigInt(sum) - exact < BigInt(sum)).toBe(true);
          expect(exact - BigInt(part) * BigInt(sum) < BigInt(sum)).toBe(true);
          if (parts[i] === 0) expect(part).toBe(0);
        });
      }),
    );
  });

  it('never gives a part more than its weight when the weights cover the total', () => {
    fc.assert(
      fc.property(weights, fc.nat({ max: 100 }), (parts, percent) => {
        const sum = parts.reduce((a, b) => a + b, 0);
        const total = Math.floor((sum * percent) / 100);
        fc.pre(sum > 0);
        splitFen(total, parts).forEach((part, i) => expect(part).toBeLessThanOrEqual(parts[i]!));
      }),
    );
  });

  it('gives the remainder by largest remainder, to the earlier part on a tie', () => {
    expect(splitFen(100, [1, 1, 1])).toEqual([34, 33, 33]);
    expect(splitFen(101, [1, 1, 1])).toEqual([34, 34, 33]);
    expect(splitFen(10, [1, 2, 3])).toEqual([2, 3, 5]);
    expect(splitFen(1, [1, 3])).toEqual([0, 1]);
    expect(splitFen(-100, [1, 1, 1])).toEqual([-34, -33, -33]);
    expect(splitFen(5, [0, 0])).toEqual([3, 2]);
    expect(splitFen(MAX_FEN, [MAX_FEN, MAX_FEN])).toEqual([1_073_741_824, 1_073_741_823]);
  });

  it('has nothing to split over nobody', () => {
    expect(splitFen(0, [])).toEqual([]);
    expect(() => splitFen(1, [])).toThrow(RangeError);
  });
});

describe('percentOf', () => {
  it('equals the exact product, rounded half up', () => {
    const basisPoints = fc.integer({ min: 0, max: 10_000 });
    fc.assert(
      fc.property(amount, basisPoints, (value, points) => {
        const doubled = 2n * BigInt(value) * BigInt(points) + 10_000n;
        expect(percentOf(value, points / 100)).toBe(Number(doubled / 20_000n));
      }),
      { numRuns: 500 },
    );
  });

  it('rounds the half fen up', () => {
    expect(percentOf(1, 50)).toBe(1);
    expect(percentOf(3, 50)).toBe(2);
    expect(percentOf(199, 12.5)).toBe(25);
    expect(percentOf(105, 10)).toBe(11);
    expect(percentOf(104, 10)).toBe(10);
    expect(percentOf(MAX_FEN, 100)).toBe(MAX_FEN);
    expect(percentOf(99_999, 0)).toBe(0);
  });

  it('refuses what is no share', () => {
    for (const [value, percent] of [
      [-1, 10],
      [100, -1],
      [100, 100.01],
      [0.5, 10],
    ] as const) {
      expect(() => percentOf(value, percent)).toThrow(RangeError);
    }
  });
});

describe('formatFen', () => {
  it('writes yuan as people read them', () => {
    expect(formatFen(0)).toBe('¥0.00');
    expect(formatFen(5)).toBe('¥0.05');
    expect(formatFen(-5)).toBe('-¥0.05');
    expect(formatFen(68_800)).toBe('¥688.00');
    expect(formatFen(68_800, { trimZero: true })).toBe('¥688');
    expect(formatFen(68_850, { trimZero: true })).toBe('¥688.50');
    expect(formatFen(128_800)).toBe('¥1,288.00');
    expect(formatFen(MAX_FEN)).toBe('¥21,474,836.47');
  });

  it('can be read back to the very amount', () => {
    fc.assert(
      fc.property(signed, fc.boolean(), (value, trimZero) => {
        const text = formatFen(value, { trimZero }).replaceAll(/[¥,]/g, '');
        const [yuan, rest = '00'] = text.replace('-', '').split('.');
        expect((text.startsWith('-') ? -1 : 1) * (Number(yuan) * 100 + Number(rest)) + 0).toBe(value + 0);
      }),
    );
  });
});
