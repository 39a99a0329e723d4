import { useCallback, useRef, type KeyboardEvent, type RefObject } from 'react';
import { step, unmoved } from '../utils/gesture';
import { illegal, type Refusal, type Target } from '../utils/illegal';
import { HEAD_HEIGHT, LABEL_WIDTH } from '../utils/geometry';
import { cover, refuse, reveal, say } from '../utils/overlay';
import { barsOf, type Bar } from '../utils/sheet';
import type { Now, PointerActions } from './usePointer';

/** Where the keyboard is; `anchor` is where marking began. */
export interface Cursor {
  key: string;
  day: number;
  anchor: number;
}

interface Parts {
  scroller: RefObject<HTMLElement>;
  ghost: RefObject<HTMLElement>;
  tip: RefObject<HTMLElement>;
}

const ARROWS: Record<string, 'up' | 'down' | 'left' | 'right'> = {
  ArrowUp: 'up',
  ArrowDown: 'down',
  ArrowLeft: 'left',
  ArrowRight: 'right',
};

/**
 * Arrows move, Shift extends, Enter opens, Alt carries a bar until Enter puts it down, Escape gives up. What
 * the pointer may not do the keyboard may not either.
 */
export function useKeys(
  parts: Parts,
  now: RefObject<Now>,
  actions: RefObject<PointerActions>,
  cursor: RefObject<Cursor | null>,
  moveCursor: (cursor: Cursor) => void,
) {
  const carried = useRef<{ bar: Bar; target: Target; refusal: Refusal | null } | null>(null);

  const letGo = useCallback(() => {
    carried.current = null;
    cover(parts.ghost.current, null, now.current!.layout);
    say(parts.tip.current, null);
  }, [parts, now]);

  const carry = useCallback(
    (bar: Bar, target: Target) => {
      const { sheet, layout } = now.current!;
      const refusal = unmoved(bar, target) ? null : illegal(sheet, bar, target);
      carried.current = { bar, target, refusal };
      const index = layout.lines.findIndex(({ key }) => key === target.line.key);
      const scroller = parts.scroller.current!;
      reveal(scroller, layout, index, Math.min(layout.count - 1, Math.max(0, target.from)));
      cover(parts.ghost.current, target, layout, bar.no ? target.line.row.gapDays : 0);
      refuse(parts.ghost.current, refusal !== null);
      refuse(parts.tip.current, refusal !== null);
      const box = scroller.getBoundingClientRect();
      const at = {
        x: box.left + LABEL_WIDTH + Math.max(0, target.from) * layout.column - scroller.scrollLeft,
        y: box.top + HEAD_HEIGHT + layout.tops[index + 1]! - scroller.scrollTop,
      };
      say(parts.tip.current, refusal ? actions.current!.explain(refusal) : actions.current!.describe(target), at);
    },
    [parts, now, actions],
  );

  return useCallback(
    (event: KeyboardEvent<HTMLElement>) => {
      const { sheet, layout, allowed } = now.current!;
      const { lines, count } = layout;
      if (event.target !== event.currentTarget || lines.length === 0) return;
      const at = cursor.current ?? {
        key: lines[0]!.key,
        day: Math.max(0, sheet.today),
        anchor: Math.max(0, sheet.today),
      };
      const index = Math.max(
        0,
        lines.findIndex(({ key }) => key === at.key),
      );
      const line = lines[index]!;
      const bar =
        barsOf(sheet, line.row.index, line.unit).find(({ from, to }) => from <= at.day && at.day < to) ?? null;
      const arrow = ARROWS[event.key];
      const marked = (day: number): Target => ({
        line,
        from: Math.min(day, at.anchor),
        to: Math.max(day, at.anchor) + 1,
      });

      if (event.key === 'Escape') {
        if (carried.current) letGo();
        else moveCursor({ ...at, anchor: at.day });
        return;
      }
      if (event.key === 'Enter' || event.key === ' ') {
        event.preventDefault();
        const held = carried.current;
        if (held) {
          letGo();
          if (held.refusal) return actions.current!.refused(held.refusal);
          return void (unmoved(held.bar, held.target) || actions.current!.drop(held.bar, held.target));
        }
        if (line.unit === 0) return actions.current!.fold({ line });
        if (bar && bar.from <= at.anchor && at.anchor < bar.to) return actions.current!.open(bar);
        const refusal = illegal(sheet, null, marked(at.day));
        if (refusal) return actions.current!.refused(refusal);
        const box = event.currentTarget.getBoundingClientRect();
        const scroller = event.currentTarget;
        return actions.current!.mark(marked(at.day), {
          x: box.left + LABEL_WIDTH + (at.day + 1) * layout.column - scroller.scrollLeft,
          y: box.top + HEAD_HEIGHT + layout.tops[index]! - scroller.scrollTop,
        });
      }
      if (event.altKey && arrow) {
        event.preventDefault();
        const held = carried.current ?? (bar && { bar, target: { line, from: bar.from, to: bar.stayTo } });
        if (held && allowed.move) carry(held.bar, step(sheet, lines, held.target, arrow));
        return;
      }
      const to = moved(event.key, arrow, index, at.day, lines.length, count);
      if (!to) return;
      event.preventDefault();
      if (carried.current) letGo();
      const extends_ = event.shiftKey && to.index === index;
      reveal(event.currentTarget, layout, to.index, to.day);
      moveCursor({ key: lines[to.index]!.key, day: to.day, anchor: extends_ ? at.anchor : to.day });
    },
    [now, actions, cursor, moveCursor, carry, letGo],
  );
}

const PAGE_LINES = 10;

function moved(
  key: string,
  arrow: (typeof ARROWS)[string] | undefined,
  index: number,
  day: number,
  lines: number,
  days: number,
): { index: number; day: number } | null {
  const line = (to: number): number => Math.min(lines - 1, Math.max(0, to));
  if (arrow === 'up') return { index: line(index - 1), day };
  if (arrow === 'down') return { index: line(index + 1), day };
  if (arrow === 'left') return { index, day: Math.max(0, day - 1) };
  if (arrow === 'right') return { index, day: Math.min(days - 1, day + 1) };
  if (key === 'PageUp') return { index: line(index - PAGE_LINES), day };
  if (key === 'PageDown') return { index: line(index + PAGE_LINES), day };
  if (key === 'Home') return { index, day: 0 };
  if (key === 'End') return { index, day: days - 1 };
  return null;
}
