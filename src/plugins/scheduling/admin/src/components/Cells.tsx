import { memo } from 'react';
import { dateOf, useText } from '../hooks/useText';
import { fenToYuan } from '../../../../pricing/admin/src/utils/yuan';
import { BLOCK } from '../utils/geometry';
import { minimumOn, type Bar, type Line, type Sheet } from '../utils/sheet';

export const cellId = (line: Line, day: number): string => `cell-${line.key.replace(/[^\w]/g, '-')}-${day}`;

/** What a day of a unit says to somebody who hears it. */
export function cellLabel(
  texts: ReturnType<typeof useText>,
  sheet: Sheet,
  line: Line,
  bars: readonly Bar[],
  day: number,
): string {
  const { t, short } = texts;
  const where =
    line.alone || line.unit === 0 ? line.row.title : `${line.row.title} ${t('line.unit', { unit: line.unit })}`;
  const bar = bars.find(({ from, to }) => from <= day && day < to);
  const price = line.row.pricesFen[day] ?? -1;
  const what = bar
    ? `${bar.title} ${t(`look.${bar.look}`)}`
    : line.row.closedOn.has(day)
      ? t('cell.closed')
      : price < 0
        ? t('cell.free')
        : t('cell.free.price', { price: `¥${fenToYuan(price)}` });
  return `${where}，${short(dateOf(sheet, day))}，${what}`;
}

/** Cells are narrow; the exact price is in the label and in the card of marked cells. */
const wholeYuan = (fen: number): number => Math.round(fen / 100);

interface CellsProps {
  sheet: Sheet;
  line: Line;
  bars: readonly Bar[];
  /** Free units on each day, for the head of a house. */
  free: readonly number[] | null;
  start: number;
}

/** A block of days of one line. It is drawn again only when something in it is different. */
export const Cells = memo(
  function Cells({ sheet, line, bars, free, start }: CellsProps) {
    const texts = useText();
    const { row } = line;
    const end = Math.min(sheet.count, start + BLOCK);
    const cells = [];
    for (let day = start; day < end; day += 1) {
      const price = row.pricesFen[day] ?? -1;
      const closed = row.closedOn.has(day);
      const minimum = minimumOn(row, day);
      cells.push(
        <div
          key={day}
          id={cellId(line, day)}
          role="gridcell"
          className="cell"
          aria-colindex={day + 2}
          aria-label={cellLabel(texts, sheet, line, bars, day)}
          data-type={sheet.answer.days[day]!.type}
          data-past={day < sheet.today || undefined}
          data-today={day === sheet.today || undefined}
          data-closed={closed || undefined}
        >
          {free ? (
            <span className={free[day] === 0 ? 'full' : 'free'}>{free[day]}</span>
          ) : (
            <>
              {closed ? (
                <span className="note">{texts.t('cell.closed.short')}</span>
              ) : (
                price >= 0 && <span>{wholeYuan(price)}</span>
              )}
              {minimum > row.usualNights && !closed && day >= sheet.today && (
                <sup>{texts.t('cell.minimum', { nights: minimum })}</sup>
              )}
            </>
          )}
        </div>,
      );
    }
    return <>{cells}</>;
  },
  (a, b) =>
    a.line.row === b.line.row &&
    a.line.unit === b.line.unit &&
    a.bars === b.bars &&
    a.free === b.free &&
    a.start === b.start &&
    a.sheet.first === b.sheet.first &&
    a.sheet.today === b.sheet.today &&
    a.sheet.count === b.sheet.count,
);
