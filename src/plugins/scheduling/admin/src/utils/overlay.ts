/** Ghost, cursor and tip are moved by hand: nothing is drawn again while somebody drags. */
import { barSpan, HEAD_HEIGHT, LABEL_WIDTH, lineHeight } from './geometry';
import type { Target } from './illegal';
import type { Line } from './sheet';

export interface Layout {
  lines: readonly Line[];
  tops: readonly number[];
  column: number;
  count: number;
}

/** Lays the element over the target's cells; `gapDays` lie behind them. */
export function cover(element: HTMLElement | null, target: Target | null, layout: Layout, gapDays = 0): void {
  if (!element) return;
  const index = target ? layout.lines.findIndex((line) => line.key === target.line.key) : -1;
  if (!target || index === -1) {
    delete element.dataset.shown;
    return;
  }
  const { left, width } = barSpan(target.from, target.to + gapDays, layout.column, layout.count);
  element.style.transform = `translate(${LABEL_WIDTH + left}px, ${HEAD_HEIGHT + layout.tops[index]! + 1}px)`;
  element.style.width = `${width}px`;
  element.style.height = `${lineHeight(target.line) - 3}px`;
  element.dataset.shown = '';
}

export function refuse(element: HTMLElement | null, refused: boolean): void {
  if (!element) return;
  if (refused) element.dataset.refused = '';
  else delete element.dataset.refused;
}

/** Beside the pointer, and inside the window. */
export function say(tip: HTMLElement | null, text: string | null, at?: { x: number; y: number }): void {
  if (!tip) return;
  if (text === null) {
    delete tip.dataset.shown;
    return;
  }
  if (tip.textContent !== text) tip.textContent = text;
  tip.dataset.shown = '';
  if (!at) return;
  const x = Math.min(at.x + 16, window.innerWidth - 296);
  const y = Math.min(at.y + 18, window.innerHeight - 64);
  tip.style.transform = `translate(${x}px, ${y}px)`;
}

/** Scrolls just so far that the cell is not below the head or the labels. */
export function reveal(scroller: HTMLElement, layout: Layout, index: number, day: number): void {
  const top = layout.tops[index]!;
  const bottom = layout.tops[index + 1]! + HEAD_HEIGHT - scroller.clientHeight;
  const left = day * layout.column;
  const right = (day + 1) * layout.column + LABEL_WIDTH - scroller.clientWidth;
  if (scroller.scrollTop > top) scroller.scrollTop = top;
  else if (scroller.scrollTop < bottom) scroller.scrollTop = bottom;
  if (scroller.scrollLeft > left) scroller.scrollLeft = left;
  else if (scroller.scrollLeft < right) scroller.scrollLeft = right;
}
