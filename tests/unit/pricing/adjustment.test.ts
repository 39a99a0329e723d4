import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { adjust, quote, type ItemToPrice } from '../../../src/plugins/pricing/server/domain';

const item = (key: string, unitFen: number, quantity = 1, percentOff = 0): ItemToPrice => ({
  key,
  kind: 'house',
  ref: key,
  title: { zh: '小院', en: 'Court' },
  coverUrl: null,
  quantity,
  details: {},
  charges: [{ code: 'night', label: { zh: '平日', en: 'Weeknight' }, unitFen, date: null, note: null }],
  discounts: percentOff
    ? [{ code: 'long_stay', label: { zh: '连住', en: 'Long' }, percentOff, unusableBecause: null }]
    : [],
});

describe('a price agreed at the desk', () => {
  const items = fc
    .array(fc.tuple(fc.nat(300_000), fc.integer({ min: 1, max: 4 }), fc.nat(100)), { minLength: 1, maxLength: 5 })
    .map((list) => list.map(([unitFen, quantity, off], i) => item(String(i), unitFen, quantity, off)));

  it('the parts add up, nothing falls below zero, and the total is what was agreed', () => {
    fc.assert(
      fc.property(items, fc.double({ min: 0, max: 1, noNaN: true }), fc.nat(200_000), (list, share, more) => {
        const listed = quote(list);
        for (const amountFen of [-Math.floor(listed.totalFen * share), more]) {
          const agreed = adjust(listed, { amountFen, reason: '熟客' });
          expect(agreed.totalFen).toBe(listed.totalFen + amountFen);
          expect(agreed.subtotalFen - agreed.discountFen).toBe(agreed.totalFen);
          expect(agreed.discountFen).toBeGreaterThanOrEqual(0);
          for (const { totalFen, lines } of agreed.items) {
            expect(totalFen).toBeGreaterThanOrEqual(0);
            expect(lines.reduce((sum, line) => sum + line.amountFen, 0)).toBe(totalFen);
          }
        }
      }),
    );
  });

  it('leaves the listed price as it was', () => {
    const listed = quote([item('a', 68_800)]);
    const before = structuredClone(listed);
    const agreed = adjust(listed, { amountFen: -8_800, reason: '熟客' });
    expect(listed).toEqual(before);
    expect(agreed.items[0]!.lines.at(-1)).toEqual({
      code: 'adjustment',
      label: { zh: '协商调价', en: 'Agreed price' },
      amountFen: -8_800,
      date: null,
      note: { zh: '熟客', en: '熟客' },
    });
  });

  it('nothing agreed is no line; less than nothing is refused', () => {
    const listed = quote([item('a', 68_800)]);
    expect(adjust(listed, { amountFen: 0, reason: '无' })).toBe(listed);
    expect(() => adjust(listed, { amountFen: -68_801, reason: '过头' })).toThrow(RangeError);
  });
});
