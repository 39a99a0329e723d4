/**
 * DTOs of the content API, as the contract names them. Money is integer fen (`…Fen`), calendar dates are
 * 'YYYY-MM-DD' in the venue's zone, instants are ISO 8601 UTC. When `schema.d.ts` is generated these names
 * may become aliases of its types.
 */
export type LocalDate = string;
export type Fen = number;
export type Instant = string;
export type Locale = 'zh-CN' | 'en';

export interface ClientConfig {
  venueName: string;
  zone: string;
  servicePhone: string;
  locales: Locale[];
  holdMinutes: number;
  wechat: {
    appId: string;
    h5LoginUrl: string | null;
    h5CashierUrl: string | null;
    subscribeTemplateIds: string[];
  };
}

export interface PlaceRef {
  code: string;
  name: string;
}
export interface Facility {
  code: string;
  name: string;
}
export interface Facets {
  places: (PlaceRef & { coverUrl: string | null; houseCount: number })[];
  facilities: Facility[];
}

export interface Photo {
  url: string;
  thumbUrl: string;
  width: number;
  height: number;
  caption: string | null;
}

export interface StayPrice {
  available: boolean;
  totalFen: Fen;
  averageFen: Fen;
  originalFen: Fen;
  nights: number;
  unitsLeft: number;
  reason: string | null;
}

export interface HouseCard {
  id: string;
  title: string;
  place: PlaceRef;
  coverUrl: string | null;
  photos: string[];
  highlights: string[];
  maxGuests: number;
  bedrooms: number;
  areaSqm: number | null;
  latitude: number | null;
  longitude: number | null;
  distanceMeters: number | null;
  instantConfirm: boolean;
  fromFen: Fen;
  stay: StayPrice | null;
}

export interface HousePage {
  items: HouseCard[];
  page: number;
  pageSize: number;
  total: number;
  nights: number | null;
}

export type HouseSort = 'recommended' | 'price-asc' | 'price-desc' | 'distance';

export interface HouseSearch {
  checkIn?: LocalDate;
  checkOut?: LocalDate;
  adults?: number;
  children?: number;
  text?: string;
  place?: string;
  facilities?: string;
  minFen?: Fen;
  maxFen?: Fen;
  lat?: number;
  lng?: number;
  sort?: HouseSort;
  page?: number;
  pageSize?: number;
}

export interface CancellationTier {
  hoursBefore: number;
  refundPercent: number;
  label: string;
}
export interface CancellationPolicy {
  name: string;
  summary: string;
  tiers: CancellationTier[];
}

export interface HouseDetail {
  id: string;
  title: string;
  subtitle: string | null;
  story: string;
  place: PlaceRef;
  address: string;
  latitude: number | null;
  longitude: number | null;
  transport: string | null;
  photoGroups: { name: string; photos: Photo[] }[];
  floorPlan: Photo | null;
  videoUrl: string | null;
  facilities: Facility[];
  rules: string[];
  highlights: string[];
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
  cancellationPolicy: CancellationPolicy;
  fromFen: Fen;
  discounts: { label: string }[];
  contactPhone: string | null;
}

export interface CalendarDay {
  date: LocalDate;
  priceFen: Fen;
  label: string | null;
  dayType: 'weekday' | 'weekend' | 'holiday';
  unitsLeft: number;
  minNights: number;
  maxNights: number;
  canCheckIn: boolean;
  canCheckOut: boolean;
  soldOut: boolean;
  reason: string | null;
}
export interface HouseCalendar {
  houseId: string;
  from: LocalDate;
  days: CalendarDay[];
}

export interface StayRequest {
  kind: 'house';
  ref: string;
  quantity?: number;
  checkIn: LocalDate;
  checkOut: LocalDate;
  adults: number;
  children: number;
}

export interface StayDetails {
  checkIn: LocalDate;
  checkOut: LocalDate;
  nights: number;
  adults: number;
  children: number;
}

