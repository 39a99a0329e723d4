import type { OfferedExtra } from '../api/types';
import { useDeskApi } from '../api/useDeskApi';
import { useRequest, type Request } from '../../../../../admin/shared/useRequest';

/** What staff can add to an item; asks nothing while none is chosen. */
export function useExtras(item: { kind: string; ref: string } | null): Request<OfferedExtra[]> {
  const api = useDeskApi();
  return useRequest(item && new URLSearchParams(item).toString(), api.extras);
}
