import { useFetchClient } from '@strapi/strapi/admin';
import { useMemo } from 'react';
import { useIntl } from 'react-intl';
import type {
  Charge,
  ChargePreview,
  ChargeWish,
  Clerk,
  ClerkEdit,
  Day,
  FoundMember,
  Page,
  Piece,
  Redemption,
  TillMember,
  TopUp,
  TopUpPlans,
  TopUpWish,
} from './types';

/** In place of a plan: an amount that was typed. */
export const FREE = 'free';

export interface RedeemWish extends Pick<Piece, 'asset' | 'source'> {
  count: number;
  place: string | null;
}

export interface CashierApi {
  find(text: string, signal: AbortSignal): Promise<FoundMember[]>;
  member(id: string, signal: AbortSignal): Promise<TillMember>;
  /** @returns public id of the member whose code it is */
  scan(code: string, nonce: string): Promise<string>;
  redeem(id: string, wish: RedeemWish, key: string): Promise<Redemption>;
  previewCharge(id: string, wish: ChargeWish): Promise<ChargePreview>;
  charge(
    id: string,
    wish: ChargeWish & { restTender?: string; expectedPayableFen: number },
    key: string,
  ): Promise<Charge>;
  plans(path: string, signal: AbortSignal): Promise<TopUpPlans>;
  topUp(wish: TopUpWish, key: string): Promise<TopUp>;
  day(query: string, signal: AbortSignal): Promise<Day>;
  redemptions(query: string, signal: AbortSignal): Promise<Page<Redemption>>;
  csv(query: string): Promise<Blob>;
  undo(no: string, why: string | null, key: string): Promise<Redemption>;
  clerks(path: string, signal: AbortSignal): Promise<Clerk[]>;
  keepClerk(id: string, edit: ClerkEdit, key: string): Promise<Clerk>;
}

/** The routes of the till, asked in the language of the panel. */
export function useCashierApi(): CashierApi {
  const { get, post } = useFetchClient();
  const { locale } = useIntl();

  return useMemo(() => {
    const headers = { 'Accept-Language': locale.startsWith('zh') ? 'zh-CN' : 'en' };
    const read = async <T>(path: string, signal?: AbortSignal): Promise<T> =>
      (await get<T>(path, { headers, ...(signal ? { signal } : {}) })).data;
    const command = async <T>(path: string, body: object, key?: string): Promise<T> =>
      (await post<T>(`/cashier/${path}`, body, { headers: { ...headers, ...(key ? { 'Idempotency-Key': key } : {}) } }))
        .data;
    return {
      find: async (text, signal) =>
        (await read<Page<FoundMember>>(`/membership/members?q=${encodeURIComponent(text)}&pageSize=20`, signal)).items,
      member: (id, signal) => read(`/cashier/members/${id}`, signal),
      scan: async (code, nonce) => (await command<{ memberId: string }>('scans', { code, nonce })).memberId,
      redeem: (id, wish, key) => command(`members/${id}/redemptions`, wish, key),
      previewCharge: (id, wish) => command(`members/${id}/charge-preview`, wish),
      charge: (id, wish, key) => command(`members/${id}/charges`, wish, key),
      plans: (path, signal) => read(`/api/${path}`, signal),
      topUp: async ({ memberId, guest, ref, amountFen, tender }, key) => {
        const item = { kind: 'top-up-plan', ref, ...(ref === FREE ? { amountFen } : {}) };
        const body = { memberId, guest, items: [item], payment: { tender }, expectedTotalFen: amountFen };
        return (await post<TopUp>('/ordering/orders', body, { headers: { ...headers, 'Idempotency-Key': key } })).data;
      },
      day: (query, signal) => read(`/cashier/days?${query}`, signal),
      redemptions: (query, signal) => read(`/cashier/redemptions?${query}`, signal),
      csv: async (query) =>
        (await get<Blob>(`/cashier/redemptions.csv?${query}`, { headers, responseType: 'blob' })).data,
      undo: (no, why, key) => command(`redemptions/${no}/undo`, { why }, key),
      clerks: async (path, signal) => (await read<{ items: Clerk[] }>(`/cashier/${path}`, signal)).items,
      keepClerk: (id, edit, key) => command(`clerks/${id}`, edit, key),
    };
  }, [get, post, locale]);
}
