/** A rectangle of the calendar: houses next to each other, and dates. */
import { addDays, type LocalDate } from '../../../../../shared/local-date';

export interface Cell {
  /** Position of the house on the page. */
  row: number;
  date: LocalDate;
}

export interface Selection {
  /** Where it began; it stays when the selection is extended. */
  anchor: Cell;
  focus: Cell;
}

export interface Rectangle {
  firstRow: number;
  lastRow: number;
  firstNight: LocalDate;
  lastNight: LocalDate;
}

export function rectangleOf({ anchor, focus }: Selection): Rectangle {
  const dates = [anchor.date, focus.date].sort() as [LocalDate, LocalDate];
  return {
    firstRow: Math.min(anchor.row, focus.row),
    lastRow: Math.max(anchor.row, focus.row),
    firstNight: dates[0],
    lastNight: dates[1],
  };
}

export const inRectangle = (row: number, date: LocalDate, r: Rectangle | null): boolean =>
  r !== null && row >= r.firstRow && row <= r.lastRow && date >= r.firstNight && date <= r.lastNight;

const STEPS: Record<string, [rows: number, days: number]> = {
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  Home: [0, -Infinity],
  End: [0, Infinity],
};

/** Where a key leads from a cell within the page; null for a key that moves nothing. */
export function moved(from: Cell, key: string, page: { rows: number; first: LocalDate; last: LocalDate }): Cell | null {
  const step = STEPS[key];
  if (!step) return null;
  const [rows, days] = step;
  const date = days === -Infinity ? page.first : days === Infinity ? page.last : addDays(from.date, days);
  return {
    row: Math.min(Math.max(from.row + rows, 0), page.rows - 1),
    date: date < page.first ? page.first : date > page.last ? page.last : date,
  };
}
