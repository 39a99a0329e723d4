import { useFetchClient } from '@strapi/strapi/admin';
import { useMemo } from 'react';
import { useIntl } from 'react-intl';
import { isChinese } from '../../../../../admin/shared/dates';
import type {
  AskedReturn,
  ChangePreview,
  ChangeWish,
  DeskDetail,
  DeskPage,
  GuestList,
  OfferedExtra,
  PreviewRequest,
  RefundPreview,
  Verb,
} from './types';

const PATHS: Record<Verb, string> = {
  collect: 'offline-payments',
  'hand-back': 'hand-backs',
  'no-show': 'no-show',
  'take-deposit': 'deposits',
  'return-deposit': 'deposit-returns',
  confirm: 'confirm',
  reject: 'reject',
  'check-in': 'check-in',
  'check-out': 'check-out',
  change: 'changes',
  extras: 'changes',
  'withdraw-change': 'changes/abandon',
  refund: 'refunds',
  'decline-return': 'decline-return',
};

export interface DeskApi {
  list(query: string, signal: AbortSignal): Promise<DeskPage>;
  /** Guests who wait for an answer. */
  returns(path: string, signal: AbortSignal): Promise<AskedReturn[]>;
  read(no: string, signal: AbortSignal): Promise<DeskDetail>;
  preview(no: string, request: PreviewRequest, signal: AbortSignal): Promise<RefundPreview>;
  previewChange(no: string, wish: ChangeWish, signal: AbortSignal): Promise<ChangePreview>;
  /** What can be added to an item. */
  extras(item: string, signal: AbortSignal): Promise<OfferedExtra[]>;
  /** Every listed house, for whoever moves a stay. */
  houses(signal: AbortSignal): Promise<{ id: string; title: string }[]>;
  run(no: string, action: Verb, body: object, idempotencyKey: string): Promise<DeskDetail>;
  guests(no: string, signal: AbortSignal): Promise<GuestList>;
  saveGuests(no: string, guests: readonly object[]): Promise<GuestList>;
  /** The whole number; the server writes down who asked. */
  reveal(guestId: string): Promise<string>;
}

/** The desk's routes, asked in the language of the panel. */
export function useDeskApi(): DeskApi {
  const { get, post } = useFetchClient();
  const { locale } = useIntl();

  return useMemo(() => {
    const headers = { 'Accept-Language': isChinese(locale) ? 'zh-CN' : 'en' };
    const path = (no: string, verb = ''): string => `/ordering/orders/${encodeURIComponent(no)}${verb && `/${verb}`}`;
    return {
      // The client serialises objects without encoding them; a finished query string is passed on as it is.
      list: async (query, signal) => (await get<DeskPage>('/ordering/orders', { params: query, headers, signal })).data,
      returns: async (path, signal) =>
        (await get<{ items: AskedReturn[] }>(`/ordering/${path}`, { headers, signal })).data.items,
      read: async (no, signal) => (await get<DeskDetail>(path(no), { headers, signal })).data,
      preview: async (no, request, signal) =>
        (await post<RefundPreview>(path(no, 'refund-preview'), request, { headers, signal })).data,
      previewChange: async (no, wish, signal) =>
        (await post<ChangePreview>(path(no, 'change-preview'), wish, { headers, signal })).data,
      extras: async (item, signal) => {
        const { data } = await get<{ items: OfferedExtra[] }>('/ordering/extras', { params: item, headers, signal });
        return data.items;
      },
      houses: async (signal) => {
        const params = 'pageSize=50';
        const { data } = await get<{ items: { id: string; title: string }[] }>('/api/houses/search', {
          params,
          headers,
          signal,
        });
        return data.items;
      },
      run: async (no, action, body, key) =>
        (await post<DeskDetail>(path(no, PATHS[action]), body, { headers: { ...headers, 'Idempotency-Key': key } }))
          .data,
      guests: async (no, signal) => (await get<GuestList>(path(no, 'guests'), { headers, signal })).data,
      saveGuests: async (no, guests) => (await post<GuestList>(path(no, 'guests'), { guests }, { headers })).data,
      reveal: async (id) =>
        (await post<{ number: string }>(`/ordering/guests/${id}/reveal`, {}, { headers })).data.number,
    };
  }, [get, post, locale]);
}
