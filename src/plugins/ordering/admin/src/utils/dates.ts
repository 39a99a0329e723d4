/** Dates and times as the desk writes them. Calendar dates are strings in the venue's zone. */
import {
  addDays,
  dateInZone,
  daysBetween,
  formatDateZh,
  isLocalDate,
  timeInZone,
  weekday,
  type LocalDate,
} from '../../../../../shared/local-date';

export const isChinese = (locale: string): boolean => locale.toLowerCase().startsWith('zh');

const WEEKDAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'] as const;
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'] as const;

/** `21 Nov 2026`; written here because browsers differ in their commas. */
function english(date: LocalDate, withYear: boolean): string {
  const [year, month, day] = date.split('-').map(Number);
  return `${day} ${MONTHS[month! - 1]}${withYear ? ` ${year}` : ''}`;
}

/** `2026年11月21日 周六`, `Sat, 21 Nov 2026` */
export function fullDate(date: LocalDate, locale: string): string {
  if (isChinese(locale)) return formatDateZh(date);
  return `${WEEKDAYS[weekday(date) - 1]}, ${english(date, true)}`;
}

/** `11月21日 周六`, `Sat, 21 Nov` */
export function shortDate(date: LocalDate, locale: string): string {
  if (isChinese(locale)) return formatDateZh(date).replace(/^\d+年/, '');
  return `${WEEKDAYS[weekday(date) - 1]}, ${english(date, false)}`;
}

/** The day and time of an instant on the venue's clock. */
export function wallClock(instant: string, zone: string): { date: LocalDate; time: string } {
  const ms = Date.parse(instant);
  return { date: dateInZone(ms, zone), time: timeInZone(ms, zone) };
}

/** `今天 14:03`, `11月21日 14:03` this year, else with the year. */
export function moment(instant: string, zone: string, locale: string, today: LocalDate): string {
  const { date, time } = wallClock(instant, zone);
  if (date === today) return `${isChinese(locale) ? '今天' : 'today'} ${time}`;
  const sameYear = date.slice(0, 4) === today.slice(0, 4);
  if (!isChinese(locale)) return `${english(date, !sameYear)} ${time}`;
  const [day = ''] = formatDateZh(date).split(' ');
  return `${sameYear ? day.replace(/^\d+年/, '') : day} ${time}`;
}

/** `9:05`, `1:02:03`; never below `0:00`. */
export function countdown(ms: number): string {
  const seconds = Math.max(0, Math.ceil(ms / 1000));
  const pad = (value: number): string => String(value).padStart(2, '0');
  const minutes = Math.floor(seconds / 60);
  return minutes < 60
    ? `${minutes}:${pad(seconds % 60)}`
    : `${Math.floor(minutes / 60)}:${pad(minutes % 60)}:${pad(seconds % 60)}`;
}

/** The day on which an order's service begins. */
export const arrivalOf = (startsAt: string | null, zone: string): LocalDate | null =>
  startsAt === null ? null : wallClock(startsAt, zone).date;

export interface Stay {
  checkIn: LocalDate;
  checkOut: LocalDate;
  nights: number;
  adults: number | null;
  children: number | null;
}

const count = (value: unknown): number | null => (typeof value === 'number' ? value : null);

/** The stay in an item's details; null for things that are not sold by night. */
export function stayOf(details: Record<string, unknown>): Stay | null {
  const { checkIn, checkOut, adults, children } = details;
  if (typeof checkIn !== 'string' || typeof checkOut !== 'string' || !isLocalDate(checkIn) || !isLocalDate(checkOut))
    return null;
  return {
    checkIn,
    checkOut,
    nights: daysBetween(checkIn, checkOut),
    adults: count(adults),
    children: count(children),
  };
}

export type Arrives = 'any' | 'today' | 'tomorrow' | 'week';

export const ARRIVALS: readonly Arrives[] = ['any', 'today', 'tomorrow', 'week'];

/** Half-open range of arrival days. */
export function arrivalRange(arrives: Arrives, today: LocalDate): { from: LocalDate; to: LocalDate } | null {
  if (arrives === 'any') return null;
  const first = arrives === 'tomorrow' ? 1 : 0;
  return { from: addDays(today, first), to: addDays(today, arrives === 'week' ? 7 : first + 1) };
}
