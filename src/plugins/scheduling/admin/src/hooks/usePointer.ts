import { useEffect, useMemo, useRef, type PointerEvent, type RefObject } from 'react';
import { barOf, targetOf, unmoved, type Gesture } from '../utils/gesture';
import { dayAt, HEAD_HEIGHT, LABEL_WIDTH, lineAt } from '../utils/geometry';
import { illegal, type Refusal, type Target } from '../utils/illegal';
import { cover, refuse, say, type Layout } from '../utils/overlay';
import { barsOf, type Bar, type Sheet } from '../utils/sheet';
import type { Allowed } from '../permissions';

/** The grid of this moment; a drag goes on while it is renewed. */
export interface Now {
  sheet: Sheet;
  layout: Layout;
  allowed: Allowed;
}

export interface PointerActions {
  /** Words for the tip. */
  explain(refusal: Refusal): string;
  describe(target: Target): string;
  focus(target: Target): void;
  mark(target: Target, at: { x: number; y: number }): void;
  open(bar: Bar): void;
  fold(target: Pick<Target, 'line'>): void;
  drop(bar: Bar, target: Target): void;
  refused(refusal: Refusal): void;
}

interface Parts {
  scroller: RefObject<HTMLElement>;
  ghost: RefObject<HTMLElement>;
  tip: RefObject<HTMLElement>;
}

interface Drag {
  gesture: Gesture;
  box: DOMRect;
  start: { x: number; y: number };
  at: { x: number; y: number };
  /** A press that hardly moves is a click. */
  moving: boolean;
  target: Target | null;
  refusal: Refusal | null;
  frame: number;
}

const THRESHOLD_PX = 4;
const EDGE_PX = 36;
const EDGE_SPEED = 14;

/** Dragging with the pointer: during it the page is written to directly, and React hears of the end only. */
export function usePointer(parts: Parts, now: RefObject<Now>, actions: RefObject<PointerActions>) {
  const drag = useRef<Drag | null>(null);

  const handlers = useMemo(() => {
    const end = (): void => {
      const { scroller, ghost, tip } = parts;
      if (drag.current) cancelAnimationFrame(drag.current.frame);
      drag.current = null;
      if (scroller.current) delete scroller.current.dataset.dragging;
      cover(ghost.current, null, now.current!.layout);
      say(tip.current, null);
    };

    /** Where the pointer is, by arithmetic: nothing is asked of the page while dragging. */
    const place = ({ box, at }: Pick<Drag, 'box' | 'at'>) => {
      const { layout } = now.current!;
      const element = parts.scroller.current!;
      const y = at.y - box.top + element.scrollTop - HEAD_HEIGHT;
      const x = at.x - box.left + element.scrollLeft - LABEL_WIDTH;
      return { line: layout.lines[lineAt(layout.tops, y)]!, day: dayAt(x, layout.column, layout.count) };
    };

    const draw = (): void => {
      const current = drag.current;
      if (!current?.moving) return;
      const { sheet, layout } = now.current!;
      const moved = barOf(current.gesture);
      const target = targetOf(current.gesture, place(current));
      const still = moved !== null && unmoved(moved, target);
      const refusal = still ? null : illegal(sheet, moved, target);
      current.target = target;
      current.refusal = refusal;
      cover(parts.ghost.current, target, layout, moved?.no ? target.line.row.gapDays : 0);
      refuse(parts.ghost.current, refusal !== null);
      refuse(parts.tip.current, refusal !== null);
      const { explain, describe } = actions.current!;
      say(parts.tip.current, refusal ? explain(refusal) : describe(target), current.at);
    };

    /** Near an edge the grid follows the pointer. */
    const follow = (): void => {
      const current = drag.current;
      const element = parts.scroller.current;
      if (!current || !element) return;
      const { box, at } = current;
      const pull = (value: number, low: number, high: number): number =>
        value < low + EDGE_PX ? -EDGE_SPEED : value > high - EDGE_PX ? EDGE_SPEED : 0;
      const x = pull(at.x, box.left + LABEL_WIDTH, box.right);
      const y = pull(at.y, box.top + HEAD_HEIGHT, box.bottom);
      if (current.moving && (x !== 0 || y !== 0)) {
        element.scrollBy(x, y);
        draw();
      }
      current.frame = requestAnimationFrame(follow);
    };

    return {
      end,
      onPointerDown(event: PointerEvent<HTMLElement>): void {
        if (event.button !== 0 || drag.current) return;
        const hit = event.target as HTMLElement;
        if (hit.closest('.head, .label, button')) return;
        const at = { x: event.clientX, y: event.clientY };
        const box = event.currentTarget.getBoundingClientRect();
        // The scroll bars are not the grid.
        if (at.x > box.left + event.currentTarget.clientWidth || at.y > box.top + event.currentTarget.clientHeight)
          return;
        if (now.current!.layout.lines.length === 0) return;
        const gesture = gestureAt(now.current!, hit, place({ box, at }));
        if (!gesture) return;
        event.currentTarget.setPointerCapture(event.pointerId);
        const frame = requestAnimationFrame(follow);
        drag.current = { gesture, box, start: at, at, moving: false, target: null, refusal: null, frame };
      },
      onPointerMove(event: PointerEvent<HTMLElement>): void {
        const current = drag.current;
        if (!current) return;
        current.at = { x: event.clientX, y: event.clientY };
        const far = Math.hypot(current.at.x - current.start.x, current.at.y - current.start.y) >= THRESHOLD_PX;
        if (!current.moving && far && mayDrag(now.current!, current.gesture)) {
          current.moving = true;
          event.currentTarget.dataset.dragging = '';
        }
        draw();
      },
      onPointerUp(): void {
        const current = drag.current;
        if (!current) return;
        draw();
        end();
        finish(now.current!, current, actions.current!, place(current));
      },
      onPointerCancel: end,
    };
  }, [parts, now, actions]);

  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (event.key !== 'Escape' || !drag.current) return;
      event.preventDefault();
      event.stopPropagation();
      handlers.end();
    };
    document.addEventListener('keydown', onKey, true);
    return () => document.removeEventListener('keydown', onKey, true);
  }, [handlers]);

  const { end: _end, ...events } = handlers;
  return events;
}

function gestureAt(
  { sheet }: Now,
  hit: HTMLElement,
  { line, day }: { line: Target['line']; day: number },
): Gesture | null {
  const element = hit.closest<HTMLElement>('[data-bar]');
  if (!element) return line.unit === 0 ? null : { kind: 'mark', line, day };
  const bar = barsOf(sheet, line.row.index, line.unit).find(({ id }) => String(id) === element.dataset.bar);
  if (!bar) return null;
  const edge = hit.dataset.edge as 'from' | 'to' | undefined;
  return edge ? { kind: 'pull', bar, line, edge } : { kind: 'carry', bar, line, grab: day - bar.from };
}

const mayDrag = ({ allowed }: Now, gesture: Gesture): boolean => (gesture.kind === 'mark' ? true : allowed.move);

function finish({ sheet }: Now, drag: Drag, actions: PointerActions, at: { line: Target['line']; day: number }): void {
  const { gesture, target, refusal, moving } = drag;
  const bar = barOf(gesture);
  if (!moving) {
    if (bar) return actions.open(bar);
    const cell = { line: at.line, from: at.day, to: at.day + 1 };
    actions.focus(cell);
    return void (illegal(sheet, null, cell) === null && actions.mark(cell, drag.at));
  }
  if (!target || (bar && unmoved(bar, target))) return;
  if (refusal) return actions.refused(refusal);
  if (bar) actions.drop(bar, target);
  else actions.mark(target, drag.at);
}
