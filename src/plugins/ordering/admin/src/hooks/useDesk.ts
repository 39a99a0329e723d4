import { useCallback, useMemo } from 'react';
import { useSearchParams } from 'react-router-dom';
import { dateInZone } from '../../../../../shared/local-date';
import type { DeskDetail, DeskPage } from '../api/types';
import { useDeskApi } from '../api/useDeskApi';
import { DEFAULT_ZONE } from '../utils/dates';
import { readQuery, toServerQuery, writeQuery, type DeskQuery } from '../utils/query';
import { useRequest, type Request } from './useRequest';
import type { VenueClock } from './useVenueClock';

const ORDER_NO = /^[A-Za-z0-9_-]{6,32}$/;

export interface Desk {
  query: DeskQuery;
  list: Request<DeskPage>;
  clock: VenueClock;
  openNo: string | null;
  detail: Request<DeskDetail>;
  change(query: Partial<DeskQuery>): void;
  open(no: string | null): void;
}

/** Everything the desk shows, read from the address and the server. */
export function useDesk(): Desk {
  const api = useDeskApi();
  const [params, setParams] = useSearchParams();
  const query = useMemo(() => readQuery(params), [params]);
  const asked = params.get('order');
  const openNo = asked && ORDER_NO.test(asked) ? asked : null;

  // The question names the filter, not its dates: at midnight "today" becomes another day by itself.
  const key = JSON.stringify(query);
  const loadList = useCallback(
    async (text: string, signal: AbortSignal) => {
      const { query: wanted, zone } = { query: JSON.parse(text) as DeskQuery, zone: knownZone };
      const page = await api.list(toServerQuery(wanted, dateInZone(Date.now(), zone)), signal);
      if (page.zone === zone || wanted.arrives === 'any') return remember(page);
      remember(page);
      return api.list(toServerQuery(wanted, dateInZone(Date.now(), page.zone)), signal);
    },
    [api],
  );
  const list = useRequest(key, loadList);
  const detail = useRequest(openNo, api.read);

  const change = useCallback(
    (part: Partial<DeskQuery>) => setParams((old) => writeQuery(old, part), { replace: true }),
    [setParams],
  );
  const open = useCallback(
    (no: string | null) =>
      setParams(
        (old) => {
          const next = new URLSearchParams(old);
          if (no) next.set('order', no);
          else next.delete('order');
          return next;
        },
        { replace: no === null || openNo !== null },
      ),
    [setParams, openNo],
  );

  const clock = useMemo<VenueClock>(() => {
    const serverNow = list.data?.items[0]?.serverNow ?? detail.data?.serverNow;
    const at = list.data?.items[0] ? list.at : detail.at;
    return { zone: list.data?.zone ?? DEFAULT_ZONE, offsetMs: serverNow ? Date.parse(serverNow) - at : 0 };
  }, [list.data, list.at, detail.data, detail.at]);

  return { query, list, clock, openNo, detail, change, open };
}

/** The venue's zone, learnt from the first answer. */
let knownZone = DEFAULT_ZONE;

function remember(page: DeskPage): DeskPage {
  knownZone = page.zone;
  return page;
}
