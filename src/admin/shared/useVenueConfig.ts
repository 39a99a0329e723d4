import { useFetchClient } from '@strapi/strapi/admin';
import { useCallback } from 'react';
import { useRequest } from './useRequest';

interface VenueConfig {
  venueName: string;
  zone: string;
}

/** Name and zone of the venue, as guests are told them. */
export function useVenueConfig(): VenueConfig | null {
  const { get } = useFetchClient();
  const load = useCallback(
    async (path: string, signal: AbortSignal) => (await get<VenueConfig>(path, { signal })).data,
    [get],
  );
  return useRequest('/api/client-config', load).data;
}
