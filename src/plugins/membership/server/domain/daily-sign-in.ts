/** Signing in day by day: what a day gives, and which missed days can be made up. Days are of the venue. */
import { addDays, daysBetween, eachDay, type LocalDate } from '../../../../shared/local-date';

export interface DayReward {
  points: number;
  experience: number;
  makeUpCards: number;
}

export interface SignInRule {
  /** The first is the reward of the first day of a streak; after the last it begins again. Never empty. */
  days: readonly DayReward[];
  /** How many days back a missed day can be made up; 0 is never. */
  makeUpDays: number;
}

export interface StreakDay {
  /** Days in a row, this one included. */
  streak: number;
  /** 1 … length of the cycle: decides the reward. */
  cycleDay: number;
  reward: DayReward;
}

/** The day that follows a streak of `before` days. */
export function streakDay(rule: SignInRule, before: number): StreakDay {
  const cycleDay = (before % rule.days.length) + 1;
  return { streak: before + 1, cycleDay, reward: rule.days[cycleDay - 1]! };
}

/** The rewards of the next days, beginning with the one after a streak of `before` days. */
export const rewardsAhead = (rule: SignInRule, before: number, count: number): StreakDay[] =>
  Array.from({ length: count }, (_, i) => streakDay(rule, before + i));

/**
 * Missed days that can still be made up, earliest first. Nobody makes up days before the first sign-in: whoever
 * joined yesterday has missed nothing.
 */
export function makeUpDays(
  rule: Pick<SignInRule, 'makeUpDays'>,
  signed: ReadonlySet<string>,
  first: LocalDate | null,
  today: LocalDate,
): LocalDate[] {
  if (first === null || rule.makeUpDays === 0) return [];
  const from = addDays(today, -rule.makeUpDays);
  return eachDay(daysBetween(from, first) > 0 ? first : from, today).filter((day) => !signed.has(day));
}
