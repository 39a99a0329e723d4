import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  bestDiscount,
  quote,
  type Deduction,
  type ItemDiscount,
  type ItemToPrice,
  type QuoteBreakdown,
} from '../../../src/plugins/pricing/server/domain';

const T = (zh: string): { zh: string; en: string } => ({ zh, en: zh });
const reason = fc.option(fc.constant(T('未达条件')), { nil: null, freq: 2 });

const discount = fc.record({
  code: fc.constantFrom('long_stay', 'early_bird'),
  label: fc.integer({ min: 0, max: 99 }).map((n) => T(`折扣 ${n}`)),
  percentOff: fc.integer({ min: 1, max: 100 }),
  unusableBecause: reason,
});
const charge = fc.record({
  code: fc.constantFrom('night' as const, 'unit' as const),
  label: fc.constant(T('房费')),
  unitFen: fc.integer({ min: 0, max: 999_999 }),
  date: fc.constant(null),
  note: fc.constant(null),
});
const extra = fc.record({
  code: fc.constant('extra' as const),
  ref: fc.constantFrom('breakfast', 'bed'),
  label: fc.constant(T('早餐')),
  unitFen: fc.integer({ min: 0, max: 99_999 }),
  times: fc.integer({ min: 1, max: 60 }),
  date: fc.constant(null),
  note: fc.constant(null),
});
const items = fc
  .array(
    fc.record({
      quantity: fc.integer({ min: 1, max: 5 }),
      charges: fc.array(fc.oneof(charge, extra), { maxLength: 8 }),
      discounts: fc.array(discount, { maxLength: 4 }),
    }),
    { minLength: 1, maxLength: 5 },
  )
  .map((list) => list.map((item, i): ItemToPrice => ({ ...item, ...identity(String(i + 1).padStart(2, '0')) })));
const deduction = fc.record({
  code: fc.constantFrom('coupon' as const, 'points' as const),
  ref: fc.string({ maxLength: 4 }),
  label: fc.integer({ min: 0, max: 99 }).map((n) => T(`券 ${n}`)),
  amountFen: fc.integer({ min: 0, max: 3_000_000 }),
  itemKeys: fc.option(fc.subarray(['01', '02', '03', '99']), { nil: null }),
  unusableBecause: reason,
});
const deductions = fc.array(deduction, { maxLength: 5 });

function identity(key: string): Pick<ItemToPrice, 'key' | 'kind' | 'ref' | 'title' | 'coverUrl' | 'details'> {
  return { key, kind: 'house', ref: `ref-${key}`, title: T(`房 ${key}`), coverUrl: null, details: {} };
}

const nights = (fens: number[], discounts: ItemDiscount[] = [], quantity = 1, key = '01'): ItemToPrice => ({
  ...identity(key),
  quantity,
  discounts,
  charges: fens.map((unitFen) => ({ code: 'night', label: T('房费'), unitFen, date: null, note: null })),
});
const off = (percentOff: number, unusableBecause: string | null = null, label = `${percentOff}%`): ItemDiscount => ({
  code: 'long_stay',
  label: T(label),
  percentOff,
  unusableBecause: unusableBecause === null ? null : T(unusableBecause),
});
const coupon = (amountFen: number, changes: Partial<Deduction> = {}): Deduction => ({
  code: 'coupon',
  ref: 'c1',
  label: T('优惠券'),
  amountFen,
  itemKeys: null,
  unusableBecause: null,
  ...changes,
});
const sum = (numbers: number[]): number => numbers.reduce((a, b) => a + b, 0);

/** What must hold of every quote, whatever went into it. */
function expectSound(result: QuoteBreakdown): void {
  for (const item of result.items) {
    expect(item.lines.every((line) => Number.isInteger(line.amountFen))).toBe(true);
    expect(sum(item.lines.map((line) => line.amountFen))).toBe(item.totalFen);
    const charged = item.lines.filter((line) => ['night', 'unit', 'extra'].includes(line.code));
    expect(sum(charged.map((line) => line.amountFen))).toBe(item.subtotalFen);
    expect(item.lines.filter((line) => !charged.includes(line)).every((line) => line.amountFen < 0)).toBe(true);
    expect(item.totalFen).toBeGreaterThanOrEqual(0);
  }
  expect(sum(result.items.map((item) => item.totalFen))).toBe(result.totalFen);
  expect(sum(result.items.map((item) => item.subtotalFen))).toBe(result.subtotalFen);
  expect(result.discountFen).toBe(result.subtotalFen - result.totalFen);
  expect(result.discountFen).toBeGreaterThanOrEqual(0);
}

