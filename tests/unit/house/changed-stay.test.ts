/** A stay that is changed: what is kept needs no new permission, what was slept keeps its price. */
import { describe, expect, it } from 'vitest';
import { calendarDay } from '../../../src/api/house/domain/calendar-day';
import { chargesOfStay } from '../../../src/api/house/domain/stay-price';
import { checkDates, type Kept } from '../../../src/api/house/domain/stay-rules';
import { unusedNights } from '../../../src/api/house/domain/unused-nights';
import { timelineOf } from '../../../src/plugins/scheduling/server/domain';
import { fen } from '../../../src/shared/money';
import { addDays, dayNumber } from '../../../src/shared/local-date';
import { text } from '../../../src/shared/text';
import { houseWith, NOW, ratesOf, span, TODAY } from './houses';

const day = (n: number): number => dayNumber(TODAY) + n;
const kept = (from: number, to: number, started = false): Kept => ({ from: day(from), to: day(to), started });

describe('the rules of a changed stay', () => {
  const rules = [
    { ...span(3, 4), closed: true },
    { ...span(2), closedToArrival: true },
    { ...span(2), minNights: 3 },
  ];
  const house = houseWith({}, rules);
  const why = (from: number, to: number, old: Kept | null): string | null =>
    checkDates(house, ratesOf(house), day(from), day(to), NOW, old)?.reason.zh ?? null;

  it('ask for arrival only when the arrival is another one', () => {
    expect(why(2, 5, null)).toBe('这一天不能办理入住');
    expect(why(2, 5, kept(2, 5))).toBeNull();
    expect(why(2, 6, kept(2, 5))).toBeNull();
    expect(why(2, 6, kept(1, 5))).toBe('这一天不能办理入住');
    expect(why(0, 2, kept(0, 1))).toBeNull();
  });

  it('ask whether nights are sold only for nights that are new', () => {
    expect(why(1, 5, null)).toContain('不营业');
    expect(why(1, 5, kept(1, 5))).toBeNull();
    expect(why(1, 5, kept(1, 4))).toContain('不营业');
  });

  it('keep the shortest stay for whoever shortens before arrival', () => {
    expect(why(2, 4, kept(2, 5))).toBe('这一天入住至少连住 3 晚');
  });

  it('let guests in the house leave on any day that has not passed, and begin on no other', () => {
    expect(why(-2, 0, kept(-2, 3, true))).toBeNull();
    expect(why(-2, 1, kept(-2, 3, true))).toBeNull();
    expect(why(-2, -1, kept(-2, 3, true))).toBe('离店日期已过');
    expect(why(-1, 3, kept(-2, 3, true))).toContain('已经入住');
  });
});

describe('the calendar of a changed stay', () => {
  const house = houseWith({ lastBookingTime: '10:00' });
  const rates = ratesOf(house);
  const free = timelineOf(1, []);
  const ask = (n: number, old: Kept | null) => calendarDay(house, rates, free, day(n), NOW, old);

  it('offers today to guests in the house, though nobody new may arrive', () => {
    expect(ask(0, null)).toMatchObject({ canCheckIn: false, maxNights: 0 });
    expect(ask(0, kept(-1, 2, true))).toMatchObject({ canCheckIn: true, minNights: 1, maxNights: 30 });
    expect(ask(0, kept(0, 2))).toMatchObject({ canCheckIn: true });
  });
});

describe('the price of a changed stay', () => {
  const house = houseWith();
  const rates = ratesOf(house);
  const slept = (n: number, amountFen: number) => ({
    code: 'night' as const,
    label: text('从前', 'Then'),
    amountFen: fen(amountFen),
    date: addDays(TODAY, n),
    note: null,
  });
  const prices = (from: number, to: number, quantity = 1) =>
    chargesOfStay(rates, { checkIn: addDays(TODAY, from), checkOut: addDays(TODAY, to), quantity }, day(0), [
      slept(-2, 80_000),
      slept(-1, 82_000),
      slept(0, 84_000),
    ]).map(({ unitFen }) => unitFen);

  it('is what it was for nights that were slept, and of today for the others', () => {
    expect(prices(-2, 1)).toEqual([80_000, 82_000, rates.priceFen(day(0))]);
    expect(prices(-2, 1, 2)).toEqual([40_000, 41_000, rates.priceFen(day(0))]);
    expect(prices(-2, 0)).toEqual([80_000, 82_000]);
    expect(prices(1, 2)).toEqual([rates.priceFen(day(1))]);
  });
});

describe('nights that become free when guests leave early', () => {
  const stay = { checkIn: TODAY, checkOut: addDays(TODAY, 3) };
  const freed = (n: number, cleaningGapNights = 0) => unusedNights(houseWith({ cleaningGapNights }), stay, day(n));

  it.each([
    [-1, '2027-03-10', '共 3 晚'],
    [0, '2027-03-10', '共 3 晚'],
    [1, '2027-03-11', '共 2 晚'],
    [2, '2027-03-12', '共 1 晚'],
  ])('leaving on day %i: unused from %s, %s', (n, from, nights) => {
    expect(freed(n)).toMatchObject({ from });
    expect(freed(n)!.freed[0]!.zh).toContain(nights);
  });

  it('are none on the last day or later', () => {
    expect(freed(3)).toBeNull();
    expect(freed(9)).toBeNull();
  });

  it('begin after the cleaning, and go on to the end of the cleaning that was planned', () =>
    expect(freed(1, 1)!.freed[0]).toEqual({
      zh: '竹里小院 3月12日至3月13日，共 2 晚',
      en: 'Bamboo Court 2027-03-12 to 2027-03-13, 2 nights',
    }));
});
