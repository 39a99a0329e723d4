import { useFetchClient } from '@strapi/strapi/admin';
import { useMemo } from 'react';
import { useIntl } from 'react-intl';
import type { CardAct, CardKind, MemberCard } from './types';

export interface CardsApi {
  /** @param member public id */
  list(member: string, signal: AbortSignal): Promise<MemberCard[]>;
  kinds(signal: AbortSignal): Promise<CardKind[]>;
  /** @param no null when a card is given */
  act(member: string, no: string | null, act: CardAct, body: object, idempotencyKey: string): Promise<MemberCard[]>;
}

/** What the cards of a member page ask, in the language of the panel. */
export function useCardsApi(): CardsApi {
  const { get, post } = useFetchClient();
  const { locale } = useIntl();
  return useMemo(() => {
    const headers = { 'Accept-Language': locale.toLowerCase().startsWith('zh') ? 'zh-CN' : 'en' };
    const path = (member: string): string => `/membership/members/${encodeURIComponent(member)}/cards`;
    return {
      list: async (member, signal) =>
        (await get<{ items: MemberCard[] }>(path(member), { headers, signal })).data.items,
      kinds: async (signal) =>
        (await get<{ items: CardKind[] }>('/membership/card-kinds', { headers, signal })).data.items,
      act: async (member, no, act, body, key) => {
        const url = no === null ? path(member) : `${path(member)}/${no}/${act}`;
        const answer = await post<{ items: MemberCard[] }>(url, body, {
          headers: { ...headers, 'Idempotency-Key': key },
        });
        return answer.data.items;
      },
    };
  }, [get, post, locale]);
}
