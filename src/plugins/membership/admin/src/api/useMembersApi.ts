import { useFetchClient } from '@strapi/strapi/admin';
import { useMemo } from 'react';
import { useIntl } from 'react-intl';
import type {
  Adjusted,
  CouponLine,
  LevelRecord,
  MemberDetail,
  MemberPage,
  OrderLine,
  SignIn,
  StatementLine,
} from './types';

export interface MembersApi {
  search(query: string, signal: AbortSignal): Promise<MemberPage>;
  read(id: string, signal: AbortSignal): Promise<MemberDetail>;
  levels(id: string, signal: AbortSignal): Promise<LevelRecord[]>;
  signIns(id: string, before: string | null, signal?: AbortSignal): Promise<{ items: SignIn[]; next: string | null }>;
  /** Lines of the ledger. @param asset null is everything */
  statement(
    memberId: number,
    asset: string | null,
    cursor: string | null,
    signal?: AbortSignal,
  ): Promise<{ items: StatementLine[]; next: string | null }>;
  /** The newest 50. */
  coupons(id: string, signal: AbortSignal): Promise<CouponLine[]>;
  orders(memberId: number, signal: AbortSignal): Promise<OrderLine[]>;
  adjust(
    id: string,
    body: { asset: Adjusted; amount: number; reason: string },
    idempotencyKey: string,
  ): Promise<MemberDetail>;
}

/** What the member page asks, in the language of the panel. */
export function useMembersApi(): MembersApi {
  const { get, post } = useFetchClient();
  const { locale } = useIntl();

  return useMemo(() => {
    const headers = { 'Accept-Language': locale.toLowerCase().startsWith('zh') ? 'zh-CN' : 'en' };
    const read = async <T>(path: string, params: string, signal?: AbortSignal): Promise<T> =>
      (await get<T>(path, { params, headers, ...(signal ? { signal } : {}) })).data;
    const path = (id: string, rest = ''): string => `/membership/members/${encodeURIComponent(id)}${rest}`;
    return {
      search: (query, signal) => read('/membership/members', query, signal),
      read: (id, signal) => read(path(id), '', signal),
      levels: async (id, signal) =>
        (await read<{ items: LevelRecord[] }>(path(id, '/level-records'), '', signal)).items,
      signIns: async (id, before, signal) => {
        const query = before ? `before=${before}` : '';
        const page = await read<{ items: SignIn[]; nextBefore: string | null }>(path(id, '/sign-ins'), query, signal);
        return { items: page.items, next: page.nextBefore };
      },
      statement: async (memberId, asset, cursor, signal) => {
        const query = [`limit=50`, ...(asset ? [`asset=${asset}`] : []), ...(cursor ? [`cursor=${cursor}`] : [])];
        const page = await read<{ items: StatementLine[]; nextCursor: string | null }>(
          `/wallet/members/${memberId}/statement`,
          query.join('&'),
          signal,
        );
        return { items: page.items, next: page.nextCursor };
      },
      coupons: async (id, signal) =>
        (await read<{ items: CouponLine[] }>('/marketing/coupons', `member=${id}&limit=50`, signal)).items,
      orders: async (memberId, signal) =>
        (await read<{ items: OrderLine[] }>('/ordering/orders', `member=${memberId}&pageSize=50`, signal)).items,
      adjust: async (id, body, key) =>
        (await post<MemberDetail>(path(id, '/adjustments'), body, { headers: { ...headers, 'Idempotency-Key': key } }))
          .data,
    };
  }, [get, post, locale]);
}
