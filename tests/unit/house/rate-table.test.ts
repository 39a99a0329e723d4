import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { HORIZON_DAYS, RateTable } from '../../../src/api/house/domain/rate-table';
import { nightCharges, stayTotal } from '../../../src/api/house/domain/stay-price';
import { stayDiscounts } from '../../../src/api/house/domain/stay-price';
import type { House, StayDiscount } from '../../../src/api/house/domain/house';
import { nightRate, quote, type RateRule } from '../../../src/plugins/pricing/server/domain';
import { publicHolidays } from '../../../src/plugins/pricing/server/services';
import { addDays, dayNumber, fromDayNumber, localDate } from '../../../src/shared/local-date';
import { houseWith, ratesOf, span, TODAY } from './houses';

const special = new Map([2027, 2028, 2029].flatMap((year) => [...publicHolidays(year)]));
const day = fc.integer({ min: 0, max: HORIZON_DAYS - 2 });
const rule = fc
  .record({
    first: fc.integer({ min: -5, max: 300 }),
    length: fc.integer({ min: 0, max: 90 }),
    weekdays: fc.subarray([1, 2, 3, 4, 5, 6, 7], { maxLength: 3 }),
    priceMode: fc.constantFrom('none', 'fixed', 'percent', 'delta') as fc.Arbitrary<RateRule['priceMode']>,
    priceFen: fc.integer({ min: -60_000, max: 200_000 }),
    pricePercent: fc.integer({ min: 1, max: 300 }),
    minNights: fc.option(fc.integer({ min: 1, max: 90 }), { nil: null }),
    closed: fc.boolean(),
    closedToArrival: fc.boolean(),
    closedToDeparture: fc.boolean(),
    priority: fc.integer({ min: -2, max: 2 }),
  })
  .map(({ first, length, ...rest }): Partial<RateRule> => ({ ...rest, ...span(first, first + length) }));
const rules = fc.array(rule, { maxLength: 5 });
const discounts: fc.Arbitrary<StayDiscount[]> = fc.array(
  fc.record({
    kind: fc.constantFrom('long_stay' as const, 'early_bird' as const),
    threshold: fc.integer({ min: 1, max: 40 }),
    percentOff: fc.integer({ min: 1, max: 90 }),
  }),
  { maxLength: 4 },
);

describe('the rate table', () => {
  it('says of every night what nightRate says', () => {
    fc.assert(
      fc.property(rules, (list) => {
        const house = houseWith({}, list);
        const table = ratesOf(house, TODAY, special);
        for (let number = table.first; number < table.first + HORIZON_DAYS; number += 7) {
          const rate = nightRate(fromDayNumber(number), house.rates, special);
          expect({
            priceFen: table.priceFen(number),
            type: table.type(number),
            label: table.label(number),
            minNights: table.minNights(number),
            closed: table.closed(number),
            closedToArrival: table.closedToArrival(number),
            closedToDeparture: table.closedToDeparture(number),
          }).toEqual({ ...rate, minNights: rate.minNights ?? house.minNights });
        }
      }),
      { numRuns: 30 },
    );
  });

  it('adds up any stay in two look-ups', () => {
    const table = ratesOf(houseWith({}, [{ ...span(3, 40), priceMode: 'percent', pricePercent: 133 }]), TODAY, special);
    fc.assert(
      fc.property(day, day, (a, b) => {
        const [from, to] = [table.first + Math.min(a, b), table.first + Math.max(a, b)];
        let sum = 0;
        for (let number = from; number < to; number += 1) sum += table.priceFen(number);
        expect(table.sumFen(from, to)).toBe(sum);
      }),
    );
  });

  it('holds the dearest nights exactly', () => {
    const house = houseWith({}, [{ priceMode: 'fixed', priceFen: 2_000_000_000, lastNight: addDays(TODAY, 800) }]);
    const table = ratesOf(house);
    expect(table.priceFen(dayNumber(TODAY))).toBe(2_000_000_000);
    const last = table.first + HORIZON_DAYS;
    expect(table.sumFen(dayNumber(TODAY), last)).toBe(2_000_000_000 * (HORIZON_DAYS - 1));
  });

  it('reaches from yesterday to the departure of the longest stay from the furthest arrival', () => {
    const table = ratesOf(houseWith());
    const today = dayNumber(TODAY);
    expect([today - 2, today - 1, today + 540 + 180, today + 540 + 181].map((day) => table.covers(day))).toEqual([
      false,
      true,
      true,
      false,
    ]);
  });

  it('finds the cheapest night and the first closed one', () => {
    const house = houseWith({}, [
      { ...span(5), priceMode: 'fixed', priceFen: 100 },
      { ...span(8, 9), closed: true },
    ]);
    const table = ratesOf(house);
    const at = (days: number): number => dayNumber(TODAY) + days;
    expect(table.lowestFen(at(0), at(5))).toBe(50_000);
    expect(table.lowestFen(at(0), at(6))).toBe(100);
    expect(table.firstClosed(at(0), at(8))).toBe(at(8));
    expect(table.firstClosed(at(0), at(20))).toBe(at(8));
    expect(table.firstClosed(at(9), at(20))).toBe(at(9));
    expect(table.firstClosed(at(10), at(20))).toBe(at(20));
  });

  it('crosses the leap day', () => {
    const table = new RateTable(houseWith(), special, dayNumber(localDate('2028-02-01')));
    const leap = dayNumber(localDate('2028-02-29'));
    expect(table.sumFen(leap - 1, leap + 1)).toBe(table.priceFen(leap - 1) + table.priceFen(leap));
    expect(fromDayNumber(leap + 1)).toBe('2028-03-01');
  });
});

