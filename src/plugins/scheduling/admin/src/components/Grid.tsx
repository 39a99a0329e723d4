import { memo, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { dateOf, useText } from '../hooks/useText';
import { useKeys, type Cursor } from '../hooks/useKeys';
import { useView } from '../hooks/useView';
import { usePointer, type Now, type PointerActions } from '../hooks/usePointer';
import type { Allowed } from '../permissions';
import { columnWidth, HEAD_HEIGHT, LABEL_WIDTH, lineTops, type Zoom } from '../utils/geometry';
import type { Target } from '../utils/illegal';
import { cover } from '../utils/overlay';
import { barsOf, linesOf, occupancy, type Bar, type Row, type Sheet } from '../utils/sheet';
import { cellId, cellLabel } from './Cells';
import { Head } from './Head';
import { LabelView, LineView } from './LineView';
import { Surface } from './Surface';
import { Tip } from './Tip';

interface GridProps {
  sheet: Sheet;
  rows: readonly Row[];
  zoom: Zoom;
  folded: ReadonlySet<string>;
  allowed: Allowed;
  /** Cells that stay marked while something is decided about them. */
  marked: Target | null;
  onFold(resource: string): void;
  onMark(target: Target, at: { x: number; y: number }): void;
  onOpen(bar: Bar): void;
  onDrop(bar: Bar, target: Target): void;
  onRefused(text: string): void;
}

const NO_BARS: readonly Bar[] = [];

export const Grid = memo(function Grid(props: GridProps) {
  const { sheet, rows, zoom, folded, allowed, marked, onFold, onMark, onOpen, onDrop, onRefused } = props;
  const texts = useText();
  const { t, short, refusal: explain } = texts;
  const scroller = useRef<HTMLDivElement>(null);
  const ghost = useRef<HTMLDivElement>(null);
  const ring = useRef<HTMLDivElement>(null);
  const tip = useRef<HTMLDivElement>(null);
  const parts = useMemo(() => ({ scroller, ghost, tip }), []);
  const [cursor, setCursor] = useState<Cursor | null>(null);

  const lines = useMemo(() => linesOf(rows, folded), [rows, folded]);
  const tops = useMemo(() => lineTops(lines), [lines]);
  const { view, look } = useView(scroller, tops, zoom, sheet.count);
  const column = columnWidth(zoom, view.width);
  const layout = useMemo(() => ({ lines, tops, column, count: sheet.count }), [lines, tops, column, sheet.count]);
  const { taken, units } = useMemo(() => occupancy(sheet, rows), [sheet, rows]);
  const free = useFree(sheet, rows);

  // Refs, so that the handlers stay the same while a drag goes on.
  const now = useRef<Now>({ sheet, layout, allowed });
  now.current = { sheet, layout, allowed };
  const where = useRef<Cursor | null>(cursor);
  where.current = cursor;
  const describe = ({ line, from, to }: Target): string =>
    [
      line.alone ? line.row.title : `${line.row.title} ${t('line.unit', { unit: line.unit })}`,
      `${short(dateOf(sheet, from))} – ${short(dateOf(sheet, to))}`,
      t('nights', { nights: to - from }),
    ].join(' · ');
  const actions = useRef<PointerActions>({} as PointerActions);
  actions.current = {
    explain: (why) => explain(why, sheet),
    describe,
    focus: ({ line, from }) => setCursor({ key: line.key, day: from, anchor: from }),
    mark: onMark,
    open: onOpen,
    fold: ({ line }) => onFold(line.row.resource),
    drop: onDrop,
    refused: (why) => onRefused(explain(why, sheet)),
  };
  const pointer = usePointer(parts, now, actions);
  const onKeyDown = useKeys(parts, now, actions, where, setCursor);

  const at = cursor && lines.find(({ key }) => key === cursor.key);
  useLayoutEffect(() => {
    const target = at && {
      line: at,
      from: Math.min(cursor.day, cursor.anchor),
      to: Math.max(cursor.day, cursor.anchor) + 1,
    };
    cover(ring.current, target || null, layout);
    cover(ghost.current, marked, layout);
  }, [at, cursor, layout, marked]);

  const [firstLine, lastLine] = view.lines;
  const [first, last] = view.days;
  const height = HEAD_HEIGHT + tops.at(-1)!;
  return (
    <>
      <Surface
        ref={scroller}
        role="grid"
        tabIndex={0}
        aria-label={t('grid.label')}
        aria-describedby="grid-keys"
        aria-rowcount={lines.length + 1}
        aria-colcount={sheet.count + 1}
        aria-activedescendant={at ? cellId(at, cursor.day) : undefined}
        data-testid="room-grid"
        style={{ ['--column' as string]: `${column}px` }}
        onScroll={look}
        onKeyDown={onKeyDown}
        {...pointer}
      >
        <div className="content" style={{ width: LABEL_WIDTH + sheet.count * column, height }}>
          <Head sheet={sheet} taken={taken} units={units} column={column} first={first} last={last} />
          <div className="labels">
            {lines.slice(firstLine, lastLine).map((line, i) => (
              <LabelView
                key={line.key}
                line={line}
                index={firstLine + i}
                top={tops[firstLine + i]!}
                folded={folded.has(line.row.resource)}
                onFold={onFold}
              />
            ))}
          </div>
          <div style={{ position: 'absolute', inset: `${HEAD_HEIGHT}px 0 0` }}>
            {lines.slice(firstLine, lastLine).map((line, i) => (
              <LineView
                key={line.key}
                sheet={sheet}
                line={line}
                bars={line.unit === 0 ? NO_BARS : barsOf(sheet, line.row.index, line.unit)}
                free={line.unit === 0 ? free.get(line.row)! : null}
                index={firstLine + i}
                top={tops[firstLine + i]!}
                column={column}
                first={first}
                last={last}
              />
            ))}
          </div>
          <div ref={ring} className="cursor" />
          <div ref={ghost} className="ghost" data-testid="grid-ghost" />
        </div>
      </Surface>
      <p hidden id="grid-keys">
        {t('grid.keys')}
      </p>
      <Spoken>{at ? cellLabel(texts, sheet, at, barsOf(sheet, at.row.index, at.unit), cursor.day) : ''}</Spoken>
      <Tip ref={tip} />
    </>
  );
});

/** Screen readers follow the active cell; those that do not hear it here. */
const Spoken = ({ children }: { children: string }) => (
  <div
    aria-live="polite"
    data-testid="grid-cursor"
    style={{ position: 'absolute', width: 1, height: 1, overflow: 'hidden', clipPath: 'inset(50%)' }}
  >
    {children}
  </div>
);

/** Free units a day of every row; a row keeps its list while nothing in it changes. */
function useFree(sheet: Sheet, rows: readonly Row[]): ReadonlyMap<Row, readonly number[]> {
  const before = useRef(new Map<Row, { text: string; list: readonly number[] }>());
  return useMemo(() => {
    const next = new Map<Row, { text: string; list: readonly number[] }>();
    for (const row of rows) {
      if (row.units === 1) continue;
      const list = occupancy(sheet, [row]).taken.map((taken) => row.units - taken);
      const text = list.join();
      const known = before.current.get(row);
      next.set(row, known?.text === text ? known : { text, list });
    }
    before.current = next;
    return new Map([...next].map(([row, { list }]) => [row, list]));
  }, [sheet, rows]);
}
