import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { firstArrival, longestStay } from '../../../src/api/house/domain/stay-rules';
import type { House } from '../../../src/api/house/domain/house';
import type { RateRule } from '../../../src/plugins/pricing/server/domain';
import type { Timeline } from '../../../src/plugins/scheduling/server/domain';
import { dayNumber, localDate } from '../../../src/shared/local-date';
import { ask, bookings, dayOf, houseWith, NOW, ratesOf, span, TODAY } from './houses';

const code = (...args: Parameters<typeof ask>): string | null => ask(...args)?.code ?? null;
const why = (...args: Parameters<typeof ask>): string | undefined => ask(...args)?.reason.zh;

describe('dates', () => {
  const house = houseWith();

  it('departure comes after arrival, and neither lies in the past', () => {
    expect(ask(house, { from: 1, to: 2 })).toBeNull();
    expect(ask(house, { from: 1, to: 1 })).toMatchObject({ code: 'STAY_RULE', field: 'checkOut' });
    expect(ask(house, { from: 3, to: 1 })).toMatchObject({ code: 'STAY_RULE', field: 'checkOut' });
    expect(why(house, { from: -1, to: 2 })).toBe('入住日期已过');
  });

  it.each([
    ['00:00', null],
    ['21:59', null],
    ['22:00', null],
    ['22:01', 'STAY_RULE'],
    ['23:59', 'STAY_RULE'],
  ])('same day at %s: %s', (time, refusal) => {
    const now = { day: dayNumber(TODAY), time };
    expect(code(house, { from: 0, to: 1 }, undefined, now)).toBe(refusal);
    expect(code(house, { from: 1, to: 2 }, undefined, now)).toBeNull();
    expect(firstArrival(house, now)).toBe(dayNumber(TODAY) + (refusal ? 1 : 0));
    expect(dayOf(house, 0, undefined, now).canCheckIn).toBe(refusal === null);
    expect(dayOf(house, 0, undefined, now).reason?.zh).toBe(refusal ? '今天已截止' : undefined);
  });

  it('booking opens so many days ahead, the last of them inside', () => {
    const soon = houseWith({ maxAdvanceDays: 30, maxNights: 3 });
    expect(ask(soon, { from: 30, to: 33 })).toBeNull();
    expect(why(soon, { from: 31, to: 32 })).toBe('最多提前 30 天预订');
    expect(dayOf(soon, 30).canCheckIn).toBe(true);
    expect(dayOf(soon, 31)).toMatchObject({ canCheckIn: false, maxNights: 0, canCheckOut: true });
  });

  it('stays have a longest and a shortest', () => {
    const odd = houseWith({ minNights: 2, maxNights: 5 });
    expect([1, 2, 5, 6].map((nights) => code(odd, { from: 3, to: 3 + nights }))).toEqual([
      'STAY_RULE',
      null,
      null,
      'STAY_RULE',
    ]);
    expect(dayOf(odd, 3)).toMatchObject({ minNights: 2, maxNights: 5, canCheckIn: true });
  });

  it('a rule sets the shortest stay for arrivals in its span only', () => {
    const festival = houseWith({}, [{ ...span(10, 12), minNights: 3 }]);
    expect(code(festival, { from: 10, to: 12 })).toBe('STAY_RULE');
    expect(ask(festival, { from: 10, to: 13 })).toBeNull();
    expect(ask(festival, { from: 12, to: 15 })).toBeNull();
    expect(ask(festival, { from: 9, to: 11 })).toBeNull();
    expect(ask(festival, { from: 13, to: 14 })).toBeNull();
    expect(dayOf(festival, 12).minNights).toBe(3);
    expect(dayOf(festival, 13).minNights).toBe(1);
  });

  it('says how long when a gap is shorter than the shortest stay', () => {
    const odd = houseWith({ minNights: 3 });
    expect(dayOf(odd, 4, bookings(odd, [6, 8]))).toMatchObject({ canCheckIn: false, maxNights: 2, soldOut: false });
    expect(dayOf(odd, 4, bookings(odd, [6, 8])).reason?.zh).toBe('需连住 3 晚');
  });

  it.each([
    ['month end', '2027-03-31', '2027-04-01'],
    ['year end', '2027-12-31', '2028-01-01'],
    ['the day before the leap day', '2028-02-28', '2028-02-29'],
    ['the leap day', '2028-02-29', '2028-03-01'],
  ])('one night over %s', (_what, checkIn, checkOut) => {
    const day = dayNumber(localDate(checkIn));
    expect(ask(house, { from: 0, to: 1 }, bookings(house), { day, time: '10:00' })).toBeNull();
    expect(dayNumber(localDate(checkOut)) - day).toBe(1);
  });

  it('three nights over the leap day are three nights', () => {
    const now = { day: dayNumber(localDate('2028-02-27')), time: '10:00' };
    expect(code(houseWith({ maxNights: 3 }), { from: 0, to: 3 }, undefined, now)).toBeNull();
    expect(code(houseWith({ maxNights: 3 }), { from: 0, to: 4 }, undefined, now)).toBe('STAY_RULE');
  });
});

