import { useFetchClient } from '@strapi/strapi/admin';
import { useMemo } from 'react';
import { useIntl } from 'react-intl';
import type { LocalDate } from '../../../../../shared/local-date';
import { isChinese } from '../../../../../admin/shared/dates';
import { bestQuote, type QuoteWish } from '../utils/best-quote';
import type { AgreedQuote, DeskDetail, Quote } from './types';

export interface HouseCard {
  id: string;
  title: string;
  coverUrl: string | null;
  maxGuests: number;
  bedrooms: number;
  fromFen: number;
  stay: {
    available: boolean;
    totalFen: number;
    nights: number;
    unitsLeft: number;
    reason: string | null;
  } | null;
}

export interface CalendarDay {
  date: LocalDate;
  priceFen: number;
  unitsLeft: number;
  canCheckIn: boolean;
  soldOut: boolean;
}

export interface KnownMember {
  id: string;
  memberId: number;
  name: string;
  levelName: string | null;
}

export interface EarlierGuest {
  name: string;
  phone: string;
  orders: number;
}

export interface BookingApi {
  houses(query: string, signal: AbortSignal): Promise<{ items: HouseCard[]; total: number }>;
  calendar(path: string, signal: AbortSignal): Promise<{ days: CalendarDay[] }>;
  /** @param body JSON of a {@link QuoteWish}; the coupon that saves most is looked up in the same step */
  quote(body: string, signal: AbortSignal): Promise<AgreedQuote>;
  /** Who has proved this phone number; null when nobody has. */
  member(phone: string, signal: AbortSignal): Promise<KnownMember | null>;
  earlierGuests(typed: string, signal: AbortSignal): Promise<{ items: EarlierGuest[] }>;
  book(body: object, idempotencyKey: string): Promise<DeskDetail>;
}

/** Houses as guests see them, and the desk's own quotes and orders. */
export function useBookingApi(): BookingApi {
  const { get, post } = useFetchClient();
  const { locale } = useIntl();

  return useMemo(() => {
    const headers = { 'Accept-Language': isChinese(locale) ? 'zh-CN' : 'en' };
    const read = async <T>(path: string, signal: AbortSignal): Promise<T> =>
      (await get<T>(path, { headers, signal })).data;
    return {
      houses: (query, signal) => read(`/api/houses/search?${query}`, signal),
      calendar: (path, signal) => read(`/api/houses/${path}`, signal),
      quote: (body, signal) =>
        bestQuote(
          JSON.parse(body) as QuoteWish,
          async (asked) => (await post<Quote>('/ordering/quotes', asked, { headers, signal })).data,
        ),
      member: async (phone, signal) =>
        (await read<{ member: KnownMember | null }>(`/ordering/known-member?phone=${phone}`, signal)).member,
      earlierGuests: (typed, signal) => read(`/ordering/earlier-guests?q=${encodeURIComponent(typed)}`, signal),
      book: async (body, key) =>
        (await post<DeskDetail>('/ordering/orders', body, { headers: { ...headers, 'Idempotency-Key': key } })).data,
    };
  }, [get, post, locale]);
}
