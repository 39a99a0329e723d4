/** Dates as the rate calendar writes them. */
import { daysBetween, formatDateZh, localDate, weekday, type LocalDate } from '../../../../../shared/local-date';

export const isChinese = (locale: string): boolean => locale.toLowerCase().startsWith('zh');

const WEEKDAYS = {
  zh: ['一', '二', '三', '四', '五', '六', '日'],
  en: ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'],
} as const;
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'] as const;

/** Names of the weekdays from Monday on, as short as they go. */
export const weekdayNames = (locale: string): readonly string[] => WEEKDAYS[isChinese(locale) ? 'zh' : 'en'];

/** `11月21日`, `21 Nov` */
export function dayAndMonth(date: LocalDate, locale: string): string {
  const [, month, day] = date.split('-').map(Number);
  return isChinese(locale) ? `${month}月${day}日` : `${day} ${MONTHS[month! - 1]}`;
}

/** `2026年11月`, `Nov 2026` */
export function monthName(date: LocalDate, locale: string): string {
  const [year, month] = date.split('-').map(Number);
  return isChinese(locale) ? `${year}年${month}月` : `${MONTHS[month! - 1]} ${year}`;
}

/** `2026年11月21日 周六`, `Sat 21 Nov 2026` */
export const fullDate = (date: LocalDate, locale: string): string =>
  isChinese(locale)
    ? formatDateZh(date)
    : `${WEEKDAYS.en[weekday(date) - 1]} ${dayAndMonth(date, locale)} ${date.slice(0, 4)}`;

/** `11月21日 – 12月1日`; one date when both are the same. */
export const span = (first: LocalDate, last: LocalDate, locale: string): string =>
  first === last ? dayAndMonth(first, locale) : `${dayAndMonth(first, locale)} – ${dayAndMonth(last, locale)}`;

export const monthStart = (date: LocalDate): LocalDate => localDate(`${date.slice(0, 7)}-01`);

/** The first of the month `months` after that of `date`. */
export function addMonths(date: LocalDate, months: number): LocalDate {
  const at = Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7)) - 1 + months;
  return localDate(`${String(Math.floor(at / 12)).padStart(4, '0')}-${String((at % 12) + 1).padStart(2, '0')}-01`);
}

/** What the calendar shows: whole months, but nothing before today. */
export function shownDays(month: LocalDate, months: number, today: LocalDate): { from: LocalDate; days: number } {
  const from = month < today ? today : month;
  return { from, days: daysBetween(from, addMonths(month, months)) };
}

/** Empty cells before the first date in a calendar whose weeks begin on Monday. */
export const leading = (date: LocalDate): number => weekday(date) - 1;
