import { useRequest } from '../../../../../admin/shared/useRequest';
import { useVenueConfig } from '../../../../../admin/shared/useVenueConfig';
import { DEFAULT_ZONE } from '../../../../../admin/shared/venue';
import type { Problem } from '../../../../../admin/shared/problem';
import { addDays, dateInZone, type LocalDate } from '../../../../../shared/local-date';
import { useLedgerApi } from '../api/useLedgerApi';
import type { AssetFlow } from '../api/types';

/** What moved in the last days, today included; assets in which nothing moved are missing. */
export function useFlows(days: number): { data: AssetFlow[] | null; problem: Problem | null; today: LocalDate } {
  const zone = useVenueConfig()?.zone ?? DEFAULT_ZONE;
  const today = dateInZone(Date.now(), zone);
  const query = `from=${addDays(today, 1 - days)}&to=${addDays(today, 1)}`;
  const { data, key, problem } = useRequest(query, useLedgerApi().flows);
  return { data: key === query ? data : null, problem, today };
}
