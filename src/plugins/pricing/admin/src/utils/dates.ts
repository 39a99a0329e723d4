/** Months and spans of the rate calendar. */
import { dayAndMonth } from '../../../../../admin/shared/dates';
import { daysBetween, localDate, weekday, type LocalDate } from '../../../../../shared/local-date';

/** `11月21日 – 12月1日`; one date when both are the same. */
export const span = (first: LocalDate, last: LocalDate, locale: string): string =>
  first === last ? dayAndMonth(first, locale) : `${dayAndMonth(first, locale)} – ${dayAndMonth(last, locale)}`;

export const monthStart = (date: LocalDate): LocalDate => localDate(`${date.slice(0, 7)}-01`);

/** The first of the month `months` after that of `date`. */
export function addMonths(date: LocalDate, months: number): LocalDate {
  const at = Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7)) - 1 + months;
  return localDate(`${String(Math.floor(at / 12)).padStart(4, '0')}-${String((at % 12) + 1).padStart(2, '0')}-01`);
}

/** At the end of a month the next days are of more use than an empty sheet. */
const LEAST_DAYS = 31;

/** What the calendar shows: whole months, but nothing before today, and never much less than a month. */
export function shownDays(month: LocalDate, months: number, today: LocalDate): { from: LocalDate; days: number } {
  if (month >= today) return { from: month, days: daysBetween(month, addMonths(month, months)) };
  return { from: today, days: Math.max(LEAST_DAYS * months, daysBetween(today, addMonths(month, months))) };
}

/** Empty cells before the first date in a calendar whose weeks begin on Monday. */
export const leading = (date: LocalDate): number => weekday(date) - 1;
