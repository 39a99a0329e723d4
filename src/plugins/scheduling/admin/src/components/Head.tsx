import { memo } from 'react';
import { dateOf, useText } from '../hooks/useText';
import { LABEL_WIDTH } from '../utils/geometry';
import { monthName, weekdayNames, yearMonth } from '../../../../../admin/shared/dates';
import { weekday } from '../../../../../shared/local-date';
import type { Sheet } from '../utils/sheet';

interface HeadProps {
  sheet: Sheet;
  taken: readonly number[];
  units: number;
  column: number;
  first: number;
  last: number;
}

/** Days, holidays and how full the shown houses are; it stays at the top. */
export const Head = memo(function Head({ sheet, taken, units, column, first, last }: HeadProps) {
  const { t, full, locale } = useText();
  const days = [];
  for (let day = first; day < last; day += 1) {
    const date = dateOf(sheet, day);
    const { type, label } = sheet.answer.days[day]!;
    const percent = units === 0 ? 0 : Math.round((taken[day]! * 100) / units);
    const number = Number(date.slice(8));
    days.push(
      <div
        key={day}
        role="columnheader"
        aria-colindex={day + 2}
        className="day"
        data-type={type}
        data-past={day < sheet.today || undefined}
        data-today={day === sheet.today || undefined}
        title={[full(date), label, t('head.taken', { taken: taken[day]!, units })].filter(Boolean).join(' · ')}
        style={{ width: column }}
      >
        <small>{day === sheet.today ? t('head.today') : (label ?? weekdayNames(locale)[weekday(date) - 1])}</small>
        <b>
          {number === 1 && <i>{monthName(date, locale)}</i>}
          {number}
        </b>
        <span className="full-bar">
          <i style={{ width: `${percent}%` }} />
        </span>
        <em>{percent}%</em>
      </div>,
    );
  }
  return (
    <div role="row" aria-rowindex={1} className="head">
      <div className="corner" role="columnheader" aria-colindex={1}>
        <b>{yearMonth(dateOf(sheet, Math.max(0, Math.min(sheet.today, 0))), locale)}</b>
        <small>{t('head.units', { units })}</small>
      </div>
      <div className="days" style={{ left: LABEL_WIDTH + first * column }}>
        {days}
      </div>
    </div>
  );
});
