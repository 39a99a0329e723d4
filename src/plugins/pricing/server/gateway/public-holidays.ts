/**
 * Public holidays of mainland China with the days worked in exchange (调休), from the chinese-days package.
 * The State Council announces each year in the autumn before; for a year that the package does not know
 * yet, the statutory days of 《全国年节及纪念日放假办法》 (2024) stand in, without exchanged days. Operators
 * correct both in the content type "holiday".
 */
import chineseDays from 'chinese-days';
import { addDays, eachDay, localDate, type LocalDate } from '../../../../shared/local-date';
import { text, type Text } from '../../../../shared/text';

export interface SpecialDay {
  kind: 'holiday' | 'workday';
  name: Text;
}

const cache = new Map<number, Map<LocalDate, SpecialDay>>();

/** Special days of one year, 2004–2099. */
export function publicHolidays(year: number): ReadonlyMap<LocalDate, SpecialDay> {
  let days = cache.get(year);
  if (!days) {
    days = isAnnounced(year) ? announced(year) : statutory(year);
    cache.set(year, days);
  }
  return days;
}

/** True when the arrangement with exchanged days is known, not only the statute. */
export const isAnnounced = (year: number): boolean => chineseDays.getDayDetail(`${year}-10-01`).name.includes(',');

function announced(year: number): Map<LocalDate, SpecialDay> {
  const days = new Map<LocalDate, SpecialDay>();
  for (const date of eachDay(localDate(`${year}-01-01`), localDate(`${year + 1}-01-01`))) {
    const { name, work } = chineseDays.getDayDetail(date);
    const [en, zh] = name.split(',');
    // Ordinary days carry only the name of their weekday.
    if (zh && en) days.set(date, { kind: work ? 'workday' : 'holiday', name: text(zh, en) });
  }
  return days;
}

function statutory(year: number): Map<LocalDate, SpecialDay> {
  const lunar = (monthDay: string): LocalDate =>
    localDate(chineseDays.getSolarDateFromLunar(`${year}-${monthDay}`).date);
  const newYear = lunar('01-01');
  const festivals: [LocalDate, number, Text][] = [
    [localDate(`${year}-01-01`), 1, text('元旦', "New Year's Day")],
    [addDays(newYear, -1), 4, text('春节', 'Spring Festival')],
    [localDate(chineseDays.getSolarTermDate(year, 4, 'pure_brightness')), 1, text('清明', 'Tomb-sweeping Day')],
    [localDate(`${year}-05-01`), 2, text('劳动节', 'Labour Day')],
    [lunar('05-05'), 1, text('端午', 'Dragon Boat Festival')],
    [lunar('08-15'), 1, text('中秋', 'Mid-autumn Festival')],
    [localDate(`${year}-10-01`), 3, text('国庆节', 'National Day')],
  ];
  const days = new Map<LocalDate, SpecialDay>();
  for (const [first, count, name] of festivals) {
    for (const date of eachDay(first, addDays(first, count))) days.set(date, { kind: 'holiday', name });
  }
  return days;
}
