import { useFetchClient } from '@strapi/strapi/admin';
import { useMemo } from 'react';
import { useIntl } from 'react-intl';
import type { CodeBatch, Coupon, CouponPage, Issue, MemberLine, Templates } from './types';

export type Target = { members: string[] } | { level: string | null };

export interface CouponsApi {
  templates(key: string, signal: AbortSignal): Promise<Templates>;
  /** @param query of the address, e.g. `template=…&state=used` */
  coupons(query: string, signal?: AbortSignal): Promise<CouponPage>;
  members(q: string, signal: AbortSignal): Promise<MemberLine[]>;
  levels(key: string, signal: AbortSignal): Promise<{ id: string; name: string }[]>;
  issue(templateId: string, body: Target & { reason?: string }, key: string): Promise<Issue>;
  issueState(id: string, signal: AbortSignal): Promise<Issue>;
  codes(templateId: string, signal: AbortSignal): Promise<CodeBatch[]>;
  makeCodes(templateId: string, count: number, key: string): Promise<CodeBatch>;
  codesCsv(batchId: string): Promise<Blob>;
  revoke(couponId: string, reason: string, key: string): Promise<Coupon>;
}

export function useCouponsApi(): CouponsApi {
  const { get, post } = useFetchClient();
  const { locale } = useIntl();

  return useMemo(() => {
    const headers = { 'Accept-Language': locale.toLowerCase().startsWith('zh') ? 'zh-CN' : 'en' };
    const read = async <T>(path: string, params = '', signal?: AbortSignal): Promise<T> =>
      (await get<T>(path, { params, headers, ...(signal ? { signal } : {}) })).data;
    const command = async <T>(path: string, body: object, key: string): Promise<T> =>
      (await post<T>(path, body, { headers: { ...headers, 'Idempotency-Key': key } })).data;
    return {
      templates: (_key, signal) => read('/marketing/templates', '', signal),
      coupons: (query, signal) => read('/marketing/coupons', query, signal),
      members: async (q, signal) =>
        (await read<{ items: MemberLine[] }>('/membership/members', `q=${encodeURIComponent(q)}&pageSize=8`, signal))
          .items,
      levels: async (_key, signal) => {
        const path = '/content-manager/collection-types/plugin::membership.member-level';
        const { results } = await read<{ results: { documentId: string; name: string }[] }>(
          path,
          'pageSize=50&sort=level:ASC',
          signal,
        );
        return results.map(({ documentId, name }) => ({ id: documentId, name }));
      },
      issue: (id, body, key) => command(`/marketing/templates/${id}/issues`, body, key),
      issueState: (id, signal) => read(`/marketing/issues/${id}`, '', signal),
      codes: async (id, signal) =>
        (await read<{ items: CodeBatch[] }>(`/marketing/templates/${id}/codes`, '', signal)).items,
      makeCodes: (id, count, key) => command(`/marketing/templates/${id}/codes`, { count }, key),
      codesCsv: async (id) =>
        (await get<Blob>(`/marketing/codes/${id}/codes.csv`, { headers, responseType: 'blob' })).data,
      revoke: (id, reason, key) => command(`/marketing/coupons/${id}/revoke`, { reason }, key),
    };
  }, [get, post, locale]);
}
