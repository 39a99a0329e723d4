import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { localDate } from '../../../src/shared/local-date';
import { earnedBy, goesBack, leftOf, pointsExpireOn } from '../../../src/plugins/membership/server/domain/earning';

describe('what an order earns', () => {
  it('is rounded down to whole points, at any rate of two decimals', () => {
    expect(earnedBy(10_050, 100)).toBe(100);
    expect(earnedBy(10_050, 150)).toBe(150);
    expect(earnedBy(99, 100)).toBe(0);
    expect(earnedBy(10_000, 0)).toBe(0);
    expect(earnedBy(2_147_483_647, 100_000)).toBe(21_474_836_470);
    expect(() => earnedBy(-1, 100)).toThrow(RangeError);
  });

  it('goes back with the money: over any refunds that give all of it back, exactly the whole, never less than nothing', () => {
    const refunds = fc
      .tuple(
        fc.array(fc.integer({ min: 1, max: 100_000 }), { minLength: 1, maxLength: 12 }),
        fc.nat(200_000),
        fc.nat(200_000),
      )
      .map(([parts, points, experience]) => ({ parts, earned: { points, experience } }));
    fc.assert(
      fc.property(refunds, ({ parts, earned }) => {
        const base = parts.reduce((sum, part) => sum + part, 0);
        let refunded = 0;
        const back = { points: 0, experience: 0 };
        for (const part of parts) {
          const step = goesBack(earned, base, { before: refunded, after: refunded + part });
          refunded += part;
          expect(step.points).toBeGreaterThanOrEqual(0);
          back.points += step.points;
          back.experience += step.experience;
          // What stays is never more than the share of the money that stays.
          expect((earned.points - back.points) * base).toBeLessThanOrEqual(earned.points * (base - refunded));
        }
        expect(back).toEqual(earned);
      }),
      { numRuns: 1_000 },
    );
  });

  it('stays when nothing was paid for', () => {
    expect(leftOf(0, 0, 0)).toBe(0);
    expect(goesBack({ points: 0, experience: 0 }, 0, { before: 0, after: 0 })).toEqual({ points: 0, experience: 0 });
  });
});

describe('points', () => {
  const on = (expiry: 'never' | 'end_of_next_year' | 'months', months: number | null, today: string): string | null =>
    pointsExpireOn({ expiry, months }, localDate(today));

  it('end by the rule; the day is the first on which they are not good', () => {
    expect(on('never', null, '2026-11-21')).toBeNull();
    expect(on('end_of_next_year', null, '2026-11-21')).toBe('2028-01-01');
    expect(on('end_of_next_year', null, '2026-01-01')).toBe('2028-01-01');
    expect(on('months', 12, '2026-11-21')).toBe('2027-11-22');
    expect(on('months', 3, '2026-11-30')).toBe('2027-03-01');
    expect(on('months', 1, '2026-12-31')).toBe('2027-02-01');
    expect(on('months', null, '2026-12-31')).toBeNull();
  });
});
