import type {
  Facets,
  HouseCalendar,
  HouseDetail,
  HousePage,
  HouseSearch,
  LocalDate,
  PayableQuote,
  StayRequest,
  TenderChoice,
} from './types';
import { http } from './client';
import { Problem } from './problem';

export const fetchFacets = () => http.get<Facets>('/houses/facets');

export const searchHouses = (search: HouseSearch) => http.get<HousePage>('/houses/search', { ...search });

export const fetchHouse = (id: string): Promise<HouseDetail> =>
  id ? http.get(`/houses/${encodeURIComponent(id)}`) : Promise.reject(Problem.notFound());

/** `days` 1–180 days from `from`; the nights of an own `order` that is to be changed count as free. */
export const fetchCalendar = (id: string, from: LocalDate, days: number, order?: string) =>
  http.get<HouseCalendar>(`/houses/${encodeURIComponent(id)}/calendar`, { from, days, order });

/** Problems: 409 SOLD_OUT, 422 STAY_RULE. */
export const fetchQuote = (items: StayRequest[], tenders?: TenderChoice) =>
  http.command<PayableQuote>('POST', '/quotes', tenders ? { items, tenders } : { items });
