/**
 * Calendar dates as 'YYYY-MM-DD' strings, counted in UTC so that no device zone can move them, and the
 * venue's clock (Asia/Shanghai: UTC+8 without daylight saving since 1991). No `Intl`: mini-programs lack it.
 */
import type { Instant, LocalDate } from '@/api/types';

const DAY_MS = 86_400_000;
const VENUE_OFFSET_MS = 8 * 3_600_000;

/** Days since 1970-01-01. Throws RangeError for text that is no date of the calendar ('2026-02-29'). */
export function dayNumber(date: LocalDate): number {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(date);
  if (!match) throw new RangeError(`Not a calendar date: ${date}`);
  const ms = Date.UTC(Number(match[1]), Number(match[2]) - 1, Number(match[3]));
  if (fromDayNumber(ms / DAY_MS) !== date) throw new RangeError(`Not a calendar date: ${date}`);
  return ms / DAY_MS;
}

/** The inverse of `dayNumber`. */
export function fromDayNumber(days: number): LocalDate {
  return new Date(days * DAY_MS).toISOString().slice(0, 10);
}

/** True for text that is a date of the calendar. */
export function isDate(text: unknown): text is LocalDate {
  if (typeof text !== 'string') return false;
  try {
    dayNumber(text);
    return true;
  } catch {
    return false;
  }
}

/** `date` moved by `days` (may be negative). */
export function addDays(date: LocalDate, days: number): LocalDate {
  return fromDayNumber(dayNumber(date) + days);
}

/** Nights of the half-open stay [from, to); negative when `to` lies before `from`. */
export function nightsBetween(from: LocalDate, to: LocalDate): number {
  return dayNumber(to) - dayNumber(from);
}

/** 0 = Sunday … 6 = Saturday. */
export function weekday(date: LocalDate): number {
  return (((dayNumber(date) + 4) % 7) + 7) % 7;
}

/** The venue's calendar date at an epoch time in milliseconds. */
export function venueDate(epochMs: number): LocalDate {
  return new Date(epochMs + VENUE_OFFSET_MS).toISOString().slice(0, 10);
}

/** The venue's wall clock 'HH:mm' at an epoch time in milliseconds. */
export function venueTime(epochMs: number): string {
  return new Date(epochMs + VENUE_OFFSET_MS).toISOString().slice(11, 16);
}

/** Epoch milliseconds of an ISO instant, or NaN. */
export function epoch(instant: Instant): number {
  return Date.parse(instant);
}

export interface DateParts {
  year: number;
  month: number;
  day: number;
  weekday: number;
}

/** Numbers of a date, `month` 1–12. */
export function parts(date: LocalDate): DateParts {
  const [year, month, day] = date.split('-').map(Number);
  return { year, month, day, weekday: weekday(date) };
}

/** First of the month, `count` months after the month of `date`. */
export function monthStart(date: LocalDate, count = 0): LocalDate {
  const { year, month } = parts(date);
  return new Date(Date.UTC(year, month - 1 + count, 1)).toISOString().slice(0, 10);
}

/** All dates of the month in which `date` lies. */
export function monthDates(date: LocalDate): LocalDate[] {
  const first = dayNumber(monthStart(date));
  const length = dayNumber(monthStart(date, 1)) - first;
  return Array.from({ length }, (_, index) => fromDayNumber(first + index));
}
