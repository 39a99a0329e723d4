import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  editedNight,
  nightRate,
  NO_OVERRIDE,
  orderRules,
  overrideOn,
  propertiesOf,
  sameOverride,
  withNights,
  type NightOverride,
  type OverrideRun,
} from '../../../src/plugins/pricing/server/domain';
import { addDays, daysBetween, localDate, type LocalDate } from '../../../src/shared/local-date';

const FIRST = localDate('2027-03-01');
const DAYS = 24;
const nightAt = (day: number): LocalDate => addDays(FIRST, day);
const priced = (priceFen: number): NightOverride => ({ ...NO_OVERRIDE, priceFen });
const told = (runs: readonly OverrideRun[], night: LocalDate): NightOverride =>
  propertiesOf(overrideOn(runs, night) ?? NO_OVERRIDE);
const tell = (runs: readonly OverrideRun[], first: number, last: number, what: NightOverride): OverrideRun[] =>
  withNights(runs, new Map(Array.from({ length: last - first + 1 }, (_, i) => [nightAt(first + i), what])));

const override: fc.Arbitrary<NightOverride> = fc.record({
  priceFen: fc.constantFrom(null, 50_000, 60_000),
  label: fc.constantFrom(null, { zh: '旺季', en: 'High' }),
  minNights: fc.constantFrom(null, 2),
  closed: fc.constantFrom(null, true, false),
  closedToArrival: fc.constantFrom(null, null, true),
  closedToDeparture: fc.constantFrom(null, null, false),
});
const telling = fc
  .record({ nights: fc.uniqueArray(fc.nat({ max: DAYS - 1 }), { minLength: 1 }), what: override })
  .map(({ nights, what }) => new Map(nights.map((day) => [nightAt(day), what])));

/** Sorted, apart, saying something, and no two neighbours that could be one. */
function expectCanonical(runs: readonly OverrideRun[]): void {
  runs.forEach((run, i) => {
    expect(run.firstNight <= run.lastNight).toBe(true);
    expect(sameOverride(propertiesOf(run), NO_OVERRIDE)).toBe(false);
    const next = runs[i + 1];
    if (!next) return;
    const gap = daysBetween(run.lastNight, next.firstNight);
    expect(gap).toBeGreaterThanOrEqual(1);
    if (gap === 1) expect(sameOverride(run, next)).toBe(false);
  });
}

describe('overrides of nights', () => {
  it('a night in the middle splits a run, and saying the same again makes it one', () => {
    const week = tell([], 0, 6, priced(1));
    expect(week).toHaveLength(1);
    const split = tell(week, 3, 3, priced(2));
    expect(split.map(({ firstNight, lastNight, priceFen }) => [firstNight, lastNight, priceFen])).toEqual([
      [nightAt(0), nightAt(2), 1],
      [nightAt(3), nightAt(3), 2],
      [nightAt(4), nightAt(6), 1],
    ]);
    expect(tell(split, 3, 3, priced(1))).toEqual(week);
  });

  it('saying nothing takes a night out, and nothing at all leaves no run', () => {
    const week = tell([], 0, 6, priced(1));
    expect(tell(week, 0, 2, NO_OVERRIDE).map(({ firstNight }) => firstNight)).toEqual([nightAt(3)]);
    expect(tell(week, 0, 6, NO_OVERRIDE)).toEqual([]);
  });

  it('whatever is said in whatever order, each night is what was said of it last, in as few runs as can be', () => {
    fc.assert(
      fc.property(fc.array(telling, { maxLength: 12 }), (tellings) => {
        let runs: OverrideRun[] = [];
        const last = new Map<LocalDate, NightOverride>();
        for (const one of tellings) {
          runs = withNights(runs, one);
          for (const [night, what] of one) last.set(night, what);
        }
        expectCanonical(runs);
        for (let day = -1; day <= DAYS; day += 1)
          expect(told(runs, nightAt(day))).toEqual(last.get(nightAt(day)) ?? NO_OVERRIDE);
      }),
    );
  });

  it('telling the nights of an edit what they were told before undoes it', () => {
    fc.assert(
      fc.property(fc.array(telling, { maxLength: 6 }), telling, (before, edit) => {
        const runs = before.reduce<OverrideRun[]>(withNights, []);
        const back = new Map([...edit.keys()].map((night) => [night, told(runs, night)]));
        expect(withNights(withNights(runs, edit), back)).toEqual(runs);
      }),
    );
  });
});

describe('an edit of one night', () => {
  it.each([
    [{ mode: 'fixed' as const, value: 88_800 }, 88_800],
    [{ mode: 'delta' as const, value: -5_000 }, 63_800],
    [{ mode: 'delta' as const, value: -99_999_999 }, 1],
    [{ mode: 'delta' as const, value: 100_000_000 }, 100_000_000],
    [{ mode: 'percent' as const, value: 100 }, 68_800],
    // 791.20 and 653.60 yuan, in whole yuan.
    [{ mode: 'percent' as const, value: 115 }, 79_100],
    [{ mode: 'percent' as const, value: 95 }, 65_400],
  ])('%o makes %d of 688 yuan', (price, wanted) => {
    expect(editedNight(NO_OVERRIDE, 68_800, { price }).priceFen).toBe(wanted);
  });

  it('changes what it names and nothing else', () => {
    const current = { ...priced(1), minNights: 3, closed: true };
    expect(editedNight(current, 1, { closedToArrival: true })).toEqual({ ...current, closedToArrival: true });
    expect(editedNight(current, 1, { restore: ['priceFen', 'closed'] })).toEqual({ ...NO_OVERRIDE, minNights: 3 });
    expect(editedNight(current, 1, { restore: ['closed'], closed: false })).toEqual({ ...current, closed: false });
  });
});

describe('the calendar with overrides', () => {
  const season = {
    name: { zh: '旺季', en: 'High' },
    firstNight: FIRST,
    lastNight: nightAt(DAYS),
    weekdays: [],
    priceMode: 'fixed' as const,
    priceFen: 90_000,
    pricePercent: null,
    minNights: 3,
    closed: true,
    closedToArrival: true,
    closedToDeparture: true,
    priority: 100,
  };
  const rates = (overrides: OverrideRun[]): Parameters<typeof nightRate>[1] => ({
    baseFen: 50_000,
    weekendFen: null,
    holidayFen: null,
    rules: orderRules([season]),
    overrides,
  });

  it('stand above every rule, and open what a rule closes', () => {
    const runs = tell([], 1, 1, {
      priceFen: 70_000,
      label: { zh: '特惠', en: 'Deal' },
      minNights: 1,
      closed: false,
      closedToArrival: false,
      closedToDeparture: false,
    });
    expect(nightRate(nightAt(1), rates(runs), new Map())).toMatchObject({
      priceFen: 70_000,
      label: { zh: '特惠', en: 'Deal' },
      minNights: 1,
      closed: false,
      closedToArrival: false,
      closedToDeparture: false,
    });
    expect(nightRate(nightAt(2), rates(runs), new Map())).toEqual(nightRate(nightAt(2), rates([]), new Map()));
  });

  it('leave to the rules what they do not speak of', () => {
    const runs = tell([], 1, 1, priced(70_000));
    expect(nightRate(nightAt(1), rates(runs), new Map())).toMatchObject({
      priceFen: 70_000,
      label: { zh: '旺季', en: 'High' },
      minNights: 3,
      closed: true,
    });
  });
});
