import { useFetchClient } from '@strapi/strapi/admin';
import { useMemo } from 'react';
import { useIntl } from 'react-intl';
import type { LocalDate } from '../../../../../shared/local-date';
import { isChinese } from '../../../../../admin/shared/dates';
import type { ChangePreview, GridAnswer } from './types';

export interface NewBlock {
  resource: string;
  unit: number;
  from: LocalDate;
  to: LocalDate;
  reason: string;
}

export interface GridApi {
  read(from: LocalDate, days: number, signal: AbortSignal): Promise<GridAnswer>;
  block(block: NewBlock, idempotencyKey: string): Promise<void>;
  release(id: number): Promise<void>;
  move(id: number, to: { unit: number; from?: LocalDate; to?: LocalDate }): Promise<void>;
  preview(path: string, body: object, signal: AbortSignal): Promise<ChangePreview>;
  apply(path: string, body: object, idempotencyKey: string): Promise<void>;
  /** Makes Strapi renew an expired session; the socket then finds the new token. */
  wake(): Promise<void>;
}

/** The grid's routes, asked in the language of the panel. */
export function useGridApi(): GridApi {
  const { get, post, del } = useFetchClient();
  const { locale } = useIntl();

  return useMemo(() => {
    const headers = { 'Accept-Language': isChinese(locale) ? 'zh-CN' : 'en' };
    const once = (key: string): Record<string, string> => ({ ...headers, 'Idempotency-Key': key });
    return {
      read: async (from, days, signal) =>
        (await get<GridAnswer>(`/scheduling/grid?from=${from}&days=${days}`, { headers, signal })).data,
      block: async (block, key) =>
        void (await post('/scheduling/blocks', { count: 1, ...block }, { headers: once(key) })),
      release: async (id) => void (await del(`/scheduling/blocks/${id}`, { headers })),
      move: async (id, to) => void (await post(`/scheduling/claims/${id}/move`, to, { headers })),
      preview: async (path, body, signal) => (await post<ChangePreview>(path, body, { headers, signal })).data,
      apply: async (path, body, key) => void (await post(path, body, { headers: once(key) })),
      wake: async () => void (await get('/admin/users/me')),
    };
  }, [get, post, del, locale]);
}
