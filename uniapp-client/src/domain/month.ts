/** A month as rows of a calendar. */
import type { LocalDate } from '@/api/types';
import { addDays, weekday } from './date';

/** The first day of the month `months` away from the one of `date`. */
export function monthAway(date: LocalDate, months: number): LocalDate {
  const total = Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7)) - 1 + months;
  return `${Math.floor(total / 12)}-${String((total % 12) + 1).padStart(2, '0')}-01`;
}

/** Weeks from Monday to Sunday; null where a cell belongs to another month. */
export function weeksOf(first: LocalDate): (LocalDate | null)[][] {
  const cells: (LocalDate | null)[] = Array<null>((weekday(first) + 6) % 7).fill(null);
  const next = monthAway(first, 1);
  for (let day = first; day < next; day = addDays(day, 1)) cells.push(day);
  while (cells.length % 7 !== 0) cells.push(null);
  return Array.from({ length: cells.length / 7 }, (_, week) => cells.slice(week * 7, week * 7 + 7));
}
