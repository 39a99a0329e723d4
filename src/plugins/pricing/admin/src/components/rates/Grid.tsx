import { memo, useEffect, useRef, type KeyboardEvent, type PointerEvent } from 'react';
import { styled } from 'styled-components';
import { isLocalDate, weekday, type LocalDate } from '../../../../../../shared/local-date';
import type { RateHouse } from '../../api/types';
import { naming, useText } from '../../hooks/useText';
import { dayAndMonth, isChinese, monthName, weekdayNames } from '../../../../../../admin/shared/dates';
import { inRectangle, moved, rectangleOf, type Cell, type Rectangle, type Selection } from '../../utils/selection';
import { CELL, NightCell } from './NightCell';

/** Wider where there is room: English names are long. */
const NAME = 'clamp(15.6rem, 15vw, 22rem)';

const Scroller = styled.div`
  flex: 1;
  min-height: 0;
  overflow: auto;
  overscroll-behavior: contain;
  user-select: none;
  touch-action: pan-x pan-y;
`;

const Line = styled.div<{ $days: number }>`
  display: grid;
  grid-template-columns: ${NAME} repeat(${({ $days }) => $days}, ${CELL});
  width: max-content;
`;

const Head = styled(Line)`
  position: sticky;
  top: 0;
  z-index: 3;
  background: ${({ theme }) => theme.colors.neutral0};
`;

const Name = styled.button`
  position: sticky;
  left: 0;
  z-index: 2;
  display: flex;
  flex-direction: column;
  justify-content: center;
  gap: 0.2rem;
  min-width: 0;
  padding: 0 1.2rem;
  border: 0;
  border-right: 1px solid ${({ theme }) => theme.colors.neutral200};
  border-bottom: 1px solid ${({ theme }) => theme.colors.neutral150};
  background: ${({ theme }) => theme.colors.neutral0};
  color: ${({ theme }) => theme.colors.neutral800};
  font: inherit;
  font-size: 1.3rem;
  font-weight: 600;
  text-align: left;
  cursor: pointer;

  > * {
    max-width: 100%;
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }

  small {
    font-size: 1.1rem;
    font-weight: 400;
    color: ${({ theme }) => theme.colors.neutral600};
  }

  &[data-unlisted] span {
    color: ${({ theme }) => theme.colors.neutral600};
  }

  small b {
    font-weight: 600;
    color: ${({ theme }) => theme.colors.warning700};
  }

  &:focus-visible {
    outline: 2px solid ${({ theme }) => theme.colors.primary600};
    outline-offset: -2px;
  }
`;

const Corner = styled.div`
  position: sticky;
  left: 0;
  z-index: 4;
  display: flex;
  align-items: center;
  padding: 0 1.2rem;
  border-right: 1px solid ${({ theme }) => theme.colors.neutral200};
  border-bottom: 1px solid ${({ theme }) => theme.colors.neutral200};
  background: ${({ theme }) => theme.colors.neutral0};
  font-size: 1.2rem;
  color: ${({ theme }) => theme.colors.neutral600};
`;

const Day = styled.button<{ $weekend: boolean; $today: boolean }>`
  display: flex;
  flex-direction: column;
  align-items: center;
  justify-content: center;
  height: 4.8rem;
  padding: 0;
  border: 0;
  border-bottom: 2px solid ${({ theme, $today }) => ($today ? theme.colors.primary600 : theme.colors.neutral200)};
  background: none;
  color: ${({ theme, $weekend, $today }) =>
    $today ? theme.colors.primary600 : $weekend ? theme.colors.warning700 : theme.colors.neutral800};
  font: inherit;
  font-size: 1.5rem;
  font-weight: 600;
  line-height: 1.2;
  font-variant-numeric: tabular-nums;
  cursor: pointer;

  small {
    font-size: 1.1rem;
    font-weight: 400;
  }

  &:focus-visible {
    outline: 2px solid ${({ theme }) => theme.colors.primary600};
    outline-offset: -2px;
  }
`;

interface GridProps {
  houses: RateHouse[];
  today: LocalDate;
  selection: Selection | null;
  onSelect(selection: Selection): void;
}

