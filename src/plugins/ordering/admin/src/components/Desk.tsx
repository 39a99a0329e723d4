import { Button } from '@strapi/design-system';
import { Page, useNotification } from '@strapi/strapi/admin';
import { useCallback, useEffect, useState } from 'react';
import { styled } from 'styled-components';
import type { Action, DeskDetail, DeskLine } from '../api/types';
import { useAllowed } from '../hooks/useAllowed';
import { useAutoRefresh } from '../hooks/useAutoRefresh';
import { useDeskPlace, useOrder, useOrders } from '../hooks/useDesk';
import { useText } from '../hooks/useText';
import { useVenueClock, VenueClockContext } from '../hooks/useVenueClock';
import { neighbour } from '../utils/actions';
import { DEFAULT_ZONE, wallClock, type Arrives } from '../utils/dates';
import { tint } from '../utils/look';
import { toServerQuery } from '../utils/query';
import { ActionDialog } from './dialog/ActionDialog';
import { OrderDrawer } from './drawer/OrderDrawer';
import { ListEmpty, ListError, ListSkeleton } from './list/ListStates';
import { OrderList } from './list/OrderList';
import { Pager } from './list/Pager';
import { StateTabs } from './StateTabs';
import { Toolbar } from './Toolbar';

const REFRESH_MS = 20_000;

const Screen = styled(Page.Main)`
  position: relative;
  display: flex;
  flex: 1;
  min-height: 0;
  overflow: hidden;
`;

const Left = styled.div`
  display: flex;
  flex-direction: column;
  flex: 1;
  min-width: 0;
  padding: 1.6rem 2.4rem 2.4rem;
`;

const Sheet = styled.div<{ $faded: boolean }>`
  display: flex;
  flex-direction: column;
  flex: 1;
  min-height: 0;
  overflow: hidden;
  border-radius: 0.8rem;
  background: ${({ theme }) => theme.colors.neutral0};
  box-shadow: ${({ theme }) => theme.shadows.tableShadow};

  > * {
    opacity: ${({ $faded }) => ($faded ? 0.55 : 1)};
    transition: opacity 0.15s 0.15s;
  }

  > footer {
    border-top: 1px solid ${({ theme }) => theme.colors.neutral150};
  }
`;

const Stale = styled.div`
  display: flex;
  align-items: center;
  gap: 1.2rem;
  padding: 0.6rem 2rem;
  background: ${({ theme }) => tint(theme, 'warning500', 14)};
  color: ${({ theme }) => theme.colors.neutral800};
  font-size: 1.3rem;
`;

interface Doing {
  order: DeskLine;
  action: Action;
}

