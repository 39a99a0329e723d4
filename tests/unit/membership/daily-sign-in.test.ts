import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, localDate, type LocalDate } from '../../../src/shared/local-date';
import {
  makeUpDays,
  rewardsAhead,
  streakDay,
  type SignInRule,
} from '../../../src/plugins/membership/server/domain/daily-sign-in';

const rule: SignInRule = {
  days: [5, 10, 15].map((points) => ({ points, experience: 1, makeUpCards: 0 })),
  makeUpDays: 5,
};
const today = localDate('2026-11-21');
const ago = (days: number): LocalDate => addDays(today, -days);

describe('a streak', () => {
  it('goes round the days of the rule', () => {
    expect([0, 1, 2, 3, 4].map((before) => streakDay(rule, before).reward.points)).toEqual([5, 10, 15, 5, 10]);
    expect(streakDay(rule, 6)).toMatchObject({ streak: 7, cycleDay: 1 });
    expect(rewardsAhead(rule, 2, 3).map(({ cycleDay }) => cycleDay)).toEqual([3, 1, 2]);
  });

  it('has a reward for every day, however long it is', () => {
    fc.assert(
      fc.property(fc.nat(10_000), (before) => {
        const { streak, cycleDay, reward } = streakDay(rule, before);
        expect(streak).toBe(before + 1);
        expect(reward).toBe(rule.days[cycleDay - 1]);
      }),
    );
  });
});

describe('a missed day', () => {
  it('can be made up within the window, after the first sign-in, and never today', () => {
    const signed = new Set<string>([ago(9), ago(3), ago(1)]);
    expect(makeUpDays(rule, signed, ago(9), today)).toEqual([ago(5), ago(4), ago(2)]);
    expect(makeUpDays(rule, signed, ago(3), today)).toEqual([ago(2)]);
    expect(makeUpDays(rule, new Set(), null, today)).toEqual([]);
    expect(makeUpDays(rule, new Set([today]), today, today)).toEqual([]);
    expect(makeUpDays({ makeUpDays: 0 }, signed, ago(9), today)).toEqual([]);
  });
});
