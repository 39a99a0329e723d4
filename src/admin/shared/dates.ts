/** Calendar dates as the panel writes them, in its two languages. Dates are strings in the venue's zone. */
import { formatDateZh, weekday, type LocalDate } from '../../shared/local-date';

export const isChinese = (locale: string): boolean => locale.toLowerCase().startsWith('zh');

const WEEKDAYS = {
  zh: ['一', '二', '三', '四', '五', '六', '日'],
  en: ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'],
} as const;
/** Written here because browsers differ in their commas and in September. */
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'] as const;

const parts = (date: LocalDate): [year: number, month: number, day: number] =>
  date.split('-').map(Number) as [number, number, number];

/** Names of the weekdays from Monday on, as short as they go: `六`, `Sat`. */
export const weekdayNames = (locale: string): readonly string[] => WEEKDAYS[isChinese(locale) ? 'zh' : 'en'];

/** `11月`, `Nov` */
export const monthName = (date: LocalDate, locale: string): string =>
  isChinese(locale) ? `${parts(date)[1]}月` : MONTHS[parts(date)[1] - 1]!;

/** `2026年11月`, `Nov 2026` */
export const yearMonth = (date: LocalDate, locale: string): string =>
  isChinese(locale) ? `${parts(date)[0]}年${monthName(date, locale)}` : `${monthName(date, locale)} ${parts(date)[0]}`;

/** `11月21日`, `21 Nov` */
export const dayAndMonth = (date: LocalDate, locale: string): string =>
  isChinese(locale) ? `${monthName(date, locale)}${parts(date)[2]}日` : `${parts(date)[2]} ${monthName(date, locale)}`;

/** `11月21日 周六`, `Sat, 21 Nov` */
export const shortDate = (date: LocalDate, locale: string): string =>
  isChinese(locale)
    ? formatDateZh(date).replace(/^\d+年/, '')
    : `${WEEKDAYS.en[weekday(date) - 1]}, ${dayAndMonth(date, locale)}`;

/** `2026年11月21日 周六`, `Sat, 21 Nov 2026` */
export const fullDate = (date: LocalDate, locale: string): string =>
  isChinese(locale) ? formatDateZh(date) : `${shortDate(date, locale)} ${parts(date)[0]}`;

/** `2026年11月21日`, `21 Nov 2026` */
export const dayText = (date: LocalDate, locale: string): string =>
  isChinese(locale)
    ? `${parts(date)[0]}年${dayAndMonth(date, locale)}`
    : `${dayAndMonth(date, locale)} ${parts(date)[0]}`;
