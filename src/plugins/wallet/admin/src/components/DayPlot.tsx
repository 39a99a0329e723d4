import { Flex } from '@strapi/design-system';
import { useState } from 'react';
import { styled } from 'styled-components';
import { useText } from '../hooks/useText';
import { shown, type Unit } from '../utils/amount';
import { highest, type FlowDay } from '../utils/flow';
import { Faint } from './parts';

const Plot = styled.div<{ $height: string }>`
  display: grid;
  grid-auto-flow: column;
  grid-auto-columns: minmax(0, 1fr);
  gap: 2px;
  height: ${({ $height }) => $height};
  border-bottom: 1px solid ${({ theme }) => theme.colors.neutral150};
`;

const Column = styled.div`
  position: relative;
  display: grid;
  grid-template-rows: 1fr 1px 1fr;
  border-radius: 3px;

  &:hover,
  &:focus-visible {
    background: ${({ theme }) => theme.colors.neutral150};
  }
`;

const Zero = styled.span`
  background: ${({ theme }) => theme.colors.neutral300};
`;

const Bar = styled.span<{ $percent: number; $in: boolean }>`
  align-self: ${({ $in }) => ($in ? 'end' : 'start')};
  height: ${({ $percent }) => $percent}%;
  min-height: ${({ $percent }) => ($percent > 0 ? '2px' : '0')};
  margin: 0 15%;
  border-radius: ${({ $in }) => ($in ? '3px 3px 0 0' : '0 0 3px 3px')};
  background: ${({ theme, $in }) => ($in ? theme.colors.success500 : theme.colors.warning500)};
`;

const Dot = styled.i<{ $in: boolean }>`
  display: inline-block;
  width: 1rem;
  height: 1rem;
  margin: 0 0.6rem 0 0;
  border-radius: 2px;
  background: ${({ theme, $in }) => ($in ? theme.colors.success500 : theme.colors.warning500)};
`;

interface DayPlotProps {
  /** At least one, the oldest first. */
  days: readonly FlowDay[];
  unit: Unit;
  label: string;
  height?: string;
}

/** What came in above the line and what went out below it, a column a day. */
export function DayPlot({ days, unit, label, height = '20rem' }: DayPlotProps) {
  const { t, day: dayName } = useText();
  const [seen, setSeen] = useState<FlowDay | null>(null);
  const most = highest(days);
  const said = (day: FlowDay): string =>
    `${dayName(day.date)}: ${t('flow.in')} ${shown(day.in, unit)}, ${t('flow.out')} ${shown(day.out, unit)}`;
  return (
    <>
      <Plot $height={height} role="list" aria-label={label} onMouseLeave={() => setSeen(null)}>
        {days.map((day) => (
          <Column
            key={day.date}
            role="listitem"
            tabIndex={0}
            aria-label={said(day)}
            onMouseEnter={() => setSeen(day)}
            onFocus={() => setSeen(day)}
          >
            <Bar $in $percent={(day.in / most) * 100} />
            <Zero />
            <Bar $in={false} $percent={(day.out / most) * 100} />
          </Column>
        ))}
      </Plot>
      <Flex justifyContent="space-between" paddingTop={2}>
        <Faint>{dayName(days[0]!.date)}</Faint>
        <Faint aria-live="polite">{seen ? said(seen) : t('flow.most', { amount: shown(most, unit) })}</Faint>
        <Faint>{dayName(days.at(-1)!.date)}</Faint>
      </Flex>
      <Flex gap={4} paddingTop={2}>
        <Faint>
          <Dot $in />
          {t('flow.in')}
        </Faint>
        <Faint>
          <Dot $in={false} />
          {t('flow.out')}
        </Faint>
      </Flex>
    </>
  );
}