describe('closed days', () => {
  it('closed to arrival: pass through, leave, but do not arrive', () => {
    const house = houseWith({}, [{ ...span(5), closedToArrival: true }]);
    expect(why(house, { from: 5, to: 6 })).toBe('这一天不能办理入住');
    expect(ask(house, { from: 4, to: 6 })).toBeNull();
    expect(ask(house, { from: 4, to: 5 })).toBeNull();
    expect(dayOf(house, 5)).toMatchObject({ canCheckIn: false, canCheckOut: true, soldOut: false });
    expect(dayOf(house, 5).reason?.zh).toBe('不可入住');
  });

  it('closed to departure: arrive, pass through, but do not leave', () => {
    const house = houseWith({}, [{ ...span(5), closedToDeparture: true }]);
    expect(why(house, { from: 4, to: 5 })).toBe('这一天不能退房');
    expect(ask(house, { from: 4, to: 6 })).toBeNull();
    expect(ask(house, { from: 5, to: 6 })).toBeNull();
    expect(dayOf(house, 5)).toMatchObject({ canCheckIn: true, canCheckOut: false });
  });

  it('a closed night: leave on it, arrive after it, never sleep in it', () => {
    const house = houseWith({}, [{ ...span(5), closed: true }]);
    expect(ask(house, { from: 4, to: 5 })).toBeNull();
    expect(ask(house, { from: 6, to: 7 })).toBeNull();
    expect(why(house, { from: 4, to: 6 })).toBe('2027-03-15 当晚不营业');
    expect(code(house, { from: 5, to: 6 })).toBe('STAY_RULE');
    expect(dayOf(house, 5)).toMatchObject({ soldOut: true, canCheckIn: false, canCheckOut: true, maxNights: 0 });
    expect(dayOf(house, 4)).toMatchObject({ maxNights: 1, canCheckIn: true });
  });
});

describe('other guests', () => {
  it('may come and go on the same day: stays back to back', () => {
    const house = houseWith();
    const taken = bookings(house, [5, 8]);
    expect(ask(house, { from: 3, to: 5 }, taken)).toBeNull();
    expect(ask(house, { from: 8, to: 9 }, taken)).toBeNull();
    for (const [from, to] of [
      [4, 6],
      [5, 6],
      [6, 7],
      [7, 9],
      [3, 12],
    ] as const)
      expect(code(house, { from, to }, taken)).toBe('SOLD_OUT');
    expect(dayOf(house, 5, taken)).toMatchObject({ soldOut: true, canCheckIn: false, canCheckOut: true, unitsLeft: 0 });
    expect(dayOf(house, 3, taken)).toMatchObject({ maxNights: 2, soldOut: false });
  });

  it('leave a night for cleaning where the house wants it', () => {
    const house = houseWith({ cleaningGapNights: 1 });
    const taken = bookings(house, [5, 8]);
    expect(code(house, { from: 8, to: 9 }, taken)).toBe('SOLD_OUT');
    expect(ask(house, { from: 9, to: 10 }, taken)).toBeNull();
    expect(code(house, { from: 3, to: 5 }, taken)).toBe('SOLD_OUT');
    expect(ask(house, { from: 3, to: 4 }, taken)).toBeNull();
    expect(dayOf(house, 3, taken)).toMatchObject({ maxNights: 1, canCheckIn: true });
    expect(dayOf(house, 4, taken)).toMatchObject({ maxNights: 0, canCheckIn: false, soldOut: false });
    expect(dayOf(house, 8, taken)).toMatchObject({ soldOut: true });
  });

  it('leave the other rooms free', () => {
    const house = houseWith({ units: 3 });
    const taken = bookings(house, [5, 8, 1], [6, 7, 2]);
    expect(ask(house, { from: 5, to: 8, quantity: 1 }, taken)).toBeNull();
    expect(why(house, { from: 5, to: 8, quantity: 2 }, taken)).toBe('这些日期只剩 1 间');
    expect(ask(house, { from: 7, to: 8, quantity: 2 }, taken)).toBeNull();
    expect(why(houseWith({ units: 1 }), { from: 5, to: 6 }, bookings(houseWith(), [5, 8]))).toBe('这些日期已被订完');
  });
});