/** Houses and their nights; dragging, clicking heads, or Shift and arrows select a rectangle of them. */
export function Grid({ houses, today, selection, onSelect }: GridProps) {
  const { t, locale } = useText();
  const scroller = useRef<HTMLDivElement>(null);
  const dragging = useRef<Cell | null>(null);
  const nights = houses[0]!.nights.map(({ date }) => date);
  const [first, last] = [nights[0], nights.at(-1)];
  const rectangle = selection && rectangleOf(selection);
  const focus = selection?.focus ?? (first ? { row: 0, date: first } : null);

  useEffect(() => {
    if (!selection || !scroller.current?.contains(document.activeElement)) return;
    const { row, date } = selection.focus;
    const cell = scroller.current.querySelector<HTMLElement>(`[data-row="${row}"][data-date="${date}"]`);
    cell?.focus({ preventScroll: dragging.current !== null });
    if (dragging.current === null) cell?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, [selection]);

  if (!first || !last || !focus) return null;

  const down = (event: PointerEvent): void => {
    const cell = cellAt(event.target as Element);
    if (!cell || event.button !== 0 || event.pointerType === 'touch') return;
    dragging.current = event.shiftKey && selection ? selection.anchor : cell;
    onSelect({ anchor: dragging.current, focus: cell });
    (event.target as Element).closest<HTMLElement>('[data-row]')?.focus({ preventScroll: true });
    event.preventDefault();
  };
  const move = (event: PointerEvent): void => {
    if (!dragging.current) return;
    const cell = cellAt(document.elementFromPoint(event.clientX, event.clientY));
    if (cell && (cell.row !== focus.row || cell.date !== focus.date))
      onSelect({ anchor: dragging.current, focus: cell });
  };
  const up = (): void => {
    dragging.current = null;
  };
  const tap = (event: { target: EventTarget }): void => {
    const cell = cellAt(event.target as Element);
    if (cell && !dragging.current && !selection) onSelect({ anchor: cell, focus: cell });
  };
  const key = (event: KeyboardEvent): void => {
    const from = cellAt(event.target as Element);
    const to = from && moved(from, event.key, { rows: houses.length, first, last });
    if (!to) return;
    event.preventDefault();
    onSelect({ anchor: event.shiftKey ? (selection?.anchor ?? from) : to, focus: to });
  };
  const select = (anchor: Cell, end: Cell): void => onSelect({ anchor, focus: end });

  return (
    <Scroller
      ref={scroller}
      role="grid"
      aria-label={t('grid.label')}
      aria-multiselectable
      data-testid="rates-grid"
      onPointerDown={down}
      onPointerMove={move}
      onPointerUp={up}
      onPointerCancel={up}
      onPointerLeave={up}
      onClick={tap}
      onKeyDown={key}
    >
      <Head role="row" $days={nights.length}>
        <Corner role="columnheader">{t('rates.houses')}</Corner>
        {nights.map((date) => (
          <Day
            key={date}
            type="button"
            role="columnheader"
            tabIndex={-1}
            $weekend={[5, 6].includes(weekday(date))}
            $today={date === today}
            aria-label={t('rates.select.date', { date: dayAndMonth(date, locale) })}
            onClick={() => select({ row: 0, date }, { row: houses.length - 1, date })}
          >
            <small>{date === today ? t('cell.today') : weekdayNames(locale)[weekday(date) - 1]}</small>
            {date.endsWith('-01') || date === first ? monthAndDay(date, locale) : Number(date.slice(8))}
          </Day>
        ))}
      </Head>
      {houses.map((house, row) => (
        <HouseLine
          key={house.id}
          house={house}
          row={row}
          rectangle={rectangle && row >= rectangle.firstRow && row <= rectangle.lastRow ? rectangle : null}
          focusDate={focus.row === row ? focus.date : null}
          onWhole={select}
        />
      ))}
    </Scroller>
  );
}

/** `11/22`; in English, where that could be either, `Nov 22`. */
const monthAndDay = (date: LocalDate, locale: string): string =>
  isChinese(locale)
    ? `${Number(date.slice(5, 7))}/${Number(date.slice(8))}`
    : `${monthName(date, locale)} ${Number(date.slice(8))}`;

function cellAt(element: Element | null): Cell | null {
  const { row, date } = element?.closest<HTMLElement>('[data-row]')?.dataset ?? {};
  return row !== undefined && date !== undefined && isLocalDate(date) ? { row: Number(row), date } : null;
}

interface HouseLineProps {
  house: RateHouse;
  row: number;
  rectangle: Rectangle | null;
  focusDate: LocalDate | null;
  onWhole(anchor: Cell, end: Cell): void;
}

const HouseLine = memo(function HouseLine({ house, row, rectangle, focusDate, onWhole }: HouseLineProps) {
  const { t } = useText();
  const { nights } = house;
  const small = [house.place?.name, house.units > 1 ? t('rates.units', { units: house.units }) : null].filter(Boolean);
  return (
    <Line role="row" $days={nights.length}>
      <Name
        type="button"
        role="rowheader"
        aria-label={t('rates.select.house', { title: naming(house, t) })}
        data-unlisted={!house.listed || undefined}
        data-testid={`rates-house-${house.id}`}
        onClick={() => onWhole({ row, date: nights[0]!.date }, { row, date: nights.at(-1)!.date })}
      >
        <span title={house.title}>{house.title}</span>
        <small>
          {!house.listed && <b>{t('rates.unlisted')}</b>}
          {!house.listed && small.length > 0 && ' · '}
          {small.join(' · ')}
        </small>
      </Name>
      {nights.map((night) => (
        <NightCell
          key={night.date}
          house={house}
          night={night}
          row={row}
          selected={inRectangle(row, night.date, rectangle)}
          focused={focusDate === night.date}
        />
      ))}
    </Line>
  );
}, sameLine);

/** Dragging over one house must not draw all the others again. */
function sameLine(a: HouseLineProps, b: HouseLineProps): boolean {
  const same = (x: Rectangle | null, y: Rectangle | null): boolean =>
    x === y || (x !== null && y !== null && x.firstNight === y.firstNight && x.lastNight === y.lastNight);
  return a.house === b.house && a.row === b.row && a.focusDate === b.focusDate && same(a.rectangle, b.rectangle);
}
