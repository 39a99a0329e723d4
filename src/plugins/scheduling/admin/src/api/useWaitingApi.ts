import { useFetchClient } from '@strapi/strapi/admin';
import { useMemo } from 'react';
import { useIntl } from 'react-intl';
import type { LocalDate } from '../../../../../shared/local-date';
import { isChinese } from '../../../../../admin/shared/dates';

export const GROUPS = ['open', 'free', 'ended'] as const;
export type Group = (typeof GROUPS)[number];

/** What `GET /scheduling/waiting-notes` answers; see server/dto/waiting.ts. */
export interface Note {
  no: string;
  kind: string;
  ref: string;
  title: string;
  from: LocalDate;
  to: LocalDate;
  adults: number;
  children: number;
  guest: { name: string; phone: string };
  status: 'waiting' | 'free' | 'expired' | 'booked' | 'withdrawn' | 'closed';
  statusText: string;
  createdAt: string;
  told: boolean;
  remark: string | null;
  endReason: string | null;
}

export interface NotePage {
  items: Note[];
  counts: Record<Group, number>;
  page: number;
  pageSize: number;
  today: LocalDate;
}

export interface NewNote {
  resource: string;
  from: LocalDate;
  to: LocalDate;
  adults: number;
  children: number;
  guest: { name: string; phone: string };
  remark: string | null;
}

export interface WaitingApi {
  list(query: string, signal: AbortSignal): Promise<NotePage>;
  leave(note: NewNote, idempotencyKey: string): Promise<void>;
  close(no: string, reason: string): Promise<void>;
}

export function useWaitingApi(): WaitingApi {
  const { get, post } = useFetchClient();
  const { locale } = useIntl();

  return useMemo(() => {
    const headers = { 'Accept-Language': isChinese(locale) ? 'zh-CN' : 'en' };
    return {
      list: async (query, signal) =>
        (await get<NotePage>(`/scheduling/waiting-notes?${query}`, { headers, signal })).data,
      leave: async (note, key) =>
        void (await post('/scheduling/waiting-notes', note, { headers: { ...headers, 'Idempotency-Key': key } })),
      close: async (no, reason) =>
        void (await post(`/scheduling/waiting-notes/${encodeURIComponent(no)}/close`, { reason }, { headers })),
    };
  }, [get, post, locale]);
}
