import { useDebounce } from '@strapi/strapi/admin';
import { useCallback } from 'react';
import type { Action, PreviewRequest, RefundPreview } from '../api/types';
import { useDeskApi } from '../api/useDeskApi';
import { useRequest, type Request } from '../../../../../admin/shared/useRequest';

const DEBOUNCE_MS = 300;

/** The server's word on where the money goes; asks nothing for actions that move none. */
export function useRefundPreview(no: string, action: Action, amountFen: number | null): Request<RefundPreview> {
  const api = useDeskApi();
  const request: PreviewRequest | null =
    action === 'reject' || action === 'check-out'
      ? { kind: action }
      : action === 'refund' && amountFen !== null
        ? { kind: 'refund', amountFen }
        : null;
  const key = request && JSON.stringify(request);
  const settled = useDebounce(key, DEBOUNCE_MS);
  const load = useCallback(
    (asked: string, signal: AbortSignal) => api.preview(no, JSON.parse(asked) as PreviewRequest, signal),
    [api, no],
  );
  const result = useRequest(settled, load);
  // An answer to another amount is no preview of this one.
  const current = key !== null && result.key === key;
  return { ...result, data: current ? result.data : null, loading: key !== null && !current && !result.problem };
}