describe('the price of a stay', () => {
  const quoted = (house: House, table: RateTable, from: number, to: number, today: number): ReturnType<typeof quote> =>
    quote([
      {
        key: '01',
        kind: 'house',
        ref: house.id,
        title: { zh: '', en: '' },
        coverUrl: null,
        quantity: 1,
        details: {},
        charges: nightCharges(table, fromDayNumber(from), fromDayNumber(to)),
        discounts: stayDiscounts(house, to - from, from - today),
      },
    ]);

  it('in a list equals the quote, with any discounts and rules', () => {
    const today = dayNumber(TODAY);
    fc.assert(
      fc.property(
        rules,
        discounts,
        fc.nat({ max: 300 }),
        fc.integer({ min: 1, max: 60 }),
        (list, off, ahead, nights) => {
          const house = houseWith({ discounts: off }, list);
          const table = ratesOf(house, TODAY, special);
          const [from, to] = [today + ahead, today + ahead + nights];
          const { subtotalFen, totalFen } = quoted(house, table, from, to, today);
          expect(stayTotal(house, table, from, to, today)).toEqual({ originalFen: subtotalFen, totalFen });
        },
      ),
      { numRuns: 60 },
    );
  });

  it('has a line for each night, with its date and the reason of its price', () => {
    const house = houseWith({}, [
      { ...span(1), priceMode: 'fixed', priceFen: 77_700, name: { zh: '花期', en: 'Bloom' } },
    ]);
    const charges = nightCharges(ratesOf(house), TODAY, addDays(TODAY, 3));
    expect(charges.map(({ date, unitFen, label }) => [date, unitFen, label.zh])).toEqual([
      ['2027-03-10', 50_000, '平日'],
      ['2027-03-11', 77_700, '花期'],
      ['2027-03-12', 60_000, '周末'],
    ]);
  });

  it.each([
    // nights, days ahead, what applies, what not and why
    [2, 5, [], ['再多住 1 晚可享', '需提前 30 天预订']],
    [3, 5, ['连住 3 晚 9 折'], ['需提前 30 天预订']],
    [3, 30, ['连住 3 晚 9 折', '早鸟提前 30 天 8.5 折'], []],
    [2, 29, [], ['再多住 1 晚可享', '需提前 30 天预订']],
  ])('%d nights, %d days ahead: discounts', (nights, ahead, applying, reasons) => {
    const house = houseWith({
      discounts: [
        { kind: 'long_stay', threshold: 3, percentOff: 10 },
        { kind: 'early_bird', threshold: 30, percentOff: 15 },
      ],
    });
    const offered = stayDiscounts(house, nights, ahead);
    expect(offered.filter((d) => !d.unusableBecause).map((d) => d.label.zh)).toEqual(applying);
    expect(offered.flatMap((d) => d.unusableBecause?.zh ?? [])).toEqual(reasons);
  });
});
