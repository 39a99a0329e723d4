import { useFetchClient } from '@strapi/strapi/admin';
import { useMemo } from 'react';
import { useIntl } from 'react-intl';
import { newKey } from '../../../../../admin/shared/text';
import type { Change, HouseName, Preview, Quote, RatePage, StayQuestion, Wish } from './types';

export interface RatesApi {
  read(query: string, signal: AbortSignal): Promise<RatePage>;
  names(query: string, signal: AbortSignal): Promise<HouseName[]>;
  preview(wish: Wish, signal: AbortSignal): Promise<Preview>;
  change(wish: Wish, fingerprint: string, key: string): Promise<Change>;
  history(query: string, signal: AbortSignal): Promise<Change[]>;
  undo(id: string): Promise<Change>;
  /** Asks as a guest does, so the answer is what a guest is told. */
  quote(stay: StayQuestion, signal: AbortSignal): Promise<Quote>;
}

/** The routes of the rate calendar, asked in the language of the panel. */
export function useRatesApi(): RatesApi {
  const { get, post } = useFetchClient();
  const { locale } = useIntl();

  return useMemo(() => {
    const headers = { 'Accept-Language': locale.startsWith('zh') ? 'zh-CN' : 'en' };
    const keyed = (key: string): object => ({ headers: { ...headers, 'Idempotency-Key': key } });
    return {
      // The client serialises objects without encoding them; a finished query string is passed on as it is.
      read: async (query, signal) => (await get<RatePage>('/pricing/rates', { params: query, headers, signal })).data,
      names: async (query, signal) =>
        (await get<{ items: HouseName[] }>('/pricing/rates/houses', { params: query, headers, signal })).data.items,
      preview: async (wish, signal) => (await post<Preview>('/pricing/rates/preview', wish, { headers, signal })).data,
      change: async (wish, fingerprint, key) =>
        (await post<Change>('/pricing/rates/changes', { ...wish, fingerprint }, keyed(key))).data,
      history: async (query, signal) =>
        (await get<{ items: Change[] }>('/pricing/rates/history', { params: query, headers, signal })).data.items,
      undo: async (id) => (await post<Change>(`/pricing/rates/changes/${id}/undo`, {}, keyed(newKey()))).data,
      quote: async ({ house, ...stay }, signal) =>
        (await post<Quote>('/api/quotes', { items: [{ kind: 'house', ref: house, ...stay }] }, { headers, signal }))
          .data,
    };
  }, [get, post, locale]);
}
