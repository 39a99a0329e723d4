import { useDebounce } from '@strapi/strapi/admin';
import { useCallback } from 'react';
import type { Preview, Wish } from '../api/types';
import { useRatesApi } from '../api/useRatesApi';
import { useRequest, type Request } from '../../../../../admin/shared/useRequest';

const DEBOUNCE_MS = 300;

/** The server's word on what a wish does; asks nothing while there is no whole wish. */
export function usePreview(wish: Wish | null): Request<Preview> {
  const api = useRatesApi();
  const key = wish && JSON.stringify(wish);
  const settled = useDebounce(key, DEBOUNCE_MS);
  const load = useCallback(
    (asked: string, signal: AbortSignal) => api.preview(JSON.parse(asked) as Wish, signal),
    [api],
  );
  const result = useRequest(settled, load);
  // An answer to another wish is no preview of this one.
  const current = key !== null && result.key === key;
  return { ...result, loading: result.loading || (key !== null && !current && !result.problem) };
}
