import type { BaseRates, CancellationPolicy } from '../../../plugins/pricing/server/domain';
import type { Text } from '../../../shared/text';

export interface Photo {
  url: string;
  thumbUrl: string;
  width: number;
  height: number;
  caption: string | null;
}

export interface StayDiscount {
  kind: 'long_stay' | 'early_bird';
  /** Nights, or days ahead. */
  threshold: number;
  percentOff: number;
}

/** A house as guests may see and book it; every field comes from content that operators edit. */
export interface House {
  id: string;
  title: Text;
  subtitle: Text | null;
  story: Text;
  place: { code: string; name: Text } | null;
  sort: number;
  address: string;
  latitude: number | null;
  longitude: number | null;
  transport: string | null;
  photoGroups: { name: string; photos: Photo[] }[];
  floorPlan: Photo | null;
  videoUrl: string | null;
  facilities: { code: string; name: Text }[];
  highlights: string[];
  rules: string[];
  maxAdults: number;
  maxChildren: number;
  maxGuests: number;
  bedrooms: number;
  beds: number;
  bathrooms: number;
  areaSqm: number | null;
  units: number;
  checkInTime: string;
  checkOutTime: string;
  instantConfirm: boolean;
  minNights: number;
  maxNights: number;
  maxAdvanceDays: number;
  lastBookingTime: string;
  /** Nights a unit stays empty after a stay. */
  cleaningGapNights: number;
  rates: BaseRates;
  discounts: StayDiscount[];
  cancellationPolicy: CancellationPolicy;
  contactPhone: string | null;
}

/** Lists and orders show the small variant; the page of the house has the full picture. */
export const coverOf = (house: House): string | null => house.photoGroups[0]?.photos[0]?.thumbUrl ?? null;

/** The occupancy kernel's name of a house. */
export const resourceOf = (houseId: string): string => `house:${houseId}`;
