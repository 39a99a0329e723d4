import { describe, expect, it } from 'vitest';
import type { DeskDetail, OfferedExtra, Payment, QuoteLine } from '../../../src/plugins/ordering/admin/src/api/types';
import { billOf } from '../../../src/plugins/ordering/admin/src/utils/bill';
import {
  bookedExtras,
  choicesOf,
  quantityOf,
  shownLines,
  withExtra,
} from '../../../src/plugins/ordering/admin/src/utils/extras';

const line = (over: Partial<QuoteLine>): QuoteLine => ({
  code: 'extra',
  ref: 'a',
  label: '早餐',
  amountFen: 7_600,
  date: '2027-03-01',
  note: '× 2',
  ...over,
});

describe('extras in the desk’s forms', () => {
  it('are read from an order, changed one by one, and taken away with zero', () => {
    const booked = bookedExtras({ extras: [{ ref: 'a', quantity: 1 }, { ref: 5 }, {}] });
    expect(booked).toEqual([{ ref: 'a', quantity: 1 }]);
    expect(bookedExtras({})).toEqual([]);
    const two = withExtra(booked, 'b', 2);
    expect(withExtra(two, 'a', 3)).toEqual([
      { ref: 'a', quantity: 3 },
      { ref: 'b', quantity: 2 },
    ]);
    expect(withExtra(two, 'a', 0)).toEqual([{ ref: 'b', quantity: 2 }]);
    expect(quantityOf(two, 'c')).toBe(0);
  });

  it('that are offered no longer can still be taken away, by the name they had', () => {
    const offered = [{ ref: 'b', title: '加床', maxQuantity: 2 }] as OfferedExtra[];
    const choices = choicesOf(offered, [{ ref: 'a', quantity: 2 }], [line({})]);
    expect(choices.map(({ ref, title, maxQuantity }) => [ref, title, maxQuantity])).toEqual([
      ['b', '加床', 2],
      ['a', '早餐', 2],
    ]);
  });

  it('are shown as one line of all their nights, and the parts still add up', () => {
    const lines = [
      line({ code: 'night', ref: undefined, amountFen: 68_800 }),
      line({}),
      line({ date: '2027-03-02' }),
      line({ ref: 'b', date: null, amountFen: 12_000, note: null }),
      line({ date: '2027-03-03', note: '× 3', amountFen: 11_400 }),
    ];
    expect(shownLines(lines).map(({ amountFen, nights, note, date }) => [amountFen, nights, note, date])).toEqual([
      [68_800, 0, '× 2', '2027-03-01'],
      [26_600, 3, null, null],
      [12_000, 0, null, null],
    ]);
    expect(lines[1]!.amountFen).toBe(7_600);
  });
});

describe('the bill', () => {
  const payment = (over: Partial<Payment>): Payment =>
    ({ no: 'Y-1', tender: 'wechat', amountFen: 1_000, state: 'succeeded', extra: false, ...over }) as Payment;
  const order = (over: Partial<DeskDetail> = {}): DeskDetail =>
    ({
      status: 'in_service',
      totalFen: 1_500,
      payableFen: 0,
      paidFen: 1_500,
      refundedFen: 200,
      pendingChange: null,
      payments: [
        payment({}),
        payment({ no: 'Y-2', tender: 'cash', amountFen: 500 }),
        payment({ no: 'Y-3', extra: true }),
        payment({ no: 'Y-4', state: 'closed' }),
        payment({ no: 'Y-0', tender: 'none', amountFen: 0 }),
      ],
      ...over,
    }) as DeskDetail;

  it('lists what arrived for the order, and only that', () => {
    const { payments, keptFen, dueFen } = billOf(order());
    expect(payments.map(({ no }) => no)).toEqual(['Y-1', 'Y-2']);
    expect([keptFen, dueFen]).toEqual([1_300, 0]);
  });

  it('says what is open: the difference of a change, or an order that nobody paid', () => {
    expect(billOf(order({ pendingChange: { differenceFen: 240 } as never })).dueFen).toBe(240);
    expect(billOf(order({ payableFen: 1_500, paidFen: 0, refundedFen: 0 })).dueFen).toBe(1_500);
  });
});
