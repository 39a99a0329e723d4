/**
 * Where bookings are made and changed. The grid knows that units are taken, not what for: whoever takes
 * bookings registers here how one is opened, begun and changed. Imports go from there to here.
 */
import type { ComponentType } from 'react';
import type { LocalDate } from '../../../../../shared/local-date';

/** Free cells, as a person marked them. */
export interface Spot {
  /** documentId of what is taken. */
  ref: string;
  unit: number;
  from: LocalDate;
  to: LocalDate;
}

/** Who waits for which days. */
export interface Wanted {
  ref: string;
  from: LocalDate;
  to: LocalDate;
  adults: number;
  children: number;
  guest: { name: string; phone: string };
}

export interface BookingDrawerProps {
  /** Of the booking, as its describer gave it. */
  no: string;
  onClose(): void;
  /** Something about it is different now. */
  onChanged(): void;
}

export interface BookingDesk {
  Drawer: ComponentType<BookingDrawerProps>;
  /** Page of the panel that begins a booking. */
  newPath(spot: Spot): string;
  /** The same for a guest who waited; whom it is for travels in the state of the page, not in its address. */
  begin(wanted: Wanted): { path: string; state: object };
  /** What putting a booking elsewhere would do, and how it is done: two requests with this body. */
  change(no: string, to: Spot): { previewPath: string; applyPath: string; body: Record<string, unknown> };
}

let desk: BookingDesk | undefined;

/** Call from the admin part of a plugin, in `register`. */
export function registerBookingDesk(own: BookingDesk): void {
  desk = own;
}

/** Undefined when nobody takes bookings: then the grid only blocks. */
export const bookingDesk = (): BookingDesk | undefined => desk;
