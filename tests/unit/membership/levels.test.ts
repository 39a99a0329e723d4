import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { localDate } from '../../../src/shared/local-date';
import {
  discountText,
  levelAbove,
  levelFault,
  levelFor,
  progressPercent,
  validUntil,
  type Level,
} from '../../../src/plugins/membership/server/domain/levels';

const level = (number: number, experience: number, validity: Level['validity'] = null): Level => ({
  id: `l${number}`,
  name: { zh: `第 ${number} 级`, en: `Level ${number}` },
  level: number,
  experience,
  percentOff: 0,
  validity,
});

/** Levels that rise strictly, in any order, with gaps. */
const ladders = fc
  .array(fc.tuple(fc.integer({ min: 1, max: 3 }), fc.integer({ min: 1, max: 5_000 })), { minLength: 1, maxLength: 8 })
  .map((steps) => {
    let [number, experience] = [0, -1];
    return steps.map(([up, more]) => level((number += up), (experience += more)));
  })
  .chain((levels) => fc.shuffledSubarray(levels, { minLength: levels.length }));

describe('levels', () => {
  it('are the highest one that the experience reaches, whatever their order', () => {
    fc.assert(
      fc.property(ladders, fc.integer({ min: 0, max: 30_000 }), (levels, experience) => {
        const reached = levelFor(levels, experience);
        const next = levelAbove(levels, reached);
        expect(reached === null || reached.experience <= experience).toBe(true);
        expect(next === null || next.experience > experience).toBe(true);
        const percent = progressPercent(reached, next, experience);
        expect(percent).toBeGreaterThanOrEqual(0);
        expect(percent).toBeLessThanOrEqual(next ? 99 : 100);
      }),
    );
  });

  it('never fall with more experience', () => {
    fc.assert(
      fc.property(ladders, fc.nat(20_000), fc.nat(20_000), (levels, experience, more) => {
        const before = levelFor(levels, experience)?.level ?? 0;
        expect(levelFor(levels, experience + more)?.level ?? 0).toBeGreaterThanOrEqual(before);
      }),
    );
  });

  it('fit among the others exactly when all of them rise strictly', () => {
    fc.assert(
      fc.property(ladders, fc.integer({ min: 1, max: 25 }), fc.nat(30_000), (others, number, experience) => {
        const all = [...others, level(number, experience)].sort((a, b) => a.level - b.level);
        const rises = all.every(
          (each, i) => i === 0 || (all[i - 1]!.level < each.level && all[i - 1]!.experience < each.experience),
        );
        expect(levelFault({ level: number, experience }, others) === undefined).toBe(rises);
      }),
    );
  });

  it('say what is wrong in words', () => {
    const others = [level(1, 0), level(3, 1_000)];
    expect(levelFault({ level: 3, experience: 2_000 }, others)?.field).toBe('level');
    expect(levelFault({ level: 2, experience: 1_000 }, others)?.reason.zh).toContain('少于更高的「第 3 级」（1000）');
    expect(levelFault({ level: 4, experience: 1_000 }, others)?.reason.zh).toContain('多于更低的「第 3 级」（1000）');
  });

  it('are looked at again after their validity', () => {
    const today = localDate('2026-11-21');
    expect(validUntil(level(1, 0), today)).toBeNull();
    expect(validUntil(null, today)).toBeNull();
    expect(validUntil(level(2, 10, { days: 365, renewalExperience: 5 }), today)).toBe('2027-11-21');
  });

  it('are named as shops name discounts', () => {
    expect([5, 10, 12, 0].map((percent) => discountText(percent).zh)).toEqual(['9.5 折', '9 折', '8.8 折', '无折扣']);
  });
});
