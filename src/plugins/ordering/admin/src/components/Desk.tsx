import { Page, useNotification } from '@strapi/strapi/admin';
import { useCallback, useEffect, useState } from 'react';
import { useNavigate } from 'react-router-dom';
import { styled } from 'styled-components';
import type { Action, DeskDetail, DeskLine } from '../api/types';
import { useAllowed } from '../hooks/useAllowed';
import { useAutoRefresh } from '../hooks/useAutoRefresh';
import { useDeskPlace, useOrder, useOrders } from '../hooks/useDesk';
import { useDrawerKeys } from '../hooks/useDrawerKeys';
import { useText } from '../hooks/useText';
import { useVenueClock, VenueClockContext } from '../hooks/useVenueClock';
import { useVenueConfig } from '../../../../../admin/shared/useVenueConfig';
import { neighbour } from '../utils/actions';
import { DEFAULT_ZONE } from '../../../../../admin/shared/venue';
import { wallClock, type Arrives } from '../utils/dates';
import { toServerQuery } from '../utils/query';
import { OrderDrawer } from './drawer/OrderDrawer';
import { OrderSheet } from './list/OrderSheet';
import { OrderDialogs, type Did, type Doing } from './OrderDialogs';
import { ReturnsNotice } from './ReturnsNotice';
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

export function Desk() {
  const { t } = useText();
  const { toggleNotification } = useNotification();
  const allowed = useAllowed();
  const { query, openNo, change, open } = useDeskPlace();
  const [venue, setVenue] = useState({ zone: DEFAULT_ZONE, offsetMs: 0 });
  const clock = useVenueClock(venue.zone, venue.offsetMs, useVenueConfig()?.venueName);
  const list = useOrders(query, clock.today);
  const detail = useOrder(openNo);
  const [doing, setDoing] = useState<Doing | null>(null);
  const navigate = useNavigate();

  const orders = list.data?.items ?? [];
  const numbers = orders.map(({ no }) => no);
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
  useDrawerKeys({ active: openNo !== null && !doing, previous, next, open, close });

  const act = useCallback((order: DeskLine, action: Action) => setDoing({ order, action }), []);
  const done = (action: Did, order: DeskDetail): void => {
    setDoing(null);
    toggleNotification({ type: 'success', message: t(`done.${action}`), timeout: 3000 });
    if (order.no === openNo) replace(order);
    refreshList();
  };

  const onText = useCallback((text: string) => change({ text }), [change]);
  const onArrives = useCallback((arrives: Arrives) => change({ arrives }), [change]);

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
            onNew={allowed.place ? () => navigate('new') : null}
          />
          <ReturnsNotice at={list.at} onOpen={open} />
          <StateTabs query={query} page={list.data} onChange={(tab) => change({ tab })} />
          <OrderSheet
            query={query}
            list={list}
            outdated={list.key !== null && list.key !== toServerQuery(query, clock.today)}
            time={time}
            openNo={openNo}
            allowed={allowed}
            onOpen={open}
            onAct={act}
            onChange={change}
            onRefresh={refresh}
          />
        </Left>
        {openNo && (
          <OrderDrawer
            no={openNo}
            line={orders.find(({ no }) => no === openNo) ?? null}
            detail={detail.key === openNo ? detail.data : null}
            problem={detail.problem}
            allowed={allowed}
            previous={previous}
            next={next}
            onOpen={open}
            onClose={close}
            onAct={act}
            onHandBack={(order, refund) => setDoing({ order, refund })}
            onChanged={replace}
            onPrint={(order, paper) => setDoing({ order, paper })}
            onRetry={refreshDetail}
          />
        )}
        {doing && (
          <OrderDialogs
            doing={doing}
            allowed={allowed}
            onClose={() => setDoing(null)}
            onDone={done}
            onRefused={refresh}
          />
        )}
      </Screen>
    </VenueClockContext.Provider>
  );
}
