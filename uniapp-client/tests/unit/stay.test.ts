import { describe, expect, it } from 'vitest';
import type { CalendarDay } from '@/api/types';
import { addDays, dayNumber } from '@/domain/date';
import {
  canStart,
  cellFor,
  indexDays,
  monthsOf,
  openCalendar,
  pickDay,
  rangeProblem,
  soundDates,
  type Selection,
} from '@/domain/stay';

/** A calendar from 2026-12-01 on in which the named nights are taken; maxNights as the server computes it. */
function calendar(
  from: string,
  length: number,
  taken: string[],
  patch: Record<string, Partial<CalendarDay>> = {},
) {
  const free = (date: string) => !taken.includes(date) && dayNumber(date) < dayNumber(from) + length;
  const days: CalendarDay[] = Array.from({ length }, (_, n) => {
    const date = addDays(from, n);
    let maxNights = 0;
    while (free(addDays(date, maxNights)) && maxNights < 30) maxNights += 1;
    return {
      date,
      priceFen: 10_000,
      label: null,
      dayType: 'weekday',
      unitsLeft: free(date) ? 1 : 0,
      minNights: 1,
      maxNights,
      canCheckIn: free(date),
      canCheckOut: n > 0 && free(addDays(date, -1)),
      soldOut: !free(date),
      reason: free(date) ? null : '已售完',
      ...patch[date],
    };
  });
  return indexDays(days);
}

const none: Selection = { checkIn: null, checkOut: null };
const from = (checkIn: string): Selection => ({ checkIn, checkOut: null });

describe('range rule', () => {
  const index = calendar('2026-12-01', 31, ['2026-12-10', '2026-12-11']);

  it('never spans a sold-out night', () => {
    expect(rangeProblem(index, '2026-12-08', '2026-12-13')).toBe('too-long');
    expect(rangeProblem(index, '2026-12-09', '2026-12-11')).toBe('too-long');
  });

  it('lets a guest leave on the first sold-out night', () => {
    expect(rangeProblem(index, '2026-12-08', '2026-12-10')).toBeNull();
  });

  it('lets nobody arrive on a sold-out night, nor leave after one', () => {
    expect(rangeProblem(index, '2026-12-10', '2026-12-12')).toBe('no-check-in');
    expect(canStart(index, '2026-12-11')).toBe(false);
    expect(canStart(index, '2026-12-12')).toBe(true);
  });

  it('refuses empty, backwards and unknown ranges', () => {
    expect(rangeProblem(index, '2026-12-05', '2026-12-05')).toBe('backwards');
    expect(rangeProblem(index, '2026-12-05', '2026-12-04')).toBe('backwards');
    expect(rangeProblem(index, '2027-03-01', '2027-03-02')).toBe('no-check-in');
  });

  it('keeps minNights and maxNights inclusive', () => {
    const strict = calendar('2026-12-01', 31, [], { '2026-12-04': { minNights: 2, maxNights: 3 } });
    expect(rangeProblem(strict, '2026-12-04', '2026-12-05')).toBe('too-short');
    expect(rangeProblem(strict, '2026-12-04', '2026-12-06')).toBeNull();
    expect(rangeProblem(strict, '2026-12-04', '2026-12-07')).toBeNull();
    expect(rangeProblem(strict, '2026-12-04', '2026-12-08')).toBe('too-long');
  });

  it('refuses a day on which nobody may leave', () => {
    const closed = calendar('2026-12-01', 31, [], { '2026-12-06': { canCheckOut: false } });
    expect(rangeProblem(closed, '2026-12-05', '2026-12-06')).toBe('no-check-out');
    expect(rangeProblem(closed, '2026-12-05', '2026-12-07')).toBeNull();
  });

  it('does not offer a start that no legal check-out follows', () => {
    const stuck = calendar('2026-12-01', 31, ['2026-12-05'], {
      '2026-12-04': { minNights: 2, maxNights: 1 },
    });
    expect(canStart(stuck, '2026-12-04')).toBe(false);
    const zero = calendar('2026-12-01', 31, [], { '2026-12-04': { maxNights: 0 } });
    expect(canStart(zero, '2026-12-04')).toBe(false);
  });

  it.each([
    ['month end', '2026-11-30', '2026-12-01'],
    ['year end', '2026-12-31', '2027-01-01'],
    ['leap day', '2028-02-28', '2028-02-29'],
    ['after the leap day', '2028-02-29', '2028-03-01'],
    ['no leap day', '2027-02-28', '2027-03-01'],
  ])('counts one night over the %s', (_, checkIn, checkOut) => {
    const around = calendar(addDays(checkIn, -2), 10, []);
    expect(rangeProblem(around, checkIn, checkOut)).toBeNull();
    expect(rangeProblem(calendar(addDays(checkIn, -2), 10, [checkIn]), checkIn, checkOut)).toBe(
      'no-check-in',
    );
  });

  it('agrees with a night-by-night check for every pair of days', () => {
    const taken = ['2026-12-07', '2026-12-15', '2026-12-16'];
    const days = calendar('2026-12-01', 24, taken);
    for (let a = 1; a <= 22; a += 1) {
      for (let b = 1; b <= 22; b += 1) {
        const [checkIn, checkOut] = [addDays('2026-12-01', a - 1), addDays('2026-12-01', b - 1)];
        const nights = Array.from({ length: Math.max(0, b - a) }, (_, n) => addDays(checkIn, n));
        const free = nights.length > 0 && nights.every((night) => !taken.includes(night));
        expect(rangeProblem(days, checkIn, checkOut) === null, `${checkIn} ${checkOut}`).toBe(free);
      }
    }
  });
});

