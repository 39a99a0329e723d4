import { useCallback, useEffect, useLayoutEffect, useState, type RefObject } from 'react';
import { blockRange, columnWidth, HEAD_HEIGHT, LABEL_WIDTH, lineRange, type Zoom } from '../utils/geometry';

/** What has to be drawn, half-open ranges of lines and days. */
export interface View {
  lines: [from: number, to: number];
  days: [from: number, to: number];
  width: number;
}

const same = (a: View, b: View): boolean =>
  a.lines[0] === b.lines[0] &&
  a.lines[1] === b.lines[1] &&
  a.days[0] === b.days[0] &&
  a.days[1] === b.days[1] &&
  a.width === b.width;

/** The part of the grid that is in view, in whole blocks: scrolling inside a block draws nothing again. */
export function useView(
  scroller: RefObject<HTMLElement>,
  tops: readonly number[],
  zoom: Zoom,
  count: number,
): { view: View; look(): void } {
  const [view, setView] = useState<View>({ lines: [0, 0], days: [0, 0], width: 0 });

  const look = useCallback(() => {
    const element = scroller.current;
    if (!element) return;
    const { scrollLeft, scrollTop, clientWidth, clientHeight } = element;
    const next: View = {
      lines: lineRange(tops, scrollTop, clientHeight - HEAD_HEIGHT),
      days: blockRange(scrollLeft, clientWidth - LABEL_WIDTH, columnWidth(zoom, clientWidth), count),
      width: clientWidth,
    };
    setView((old) => (same(old, next) ? old : next));
  }, [scroller, tops, zoom, count]);

  useLayoutEffect(look, [look]);
  useEffect(() => {
    const observer = new ResizeObserver(look);
    observer.observe(scroller.current!);
    return () => observer.disconnect();
  }, [look, scroller]);

  return { view, look };
}
