/** Dates as the grid writes them. Calendar dates are strings in the venue's zone. */
import { formatDateZh, weekday, type LocalDate } from '../../../../../shared/local-date';

export const isChinese = (locale: string): boolean => locale.toLowerCase().startsWith('zh');

const EN_DAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'] as const;
const ZH_DAYS = ['一', '二', '三', '四', '五', '六', '日'] as const;
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'] as const;

const parts = (date: LocalDate): [year: number, month: number, day: number] =>
  date.split('-').map(Number) as [number, number, number];

/** `六`, `Sat` */
export const shortWeekday = (date: LocalDate, locale: string): string =>
  (isChinese(locale) ? ZH_DAYS : EN_DAYS)[weekday(date) - 1]!;

export const dayOfMonth = (date: LocalDate): number => parts(date)[2];

/** `11月`, `Nov` */
export const monthName = (date: LocalDate, locale: string): string =>
  isChinese(locale) ? `${parts(date)[1]}月` : MONTHS[parts(date)[1] - 1]!;

/** `2026年11月`, `November 2026` in short */
export const yearMonth = (date: LocalDate, locale: string): string =>
  isChinese(locale) ? `${parts(date)[0]}年${parts(date)[1]}月` : `${MONTHS[parts(date)[1] - 1]} ${parts(date)[0]}`;

/** `11月21日 周六`, `Sat, 21 Nov` */
export function shortDate(date: LocalDate, locale: string): string {
  if (isChinese(locale)) return formatDateZh(date).replace(/^\d+年/, '');
  const [, month, day] = parts(date);
  return `${EN_DAYS[weekday(date) - 1]}, ${day} ${MONTHS[month - 1]}`;
}

/** `2026年11月21日 周六`, `Sat, 21 Nov 2026` */
export const fullDate = (date: LocalDate, locale: string): string =>
  isChinese(locale) ? formatDateZh(date) : `${shortDate(date, locale)} ${parts(date)[0]}`;