describe('taps', () => {
  const index = calendar('2026-12-01', 31, ['2026-12-10', '2026-12-11'], { '2026-12-14': { minNights: 3 } });

  it('opens and closes a stay', () => {
    const first = pickDay(index, none, '2026-12-08');
    expect(first.selection).toEqual({ checkIn: '2026-12-08', checkOut: null });
    const second = pickDay(index, first.selection, '2026-12-10');
    expect(second).toEqual({ selection: { checkIn: '2026-12-08', checkOut: '2026-12-10' }, problem: null });
  });

  it('starts anew behind a sold-out night, before the check-in and after a complete stay', () => {
    expect(pickDay(index, from('2026-12-08'), '2026-12-13').selection).toEqual(from('2026-12-13'));
    expect(pickDay(index, from('2026-12-08'), '2026-12-03').selection).toEqual(from('2026-12-03'));
    const complete = { checkIn: '2026-12-02', checkOut: '2026-12-04' };
    expect(pickDay(index, complete, '2026-12-03').selection).toEqual(from('2026-12-03'));
  });

  it('takes the check-in back on a second tap', () => {
    expect(pickDay(index, from('2026-12-08'), '2026-12-08').selection).toEqual(none);
  });

  it('keeps the selection and says why', () => {
    expect(pickDay(index, none, '2026-12-10')).toEqual({ selection: none, problem: 'no-check-in' });
    expect(pickDay(index, from('2026-12-14'), '2026-12-15')).toEqual({
      selection: from('2026-12-14'),
      problem: 'too-short',
    });
    expect(pickDay(index, from('2026-12-08'), '2026-12-11')).toEqual({
      selection: from('2026-12-08'),
      problem: 'too-long',
    });
  });
});

describe('cells', () => {
  const index = calendar('2026-12-01', 31, ['2026-12-10', '2026-12-11']);
  const state = (selection: Selection, date: string) => cellFor(index, selection, date, '2026-12-01').state;

  it('marks leave-only days only while a stay is open towards them', () => {
    expect(state(none, '2026-12-10')).toBe('off');
    expect(state(from('2026-12-08'), '2026-12-10')).toBe('leave-only');
    expect(state(from('2026-12-12'), '2026-12-10')).toBe('off');
  });

  it('marks the ends and the inside of a stay', () => {
    const stay = { checkIn: '2026-12-02', checkOut: '2026-12-05' };
    expect(['02', '03', '04', '05', '06'].map((day) => state(stay, `2026-12-${day}`))).toEqual([
      'start',
      'inside',
      'inside',
      'end',
      'open',
    ]);
  });

  it('shows no price for nights that cannot be slept', () => {
    expect(cellFor(index, none, '2026-12-10', '2026-12-01').priceFen).toBeNull();
    expect(cellFor(index, none, '2026-12-09', '2026-12-01').priceFen).toBe(10_000);
  });

  it('is blank outside the calendar', () => {
    expect(cellFor(index, none, '2027-01-05', '2026-12-01')).toMatchObject({
      state: 'blank',
      enabled: false,
    });
  });
});

describe('months', () => {
  it('leaves out the weeks before today and aligns the rest', () => {
    const index = indexDays(openCalendar('2026-11-21', 60));
    const [november, december] = monthsOf(index, none, '2026-11-21', 2, '2026-11-21');
    expect(november.cells[0].date).toBe('2026-11-15');
    expect(november.lead).toBe(0);
    expect(december.cells).toHaveLength(31);
    expect(december.lead).toBe(2); // 1 December 2026 is a Tuesday.
  });

  it('keeps a first week that begins inside the month', () => {
    const index = indexDays(openCalendar('2026-12-03', 60));
    const [december] = monthsOf(index, none, '2026-12-03', 1, '2026-12-03');
    expect([december.cells[0].date, december.lead]).toEqual(['2026-12-01', 2]);
  });

  it('crosses the year and knows February', () => {
    const index = indexDays(openCalendar('2027-12-01', 120));
    const months = monthsOf(index, none, '2027-12-01', 3, '2027-12-01');
    expect(months.map(({ start }) => start)).toEqual(['2027-12-01', '2028-01-01', '2028-02-01']);
    expect(months[2].cells).toHaveLength(29);
  });
});

describe('open calendar and sound dates', () => {
  it('keeps to its window', () => {
    const index = indexDays(openCalendar('2026-12-01', 10, 30));
    expect(rangeProblem(index, '2026-12-01', '2026-12-10')).toBeNull();
    expect(canStart(index, '2026-12-10')).toBe(false);
    expect(rangeProblem(indexDays(openCalendar('2026-12-01', 60, 5)), '2026-12-01', '2026-12-07')).toBe(
      'too-long',
    );
  });

  it('moves dates that have passed to today', () => {
    expect(soundDates('2026-11-20', '2026-11-22', '2026-11-21')).toEqual({
      checkIn: '2026-11-21',
      checkOut: '2026-11-22',
    });
    expect(soundDates('2026-12-31', '2027-01-02', '2026-12-31')).toEqual({
      checkIn: '2026-12-31',
      checkOut: '2027-01-02',
    });
    expect(soundDates('2026-12-31', '2026-12-31', '2026-12-31').checkOut).toBe('2027-01-01');
  });
});
