import { styled } from 'styled-components';
import { addDays, eachDay, type LocalDate } from '../../../../../shared/local-date';
import type { Template } from '../api/types';
import { useText } from '../hooks/useText';

export const PLOT_DAYS = 30;

const Plot = styled.div`
  display: grid;
  grid-template-columns: repeat(${PLOT_DAYS}, minmax(0, 1fr));
  gap: 1px;
  align-items: end;
  height: 3.2rem;
  border-bottom: 1px solid ${({ theme }) => theme.colors.neutral200};
`;

const Day = styled.span`
  display: flex;
  align-items: flex-end;
  justify-content: center;
  height: 100%;

  i {
    flex: 1;
    border-radius: 1px 1px 0 0;
    background: ${({ theme }) => theme.colors.warning500};
  }

  i + i {
    background: ${({ theme }) => theme.colors.success500};
  }
`;

const Legend = styled.p`
  display: flex;
  gap: 1.2rem;
  margin-top: 0.4rem;
  font-size: 1.1rem;
  line-height: 1.6rem;
  color: ${({ theme }) => theme.colors.neutral600};

  i {
    display: inline-block;
    width: 0.8rem;
    height: 0.8rem;
    border-radius: 2px;
    background: ${({ theme }) => theme.colors.warning500};
  }

  span + span i {
    background: ${({ theme }) => theme.colors.success500};
  }

  span:last-child {
    margin-inline-start: auto;
  }
`;

/** One bar a day for what was given, and one beside it for what was used. */
export function DayPlot({ days, today }: { days: Template['days']; today: string }) {
  const { t, day: say } = useText();
  const known = new Map(days.map((each) => [each.day, each]));
  const last = today as LocalDate;
  const columns = eachDay(addDays(last, 1 - PLOT_DAYS), addDays(last, 1)).map(
    (date) => known.get(date) ?? { day: date, issued: 0, used: 0 },
  );
  const highest = Math.max(1, ...columns.flatMap(({ issued, used }) => [issued, used]));
  const sum = (of: 'issued' | 'used'): number => columns.reduce((total, each) => total + each[of], 0);
  const percent = (value: number): string => `${(value / highest) * 100}%`;
  return (
    <>
      <Plot role="img" aria-label={t('plot', { days: PLOT_DAYS, issued: sum('issued'), used: sum('used') })}>
        {columns.map(({ day, issued, used }) => (
          <Day key={day} title={t('plot.day', { day: say(day), issued, used })}>
            <i style={{ height: percent(issued) }} />
            <i style={{ height: percent(used) }} />
          </Day>
        ))}
      </Plot>
      <Legend aria-hidden>
        <span>
          <i /> {t('figure.issued')}
        </span>
        <span>
          <i /> {t('figure.used')}
        </span>
        <span>{t('plot.days', { days: PLOT_DAYS })}</span>
      </Legend>
    </>
  );
}
