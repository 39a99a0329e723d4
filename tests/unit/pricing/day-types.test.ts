import { describe, expect, it } from 'vitest';
import { isAnnounced, nightType, publicHolidays, type SpecialDays } from '../../../src/plugins/pricing/server/services';
import { addDays, eachDay, localDate, weekday } from '../../../src/shared/local-date';

const special: SpecialDays = new Map([2025, 2026, 2027, 2028].flatMap((year) => [...publicHolidays(year)]));
const typeOf = (night: string): string => nightType(localDate(night), special).type;
const nameOf = (night: string): string | undefined => nightType(localDate(night), special).name?.zh;

const weekdaySunToThu = (night: string): 'weekday' | 'weekend' =>
  [5, 6].includes(weekday(localDate(night))) ? 'weekend' : 'weekday';

describe('an ordinary week', () => {
  it.each([
    ['2026-11-16', 'weekday'],
    ['2026-11-19', 'weekday'],
    ['2026-11-20', 'weekend'],
    ['2026-11-21', 'weekend'],
    ['2026-11-22', 'weekday'],
  ])('the night of %s is a %s', (night, type) => expect(typeOf(night)).toBe(type));

  it('has weekend nights on Friday and Saturday when no day is special', () => {
    for (const night of eachDay(localDate('2027-01-01'), localDate('2029-01-01'))) {
      const { type, name } = nightType(night, new Map());
      expect(type).toBe(weekdaySunToThu(night));
      expect(name?.zh).toBe(type === 'weekend' ? '周末' : undefined);
    }
  });
});

describe('the holidays of 2026, as the State Council announced them', () => {
  it.each([
    ['元旦', '2025-12-31', '2026-01-02'],
    ['春节', '2026-02-14', '2026-02-22'],
    ['清明', '2026-04-03', '2026-04-05'],
    ['劳动节', '2026-04-30', '2026-05-04'],
    ['端午', '2026-06-18', '2026-06-20'],
    ['中秋', '2026-09-24', '2026-09-26'],
    ['国庆节', '2026-09-30', '2026-10-06'],
  ])('%s: from the eve %s to %s every night is a holiday night', (name, eve, lastNight) => {
    for (const night of eachDay(localDate(eve), addDays(localDate(lastNight), 1))) {
      expect([night, typeOf(night), nameOf(night)]).toEqual([night, 'holiday', name]);
    }
    expect(typeOf(addDays(localDate(eve), -1))).not.toBe('holiday');
    expect(typeOf(addDays(localDate(lastNight), 1))).not.toBe('holiday');
  });

  it.each([
    // night, its morning is a weekend day worked in exchange (调休)
    ['2026-01-03', '周日 1 月 4 日上班'],
    ['2026-02-13', '周六 2 月 14 日上班'],
    ['2026-02-27', '周六 2 月 28 日上班'],
    ['2026-05-08', '周六 5 月 9 日上班'],
    ['2026-09-19', '周日 9 月 20 日上班'],
    ['2026-10-09', '周六 10 月 10 日上班'],
  ])('the night of %s costs as a weekday: %s', (night) => {
    expect(weekdaySunToThu(night)).toBe('weekend');
    expect([typeOf(night), nameOf(night)]).toEqual(['weekday', undefined]);
  });

  it('has 33 days off and 6 days worked in exchange, each on a weekend', () => {
    const days = [...publicHolidays(2026)];
    expect(days.filter(([, day]) => day.kind === 'holiday')).toHaveLength(33);
    const worked = days.filter(([, day]) => day.kind === 'workday').map(([date]) => date);
    expect(worked).toHaveLength(6);
    expect(worked.every((date) => weekday(date) >= 6)).toBe(true);
    expect(isAnnounced(2026)).toBe(true);
  });
});

describe('a year that is not announced yet', () => {
  it('2027 has the thirteen statutory days and no exchange', () => {
    expect(isAnnounced(2027)).toBe(false);
    expect([...publicHolidays(2027)].map(([date, { kind, name }]) => `${date} ${kind} ${name.zh}`)).toEqual([
      '2027-01-01 holiday 元旦',
      '2027-02-05 holiday 春节',
      '2027-02-06 holiday 春节',
      '2027-02-07 holiday 春节',
      '2027-02-08 holiday 春节',
      '2027-04-05 holiday 清明',
      '2027-05-01 holiday 劳动节',
      '2027-05-02 holiday 劳动节',
      '2027-06-09 holiday 端午',
      '2027-09-15 holiday 中秋',
      '2027-10-01 holiday 国庆节',
      '2027-10-02 holiday 国庆节',
      '2027-10-03 holiday 国庆节',
    ]);
  });

  it('takes the first of two fifth months, and one day for two festivals', () => {
    const dates = [...publicHolidays(2028).keys()];
    expect(dates).toContain('2028-05-28');
    expect(dates).not.toContain('2028-06-27');
    expect(publicHolidays(2028).get(localDate('2028-10-03'))?.name.zh).toBe('国庆节');
  });

  it('has the eve of a holiday as holiday night, its last evening not', () => {
    expect(typeOf('2027-09-30')).toBe('holiday');
    expect(typeOf('2027-10-02')).toBe('holiday');
    expect(typeOf('2027-10-03')).toBe('weekday');
    expect(typeOf('2026-12-31')).toBe('holiday');
    expect(typeOf('2027-01-01')).toBe('weekend');
  });
});

describe('corrections', () => {
  it('a holiday on an ordinary day, a workday on a weekend', () => {
    const corrected: SpecialDays = new Map([
      [localDate('2026-11-18'), { kind: 'holiday', name: { zh: '开业日', en: 'Opening' } }],
      [localDate('2026-11-21'), { kind: 'workday', name: { zh: '调休', en: 'Exchange' } }],
    ]);
    expect(nightType(localDate('2026-11-17'), corrected)).toEqual({
      type: 'holiday',
      name: { zh: '开业日', en: 'Opening' },
    });
    expect(nightType(localDate('2026-11-20'), corrected)).toEqual({ type: 'weekday', name: null });
  });
});
