/**
 * Calendar dates are strings `YYYY-MM-DD` in the venue's zone and never a `Date`.
 * Ranges are half-open: a stay [check-in, check-out) does not include the night of check-out.
 * What asks for a zone knows its daylight saving for ten years ahead; day arithmetic needs no zone at all.
 */
import { Temporal } from 'temporal-polyfill';

declare const dateBrand: unique symbol;
export type LocalDate = string & { readonly [dateBrand]: true };

const PATTERN = /^\d{4}-\d{2}-\d{2}$/;

/** True for a date that exists in the calendar (2027-02-29 does not). */
export function isLocalDate(value: string): value is LocalDate {
  if (!PATTERN.test(value)) return false;
  const year = Number(value.slice(0, 4));
  const month = Number(value.slice(5, 7));
  const day = Number(value.slice(8, 10));
  return year >= 1900 && month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month);
}

/** @throws RangeError when the text is no calendar date */
export function localDate(value: string): LocalDate {
  if (!isLocalDate(value)) throw new RangeError(`not a calendar date: ${value}`);
  return value;
}

/** @param month 1–12 */
export function daysInMonth(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}

/**
 * Days since 1970-01-01, proleptic Gregorian. Arithmetic on this number is calendar arithmetic:
 * no zone and no daylight saving is involved. (Howard Hinnant's days_from_civil.)
 */
export function dayNumber(date: LocalDate): number {
  let y = Number(date.slice(0, 4));
  const m = Number(date.slice(5, 7));
  const d = Number(date.slice(8, 10));
  if (m <= 2) y -= 1;
  const era = Math.floor(y / 400);
  const yoe = y - era * 400;
  const doy = Math.floor((153 * (m + (m > 2 ? -3 : 9)) + 2) / 5) + d - 1;
  return era * 146_097 + yoe * 365 + Math.floor(yoe / 4) - Math.floor(yoe / 100) + doy - 719_468;
}

/** Inverse of {@link dayNumber}. */
export function fromDayNumber(days: number): LocalDate {
  const z = days + 719_468;
  const era = Math.floor(z / 146_097);
  const doe = z - era * 146_097;
  const yoe = Math.floor((doe - Math.floor(doe / 1460) + Math.floor(doe / 36_524) - Math.floor(doe / 146_096)) / 365);
  const doy = doe - (365 * yoe + Math.floor(yoe / 4) - Math.floor(yoe / 100));
  const mp = Math.floor((5 * doy + 2) / 153);
  const day = doy - Math.floor((153 * mp + 2) / 5) + 1;
  const month = mp < 10 ? mp + 3 : mp - 9;
  const year = yoe + era * 400 + (month <= 2 ? 1 : 0);
  const pad = (n: number, width: number): string => String(n).padStart(width, '0');
  return `${pad(year, 4)}-${pad(month, 2)}-${pad(day, 2)}` as LocalDate;
}

export function addDays(date: LocalDate, days: number): LocalDate {
  return fromDayNumber(dayNumber(date) + days);
}

/** Whole days from `from` to `to`; negative when `to` is earlier. For a stay: its nights. */
export function daysBetween(from: LocalDate, to: LocalDate): number {
  return dayNumber(to) - dayNumber(from);
}

/** The nights of the half-open range [from, to). */
export function eachDay(from: LocalDate, to: LocalDate): LocalDate[] {
  const first = dayNumber(from);
  return Array.from({ length: Math.max(0, dayNumber(to) - first) }, (_, i) => fromDayNumber(first + i));
}

/** ISO weekday: 1 Monday … 7 Sunday. */
export function weekday(date: LocalDate): number {
  return ((((dayNumber(date) + 3) % 7) + 7) % 7) + 1;
}

/** The calendar date in `zone` at an instant (epoch milliseconds). */
export function dateInZone(epochMs: number, zone: string): LocalDate {
  return localDate(Temporal.Instant.fromEpochMilliseconds(epochMs).toZonedDateTimeISO(zone).toPlainDate().toString());
}

/** `HH:MM` on the wall clock of `zone` at an instant. */
export function timeInZone(epochMs: number, zone: string): string {
  const time = Temporal.Instant.fromEpochMilliseconds(epochMs).toZonedDateTimeISO(zone).toPlainTime();
  return time.toString({ smallestUnit: 'minute' });
}

/**
 * The instant (epoch milliseconds) at which the wall clock of `zone` shows `time` on `date`.
 * A time skipped by daylight saving is moved forward, as Temporal's `compatible` rule does.
 * @param time `HH:MM`, 00:00–23:59
 */
export function instantAt(date: LocalDate, time: string, zone: string): number {
  return Temporal.PlainDateTime.from(`${date}T${time}`).toZonedDateTime(zone).epochMilliseconds;
}

const WEEKDAYS = ['周一', '周二', '周三', '周四', '周五', '周六', '周日'] as const;

/** `2026年11月21日 周六` */
export function formatDateZh(date: LocalDate): string {
  const [y, m, d] = date.split('-');
  return `${y}年${Number(m)}月${Number(d)}日 ${WEEKDAYS[weekday(date) - 1]}`;
}

/** The instant (ISO) at which a day begins in `zone`; days are how stays and blocks meet the occupancy kernel. */
export function dayStartInZone(date: LocalDate, zone: string): string {
  return new Date(instantAt(date, '00:00', zone)).toISOString();
}