describe('the party', () => {
  const house = houseWith();
  it.each([
    [4, 0, null],
    [5, 0, 'adults'],
    [3, 2, null],
    [2, 3, 'children'],
    [4, 2, 'adults'],
  ])('%d adults, %d children: %s', (adults, children, field) => {
    expect(ask(house, { from: 1, to: 2, adults, children })?.field ?? null).toBe(field);
  });
});

describe('the calendar and the booking', () => {
  const rule = fc
    .record({
      first: fc.integer({ min: 0, max: 24 }),
      length: fc.integer({ min: 0, max: 6 }),
      minNights: fc.option(fc.integer({ min: 1, max: 6 }), { nil: null }),
      closed: fc.boolean(),
      closedToArrival: fc.boolean(),
      closedToDeparture: fc.boolean(),
    })
    .map(({ first, length, ...rest }): Partial<RateRule> => ({ ...rest, ...span(first, first + length) }));
  const stay = fc
    .tuple(fc.integer({ min: -3, max: 24 }), fc.integer({ min: 1, max: 8 }), fc.integer({ min: 1, max: 3 }))
    .map(([from, nights, unit]): [number, number, number] => [from, from + nights, unit]);
  const situation = fc.record({
    house: fc.record({
      units: fc.integer({ min: 1, max: 3 }),
      minNights: fc.integer({ min: 1, max: 4 }),
      maxNights: fc.integer({ min: 1, max: 8 }),
      maxAdvanceDays: fc.integer({ min: 1, max: 20 }),
      cleaningGapNights: fc.integer({ min: 0, max: 2 }),
    }),
    rules: fc.array(rule, { maxLength: 3 }),
    stays: fc.array(stay, { maxLength: 6 }),
    time: fc.constantFrom('08:00', '22:00', '22:01'),
  });

  it('agree about every range: a range may be picked exactly when it may be booked', () => {
    fc.assert(
      fc.property(situation, ({ house: changes, rules, stays, time }) => {
        const house: House = houseWith(changes, rules);
        const timeline: Timeline = bookings(house, ...stays);
        const now = { day: dayNumber(TODAY), time };
        const days = new Map(Array.from({ length: 36 }, (_, i) => [i - 1, dayOf(house, i - 1, timeline, now)]));
        for (let from = -1; from <= 22; from += 1) {
          const arrival = days.get(from)!;
          for (let nights = 1; nights <= 9; nights += 1) {
            const pickable =
              arrival.canCheckIn &&
              arrival.minNights <= nights &&
              nights <= arrival.maxNights &&
              days.get(from + nights)!.canCheckOut;
            const bookable = ask(house, { from, to: from + nights }, timeline, now) === null;
            expect([from, nights, pickable]).toEqual([from, nights, bookable]);
          }
        }
      }),
      { numRuns: 40 },
    );
  });

  it('agree about the longest stay: it is free, and one night more is not', () => {
    fc.assert(
      fc.property(situation, ({ house: changes, rules, stays }) => {
        const house = houseWith(
          { ...changes, minNights: 1 },
          rules.map((one) => ({ ...one, minNights: null, closedToDeparture: false })),
        );
        const timeline = bookings(house, ...stays);
        const rates = ratesOf(house);
        for (let from = 0; from <= 20; from += 1) {
          const longest = longestStay(house, rates, timeline, dayNumber(TODAY) + from, NOW);
          if (longest > 0) expect(ask(house, { from, to: from + longest }, timeline)).toBeNull();
          expect(ask(house, { from, to: from + longest + 1 }, timeline)).not.toBeNull();
        }
      }),
      { numRuns: 40 },
    );
  });

  it('a night is sold out exactly when nobody could sleep in it', () => {
    fc.assert(
      fc.property(situation, ({ house: changes, rules, stays }) => {
        const house = houseWith(changes, rules);
        const timeline = bookings(house, ...stays);
        for (let day = 0; day <= 25; day += 1) {
          const shown = dayOf(house, day, timeline);
          expect(shown.soldOut).toBe(shown.unitsLeft === 0 || ratesOf(house).closed(dayNumber(TODAY) + day));
          if (shown.soldOut) expect(shown).toMatchObject({ canCheckIn: false, maxNights: 0 });
          expect(shown.canCheckIn).toBe(shown.reason === null);
        }
      }),
      { numRuns: 10 },
    );
  });
});