describe('a quote', () => {
  it('adds up, and nothing in it is ever negative', () => {
    fc.assert(
      fc.property(items, deductions, (list, less) => expectSound(quote(list, less))),
      { numRuns: 500 },
    );
  });

  it('takes no item discount off extras, and multiplies them by their own number', () => {
    fc.assert(
      fc.property(items, fc.array(extra, { minLength: 1, maxLength: 4 }), (list, extras) => {
        const plain = quote(list);
        const more = quote(
          list.map((item, i) => (i === 0 ? { ...item, charges: [...item.charges, ...extras] } : item)),
        );
        expectSound(more);
        expect(more.totalFen - plain.totalFen).toBe(sum(extras.map(({ unitFen, times }) => unitFen * times)));
      }),
    );
  });

  it('leaves lines that were agreed on as they are', () => {
    fc.assert(
      fc.property(items, fc.array(extra, { maxLength: 4 }), (list, extras) => {
        const before = quote(list.slice(0, 1)).items[0]!;
        const { charges: _, ...item } = list[0]!;
        const after = quote([{ ...item, agreed: before.lines, charges: extras, discounts: [] }]);
        expectSound(after);
        expect(after.items[0]!.lines.slice(0, before.lines.length)).toEqual(before.lines);
        expect(after.totalFen - before.totalFen).toBe(sum(extras.map(({ unitFen, times }) => unitFen * times)));
      }),
    );
  });

  it('is the same for the same input, and leaves the input alone', () => {
    fc.assert(
      fc.property(items, deductions, (list, less) => {
        const before = JSON.stringify([list, less]);
        expect(quote(list, less)).toEqual(quote(list, less));
        expect(JSON.stringify([list, less])).toBe(before);
      }),
    );
  });

  it('gives a reason for every rule that does not apply, and a line for every one that does', () => {
    fc.assert(
      fc.property(items, deductions, (list, less) => {
        const result = quote(list, less);
        const offered = sum(list.map((item) => item.discounts.length)) + less.length;
        const applied = list.filter((item) => bestDiscount(item.discounts)).length;
        const deducted = less.filter((one) => !result.unusable.some((told) => told.label === one.label)).length;
        expect(result.unusable).toHaveLength(offered - applied - deducted);
        expect(result.unusable.every((told) => told.reason.zh.length > 0 && told.reason.en.length > 0)).toBe(true);
      }),
    );
  });

  it('takes the best discount only, each deduction capped by what is left and split exactly', () => {
    fc.assert(
      fc.property(items, deductions, (list, less) => {
        const plain = quote(list);
        let left = plain.items.map(({ key, totalFen }) => ({ key, totalFen: Number(totalFen) }));
        less.forEach((one, i) => {
          const after = quote(list, less.slice(0, i + 1));
          const covered = left.filter(({ key }) => one.itemKeys === null || one.itemKeys.includes(key));
          const expected = one.unusableBecause ? 0 : Math.min(one.amountFen, sum(covered.map((c) => c.totalFen)));
          const taken = left.map(({ totalFen }, j) => totalFen - after.items[j]!.totalFen);
          expect(sum(taken)).toBe(expected);
          left.forEach(({ key }, j) => {
            if (one.itemKeys !== null && !one.itemKeys.includes(key)) expect(taken[j]).toBe(0);
          });
          left = after.items.map(({ key, totalFen }) => ({ key, totalFen: Number(totalFen) }));
        });
      }),
    );
  });

  it('multiplies every charge by the quantity', () => {
    const result = quote([nights([10_000, 12_000], [], 3)]);
    expect(result.items[0]!.lines.map((line) => line.amountFen)).toEqual([30_000, 36_000]);
    expect(result).toMatchObject({ subtotalFen: 66_000, discountFen: 0, totalFen: 66_000, unusable: [] });
  });

  it('may be free', () => {
    const result = quote([nights([10_000], [off(100)])]);
    expect(result).toMatchObject({ subtotalFen: 10_000, discountFen: 10_000, totalFen: 0 });
    expect(quote([nights([])])).toMatchObject({ subtotalFen: 0, totalFen: 0 });
  });
});

describe('discounts of an item', () => {
  it('never stack: the one that saves most counts, the other says why not', () => {
    const result = quote([nights([100_00], [off(10), off(20), off(50, '再多住 3 晚可享')])]);
    expect(result.items[0]!.lines.at(-1)).toMatchObject({ code: 'discount', amountFen: -20_00, label: T('20%') });
    expect(result.totalFen).toBe(80_00);
    expect(result.unusable.map(({ label, reason: why }) => [label.zh, why.zh])).toEqual([
      ['10%', '已享受更优惠的折扣'],
      ['50%', '再多住 3 晚可享'],
    ]);
  });

  it('on a tie the earlier one counts', () => {
    const discounts = [off(15, null, '长住'), off(15, null, '早鸟')];
    expect(bestDiscount(discounts)).toBe(discounts[0]);
    expect(bestDiscount([])).toBeUndefined();
    expect(bestDiscount([off(15, '不适用')])).toBeUndefined();
  });
});

describe('deductions', () => {
  it('are split in proportion to what is left of each item', () => {
    const result = quote([nights([30_000]), nights([10_000], [], 1, '02')], [coupon(1_001)]);
    expect(result.items.map((item) => item.lines.at(-1)!.amountFen)).toEqual([-751, -250]);
    expect(result.discountFen).toBe(1_001);
  });

  it('never take more than there is, one after the other', () => {
    const result = quote([nights([1_000])], [coupon(800), coupon(800, { code: 'points', label: T('积分') })]);
    expect(result.items[0]!.lines.map((line) => line.amountFen)).toEqual([1_000, -800, -200]);
    expect(result.totalFen).toBe(0);
  });

  it('say so when nothing is left, when they do not fit and when they cover nothing', () => {
    const result = quote(
      [nights([1_000])],
      [
        coupon(1_000),
        coupon(5, { label: T('第二张') }),
        coupon(5, { label: T('过期'), unusableBecause: T('已过期') }),
        coupon(5, { label: T('别的'), itemKeys: ['77'] }),
      ],
    );
    expect(result.unusable.map(({ label, reason: why }) => [label.zh, why.zh])).toEqual([
      ['第二张', '没有可抵扣的金额'],
      ['过期', '已过期'],
      ['别的', '没有可抵扣的金额'],
    ]);
  });

  it('come after the discount', () => {
    const result = quote([nights([10_000], [off(10)])], [coupon(500)]);
    expect(result.items[0]!.lines.map(({ code, amountFen }) => [code, amountFen])).toEqual([
      ['night', 10_000],
      ['discount', -1_000],
      ['coupon', -500],
    ]);
  });
});
