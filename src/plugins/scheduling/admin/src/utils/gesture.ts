/** What a drag means: from where the pointer is to what would be taken. */
import type { Bar, Line, Sheet } from './sheet';
import type { Target } from './illegal';

export type Gesture =
  /** Free cells of one unit are marked, from the day where it began. */
  | { kind: 'mark'; line: Line; day: number }
  /** A bar is carried; `grab` is how far into it, in days. */
  | { kind: 'carry'; bar: Bar; line: Line; grab: number }
  /** An end of a block is pulled. */
  | { kind: 'pull'; bar: Bar; line: Line; edge: 'from' | 'to' };

export const barOf = (gesture: Gesture): Bar | null => (gesture.kind === 'mark' ? null : gesture.bar);

/** @param at the line and day below the pointer */
export function targetOf(gesture: Gesture, at: { line: Line; day: number }): Target {
  if (gesture.kind === 'mark') {
    const { line, day } = gesture;
    return { line, from: Math.min(day, at.day), to: Math.max(day, at.day) + 1 };
  }
  const { bar } = gesture;
  if (gesture.kind === 'carry') {
    const from = at.day - gesture.grab;
    return { line: at.line, from, to: from + (bar.stayTo - bar.from) };
  }
  if (gesture.edge === 'from') return { line: gesture.line, from: Math.min(at.day, bar.to - 1), to: bar.to };
  return { line: gesture.line, from: bar.from, to: Math.max(at.day + 1, bar.from + 1) };
}

export const unmoved = (bar: Bar, { line, from, to }: Target): boolean =>
  bar.row === line.row.index && bar.unit === line.unit && bar.from === from && bar.stayTo === to;

/** A booking that only goes to another unit of its house is moved; anything else is a change of its order. */
export const isUnitMove = (bar: Bar, { line, from, to }: Target): boolean =>
  bar.row === line.row.index && bar.from === from && bar.stayTo === to;

/** The same bar one step further, for the keyboard. */
export function step(
  sheet: Pick<Sheet, 'count'>,
  lines: readonly Line[],
  target: Target,
  direction: 'up' | 'down' | 'left' | 'right',
): Target {
  if (direction === 'left' || direction === 'right') {
    const by = direction === 'left' ? -1 : 1;
    if (target.from + by >= sheet.count || target.to + by <= 0) return target;
    return { ...target, from: target.from + by, to: target.to + by };
  }
  const by = direction === 'up' ? -1 : 1;
  let index = lines.findIndex((line) => line.key === target.line.key) + by;
  while (lines[index]?.unit === 0) index += by;
  const line = lines[index];
  return line ? { ...target, line } : target;
}
