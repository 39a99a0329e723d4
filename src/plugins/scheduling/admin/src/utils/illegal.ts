/**
 * Why something cannot be put somewhere. Pointer, keyboard and drop ask the same question here, before the
 * server decides again.
 */
import { barsOf, minimumOn, type Bar, type Line, type Sheet } from './sheet';

export type Refusal =
  | { code: 'head' | 'past' | 'ended' | 'elsewhere' | 'empty' }
  | { code: 'taken'; by: string; look: Bar['look'] }
  | { code: 'closed'; day: number }
  | { code: 'minimum'; nights: number };

export interface Target {
  line: Line;
  /** Offsets, half-open, without the gap behind a stay. */
  from: number;
  to: number;
}

/**
 * @param moved what is moved or resized; null for a range that is marked on free cells
 * @returns null when there is room
 */
export function illegal(sheet: Sheet, moved: Bar | null, { line, from, to }: Target): Refusal | null {
  const { row, unit } = line;
  if (unit === 0) return { code: 'head' };
  if (to <= from) return { code: 'empty' };
  if (moved && moved.to <= sheet.today) return { code: 'ended' };
  if (from < sheet.today && !(moved && moved.from === from)) return { code: 'past' };
  const booking = moved !== null && moved.no !== null;
  if (moved && !booking && moved.row !== row.index) return { code: 'elsewhere' };
  const end = booking ? to + row.gapDays : to;
  const other = barsOf(sheet, row.index, unit).find((bar) => bar.id !== moved?.id && bar.from < end && bar.to > from);
  if (other) return { code: 'taken', by: other.title, look: other.look };
  // A stay that only changes its unit keeps what was agreed; on other nights the house's rules hold again.
  if (!booking || (moved.row === row.index && moved.from === from && moved.stayTo === to)) return null;
  for (let day = from; day < to; day += 1) if (row.closedOn.has(day)) return { code: 'closed', day };
  const nights = minimumOn(row, from);
  return to - from < nights ? { code: 'minimum', nights } : null;
}
