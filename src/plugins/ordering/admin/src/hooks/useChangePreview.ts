import { useDebounce } from '@strapi/strapi/admin';
import { useCallback } from 'react';
import type { ChangePreview, ChangeWish } from '../api/types';
import { useDeskApi } from '../api/useDeskApi';
import { useRequest, type Request } from '../../../../../admin/shared/useRequest';

const DEBOUNCE_MS = 300;

/** The server's word on a change; asks nothing while nothing is wished. */
export function useChangePreview(no: string, wish: ChangeWish | null): Request<ChangePreview> {
  const api = useDeskApi();
  const key = wish && JSON.stringify(wish);
  const settled = useDebounce(key, DEBOUNCE_MS);
  const load = useCallback(
    (asked: string, signal: AbortSignal) => api.previewChange(no, JSON.parse(asked) as ChangeWish, signal),
    [api, no],
  );
  const result = useRequest(settled, load);
  // An answer to another wish is no preview of this one.
  const current = key !== null && result.key === key;
  return { ...result, data: current ? result.data : null, loading: key !== null && !current && !result.problem };
}

/** Every listed house, to move a stay to. */
export function useHouses(): Request<{ id: string; title: string }[]> {
  const api = useDeskApi();
  const load = useCallback((_key: string, signal: AbortSignal) => api.houses(signal), [api]);
  return useRequest('houses', load);
}
