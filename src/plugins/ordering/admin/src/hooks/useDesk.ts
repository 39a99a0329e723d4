import { useCallback, useMemo } from 'react';
import { useSearchParams } from 'react-router-dom';
import type { LocalDate } from '../../../../../shared/local-date';
import type { DeskDetail, DeskPage } from '../api/types';
import { useDeskApi } from '../api/useDeskApi';
import { readQuery, toServerQuery, writeQuery, type DeskQuery } from '../utils/query';
import { useRequest, type Request } from '../../../../../admin/shared/useRequest';

const ORDER_NO = /^[A-Za-z0-9_-]{6,32}$/;

export interface DeskPlace {
  query: DeskQuery;
  openNo: string | null;
  change(query: Partial<DeskQuery>): void;
  open(no: string | null): void;
}

/** Where the desk stands: filters and the open order, in the address. */
export function useDeskPlace(): DeskPlace {
  const [params, setParams] = useSearchParams();
  const query = useMemo(() => readQuery(params), [params]);
  const asked = params.get('order');
  const openNo = asked && ORDER_NO.test(asked) ? asked : null;

  const change = useCallback(
    (part: Partial<DeskQuery>) => setParams((old) => writeQuery(old, part), { replace: true }),
    [setParams],
  );
  // The browser's back button closes the drawer; moving between orders adds no steps to it.
  const wasOpen = openNo !== null;
  const open = useCallback(
    (no: string | null) => {
      const move = (old: URLSearchParams): URLSearchParams => {
        const next = new URLSearchParams(old);
        if (no) next.set('order', no);
        else next.delete('order');
        return next;
      };
      setParams(move, { replace: no === null || wasOpen });
    },
    [setParams, wasOpen],
  );
  return { query, openNo, change, open };
}

/** The list of the place; `today` turns "tomorrow" into a date, and the list follows it over midnight. */
export function useOrders(query: DeskQuery, today: LocalDate): Request<DeskPage> {
  const api = useDeskApi();
  return useRequest(toServerQuery(query, today), api.list);
}

export function useOrder(no: string | null): Request<DeskDetail> {
  const api = useDeskApi();
  return useRequest(no, api.read);
}
