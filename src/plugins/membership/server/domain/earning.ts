/** What an order earns, and what of it goes back when the money does. Integers throughout. */
import { addDays, daysInMonth, type LocalDate } from '../../../../shared/local-date';

export type PointsExpiry = 'never' | 'end_of_next_year' | 'months';

export interface EarningRule {
  /** For ¥1 of money that stays, in hundredths: 150 is 1.5 points. */
  pointsRate: number;
  experienceRate: number;
  expiry: PointsExpiry;
  /** With the expiry `months`. */
  months: number | null;
  invitation: Reward;
}

export interface Reward {
  points: number;
  experience: number;
}

export const NOTHING: Reward = { points: 0, experience: 0 };

/**
 * Points or experience for an amount, rounded down.
 * @param amountFen ≥ 0
 * @param rate hundredths for each ¥1, ≥ 0
 */
export function earnedBy(amountFen: number, rate: number): number {
  if (amountFen < 0 || rate < 0) throw new RangeError('nothing is earned by less than nothing');
  return Number((BigInt(amountFen) * BigInt(rate)) / 10_000n);
}

export const rewardOf = (amountFen: number, rule: EarningRule): Reward => ({
  points: earnedBy(amountFen, rule.pointsRate),
  experience: earnedBy(amountFen, rule.experienceRate),
});

/**
 * How much of a reward is left when only a part of the money stays, rounded down: in proportion to what was earned,
 * not to today's rule. All of it at the full base, nothing at 0.
 * @param keptFen 0 … baseFen
 */
export function leftOf(earned: number, baseFen: number, keptFen: number): number {
  if (baseFen === 0) return earned;
  const kept = Math.max(0, Math.min(baseFen, keptFen));
  return Number((BigInt(earned) * BigInt(kept)) / BigInt(baseFen));
}

/**
 * What goes back with one refund of several. The sum over all of them is the whole reward once everything was given
 * back, in whatever steps.
 * @param refunded what had been given back of the base before and after this refund, fen
 */
export function goesBack(earned: Reward, baseFen: number, refunded: { before: number; after: number }): Reward {
  const part = (amount: number): number =>
    leftOf(amount, baseFen, baseFen - refunded.before) - leftOf(amount, baseFen, baseFen - refunded.after);
  return { points: part(earned.points), experience: part(earned.experience) };
}

/**
 * First venue day on which points that are given today are no longer good; null is never. Months end on the last day of
 * a shorter month.
 */
export function pointsExpireOn(rule: Pick<EarningRule, 'expiry' | 'months'>, today: LocalDate): LocalDate | null {
  const [year, month, day] = today.split('-').map(Number) as [number, number, number];
  if (rule.expiry === 'end_of_next_year') return `${year + 2}-01-01` as LocalDate;
  if (rule.expiry === 'never' || !rule.months) return null;
  const total = year * 12 + (month - 1) + rule.months;
  const [toYear, toMonth] = [Math.floor(total / 12), (total % 12) + 1];
  const last = daysInMonth(toYear, toMonth);
  const pad = (n: number, width = 2): string => String(n).padStart(width, '0');
  return addDays(`${pad(toYear, 4)}-${pad(toMonth)}-${pad(Math.min(day, last))}` as LocalDate, 1);
}
