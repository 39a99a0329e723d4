import { DEFAULT_ZONE } from '../../../../../admin/shared/venue';
import type { ComponentType } from 'react';
import { Link } from 'react-router-dom';
import { styled } from 'styled-components';
import { HoldCountdown } from '../components/HoldCountdown';
import { useText } from '../hooks/useText';
import { useVenue, useVenueClock, VenueClockContext } from '../hooks/useVenueClock';
import { wallClock } from '../utils/dates';
import { tint } from '../../../../../admin/shared/look';
import { deskOf, type Board, type Today, type TodayOrder } from './boards';
import { Body, Failed, Figure, Figures, Loading, Quiet } from './parts';
import { useToday } from './useToday';

const List = styled.ul`
  display: flex;
  flex-direction: column;
  margin: 0 -1.2rem;
`;

const Entry = styled(Link)`
  display: grid;
  grid-template-columns: minmax(0, 4.8rem) minmax(0, 1fr) auto;
  align-items: baseline;
  gap: 0.8rem;
  padding: 0.6rem 1.2rem;
  border-radius: 0.6rem;
  color: ${({ theme }) => theme.colors.neutral800};
  font-size: 1.4rem;
  line-height: 2rem;
  text-decoration: none;

  > * {
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }

  small {
    font-size: 1.3rem;
    color: ${({ theme }) => theme.colors.neutral600};
    font-variant-numeric: tabular-nums;
  }

  &:hover {
    background: ${({ theme }) => tint(theme, 'primary500', 10)};
  }

  &:focus-visible {
    outline: 2px solid ${({ theme }) => theme.colors.primary600};
  }
`;

const Late = styled.small`
  && {
    color: ${({ theme }) => theme.colors.danger700};
    font-weight: 600;
  }
`;

const More = styled(Link)`
  font-size: 1.3rem;
  color: ${({ theme }) => theme.colors.primary600};
`;

/** When, in the words of the board. */
function When({ board, order }: { board: Board; order: TodayOrder }) {
  const { t, short } = useText();
  const { zone } = useVenue();
  if (board === 'unpaid' && order.holdExpiresAt) return <HoldCountdown until={order.holdExpiresAt} />;
  if (order.overdue && (board === 'arrivals' || board === 'departures')) return <Late>{t(`today.late.${board}`)}</Late>;
  const instant = board === 'arrivals' ? order.startsAt : board === 'toConfirm' ? order.placedAt : order.endsAt;
  if (!instant) return <small />;
  const { date, time } = wallClock(instant, zone);
  if (board === 'inHouse') return <small>{t('today.until', { date: short(date) })}</small>;
  const key = board === 'arrivals' ? 'today.from' : board === 'toConfirm' ? 'today.placed' : 'today.by';
  return <small>{t(key, { time })}</small>;
}

function Filled({ board, today }: { board: Board; today: Today }) {
  const { t } = useText();
  const { total, items } = today[board];
  const done = board === 'arrivals' ? today.arrived : board === 'departures' ? today.departed : 0;
  return (
    <Body data-testid={`today-${board}`}>
      <Figures>
        <Figure $calls={total > 0 && board === 'toConfirm'}>{total}</Figure>
        {(board === 'arrivals' || board === 'departures') && done > 0 && (
          <span>{t(`today.${board}.done`, { done })}</span>
        )}
      </Figures>
      {total === 0 ? (
        <Quiet>{t(`today.${board}.none`)}</Quiet>
      ) : (
        <List>
          {items.map((order) => (
            <li key={order.no}>
              <Entry to={deskOf(board, order.no)} data-testid={`today-order-${order.no}`}>
                <b>{order.guestName}</b>
                <span>{[order.title, order.unitLabel].filter(Boolean).join(' · ')}</span>
                <When board={board} order={order} />
              </Entry>
            </li>
          ))}
        </List>
      )}
      {total > items.length && <More to={deskOf(board)}>{t('today.more', { count: total - items.length })}</More>}
    </Body>
  );
}

function BoardWidget({ board }: { board: Board }) {
  const texts = useText();
  const { data, problem, at, refresh } = useToday();
  const clock = useVenueClock(data?.zone ?? DEFAULT_ZONE, data ? Date.parse(data.serverNow) - at : 0);
  if (!data) return problem ? <Failed message={texts.problem(problem)} onRetry={refresh} /> : <Loading />;
  return (
    <VenueClockContext.Provider value={clock}>
      <Filled board={board} today={data} />
    </VenueClockContext.Provider>
  );
}

const widget =
  (board: Board): ComponentType =>
  () => <BoardWidget board={board} />;

export const BOARDS: Record<Board, ComponentType> = {
  arrivals: widget('arrivals'),
  departures: widget('departures'),
  inHouse: widget('inHouse'),
  unpaid: widget('unpaid'),
  toConfirm: widget('toConfirm'),
};
