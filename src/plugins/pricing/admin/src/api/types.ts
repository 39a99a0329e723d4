/** What the routes of the rate calendar answer; see server/dto/rates.ts. */
import type { LocalDate } from '../../../../../shared/local-date';
import type { NightType, OverrideProperty } from '../../../server/domain';

export type { OverrideProperty };

export interface HouseName {
  id: string;
  title: string;
  place: { code: string; name: string } | null;
  /** Otherwise guests do not see it yet. */
  listed: boolean;
}

export interface Night {
  date: LocalDate;
  priceFen: number;
  label: string | null;
  dayType: NightType;
  minNights: number;
  closed: boolean;
  closedToArrival: boolean;
  closedToDeparture: boolean;
}

export interface RateNight extends Night {
  own: OverrideProperty[];
  taken: number;
}

export interface RateHouse extends HouseName {
  units: number;
  nights: RateNight[];
}

export interface RatePage {
  items: RateHouse[];
  today: LocalDate;
  lastNight: LocalDate;
  total: number;
  page: number;
  pageSize: number;
}

export interface Edit {
  price?: { mode: 'fixed' | 'percent' | 'delta'; value: number };
  label?: { zh: string; en?: string };
  minNights?: number;
  closed?: boolean;
  closedToArrival?: boolean;
  closedToDeparture?: boolean;
  restore?: OverrideProperty[];
}

export interface Wish {
  houses: string[];
  ranges: { firstNight: string; lastNight: string }[];
  weekdays: number[];
  edit: Edit;
}

export interface GuestDay {
  priceFen: number;
  label: string | null;
  minNights: number;
  canCheckIn: boolean;
  canCheckOut: boolean;
  soldOut: boolean;
  reason: string | null;
}

export interface PreviewDay {
  date: LocalDate;
  changed: boolean;
  before: GuestDay;
  after: GuestDay;
}

export interface PreviewHouse extends HouseName {
  days: PreviewDay[];
}

export interface Preview {
  fingerprint: string;
  nights: number;
  houses: number;
  soldNights: number;
  items: PreviewHouse[];
}

export interface ChangeSpan {
  house: string;
  title: string;
  firstNight: LocalDate;
  lastNight: LocalDate;
  before: Night;
  after: Night;
}

export interface Change {
  id: string;
  at: string;
  kind: 'edit' | 'undo' | 'rule' | 'house' | 'holiday';
  actorName: string | null;
  nights: number;
  houses: number;
  weekdays: number[];
  edit: Edit | null;
  spans: ChangeSpan[];
  spanCount: number;
  entry: { op: 'insert' | 'update' | 'delete' | 'houses'; title: string; ref: string } | null;
  before: Record<string, unknown> | null;
  after: Record<string, unknown> | null;
  undoes: string | null;
  undoneBy: string | null;
  canUndo: boolean;
}

export interface StayQuestion {
  house: string;
  checkIn: string;
  checkOut: string;
  adults: number;
  children: number;
  quantity: number;
}

/** The guest's own quote; see ordering's POST /api/quotes. */
export interface Quote {
  items: {
    title: string;
    quantity: number;
    lines: { code: string; label: string; amountFen: number; date: string | null; note: string | null }[];
    subtotalFen: number;
    totalFen: number;
  }[];
  subtotalFen: number;
  discountFen: number;
  totalFen: number;
  unusable: { code: string; label: string; reason: string }[];
  cancellationPolicy: { name: string; summary: string };
}
