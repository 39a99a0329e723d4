import { describe, expect, it } from 'vitest';
import {
  addDays,
  dayNumber,
  isDate,
  monthDates,
  monthStart,
  nightsBetween,
  venueDate,
  venueTime,
  weekday,
} from '@/domain/date';

describe('calendar dates', () => {
  it('walks over month ends, year ends and leap days', () => {
    expect(addDays('2026-11-30', 1)).toBe('2026-12-01');
    expect(addDays('2026-12-31', 1)).toBe('2027-01-01');
    expect(addDays('2028-02-28', 1)).toBe('2028-02-29');
    expect(addDays('2028-02-29', 1)).toBe('2028-03-01');
    expect(addDays('2027-02-28', 1)).toBe('2027-03-01');
    expect(addDays('2028-03-01', -1)).toBe('2028-02-29');
    expect(nightsBetween('2028-02-27', '2028-03-02')).toBe(4);
    expect(nightsBetween('2027-12-30', '2028-01-02')).toBe(3);
  });

  it('refuses what is no date', () => {
    for (const text of ['2027-02-29', '2026-13-01', '2026-00-10', '2026-1-1', '', '2026-04-31', 'today']) {
      expect(() => dayNumber(text), text).toThrow(RangeError);
      expect(isDate(text)).toBe(false);
    }
    expect(isDate(undefined)).toBe(false);
    expect(isDate('2028-02-29')).toBe(true);
  });

  it('knows weekdays, also before 1970', () => {
    expect(weekday('2026-11-21')).toBe(6);
    expect(weekday('2026-11-22')).toBe(0);
    expect(weekday('1969-12-31')).toBe(3);
  });

  it('lists months', () => {
    expect(monthDates('2028-02-10')).toHaveLength(29);
    expect(monthDates('2026-12-31').at(-1)).toBe('2026-12-31');
    expect(monthStart('2026-12-31', 1)).toBe('2027-01-01');
    expect(monthStart('2026-01-31', -1)).toBe('2025-12-01');
  });
});

describe('the venue’s clock', () => {
  it('turns the day at 16:00 UTC, whatever the device thinks', () => {
    expect(venueDate(Date.parse('2026-12-31T15:59:59Z'))).toBe('2026-12-31');
    expect(venueDate(Date.parse('2026-12-31T16:00:00Z'))).toBe('2027-01-01');
    expect(venueTime(Date.parse('2026-12-31T16:05:00Z'))).toBe('00:05');
  });
});