export interface QuoteLine {
  code: 'night' | 'discount' | 'coupon' | 'points' | 'adjustment';
  label: string;
  amountFen: Fen;
  date: LocalDate | null;
  note: string | null;
}
export interface QuoteItem {
  kind: string;
  ref: string;
  title: string;
  coverUrl: string | null;
  quantity: number;
  details: StayDetails;
  lines: QuoteLine[];
  subtotalFen: Fen;
  totalFen: Fen;
}
export interface Quote {
  items: QuoteItem[];
  subtotalFen: Fen;
  discountFen: Fen;
  totalFen: Fen;
  currency: 'CNY';
  unusable: { code: string; label: string; reason: string }[];
  cancellationPolicy: CancellationPolicy;
  instantConfirm: boolean;
  quotedAt: Instant;
}

export interface Member {
  id: string;
  nickname: string;
  avatarUrl: string | null;
  phone: string | null;
  language: Locale;
  staffRoles: string[];
}
export interface Session {
  accessToken: string;
  refreshToken: string;
  expiresInSeconds: number;
  member: Member;
}

export type OrderStatus =
  | 'pending'
  | 'paid'
  | 'confirmed'
  | 'in_service'
  | 'completed'
  | 'closed'
  | 'cancelled'
  | 'refunding'
  | 'refunded';

export type OrderGroup = 'all' | 'unpaid' | 'upcoming' | 'staying' | 'done' | 'refund';

export interface OrderSummary {
  no: string;
  status: OrderStatus;
  statusText: string;
  title: string;
  coverUrl: string | null;
  kind: string;
  details: StayDetails;
  quantity: number;
  totalFen: Fen;
  paidFen: Fen;
  refundedFen: Fen;
  holdExpiresAt: Instant | null;
  createdAt: Instant;
  serverNow: Instant;
}
export interface OrderPage {
  items: OrderSummary[];
  nextCursor: string | null;
}

export interface OrderItem {
  key: string;
  kind: string;
  ref: string;
  title: string;
  coverUrl: string | null;
  quantity: number;
  details: StayDetails;
  totalFen: Fen;
  unitLabel: string | null;
  address: string | null;
  latitude: number | null;
  longitude: number | null;
  contactPhone: string | null;
  checkInTime: string;
  checkOutTime: string;
}
export interface TimelineEvent {
  at: Instant;
  type: string;
  text: string;
  actor: 'guest' | 'staff' | 'system' | 'wechat';
  reason: string | null;
}
export interface Payment {
  no: string;
  tender: string;
  amountFen: Fen;
  status: 'pending' | 'succeeded' | 'closed';
  paidAt: Instant | null;
}
export interface Refund {
  no: string;
  amountFen: Fen;
  status: 'pending' | 'processing' | 'succeeded' | 'abnormal';
  reason: string;
  createdAt: Instant;
  finishedAt: Instant | null;
}
export type OrderAction = 'pay' | 'cancel' | 'rebook';

export interface OrderDetail extends OrderSummary {
  guest: { name: string; phone: string };
  remark: string | null;
  quote: Quote;
  cancellationPolicy: CancellationPolicy;
  instantConfirm: boolean;
  items: OrderItem[];
  timeline: TimelineEvent[];
  payments: Payment[];
  refunds: Refund[];
  actions: OrderAction[];
}

export interface RequestPayment {
  timeStamp: string;
  nonceStr: string;
  package: string;
  signType: 'RSA';
  paySign: string;
}
export interface PaymentStart {
  orderNo: string;
  paymentNo: string;
  amountFen: Fen;
  status: 'pending' | 'succeeded';
  wechat: RequestPayment | null;
}
export interface CancellationPreview {
  orderNo: string;
  paidFen: Fen;
  refundFen: Fen;
  feeFen: Fen;
  tierLabel: string;
  deadline: Instant | null;
  text: string;
}

export interface PlaceOrder {
  items: StayRequest[];
  guest: { name: string; phone: string };
  remark?: string;
  expectedTotalFen: Fen;
}

export interface ErrorEnvelope {
  data: null;
  error: { status: number; name: string; message: string; details?: Record<string, unknown> };
}
