/** Integer fen. */
export type Fen = number;
/** Calendar date `YYYY-MM-DD` in the venue's zone. */
export type LocalDate = string;

export interface DemoPlace {
  code: string;
  name: string;
  nameEn: string;
  /** Picture id. */
  cover: string;
  latitude: number;
  longitude: number;
  intro: string;
}

export interface DemoFacility {
  code: string;
  name: string;
  nameEn: string;
}

/** Refund of the first tier whose `hoursBefore` is not more than the hours left before check-in; none: nothing back. */
export interface DemoCancellationTier {
  hoursBefore: number;
  refundPercent: number;
  label: string;
}

export interface DemoCancellationPolicy {
  code: string;
  name: string;
  nameEn: string;
  summary: string;
  summaryEn: string;
  /** By `hoursBefore`, largest first. */
  tiers: DemoCancellationTier[];
}

export type DemoDiscount =
  | { kind: 'long-stay'; minNights: number; percentOff: number; label: string; labelEn: string }
  | { kind: 'early-bird'; minDaysAhead: number; percentOff: number; label: string; labelEn: string };

export interface DemoPhoto {
  /** Picture id. */
  picture: string;
  caption: string;
}

export interface DemoHouse {
  code: string;
  place: string;
  title: string;
  titleEn: string;
  subtitle: string;
  subtitleEn: string;
  /** Markdown. */
  story: string;
  address: string;
  latitude: number;
  longitude: number;
  transport: string;
  facilities: string[];
  rules: string[];
  highlights: string[];
  maxAdults: number;
  maxChildren: number;
  maxGuests: number;
  bedrooms: number;
  beds: number;
  bathrooms: number;
  areaSqm: number;
  /** One name per identical unit; a whole house has one. */
  unitNames: string[];
  checkInTime: string;
  checkOutTime: string;
  instantConfirm: boolean;
  minNights: number;
  maxNights: number;
  maxAdvanceDays: number;
  /** Latest time of day to book for the same night. */
  lastBookingTime: string;
  /** Nights kept free after each stay. */
  cleaningGapNights: 0 | 1;
  prices: { weekdayFen: Fen; weekendFen: Fen; holidayFen: Fen };
  cancellationPolicy: string;
  discounts: DemoDiscount[];
  contactPhone: string;
  /** Picture id. */
  cover: string;
  photoGroups: { name: string; photos: DemoPhoto[] }[];
  /** Picture id. */
  floorPlan: string;
}

/** A change of price or of the shortest stay over the nights [from, to). Later rules in the list win. */
export interface DemoRateRule {
  house: string;
  kind: 'season' | 'date';
  name: string;
  nameEn: string;
  from: LocalDate;
  to: LocalDate;
  /** A share of the base price (115 = 15 % more) or a fixed price a night. */
  adjust: { percent: number } | { fixedFen: Fen };
  minNights?: number;
}

/** Nights a unit cannot be sold, relative to today. */
export interface DemoBlock {
  house: string;
  unit: string;
  startOffset: number;
  nights: number;
  reason: string;
  kind: 'owner' | 'repair';
}

export interface DemoPersona {
  key: string;
  name: string;
  nickname: string;
  phone: string;
  /** Picture id. */
  avatar: string;
  language: 'zh-CN' | 'en';
}

export type DemoStaffRole = 'manager' | 'front-desk' | 'finance' | 'editor';

export interface DemoStaff {
  role: DemoStaffRole;
  lastName: string;
  firstName: string;
  email: string;
  title: string;
}

export const DEMO_ORDER_STATES = [
  'pending',
  'awaiting-confirmation',
  'confirmed',
  'arriving-today',
  'in-house',
  'leaving-today',
  'completed',
  'closed',
  'cancelled',
  'refunding',
  'refunded',
  'rejected',
] as const;
export type DemoOrderState = (typeof DEMO_ORDER_STATES)[number];

export interface DemoExtra {
  code: string;
  title: string;
  titleEn: string;
  summary: string;
  summaryEn: string;
  /** Id of a picture. */
  picture: string | null;
  priceFen: Fen;
  basis: 'per_stay' | 'per_night' | 'per_person' | 'per_person_night';
  maxQuantity: number;
  /** Codes of the houses that offer it; empty is all. */
  houses: readonly string[];
  /** False: only the desk adds it. */
  forGuests: boolean;
}

export interface DemoOrder {
  key: string;
  state: DemoOrderState;
  persona: string;
  house: string;
  /** Check-in, days from today; negative is past. */
  startOffset: number;
  nights: number;
  quantity: number;
  adults: number;
  children: number;
  /** By the code of the extra; none when absent. */
  extras?: Readonly<Record<string, number>>;
  remark: string | null;
  /** Why it was cancelled, refunded or rejected. */
  reason: string | null;
}

/** Somebody waits for the nights of an order while it holds them: a guest with the client, or one on the phone. */
export type DemoNote = {
  /** Key of the order; its house has a single unit. */
  order: string;
  adults: number;
  children: number;
  remark: string | null;
} & ({ persona: string } | { caller: { name: string; phone: string } });

export interface DemoCorrection {
  persona: string;
  /** What is given; negative is taken. */
  asset: 'gift';
  amount: number;
  reason: string;
  /** Days from today until what is given ends; null is never. */
  validDays: number | null;
}

export interface DemoBanner {
  picture: string;
  title: string;
  titleEn: string;
  /** What it leads to, by code or slug. */
  target: { kind: 'house' | 'place' | 'collection' | 'article'; code: string };
}

export interface DemoCollection {
  code: string;
  title: string;
  titleEn: string;
  subtitle: string;
  subtitleEn: string;
  /** Picture id. */
  cover: string;
  /** Codes of houses, in order. */
  houses: string[];
}

export interface DemoArticle {
  slug: string;
  category: 'charter' | 'privacy' | 'agreement' | 'guide' | 'about';
  title: string;
  titleEn: string;
  /** Markdown. */
  body: string;
  bodyEn: string;
}

export interface DemoGuestInfo {
  highlightsEn: string[];
  transportEn: string;
  nearby: string[];
  nearbyEn: string[];
  arrival: { guide: string; guideEn: string; door: string; doorEn: string };
}
