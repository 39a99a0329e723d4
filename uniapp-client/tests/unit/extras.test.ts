import { describe, expect, it } from 'vitest';
import { extrasFromText, extrasToText, quantityOf, shownLines, withExtra } from '../../src/domain/extras';
import type { QuoteLine } from '../../src/api/types';

const A = 'extrabreakfast0000000000';
const B = 'extrabed0000000000000000';

describe('extras of a stay', () => {
  it('are chosen one by one; none takes one away', () => {
    const two = withExtra(withExtra([], A, 1), B, 2);
    expect([quantityOf(two, A), quantityOf(two, B), quantityOf([], A)]).toEqual([1, 2, 0]);
    expect(withExtra(two, B, 0)).toEqual([{ ref: A, quantity: 1 }]);
    expect(withExtra(two, B, 1)).toHaveLength(2);
  });

  it('travel in an address; what cannot be read is left out', () => {
    const two = withExtra(withExtra([], A, 1), B, 20);
    expect(extrasFromText(extrasToText(two))).toEqual(two);
    expect(extrasFromText(`${A}*0,${B}*21,x*1,,${B}*2`)).toEqual([{ ref: B, quantity: 2 }]);
    expect(extrasFromText('')).toEqual([]);
  });

  it('are shown as one line of all their nights, and the parts still add up', () => {
    const line = (over: Partial<QuoteLine>): QuoteLine => ({
      code: 'extra',
      ref: A,
      label: '早餐',
      amountFen: 7_600,
      date: '2027-03-01',
      note: '× 2',
      ...over,
    });
    const lines = [
      line({ code: 'night', ref: undefined, amountFen: 68_800 }),
      line({}),
      line({ date: '2027-03-02' }),
      line({ ref: B, date: null, amountFen: 12_000, note: null }),
      line({ date: '2027-03-03', note: '× 3', amountFen: 11_400 }),
    ];
    const shown = shownLines(lines);
    expect(shown.map(({ amountFen, nights, note, date }) => [amountFen, nights, note, date])).toEqual([
      [68_800, 0, '× 2', '2027-03-01'],
      [26_600, 3, null, null],
      [12_000, 0, null, null],
    ]);
    expect(lines[1]!.amountFen, 'the quote is left alone').toBe(7_600);
  });
});
