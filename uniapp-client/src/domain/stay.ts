/**
 * What may be picked in a stay calendar. The rule is the contract's: [in, out) may be picked iff
 * day(in).canCheckIn && day(in).minNights <= nights <= day(in).maxNights && day(out).canCheckOut.
 * A sold-out night is never spanned (maxNights ends there) but may still be the day of leaving.
 */
import type { CalendarDay, LocalDate } from '@/api/types';
import { addDays, monthDates, monthStart, nightsBetween, weekday } from './date';

export interface Selection {
  checkIn: LocalDate | null;
  checkOut: LocalDate | null;
}

export type DayIndex = ReadonlyMap<LocalDate, CalendarDay>;

/** Looks up days by date; build it once per calendar answer. */
export function indexDays(days: readonly CalendarDay[]): DayIndex {
  return new Map(days.map((day) => [day.date, day]));
}

export type RangeProblem = 'no-check-in' | 'too-short' | 'too-long' | 'no-check-out' | 'backwards';

/** Why [checkIn, checkOut) may not be picked, or null when it may. */
export function rangeProblem(index: DayIndex, checkIn: LocalDate, checkOut: LocalDate): RangeProblem | null {
  const first = index.get(checkIn);
  if (!first || !first.canCheckIn || first.maxNights < 1) return 'no-check-in';
  const nights = nightsBetween(checkIn, checkOut);
  if (nights < 1) return 'backwards';
  if (nights > first.maxNights) return 'too-long';
  if (nights < first.minNights) return 'too-short';
  return index.get(checkOut)?.canCheckOut ? null : 'no-check-out';
}

/** True when a stay can begin on `date`: some legal check-out exists. */
export function canStart(index: DayIndex, date: LocalDate): boolean {
  const day = index.get(date);
  if (!day?.canCheckIn) return false;
  for (let nights = Math.max(1, day.minNights); nights <= day.maxNights; nights += 1) {
    if (index.get(addDays(date, nights))?.canCheckOut) return true;
  }
  return false;
}

export interface Pick {
  selection: Selection;
  /** Set when the tap could not be taken as it stands; the selection says what was done instead. */
  problem: RangeProblem | null;
}

/**
 * The selection after a tap on `date`. With an open check-in a legal date closes the stay; any other date
 * on which a stay can begin starts anew; everything else leaves the selection and names the problem.
 */
export function pickDay(index: DayIndex, current: Selection, date: LocalDate): Pick {
  const { checkIn, checkOut } = current;
  if (checkIn && !checkOut) {
    if (date === checkIn) return { selection: { checkIn: null, checkOut: null }, problem: null };
    const problem = rangeProblem(index, checkIn, date);
    if (!problem) return { selection: { checkIn, checkOut: date }, problem: null };
    if (problem === 'too-short') return { selection: current, problem };
    if (canStart(index, date)) return { selection: { checkIn: date, checkOut: null }, problem: null };
    return { selection: current, problem };
  }
  if (canStart(index, date)) return { selection: { checkIn: date, checkOut: null }, problem: null };
  return { selection: current, problem: 'no-check-in' };
}

export type CellState = 'blank' | 'off' | 'open' | 'leave-only' | 'too-short' | 'start' | 'end' | 'inside';

export interface Cell {
  date: LocalDate;
  dayOfMonth: number;
  state: CellState;
  weekend: boolean;
  today: boolean;
  /** The night itself is taken (shown even where the day may be a check-out). */
  soldOut: boolean;
  priceFen: number | null;
  label: string | null;
  /** False: the tap can do nothing (assistive technology hears "unavailable"). */
  enabled: boolean;
}

export interface Month {
  /** First of the month. */
  start: LocalDate;
  /** Cells of empty days before the first (weeks begin on Sunday). */
  lead: number;
  cells: Cell[];
}

function stateOf(index: DayIndex, { checkIn, checkOut }: Selection, date: LocalDate): CellState {
  if (date === checkIn) return 'start';
  if (date === checkOut) return 'end';
  const day = index.get(date);
  if (!day) return 'blank';
  if (checkIn && checkOut && date > checkIn && date < checkOut) return 'inside';
  const start = canStart(index, date);
  if (checkIn && !checkOut && date > checkIn) {
    const problem = rangeProblem(index, checkIn, date);
    if (!problem) return start ? 'open' : 'leave-only';
    if (problem === 'too-short') return 'too-short';
  }
  return start ? 'open' : 'off';
}

/** One calendar cell for `date` under the current selection. */
export function cellFor(index: DayIndex, selection: Selection, date: LocalDate, today: LocalDate): Cell {
  const day = index.get(date);
  const state = stateOf(index, selection, date);
  const night = weekday(date);
  return {
    date,
    dayOfMonth: Number(date.slice(8)),
    state,
    weekend: night === 0 || night === 6,
    today: date === today,
    soldOut: day?.soldOut ?? false,
    priceFen: day && !day.soldOut && day.priceFen > 0 ? day.priceFen : null,
    label: day?.label ?? null,
    enabled: state !== 'blank' && state !== 'off' && state !== 'too-short',
  };
}

/**
 * Months from the one of `from`, `count` of them, with every day as a cell; weeks of the first month that are
 * wholly before `from` are left out.
 */
export function monthsOf(
  index: DayIndex,
  selection: Selection,
  from: LocalDate,
  count: number,
  today: LocalDate,
): Month[] {
  return Array.from({ length: count }, (_, offset) => {
    const start = monthStart(from, offset);
    const firstShown = offset === 0 ? addDays(from, -weekday(from)) : start;
    const dates = monthDates(start).filter((date) => date >= firstShown);
    const cells = dates.map((date) => cellFor(index, selection, date, today));
    return { start, lead: weekday(dates[0]), cells };
  });
}

/** A calendar without a house (search): every day from `from` may be slept, up to `maxNights` at a time. */
export function openCalendar(from: LocalDate, days: number, maxNights = 30): CalendarDay[] {
  return Array.from({ length: days }, (_, offset) => ({
    date: addDays(from, offset),
    priceFen: 0,
    label: null,
    dayType: 'weekday' as const,
    unitsLeft: 1,
    minNights: 1,
    maxNights: Math.min(maxNights, days - 1 - offset),
    canCheckIn: offset < days - 1,
    canCheckOut: offset > 0,
    soldOut: false,
    reason: null,
  }));
}

/** Dates that are still bookable as they stand, else one night from `today`. */
export function soundDates(
  checkIn: LocalDate,
  checkOut: LocalDate,
  today: LocalDate,
): { checkIn: LocalDate; checkOut: LocalDate } {
  if (checkIn >= today && checkOut > checkIn) return { checkIn, checkOut };
  return { checkIn: today, checkOut: addDays(today, 1) };
}
