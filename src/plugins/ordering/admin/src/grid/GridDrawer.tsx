import { useNotification } from '@strapi/strapi/admin';
import { useCallback, useEffect, useState } from 'react';
import { createPortal } from 'react-dom';
import { styled } from 'styled-components';
import type { BookingDrawerProps } from '../../../../scheduling/admin/src/public/booking-desk';
import type { Action, DeskDetail, DeskLine } from '../api/types';
import { OrderDialogs, type Did, type Doing } from '../components/OrderDialogs';
import { OrderDrawer } from '../components/drawer/OrderDrawer';
import { useAllowed } from '../hooks/useAllowed';
import { useOrder } from '../hooks/useDesk';
import { useDrawerKeys } from '../hooks/useDrawerKeys';
import { useText } from '../hooks/useText';
import { useVenueClock, VenueClockContext } from '../hooks/useVenueClock';
import { useVenueConfig } from '../../../../../admin/shared/useVenueConfig';
import { DEFAULT_ZONE } from '../../../../../admin/shared/venue';

/** Over the grid, which keeps its place and its size. */
const Layer = styled.div`
  position: fixed;
  inset: 0 0 0 auto;
  z-index: 10;
  display: flex;
  /* Of its own: in a narrow window the drawer takes its width from what it lies in. */
  width: min(56rem, 100vw);
`;

const noNeighbour = (): void => undefined;

/** One order beside the room grid: the desk's own drawer, with all that can be done there. */
export default function GridDrawer({ no, onClose, onChanged }: BookingDrawerProps) {
  const { t } = useText();
  const { toggleNotification } = useNotification();
  const allowed = useAllowed();
  const { data, problem, refresh, replace, at } = useOrder(no);
  const [offsetMs, setOffset] = useState(0);
  const config = useVenueConfig();
  const clock = useVenueClock(config?.zone ?? DEFAULT_ZONE, offsetMs, config?.venueName);
  const [doing, setDoing] = useState<Doing | null>(null);

  useEffect(() => {
    if (data) setOffset(Date.parse(data.serverNow) - at);
  }, [data, at]);
  useDrawerKeys({ active: doing === null, previous: null, next: null, open: noNeighbour, close: onClose });
  const act = useCallback((order: DeskLine, action: Action) => setDoing({ order, action }), []);
  const done = (did: Did, order: DeskDetail): void => {
    setDoing(null);
    toggleNotification({ type: 'success', message: t(`done.${did}`), timeout: 3000 });
    replace(order);
    onChanged();
  };

  return createPortal(
    <VenueClockContext.Provider value={clock}>
      <Layer>
        <OrderDrawer
          no={no}
          line={null}
          detail={data}
          problem={problem}
          allowed={allowed}
          previous={null}
          next={null}
          onOpen={noNeighbour}
          onClose={onClose}
          onAct={act}
          onHandBack={(order, refund) => setDoing({ order, refund })}
          onChanged={replace}
          onPrint={(order, paper) => setDoing({ order, paper })}
          onRetry={refresh}
        />
      </Layer>
      {doing && (
        <OrderDialogs
          doing={doing}
          allowed={allowed}
          onClose={() => setDoing(null)}
          onDone={done}
          onRefused={refresh}
        />
      )}
    </VenueClockContext.Provider>,
    document.body,
  );
}
