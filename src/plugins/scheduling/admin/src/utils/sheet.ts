/** The server's answer, as the grid works with it: lines of units, and what takes each of them. */
import { dayNumber } from '../../../../../shared/local-date';
import { takenPerDay } from '../../../server/domain/occupancy';
import type { GridAnswer } from '../api/types';

/** What a bar looks like; codes of orders that the grid does not know are shown like a confirmed one. */
export type Look = 'pending' | 'paid' | 'confirmed' | 'in_service' | 'completed' | 'block';

const LOOKS: readonly string[] = ['pending', 'paid', 'confirmed', 'in_service', 'completed'];

/** Days are offsets from the sheet's first day, half-open; a bar may reach beyond the sheet on both sides. */
export interface Bar {
  id: number;
  /** Index in `rows`. */
  row: number;
  unit: number;
  from: number;
  to: number;
  /** Without the days that make the unit ready again. */
  stayTo: number;
  look: Look;
  /** Null for a block. */
  no: string | null;
  /** The guest's name, or why it is blocked. */
  title: string;
  expiresAt: number | null;
}

export type Row = GridAnswer['rows'][number] & {
  index: number;
  closedOn: ReadonlySet<number>;
  /** The minimum stay on most days; only more than that is worth a word in a cell. */
  usualNights: number;
};

/** A line of the grid: the head of a house with several units, or one unit. */
export interface Line {
  key: string;
  row: Row;
  /** 0 is the head of the units below. */
  unit: number;
  /** The only unit of its row: the line carries the title itself. */
  alone: boolean;
}

export interface Sheet {
  answer: GridAnswer;
  first: number;
  /** Today as an offset; may lie outside. */
  today: number;
  count: number;
  rows: Row[];
  /** By `row:unit`, in the order of time. */
  bars: ReadonlyMap<string, readonly Bar[]>;
}

const NONE: readonly Bar[] = [];

export const barsOf = (sheet: Sheet, row: number, unit: number): readonly Bar[] =>
  sheet.bars.get(`${row}:${unit}`) ?? NONE;

/** @param before keeps the lists of units where nothing changed, so that only changed lines are drawn again */
export function toSheet(answer: GridAnswer, before: Sheet | null = null): Sheet {
  const bars = new Map<string, Bar[]>();
  for (const stored of answer.bars) {
    const bar = toBar(stored, answer);
    const key = `${bar.row}:${bar.unit}`;
    const list = bars.get(key);
    if (list) list.push(bar);
    else bars.set(key, [bar]);
  }
  const kept = new Map<string, readonly Bar[]>();
  for (const [key, list] of bars) {
    list.sort((a, b) => a.from - b.from);
    const known = before?.answer.from === answer.from ? before.bars.get(key) : undefined;
    kept.set(key, known && JSON.stringify(known) === JSON.stringify(list) ? known : list);
  }
  return {
    answer,
    first: dayNumber(answer.from),
    today: dayNumber(answer.today) - dayNumber(answer.from),
    count: answer.days.length,
    rows: answer.rows.map((row, index) => keep(toRow(row, index), before)),
    bars: kept,
  };
}

function toRow(row: GridAnswer['rows'][number], index: number): Row {
  const open = row.pricesFen.filter((price) => price >= 0).length;
  const usualNights = row.minimum.length < open ? 1 : Math.min(...row.minimum.map(([, nights]) => nights));
  return { ...row, index, closedOn: new Set(row.closed), usualNights: Number.isFinite(usualNights) ? usualNights : 1 };
}

/** The same row object while nothing about it is different. */
function keep(row: Row, before: Sheet | null): Row {
  const known = before?.rows[row.index];
  const plain = ({ closedOn: _set, ...rest }: Row): string => JSON.stringify(rest);
  return known && plain(known) === plain(row) ? known : row;
}

function toBar(
  [id, row, unit, from, to, subject, reason, expiresAt]: GridAnswer['bars'][number],
  { rows, subjects }: GridAnswer,
): Bar {
  if (subject < 0)
    return { id, row, unit, from, to, stayTo: to, look: 'block', no: null, title: reason ?? '', expiresAt };
  const [no, title, state] = subjects[subject]!;
  const stayTo = Math.max(from + 1, to - rows[row]!.gapDays);
  const look = (LOOKS.includes(state) ? state : 'confirmed') as Look;
  return { id, row, unit, from, to, stayTo, look, no, title: title || no, expiresAt };
}

export interface LineFilter {
  group: string | null;
  text: string;
  /** Resources whose units are folded away. */
  folded: ReadonlySet<string>;
}

/** Rows that are shown: of the group, with the text in their title or in one of their bars. */
export function shownRows(sheet: Sheet, { group, text }: Omit<LineFilter, 'folded'>): Row[] {
  const wanted = text.trim().toLowerCase();
  const has = (value: string | null): boolean => value !== null && value.toLowerCase().includes(wanted);
  return sheet.rows.filter((row) => {
    if (group !== null && row.group !== group) return false;
    if (wanted === '' || has(row.title)) return true;
    for (let unit = 1; unit <= row.units; unit += 1)
      if (barsOf(sheet, row.index, unit).some((bar) => has(bar.title) || has(bar.no))) return true;
    return false;
  });
}

export function linesOf(rows: readonly Row[], folded: LineFilter['folded']): Line[] {
  return rows.flatMap((row) => {
    if (row.units === 1) return [{ key: `${row.resource}/1`, row, unit: 1, alone: true }];
    const head = { key: row.resource, row, unit: 0, alone: false };
    if (folded.has(row.resource)) return [head];
    const units = Array.from({ length: row.units }, (_, i) => ({
      key: `${row.resource}/${i + 1}`,
      row,
      unit: i + 1,
      alone: false,
    }));
    return [head, ...units];
  });
}

/** Units of these rows that are taken on each day, and how many there are. */
export function occupancy(sheet: Sheet, rows: readonly Row[]): { taken: number[]; units: number } {
  const bars = rows.flatMap((row) =>
    Array.from({ length: row.units }, (_, i) => barsOf(sheet, row.index, i + 1)).flat(),
  );
  return { taken: takenPerDay(sheet.count, bars), units: rows.reduce((sum, row) => sum + row.units, 0) };
}

export const minimumOn = (row: Row, day: number): number => row.minimum.find(([on]) => on === day)?.[1] ?? 1;

/** The part of a resource's name after its kind. */
export const refOf = (row: Pick<Row, 'resource'>): string => row.resource.slice(row.resource.indexOf(':') + 1);
