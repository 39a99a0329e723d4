import { styled } from 'styled-components';
import type { DeskPage, OrderState } from '../api/types';
import { useText } from '../hooks/useText';
import { tint } from '../../../../../admin/shared/look';
import { TAB_KEYS, TABS, tabCount, type DeskQuery, type Tab } from '../utils/query';
import { NARROW } from './list/layout';
import { LOOK, stateColour } from './StateBadge';

const Frame = styled.div`
  container-type: inline-size;
`;

const Bar = styled.div`
  display: flex;
  gap: 0.4rem;
  overflow-x: auto;
  scrollbar-width: none;
`;

const TabButton = styled.button<{ $open: boolean }>`
  display: inline-flex;
  align-items: center;
  gap: 0.7rem;
  flex: none;
  height: 4.4rem;
  padding: 0 1.2rem;

  @container (max-width: ${NARROW}) {
    padding: 0 0.8rem;
    gap: 0.5rem;
  }

  border: 0;
  border-bottom: 2px solid ${({ theme, $open }) => ($open ? theme.colors.primary600 : 'transparent')};
  background: none;
  color: ${({ theme, $open }) => ($open ? theme.colors.primary600 : theme.colors.neutral700)};
  font: inherit;
  font-size: 1.4rem;
  font-weight: ${({ $open }) => ($open ? 600 : 400)};
  cursor: pointer;

  &:hover {
    color: ${({ theme }) => theme.colors.primary700};
  }

  &:focus-visible {
    outline: 2px solid ${({ theme }) => theme.colors.primary600};
    outline-offset: -2px;
    border-radius: ${({ theme }) => theme.borderRadius};
  }

  svg {
    width: 1.3rem;
    height: 1.3rem;
  }
`;

const Mark = styled.span<{ $state: OrderState }>`
  display: inline-flex;

  @container (max-width: ${NARROW}) {
    display: none;
  }

  path {
    fill: ${({ theme, $state }) => stateColour(theme, $state)};
  }
`;

const Count = styled.span<{ $attention: boolean }>`
  min-width: 2rem;
  padding: 0.3rem 0.6rem;
  border-radius: 1rem;
  font-size: 1.2rem;
  font-weight: 600;
  line-height: 1.2;
  text-align: center;
  font-variant-numeric: tabular-nums;
  background: ${({ theme, $attention }) => ($attention ? theme.colors.alternative600 : tint(theme, 'neutral500', 16))};
  color: ${({ theme, $attention }) => ($attention ? theme.colors.neutral0 : theme.colors.neutral700)};
`;

interface StateTabsProps {
  query: DeskQuery;
  page: DeskPage | null;
  onChange(tab: Tab): void;
}

/** The states of an order with their marks and numbers: filter and legend in one. */
export function StateTabs({ query, page, onChange }: StateTabsProps) {
  const { t } = useText();
  return (
    <Frame>
      <Bar role="group" aria-label={t('tab')}>
        {TAB_KEYS.map((tab) => {
          const state: OrderState | undefined = TABS[tab][0];
          const Icon = state && LOOK[state].Icon;
          const count = page && tabCount(tab, page.counts);
          return (
            <TabButton
              key={tab}
              type="button"
              $open={query.tab === tab}
              aria-pressed={query.tab === tab}
              data-testid={`desk-tab-${tab}`}
              onClick={() => onChange(tab)}
            >
              {Icon && (
                <Mark $state={state}>
                  <Icon aria-hidden />
                </Mark>
              )}
              {t(`tab.${tab}`)}
              {count !== null && <Count $attention={tab === 'paid' && count > 0}>{count}</Count>}
            </TabButton>
          );
        })}
      </Bar>
    </Frame>
  );
}
