import type { Favourites } from './types';
import { http } from './client';

interface Marked {
  houseId: string;
  favourite: boolean;
}

const path = (houseId: string) => `/me/favourites/${encodeURIComponent(houseId)}`;

export const fetchFavourites = () => http.get<Favourites>('/me/favourites');

/** Both may be sent again: what is so already stays so. */
export const addFavourite = (houseId: string) => http.command<Marked>('POST', path(houseId));
export const removeFavourite = (houseId: string) => http.command<Marked>('DELETE', path(houseId));
