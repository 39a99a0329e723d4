import { styled } from 'styled-components';
import type { LocalDate } from '../../../../../../shared/local-date';
import type { HouseName } from '../../api/types';
import type { Side } from '../../hooks/usePlace';
import { useText } from '../../hooks/useText';
import { Calculator } from './Calculator';
import { EditPanel } from './EditPanel';
import { HistoryPanel } from './HistoryPanel';
import type { Target } from '../../utils/draft';

const Frame = styled.aside`
  display: flex;
  flex-direction: column;
  flex: none;
  width: 40rem;
  min-height: 0;
  border-left: 1px solid ${({ theme }) => theme.colors.neutral150};
  background: ${({ theme }) => theme.colors.neutral0};
  /* The browser's own date pickers follow the panel's theme, not the computer's. */
  color-scheme: ${({ theme }) => (theme.colors.neutral0.toLowerCase() === '#ffffff' ? 'light' : 'dark')};
`;

const Tabs = styled.div`
  display: flex;
  flex: none;
  gap: 0.4rem;
  padding: 0 1.2rem;
  border-bottom: 1px solid ${({ theme }) => theme.colors.neutral150};
`;

const Tab = styled.button`
  height: 5.2rem;
  padding: 0 1.2rem;
  border: 0;
  border-bottom: 2px solid transparent;
  background: none;
  color: ${({ theme }) => theme.colors.neutral700};
  font: inherit;
  font-size: 1.4rem;
  cursor: pointer;

  &[aria-pressed='true'] {
    border-bottom-color: ${({ theme }) => theme.colors.primary600};
    color: ${({ theme }) => theme.colors.primary600};
    font-weight: 600;
  }

  &:focus-visible {
    outline: 2px solid ${({ theme }) => theme.colors.primary600};
    outline-offset: -4px;
  }
`;

const SIDES: readonly Side[] = ['edit', 'quote', 'history'];

interface SidePanelProps {
  side: Side;
  onSide(side: Side): void;
  canEdit: boolean;
  target: Target;
  onTarget(target: Target): void;
  onClear(): void;
  /** Every house, and those that fit the filter. */
  names: HouseName[];
  fitting: HouseName[];
  today: LocalDate;
  /** Counts changes, so that the history is read again. */
  version: number;
  onChanged(): void;
}

/** What can be done with the selection: edit it, ask what a stay costs, see who changed what. */
export function SidePanel({ side, onSide, ...props }: SidePanelProps) {
  const { t } = useText();
  const { target, names, today, version, onChanged, canEdit } = props;
  const [range] = target.ranges;
  return (
    <Frame aria-label={t(`side.${side}`)}>
      <Tabs role="group">
        {SIDES.map((one) => (
          <Tab
            key={one}
            type="button"
            aria-pressed={side === one}
            data-testid={`rates-side-${one}`}
            onClick={() => onSide(one)}
          >
            {t(`side.${one}`)}
          </Tab>
        ))}
      </Tabs>
      {side === 'edit' && <EditPanel {...props} />}
      {side === 'quote' && (
        <Calculator
          key={`${target.houses[0] ?? ''}${range?.firstNight ?? ''}${range?.lastNight ?? ''}`}
          names={names}
          house={target.houses[0] ?? null}
          range={range?.firstNight ? range : null}
          today={today}
        />
      )}
      {side === 'history' && (
        <HistoryPanel
          key={version}
          house={target.houses.length === 1 ? target.houses[0]! : null}
          canEdit={canEdit}
          onChanged={onChanged}
        />
      )}
    </Frame>
  );
}
