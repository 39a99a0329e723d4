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
  transport: Text | null;
  /** What is around, a line each. */
  nearby: { zh: string[]; en: string[] };
  photoGroups: { name: Text; photos: Photo[] }[];
  floorPlan: Photo | null;
  videoUrl: string | null;
  facilities: { code: string; name: Text }[];
  highlights: { zh: string[]; en: string[] };
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

/**
 * What only the guest of a paid order is told, shortly before arrival (see use-cases/read-arrival.ts): never part
 * of the catalogue, and in the content manager only for roles that edit houses. Columns of the table.
 */
export const ARRIVAL_COLUMNS = [
  'arrival_guide',
  'arrival_guide_en',
  'door_info',
  'door_info_en',
  'wifi_name',
  'wifi_password',
] as const;

export interface Arrival {
  /** Markdown. */
  guide: Text | null;
  door: Text | null;
  wifiName: string | null;
  wifiPassword: string | null;
}

/** Lists and orders show the small variant; the page of the house has the full picture. */
export const coverOf = (house: House): string | null => house.photoGroups[0]?.photos[0]?.thumbUrl ?? null;

/** The occupancy kernel's name of a house. */
export const resourceOf = (houseId: string): string => `house:${houseId}`;
