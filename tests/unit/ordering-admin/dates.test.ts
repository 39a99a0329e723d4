import { describe, expect, it } from 'vitest';
import { localDate } from '../../../src/shared/local-date';
import { fullDate, shortDate } from '../../../src/admin/shared/dates';
import {
  arrivalOf,
  arrivalRange,
  countdown,
  moment,
  stayOf,
} from '../../../src/plugins/ordering/admin/src/utils/dates';

const ZONE = 'Asia/Shanghai';
const day = localDate;

describe('dates at the desk', () => {
  it('writes Chinese dates with the weekday', () => {
    expect(fullDate(day('2026-11-21'), 'zh-Hans')).toBe('2026年11月21日 周六');
    expect(shortDate(day('2026-11-02'), 'zh-Hans')).toBe('11月2日 周一');
  });

  it('writes English dates without shifting the day', () => {
    expect(fullDate(day('2026-11-21'), 'en')).toBe('Sat, 21 Nov 2026');
    expect(shortDate(day('2027-01-01'), 'en')).toBe('Fri, 1 Jan');
  });

  it('shortens moments by what is already known', () => {
    const today = day('2026-11-21');
    expect(moment('2026-11-20T16:30:00.000Z', ZONE, 'zh-Hans', today)).toBe('今天 00:30');
    expect(moment('2026-11-20T15:59:00.000Z', ZONE, 'zh-Hans', today)).toBe('11月20日 23:59');
    expect(moment('2025-11-20T02:05:00.000Z', ZONE, 'zh-Hans', today)).toBe('2025年11月20日 10:05');
    expect(moment('2026-11-20T02:05:00.000Z', ZONE, 'en', today)).toBe('20 Nov 10:05');
    expect(moment('2025-11-20T02:05:00.000Z', ZONE, 'en', today)).toBe('20 Nov 2025 10:05');
  });

  it('takes the arrival day from the wall clock of the venue', () => {
    expect(arrivalOf('2026-11-21T16:00:00.000Z', ZONE)).toBe('2026-11-22');
    expect(arrivalOf(null, ZONE)).toBeNull();
  });
});

describe('countdown', () => {
  it.each([
    [29 * 60_000 + 58_000, '29:58'],
    [5_001, '0:06'],
    [0, '0:00'],
    [-90_000, '0:00'],
    [3_600_000, '1:00:00'],
    [3_723_000, '1:02:03'],
  ])('%i ms is %s', (ms, text) => expect(countdown(ms)).toBe(text));
});

describe('stayOf', () => {
  const details = { checkIn: '2026-11-21', checkOut: '2026-11-24', nights: 3, adults: 2, children: 1 };

  it('reads a stay', () => {
    expect(stayOf(details)).toEqual(details);
  });

  it('knows nothing of other kinds', () => {
    expect(stayOf({})).toBeNull();
    expect(stayOf({ checkIn: '2026-02-30', checkOut: '2026-03-01' })).toBeNull();
    expect(stayOf({ checkIn: 5, checkOut: null })).toBeNull();
  });
});

describe('arrival filter', () => {
  const today = day('2026-12-31');

  it('is a half-open range of days', () => {
    expect(arrivalRange('any', today)).toBeNull();
    expect(arrivalRange('today', today)).toEqual({ from: '2026-12-31', to: '2027-01-01' });
    expect(arrivalRange('tomorrow', today)).toEqual({ from: '2027-01-01', to: '2027-01-02' });
    expect(arrivalRange('week', today)).toEqual({ from: '2026-12-31', to: '2027-01-07' });
  });
});
