import { http } from './client';
import type { GuestEntry, GuestList } from './types';

const path = (no: string) => `/orders/${encodeURIComponent(no)}/guests`;

/** Who stays; numbers come masked. */
export const fetchGuests = (no: string) => http.get<GuestList>(path(no));

/** Puts these in the place of the list; a number that is left out stays as it is. */
export const saveGuests = (no: string, guests: GuestEntry[]) =>
  http.command<GuestList>('POST', path(no), { guests });
