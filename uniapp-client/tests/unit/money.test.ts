import { describe, expect, it } from 'vitest';
import { formatFen, parseYuan, splitFen } from '@/domain/money';

describe('money', () => {
  it.each([
    [0, '¥0'],
    [1, '¥0.01'],
    [50, '¥0.50'],
    [68_800, '¥688'],
    [68_805, '¥688.05'],
    [100_000, '¥1,000'],
    [128_800, '¥1,288'],
    [123_456_789, '¥1,234,567.89'],
    [-6_000, '-¥60'],
    [-1, '-¥0.01'],
  ])('writes %i fen as %s', (fen, text) => expect(formatFen(fen)).toBe(text));

  it('refuses what is no integer', () => {
    for (const fen of [0.5, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 53]) {
      expect(() => splitFen(fen)).toThrow(RangeError);
    }
  });

  it('reads what people type, without floating point', () => {
    expect(parseYuan('688')).toBe(68_800);
    expect(parseYuan(' 19.9 ')).toBe(1_990);
    expect(parseYuan('0.07')).toBe(7);
    expect(parseYuan('1.005')).toBeNull();
    expect(parseYuan('-1')).toBeNull();
    expect(parseYuan('')).toBeNull();
  });
});
