import type { Facets, HouseCalendar, HouseDetail, HousePage, HouseSearch, LocalDate } from './types';
import { http } from './client';
import { Problem } from './problem';

export const fetchFacets = () => http.get<Facets>('/houses/facets');

export const searchHouses = (search: HouseSearch) => http.get<HousePage>('/houses/search', { ...search });

export const fetchHouse = (id: string): Promise<HouseDetail> =>
  id ? http.get(`/houses/${encodeURIComponent(id)}`) : Promise.reject(Problem.notFound());

/** `days` 1–180 days from `from`; the nights of an own `order` that is to be changed count as free. */
export const fetchCalendar = (id: string, from: LocalDate, days: number, order?: string) =>
  http.get<HouseCalendar>(`/houses/${encodeURIComponent(id)}/calendar`, { from, days, order });
