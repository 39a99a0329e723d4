/** Dates, stays and times in the current language. */
import type { Instant, LocalDate } from '@/api/types';
import { epoch, parts, venueDate, venueTime } from '@/domain/date';
import { count, t, type Key } from './index';

function named(date: LocalDate) {
  const { year, month, day } = parts(date);
  return { year, month, day, monthName: t(`date.monthName.${month}` as Key) };
}

/** '11月21日' / 'Nov 21'. */
export const monthDay = (date: LocalDate): string => t('date.monthDay', named(date));

/** '周六' / 'Sat'. */
export const weekdayName = (date: LocalDate): string => t(`date.weekday.${parts(date).weekday}` as Key);

/** '11月21日 周六'. */
export const dayWithWeekday = (date: LocalDate): string =>
  t('date.dayWeekday', { date: monthDay(date), weekday: weekdayName(date) });

/** '2026年11月'. */
export const monthTitle = (date: LocalDate): string => t('date.month', named(date));

/** '2026年11月21日'. */
export const yearDate = (date: LocalDate): string => t('date.full', named(date));

/** '2026年11月21日 周六': for assistive technology. */
export const fullDate = (date: LocalDate): string => `${t('date.full', named(date))} ${weekdayName(date)}`;

/** 'NK 1234 5678 9012': read out in fours. */
export const cardNumber = (no: string): string =>
  no.replace(/^([A-Z]+)(\d{4})(\d{4})(\d{4})$/, '$1 $2 $3 $4');

/** An instant as the venue's date and time: '11月21日 14:32'. */
export function venueMoment(instant: Instant): string {
  const ms = epoch(instant);
  return Number.isNaN(ms) ? '' : `${monthDay(venueDate(ms))} ${venueTime(ms)}`;
}

/** The last day of what ends at an instant: '2026年11月21日'. */
export function venueLastDay(instant: Instant): string {
  const ms = epoch(instant);
  return Number.isNaN(ms) ? '' : yearDate(venueDate(ms - 1));
}

/** An instant as the venue's time: '14:32'. */
export function venueClock(instant: Instant): string {
  const ms = epoch(instant);
  return Number.isNaN(ms) ? '' : venueTime(ms);
}

/** '2位成人 · 1位儿童'. */
export function guestsText(adults: number, children: number): string {
  const text = count('adults', adults);
  return children > 0 ? `${text} · ${count('children', children)}` : text;
}

/** '11月21–23日', over the end of a month '11月30日 – 12月2日'. */
export function rangeText(checkIn: LocalDate, checkOut: LocalDate): string {
  if (checkIn.slice(0, 7) === checkOut.slice(0, 7)) {
    return t('house.staySameMonth', { ...named(checkIn), last: parts(checkOut).day });
  }
  return t('house.stayChosen', { from: monthDay(checkIn), to: monthDay(checkOut) });
}

/** '距你 850 米' / '距你 2.4 公里'. */
export function distanceText(meters: number): string {
  if (meters < 1000) return t('distance.meters', { n: Math.round(meters / 10) * 10 });
  return t('distance.km', { n: (meters / 1000).toFixed(meters < 10_000 ? 1 : 0) });
}

/** '刚刚', '12 分钟前', '3 小时前', '2 天前'. */
export function ageText(ms: number): string {
  const minutes = Math.floor(ms / 60_000);
  if (minutes < 1) return t('age.now');
  if (minutes < 60) return t('age.minutes', { n: minutes });
  if (minutes < 48 * 60) return t('age.hours', { n: Math.floor(minutes / 60) });
  return t('age.days', { n: Math.floor(minutes / 1440) });
}
