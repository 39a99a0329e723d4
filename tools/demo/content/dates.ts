import { Temporal } from 'temporal-polyfill';
import type { LocalDate } from './types';

/** The date `days` after `date` (before, when negative). */
export const addDays = (date: LocalDate, days: number): LocalDate =>
  Temporal.PlainDate.from(date).add({ days }).toString();

/** Days from `a` to `b`. */
export const daysBetween = (a: LocalDate, b: LocalDate): number =>
  Temporal.PlainDate.from(a).until(Temporal.PlainDate.from(b), { largestUnit: 'days' }).days;

/** The first given weekday (1 Monday … 7 Sunday) on or after `date`. */
export function nextWeekday(date: LocalDate, weekday: number): LocalDate {
  const plain = Temporal.PlainDate.from(date);
  return plain.add({ days: (weekday - plain.dayOfWeek + 7) % 7 }).toString();
}

/** Half-open pieces of a yearly window (`MM-DD` to `MM-DD`, may cross New Year) within [from, to). */
export function yearlyWindow(
  from: LocalDate,
  to: LocalDate,
  start: string,
  end: string,
): { from: LocalDate; to: LocalDate }[] {
  const first = Number(from.slice(0, 4)) - 1;
  const last = Number(to.slice(0, 4));
  const pieces: { from: LocalDate; to: LocalDate }[] = [];
  for (let year = first; year <= last; year += 1) {
    const a = `${year}-${start}`;
    const b = `${end <= start ? year + 1 : year}-${end}`;
    const lower = a > from ? a : from;
    const upper = b < to ? b : to;
    if (lower < upper) pieces.push({ from: lower, to: upper });
  }
  return pieces;
}
