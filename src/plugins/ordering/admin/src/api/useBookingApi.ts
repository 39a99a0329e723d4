import { useFetchClient } from '@strapi/strapi/admin';
import { useMemo } from 'react';
import { useIntl } from 'react-intl';
import type { LocalDate } from '../../../../../shared/local-date';
import { isChinese } from '../../../../../admin/shared/dates';
import type { DeskDetail, QuoteItem } from './types';

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

export interface Quote {
  items: QuoteItem[];
  subtotalFen: number;
  discountFen: number;
  totalFen: number;
}

export interface EarlierGuest {
  name: string;
  phone: string;
  orders: number;
}

export interface BookingApi {
  houses(query: string, signal: AbortSignal): Promise<{ items: HouseCard[]; total: number }>;
  calendar(path: string, signal: AbortSignal): Promise<{ days: CalendarDay[] }>;
  /** @param body JSON of the quote's request */
  quote(body: string, signal: AbortSignal): Promise<Quote>;
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
      quote: async (body, signal) =>
        (await post<Quote>('/ordering/quotes', JSON.parse(body) as object, { headers, signal })).data,
      earlierGuests: (typed, signal) => read(`/ordering/earlier-guests?q=${encodeURIComponent(typed)}`, signal),
      book: async (body, key) =>
        (await post<DeskDetail>('/ordering/orders', body, { headers: { ...headers, 'Idempotency-Key': key } })).data,
    };
  }, [get, post, locale]);
}
