/** Where lines and days are, in pixels of the grid's own content; nothing is asked of the page. */
import type { Line } from './sheet';

export const LABEL_WIDTH = 208;
export const HEAD_HEIGHT = 64;
export const UNIT_HEIGHT = 38;
export const GROUP_HEIGHT = 34;

/** Columns are drawn in blocks, so that scrolling by a column draws no line again. */
export const BLOCK = 4;

export const ZOOMS = [14, 30, 90] as const;
export type Zoom = (typeof ZOOMS)[number];

const LEAST_WIDTH: Record<Zoom, number> = { 14: 64, 30: 36, 90: 36 };

/** The columns fill the width there is, and scroll where that would make them too narrow to read. */
export const columnWidth = (zoom: Zoom, width: number): number =>
  Math.max(LEAST_WIDTH[zoom], Math.floor((width - LABEL_WIDTH) / zoom));

export const lineHeight = (line: Pick<Line, 'unit'>): number => (line.unit === 0 ? GROUP_HEIGHT : UNIT_HEIGHT);

/** Top of each line below the head, and the end of the last one. */
export function lineTops(lines: readonly Line[]): number[] {
  const tops = [0];
  for (const line of lines) tops.push(tops.at(-1)! + lineHeight(line));
  return tops;
}

/** Index of the line at `y` below the head, kept inside the grid. */
export function lineAt(tops: readonly number[], y: number): number {
  let [low, high] = [0, Math.max(0, tops.length - 2)];
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (tops[middle]! <= y) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** The day at `x` right of the labels, kept inside the grid. */
export const dayAt = (x: number, width: number, count: number): number =>
  Math.min(count - 1, Math.max(0, Math.floor(x / width)));

/** The days to draw when `left`…`left + width` of them is in view: whole blocks, half-open. */
export function blockRange(left: number, width: number, column: number, count: number): [from: number, to: number] {
  const first = Math.floor(left / column / BLOCK) * BLOCK;
  const last = Math.ceil((left + width) / column / BLOCK) * BLOCK;
  return [Math.max(0, first), Math.min(count, last)];
}

/** The part of a bar that lies in the grid, right of the labels. A cell is a night, so a bar fills whole cells. */
export function barSpan(from: number, to: number, column: number, count: number): { left: number; width: number } {
  const start = from < 0 ? 0 : from * column;
  const end = to > count ? count * column : to * column;
  return { left: start, width: Math.max(0, end - start) };
}

/** Lines to draw when `top`…`top + height` of them is in view: blocks of lines with some to spare, half-open. */
export function lineRange(tops: readonly number[], top: number, height: number): [from: number, to: number] {
  const count = tops.length - 1;
  const first = Math.floor(lineAt(tops, top) / LINE_BLOCK) * LINE_BLOCK;
  const last = (Math.floor(lineAt(tops, top + height) / LINE_BLOCK) + 2) * LINE_BLOCK;
  return [Math.max(0, first - LINE_BLOCK), Math.min(count, last)];
}

const LINE_BLOCK = 3;
