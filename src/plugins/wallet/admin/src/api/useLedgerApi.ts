import { useFetchClient } from '@strapi/strapi/admin';
import { useMemo } from 'react';
import { useIntl } from 'react-intl';
import type {
  Adjustment,
  Balance,
  AssetFlow,
  Liability,
  LiabilityReport,
  Line,
  Member,
  Page,
  Transfer,
  TransferDetail,
  Verification,
} from './types';

export interface LedgerApi {
  members(text: string, signal: AbortSignal): Promise<Member[]>;
  member(id: string, signal: AbortSignal): Promise<{ member: Member; assets: Balance[] }>;
  statement(memberId: number, query: string, signal?: AbortSignal): Promise<Page<Line>>;
  csv(memberId: number, query: string): Promise<Blob>;
  adjust(memberId: number, adjustment: Adjustment, key: string): Promise<void>;
  transfers(query: string, signal?: AbortSignal): Promise<Page<Transfer>>;
  transfer(no: string, signal: AbortSignal): Promise<TransferDetail>;
  verifications(path: string, signal: AbortSignal): Promise<Verification[]>;
  liability(path: string, signal: AbortSignal): Promise<Liability[]>;
  flows(query: string, signal: AbortSignal): Promise<AssetFlow[]>;
  report(date: string, signal: AbortSignal): Promise<LiabilityReport>;
  reportCsv(date: string): Promise<Blob>;
}

/** The routes of the ledger explorer, asked in the language of the panel. */
export function useLedgerApi(): LedgerApi {
  const { get, post } = useFetchClient();
  const { locale } = useIntl();

  return useMemo(() => {
    const headers = { 'Accept-Language': locale.startsWith('zh') ? 'zh-CN' : 'en' };
    const read = async <T>(path: string, signal?: AbortSignal): Promise<T> =>
      (await get<T>(`/wallet/${path}`, { headers, ...(signal ? { signal } : {}) })).data;
    const items = async <T>(path: string, signal: AbortSignal): Promise<T[]> =>
      (await read<{ items: T[] }>(path, signal)).items;
    return {
      members: (text, signal) => items<Member>(`members?q=${encodeURIComponent(text)}`, signal),
      member: (id, signal) => read(`members/${id}`, signal),
      statement: (id, query, signal) => read(`members/${id}/statement?${query}`, signal),
      csv: async (id, query) =>
        (await get<Blob>(`/wallet/members/${id}/statement.csv?${query}`, { headers, responseType: 'blob' })).data,
      adjust: async (id, adjustment, key) => {
        await post(`/wallet/members/${id}/adjustments`, adjustment, {
          headers: { ...headers, 'Idempotency-Key': key },
        });
      },
      transfers: (query, signal) => read(`transfers?${query}`, signal),
      transfer: (no, signal) => read(`transfers/${no}`, signal),
      verifications: (path, signal) => items<Verification>(path, signal),
      liability: (path, signal) => items<Liability>(path, signal),
      flows: (query, signal) => items<AssetFlow>(`flows?${query}`, signal),
      report: (date, signal) => read(`liability-report?date=${date}`, signal),
      reportCsv: async (date) =>
        (await get<Blob>(`/wallet/liability-report.csv?date=${date}`, { headers, responseType: 'blob' })).data,
    };
  }, [get, post, locale]);
}