export function Desk() {
  const { t, problem: say } = useText();
  const { toggleNotification } = useNotification();
  const allowed = useAllowed();
  const { query, openNo, change, open } = useDeskPlace();
  const [venue, setVenue] = useState({ zone: DEFAULT_ZONE, offsetMs: 0 });
  const clock = useVenueClock(venue.zone, venue.offsetMs);
  const list = useOrders(query, clock.today);
  const detail = useOrder(openNo);
  const [doing, setDoing] = useState<Doing | null>(null);

  const orders = list.data?.items ?? [];
  const numbers = orders.map(({ no }) => no);
  const shown = detail.key === openNo ? detail.data : null;
  const time = list.at > 0 ? wallClock(new Date(list.at + clock.offsetMs).toISOString(), clock.zone).time : null;
  useEffect(() => {
    if (!list.data) return;
    const serverNow = list.data.items[0]?.serverNow;
    const offsetMs = serverNow ? Date.parse(serverNow) - list.at : 0;
    setVenue({ zone: list.data.zone, offsetMs });
  }, [list.data, list.at]);
  const { refresh: refreshList } = list;
  const { refresh: refreshDetail, replace } = detail;

  const refresh = useCallback(() => {
    refreshList();
    refreshDetail();
  }, [refreshList, refreshDetail]);
  useAutoRefresh(refresh, REFRESH_MS);

  const close = useCallback(() => {
    const back = document.querySelector<HTMLElement>(`[data-no="${CSS.escape(openNo ?? '')}"][role="row"]`);
    open(null);
    back?.focus({ preventScroll: true });
  }, [open, openNo]);

  const previous = neighbour(numbers, openNo, -1);
  const next = neighbour(numbers, openNo, 1);
  const keysActive = openNo !== null && doing === null;
  useEffect(() => {
    if (!keysActive) return undefined;
    const onKey = (event: KeyboardEvent): void => {
      const target = event.target as HTMLElement;
      if (event.defaultPrevented || target.closest('input, textarea, select, [role="menu"]')) return;
      if (event.key === 'Escape') return close();
      const inList = target.closest('[role="grid"]') !== null;
      const to = event.key === 'ArrowDown' ? next : event.key === 'ArrowUp' ? previous : null;
      if (!to || inList || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      open(to);
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [keysActive, close, open, previous, next]);

  const act = useCallback((order: DeskLine, action: Action) => setDoing({ order, action }), []);
  const done = (action: Action, order: DeskDetail): void => {
    setDoing(null);
    toggleNotification({ type: 'success', message: t(`done.${action}`), timeout: 3000 });
    if (order.no === openNo) replace(order);
    refreshList();
  };

  const onText = useCallback((text: string) => change({ text }), [change]);
  const onArrives = useCallback((arrives: Arrives) => change({ arrives }), [change]);
  const reset = (): void => change({ tab: 'all', text: '', arrives: 'any' });
  const filtered = query.tab !== 'all' || query.text !== '' || query.arrives !== 'any';
  const listProblem = list.problem;

  return (
    <VenueClockContext.Provider value={clock}>
      <Screen aria-busy={list.loading}>
        <Left>
          <Toolbar
            text={query.text}
            arrives={query.arrives}
            updatedAt={time}
            loading={list.loading}
            onText={onText}
            onArrives={onArrives}
            onRefresh={refresh}
          />
          <StateTabs query={query} page={list.data} onChange={(tab) => change({ tab })} />
          <Sheet $faded={list.loading && list.key !== null && list.key !== toServerQuery(query, clock.today)}>
            {listProblem && list.data && time && (
              <Stale role="status">
                {t('desk.stale', { time })}
                <Button size="S" variant="tertiary" onClick={refresh}>
                  {t('desk.retry')}
                </Button>
              </Stale>
            )}
            {!list.data && !listProblem && <ListSkeleton />}
            {!list.data && listProblem && <ListError message={say(listProblem)} onRetry={refresh} />}
            {list.data && orders.length === 0 && <ListEmpty filtered={filtered} onReset={reset} />}
            {list.data && orders.length > 0 && (
              <OrderList
                orders={orders}
                openNo={openNo}
                allowed={allowed}
                busy={list.loading}
                onOpen={open}
                onAct={act}
              />
            )}
            {list.data && orders.length > 0 && (
              <Pager
                page={list.data.page}
                pageSize={list.data.pageSize}
                total={list.data.total}
                onPage={(page) => change({ page })}
              />
            )}
          </Sheet>
        </Left>
        {openNo && (
          <OrderDrawer
            no={openNo}
            line={orders.find(({ no }) => no === openNo) ?? null}
            detail={shown}
            problem={detail.problem}
            allowed={allowed}
            previous={previous}
            next={next}
            onOpen={open}
            onClose={close}
            onAct={act}
            onRetry={refreshDetail}
          />
        )}
        {doing && (
          <ActionDialog
            key={`${doing.order.no}-${doing.action}`}
            order={doing.order}
            action={doing.action}
            onClose={() => setDoing(null)}
            onDone={done}
            onRefused={refresh}
          />
        )}
      </Screen>
    </VenueClockContext.Provider>
  );
}
