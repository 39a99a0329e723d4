/** What a card is still worth in money: for an upgrade, and for who gives it back. Integer fen. */
import { daysBetween, type LocalDate } from '../../../../shared/local-date';
import type { CardState, RefundRule } from './cards';

/** One stretch of a card that was paid for (or given) at once. */
export interface Paid {
  /** What was paid for it, and what of that has gone back; fen. */
  paidFen: number;
  refundedFen: number;
  /** Half-open. */
  from: LocalDate;
  until: LocalDate;
}

/** Days of the period that are not over on `today`, which itself counts as one of them. */
export const daysLeft = ({ from, until }: Pick<Paid, 'from' | 'until'>, today: LocalDate): number =>
  Math.max(0, daysBetween(today > from ? today : from, until));

/** `amount` for the days that are left, rounded down; never more than it, never below 0. */
export function proRata(amount: number, period: Pick<Paid, 'from' | 'until'>, today: LocalDate): number {
  const days = daysBetween(period.from, period.until);
  if (days <= 0 || amount <= 0) return 0;
  return Number((BigInt(amount) * BigInt(daysLeft(period, today))) / BigInt(days));
}

/** What is not used of everything that was paid for a card. */
export const unusedFen = (periods: readonly Paid[], today: LocalDate): number =>
  periods.reduce((sum, period) => sum + proRata(period.paidFen - period.refundedFen, period, today), 0);

/** What of the old card counts towards the new one: never more than the new one costs. */
export const upgradeCredit = (priceFen: number, periods: readonly Paid[], today: LocalDate): number =>
  Math.min(priceFen, unusedFen(periods, today));

export const FREE_RETURN_DAYS = 7;

export interface ToRefund {
  period: Paid & { cause: 'buy' | 'renew' | 'upgrade' | 'gift'; /** ISO instant. */ at: string };
  /** Of the card today. */
  state: CardState;
  rule: RefundRule;
  /** Nothing of its balance and benefits was touched. */
  unused: boolean;
  /** Nothing was bought after it for the same card. */
  last: boolean;
  /** The card is still with whoever bought it. */
  withBuyer: boolean;
}

/**
 * How much may still go back now. What an upgrade cost stays: the old card it was settled with is gone.
 * @returns fen, at most what is left of what was paid
 */
export function refundableOfCard(card: ToRefund, now: { today: LocalDate; nowMs: number }): number {
  const { period, state, rule, unused, last, withBuyer } = card;
  if (rule === 'none' || period.cause === 'upgrade' || !last || !withBuyer) return 0;
  if (state !== 'active' && state !== 'frozen') return 0;
  const left = period.paidFen - period.refundedFen;
  if (unused && now.nowMs - Date.parse(period.at) <= FREE_RETURN_DAYS * 86_400_000) return left;
  if (rule === 'week') return 0;
  return Math.max(0, proRata(period.paidFen, period, now.today) - period.refundedFen);
}

/**
 * What of a granted amount has to be taken back once `refundedFen` of `totalFen` has gone back; all of it at the end.
 * @returns what is to be taken now, beyond what was taken before
 */
export function shareToTake(granted: number, taken: number, refundedFen: number, totalFen: number): number {
  const target = refundedFen >= totalFen ? granted : Number((BigInt(granted) * BigInt(refundedFen)) / BigInt(totalFen));
  return Math.max(0, target - taken);
}
