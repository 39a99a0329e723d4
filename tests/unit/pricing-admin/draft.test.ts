import { describe, expect, it } from 'vitest';
import { addMonths, leading, shownDays } from '../../../src/plugins/pricing/admin/src/utils/dates';
import { editOf, EMPTY, RESTORE_ALL, wishOf, type Draft } from '../../../src/plugins/pricing/admin/src/utils/draft';
import { inRectangle, moved, rectangleOf } from '../../../src/plugins/pricing/admin/src/utils/selection';
import { OVERRIDE_PROPERTIES } from '../../../src/plugins/pricing/server/domain';
import { localDate } from '../../../src/shared/local-date';

const draft = (part: Partial<Draft>): Draft => ({ ...EMPTY, ...part });
const date = localDate;

describe('what is typed into the panel', () => {
  it.each([
    [{ priceMode: 'fixed', price: '688' }, { price: { mode: 'fixed', value: 68_800 } }],
    [{ priceMode: 'delta', price: '-50.5' }, { price: { mode: 'delta', value: -5_050 } }],
    [{ priceMode: 'percent', price: '115' }, { price: { mode: 'percent', value: 115 } }],
    [{ priceMode: 'plain' }, { restore: ['priceFen'] }],
    [{ closed: 'yes' }, { closed: true }],
    [
      { closed: 'no', closedToArrival: 'plain' },
      { closed: false, restore: ['closedToArrival'] },
    ],
    [{ minNightsMode: 'set', minNights: '3' }, { minNights: 3 }],
    [{ labelMode: 'set', label: ' 采摘节 ', labelEn: '' }, { label: { zh: '采摘节' } }],
  ] as [Partial<Draft>, object][])('%o is the edit %o', (typed, edit) => {
    expect(editOf(draft(typed))).toEqual(edit);
  });

  it.each([
    {},
    { priceMode: 'fixed', price: '' },
    { priceMode: 'fixed', price: '0' },
    { priceMode: 'fixed', price: '-5' },
    { priceMode: 'fixed', price: '1000000.01' },
    { priceMode: 'delta', price: '0' },
    { priceMode: 'percent', price: '1.5' },
    { priceMode: 'percent', price: '1001' },
    { minNightsMode: 'set', minNights: '0' },
    { minNightsMode: 'set', minNights: '91' },
    { labelMode: 'set', label: '  ' },
    { closed: 'yes', priceMode: 'fixed', price: 'x' },
  ] as Partial<Draft>[])('%o is no edit yet', (typed) => {
    expect(editOf(draft(typed))).toBeNull();
  });

  it('giving everything back to the rules names every property', () => {
    expect([...editOf(RESTORE_ALL)!.restore!].sort()).toEqual([...OVERRIDE_PROPERTIES].sort());
  });

  it('is a wish only with houses and whole ranges', () => {
    const typed = draft({ closed: 'yes' });
    const range = { firstNight: '2027-03-01', lastNight: '2027-03-05' };
    expect(wishOf(['a'], [range], [5], typed)).toEqual({
      houses: ['a'],
      ranges: [range],
      weekdays: [5],
      edit: { closed: true },
    });
    expect(wishOf([], [range], [], typed)).toBeNull();
    expect(wishOf(['a'], [range, { firstNight: '', lastNight: '' }], [], typed)).toBeNull();
    expect(wishOf(['a'], [{ firstNight: '2027-03-05', lastNight: '2027-03-01' }], [], typed)).toBeNull();
  });
});

describe('the selection', () => {
  const page = { rows: 3, first: date('2027-02-25'), last: date('2027-03-31') };

  it('is a rectangle, from whichever corner it began', () => {
    const rectangle = rectangleOf({
      anchor: { row: 2, date: date('2027-03-05') },
      focus: { row: 1, date: date('2027-02-27') },
    });
    expect(rectangle).toEqual({
      firstRow: 1,
      lastRow: 2,
      firstNight: date('2027-02-27'),
      lastNight: date('2027-03-05'),
    });
    expect(inRectangle(1, date('2027-03-05'), rectangle)).toBe(true);
    expect(inRectangle(0, date('2027-03-01'), rectangle)).toBe(false);
    expect(inRectangle(1, date('2027-03-06'), rectangle)).toBe(false);
  });

  it('moves by a day or a house and stays on the page', () => {
    const from = { row: 0, date: date('2027-02-28') };
    expect(moved(from, 'ArrowRight', page)).toEqual({ row: 0, date: date('2027-03-01') });
    expect(moved(from, 'ArrowDown', page)).toEqual({ row: 1, date: from.date });
    expect(moved(from, 'ArrowUp', page)).toEqual(from);
    expect(moved(from, 'Home', page)).toEqual({ row: 0, date: page.first });
    expect(moved(from, 'End', page)).toEqual({ row: 0, date: page.last });
    expect(moved({ row: 2, date: page.last }, 'ArrowRight', page)).toEqual({ row: 2, date: page.last });
    expect(moved(from, 'a', page)).toBeNull();
  });
});

describe('months', () => {
  it('go over the end of the year', () => {
    expect(addMonths(date('2026-12-01'), 1)).toBe('2027-01-01');
    expect(addMonths(date('2027-01-01'), -1)).toBe('2026-12-01');
  });

  it('are shown whole, but for what has passed', () => {
    expect(shownDays(date('2027-02-01'), 1, date('2027-01-15'))).toEqual({ from: '2027-02-01', days: 28 });
    expect(shownDays(date('2027-01-01'), 2, date('2027-01-15'))).toEqual({ from: '2027-01-15', days: 62 });
  });

  it('begin on Monday', () => {
    expect(leading(date('2027-03-01'))).toBe(0);
    expect(leading(date('2027-03-07'))).toBe(6);
  });
});
