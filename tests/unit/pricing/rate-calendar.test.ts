import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nightRate, orderRules, type BaseRates, type RateRule } from '../../../src/plugins/pricing/server/domain';
import { addDays, localDate, weekday } from '../../../src/shared/local-date';

const MONDAY = localDate('2027-03-15');
const FRIDAY = localDate('2027-03-19');
const NONE = new Map();

const rule = (changes: Partial<RateRule>): RateRule => ({
  name: { zh: '规则', en: 'Rule' },
  firstNight: localDate('2027-03-01'),
  lastNight: localDate('2027-03-31'),
  weekdays: [],
  priceMode: 'none',
  priceFen: null,
  pricePercent: null,
  minNights: null,
  closed: false,
  closedToArrival: false,
  closedToDeparture: false,
  priority: 0,
  ...changes,
});
const fixed = (priceFen: number, changes: Partial<RateRule> = {}): RateRule =>
  rule({ priceMode: 'fixed', priceFen, ...changes });
const rates = (...rules: RateRule[]): BaseRates => ({
  baseFen: 50_000,
  weekendFen: 60_000,
  holidayFen: 90_000,
  rules: orderRules(rules),
});
const priceOf = (...rules: RateRule[]): number => nightRate(MONDAY, rates(...rules), NONE).priceFen;

describe('the plain price', () => {
  const holiday = new Map([[addDays(MONDAY, 1), { kind: 'holiday' as const, name: { zh: '节', en: 'Day' } }]]);
  const plain = (base: Partial<BaseRates>, night = MONDAY, special = NONE): number =>
    nightRate(night, { ...rates(), ...base }, special).priceFen;

  it('follows the kind of night', () => {
    expect(plain({})).toBe(50_000);
    expect(plain({}, FRIDAY)).toBe(60_000);
    expect(plain({}, MONDAY, holiday)).toBe(90_000);
  });

  it('falls back: holiday to weekend, weekend to base', () => {
    expect(plain({ holidayFen: null }, MONDAY, holiday)).toBe(60_000);
    expect(plain({ holidayFen: null, weekendFen: null }, MONDAY, holiday)).toBe(50_000);
    expect(plain({ weekendFen: null }, FRIDAY)).toBe(50_000);
  });

  it('says why it is not the plain one', () => {
    expect(nightRate(MONDAY, rates(), NONE).label).toBeNull();
    expect(nightRate(FRIDAY, rates(), NONE).label?.zh).toBe('周末');
    expect(nightRate(MONDAY, rates(), holiday).label?.zh).toBe('节');
    expect(nightRate(FRIDAY, rates(fixed(1, { name: { zh: '旺季', en: 'High' } })), NONE).label?.zh).toBe('旺季');
  });
});

describe('which rule counts', () => {
  const season = fixed(70_000);
  const day = fixed(80_000, { firstNight: MONDAY, lastNight: MONDAY });

  it('a single date beats a season, in whatever order they were made', () => {
    expect(priceOf(season, day)).toBe(80_000);
    expect(priceOf(day, season)).toBe(80_000);
  });

  it('priority beats the length of the span', () => {
    expect(priceOf(fixed(70_000, { priority: 1 }), day)).toBe(70_000);
    expect(priceOf(season, fixed(80_000, { firstNight: MONDAY, lastNight: MONDAY, priority: -1 }))).toBe(70_000);
  });

  it('of equals the later one counts', () => {
    expect(priceOf(fixed(70_000), fixed(71_000))).toBe(71_000);
    expect(priceOf(fixed(71_000), fixed(70_000))).toBe(70_000);
  });

  it('both ends of the span are inside', () => {
    const span = fixed(1, { firstNight: MONDAY, lastNight: FRIDAY });
    const at = (days: number): number => nightRate(addDays(MONDAY, days), rates(span), NONE).priceFen;
    expect([at(-1), at(0), at(4), at(5)]).toEqual([50_000, 1, 1, 60_000]);
  });

  it('only on its weekdays, when it names some', () => {
    const mondays = fixed(1, { weekdays: [1] });
    for (let i = 0; i < 14; i += 1) {
      const night = addDays(MONDAY, i);
      expect(nightRate(night, rates(mondays), NONE).priceFen === 1).toBe(weekday(night) === 1);
    }
  });

  it('each property comes from the strongest rule that speaks of it', () => {
    const price = fixed(80_000, { priority: 5 });
    const minimum = rule({ minNights: 3, priority: 1 });
    const weaker = fixed(1, { minNights: 5 });
    expect(nightRate(MONDAY, rates(weaker, minimum, price), NONE)).toMatchObject({ priceFen: 80_000, minNights: 3 });
    expect(nightRate(MONDAY, rates(), NONE).minNights).toBeNull();
  });

  it('a house is closed when any rule closes it', () => {
    const open = rule({ priority: 9 });
    const answers = nightRate(MONDAY, rates(open, rule({ closed: true }), rule({ closedToArrival: true })), NONE);
    expect(answers).toMatchObject({ closed: true, closedToArrival: true, closedToDeparture: false });
  });

  it('ordering is total and stable: it never depends on the sort before', () => {
    const some = fc.record({ priority: fc.integer({ min: -2, max: 2 }), length: fc.nat({ max: 3 }) });
    fc.assert(
      fc.property(fc.array(some, { maxLength: 8 }), (wishes) => {
        const rules = wishes.map(({ priority, length }) =>
          fixed(1, { priority, firstNight: MONDAY, lastNight: addDays(MONDAY, length) }),
        );
        const span = (r: RateRule): number => Number(r.lastNight.slice(8)) - Number(r.firstNight.slice(8));
        const ordered = orderRules(rules);
        expect(new Set(ordered)).toEqual(new Set(rules));
        ordered.slice(1).forEach((weaker, i) => {
          const stronger = ordered[i]!;
          const by = stronger.priority - weaker.priority || span(weaker) - span(stronger);
          expect(by > 0 || (by === 0 && rules.indexOf(stronger) > rules.indexOf(weaker))).toBe(true);
        });
      }),
    );
  });
});

describe('what a rule makes of the price', () => {
  it.each([
    [rule({ priceMode: 'fixed', priceFen: 12_345 }), 12_345],
    [rule({ priceMode: 'fixed' }), 50_000],
    [rule({ priceMode: 'delta', priceFen: -5_000 }), 45_000],
    [rule({ priceMode: 'delta', priceFen: 5_000 }), 55_000],
    [rule({ priceMode: 'delta', priceFen: -99_999 }), 1],
    [rule({ priceMode: 'percent', pricePercent: 120 }), 60_000],
    [rule({ priceMode: 'percent', pricePercent: 85 }), 42_500],
    [rule({ priceMode: 'percent', pricePercent: 1_000 }), 500_000],
    [rule({ priceMode: 'percent' }), 50_000],
    [rule({ priceMode: 'fixed', priceFen: 0 }), 1],
  ])('%#: gives %d', (wanted, priceFen) => expect(priceOf(wanted)).toBe(priceFen));

  it('percentages are exact integers, rounded half up', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 200_000_000 }), fc.integer({ min: 1, max: 1_000 }), (baseFen, percent) => {
        const exact = Number((2n * BigInt(baseFen) * BigInt(percent) + 100n) / 200n);
        const base = { ...rates(rule({ priceMode: 'percent', pricePercent: percent })), baseFen };
        expect(nightRate(MONDAY, base, NONE).priceFen).toBe(Math.min(Math.max(exact, 1), 2_000_000_000));
      }),
    );
  });
});
