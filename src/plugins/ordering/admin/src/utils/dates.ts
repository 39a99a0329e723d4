/** Times, stays and arrivals as the desk sees them. */
import { dayAndMonth, isChinese } from '../../../../../admin/shared/dates';
import {
  addDays,
  dateInZone,
  daysBetween,
  isLocalDate,
  timeInZone,
  type LocalDate,
} from '../../../../../shared/local-date';

/** The day and time of an instant on the venue's clock. */
export function wallClock(instant: string, zone: string): { date: LocalDate; time: string } {
  const ms = Date.parse(instant);
  return { date: dateInZone(ms, zone), time: timeInZone(ms, zone) };
}

/** `今天 14:03`, `11月21日 14:03` this year, else with the year. */
export function moment(instant: string, zone: string, locale: string, today: LocalDate): string {
  const { date, time } = wallClock(instant, zone);
  if (date === today) return `${isChinese(locale) ? '今天' : 'today'} ${time}`;
  const day = dayAndMonth(date, locale);
  const year = date.slice(0, 4);
  if (year === today.slice(0, 4)) return `${day} ${time}`;
  return isChinese(locale) ? `${year}年${day} ${time}` : `${day} ${year} ${time}`;
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
