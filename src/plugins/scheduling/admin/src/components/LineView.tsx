import { ChevronDown, ChevronRight } from '@strapi/icons';
import { memo } from 'react';
import { useText } from '../hooks/useText';
import { barSpan, BLOCK, LABEL_WIDTH, lineHeight } from '../utils/geometry';
import type { Bar, Line, Sheet } from '../utils/sheet';
import { Cells } from './Cells';
import { LOOKS } from './looks';

interface LineViewProps {
  sheet: Sheet;
  line: Line;
  bars: readonly Bar[];
  free: readonly number[] | null;
  index: number;
  top: number;
  column: number;
  /** Days to draw, half-open. */
  first: number;
  last: number;
}

function BarView({ bar, column, count, mayPull }: { bar: Bar; column: number; count: number; mayPull: boolean }) {
  const { left, width } = barSpan(bar.from, bar.to, column, count);
  const stay = barSpan(bar.from, bar.stayTo, column, count).width;
  const { Icon } = LOOKS[bar.look];
  return (
    <div
      className="bar"
      data-bar={bar.id}
      data-testid={`bar-${bar.id}`}
      data-before={bar.from < 0 || undefined}
      style={{ left: left + 2, width: width - 4 }}
      aria-hidden
    >
      {bar.stayTo < bar.to && <div className="gap" style={{ left: stay - 6 }} />}
      <div className="stay" data-look={bar.look} style={{ width: Math.max(0, stay - 4) }}>
        <Icon aria-hidden />
        <span>{bar.title}</span>
      </div>
      {mayPull && (
        <>
          <i data-edge="from" />
          <i data-edge="to" />
        </>
      )}
    </div>
  );
}

/** One line: its days in blocks, its bars above them. */
export const LineView = memo(function LineView(props: LineViewProps) {
  const { sheet, line, bars, free, index, top, column, first, last } = props;
  const blocks = [];
  for (let start = first; start < last; start += BLOCK) blocks.push(start);
  return (
    <div
      role="row"
      aria-rowindex={index + 2}
      className="line"
      data-head={line.unit === 0 || undefined}
      data-line={line.key}
      style={{ top, height: lineHeight(line) }}
    >
      {blocks.map((start) => (
        <div key={start} className="days" style={{ left: LABEL_WIDTH + start * column }}>
          <Cells sheet={sheet} line={line} bars={bars} free={free} start={start} />
        </div>
      ))}
      <div className="bars" style={{ left: LABEL_WIDTH }} role="presentation">
        {bars.map(
          (bar) =>
            bar.to > first &&
            bar.from < last && (
              <BarView key={bar.id} bar={bar} column={column} count={sheet.count} mayPull={bar.look === 'block'} />
            ),
        )}
      </div>
    </div>
  );
});

interface LabelProps {
  line: Line;
  index: number;
  top: number;
  folded: boolean;
  onFold(resource: string): void;
}

function LabelText({ line, folded, onFold }: Omit<LabelProps, 'index' | 'top'>) {
  const { t } = useText();
  const { row, unit, alone } = line;
  if (unit === 0)
    return (
      <button
        type="button"
        tabIndex={-1}
        aria-expanded={!folded}
        onClick={() => onFold(row.resource)}
        data-testid={`fold-${row.resource}`}
      >
        {folded ? <ChevronRight aria-hidden /> : <ChevronDown aria-hidden />}
        <b>{row.title}</b>
        <small>{t('line.units', { units: row.units })}</small>
      </button>
    );
  return (
    <>
      {alone ? <b>{row.title}</b> : <span>{t('line.unit', { unit })}</span>}
      {alone && !row.listed && <small>{t('line.unlisted')}</small>}
      {alone && row.usualNights > 1 && <small>{t('cell.minimum', { nights: row.usualNights })}</small>}
    </>
  );
}

/** The label of a line; it stays at the left: a part of its row that lies in a layer of its own. */
export const LabelView = memo(function LabelView({ line, index, top, folded, onFold }: LabelProps) {
  return (
    <div role="row" aria-rowindex={index + 2}>
      <div
        role="rowheader"
        aria-colindex={1}
        className="label"
        data-head={line.unit === 0 || undefined}
        data-unlisted={!line.row.listed || undefined}
        data-sub={!line.alone && line.unit > 0 ? true : undefined}
        title={line.row.title}
        style={{ top, height: lineHeight(line) }}
      >
        <LabelText line={line} folded={folded} onFold={onFold} />
      </div>
    </div>
  );
});
