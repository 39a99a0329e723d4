/** What the desk's routes answer; see server/routes/admin.ts. */
import type { DocumentType } from '../../../server/domain/identity';
import type { OrderState } from '../../../server/domain/states';
import type { LocalDate } from '../../../../../shared/local-date';
import type { TenderChoice, WalletTender } from '../utils/tenders';

export type { OrderState };

export type Action =
  'collect' | 'confirm' | 'reject' | 'check-in' | 'check-out' | 'extras' | 'no-show' | 'change' | 'refund';
/** Everything that may be done to an order, also what is not offered on the order as a whole. */
export type Verb = Action | 'hand-back' | 'take-deposit' | 'return-deposit' | 'withdraw-change' | 'decline-return';

export interface DeskLine {
  no: string;
  status: OrderState;
  statusText: string;
  title: string;
  coverUrl: string | null;
  kind: string;
  details: Record<string, unknown>;
  quantity: number;
  totalFen: number;
  /** Of an unpaid order: what is left for money. */
  payableFen: number;
  paidFen: number;
  refundedFen: number;
  holdExpiresAt: string | null;
  createdAt: string;
  serverNow: string;
  guestName: string;
  guestPhone: string;
  source: string;
  startsAt: string | null;
  endsAt: string | null;
  unitLabel: string | null;
  /** Of `refundedFen` what is promised and not there yet. */
  refundingFen: number;
  actions: Action[];
}

export interface DeskPage {
  items: DeskLine[];
  total: number;
  page: number;
  pageSize: number;
  counts: Partial<Record<OrderState, number>>;
  zone: string;
}

export interface QuoteLine {
  code: string;
  /** The extra that the line is for. */
  ref?: string;
  label: string;
  amountFen: number;
  date: string | null;
  note: string | null;
}

export interface QuoteItem {
  title: string;
  quantity: number;
  lines: QuoteLine[];
  subtotalFen: number;
  totalFen: number;
}

export interface OfferedCoupon {
  id: string;
  title: string;
  worth: string;
  lastDay: LocalDate;
  savesFen: number;
  unusableBecause: string | null;
}

export interface OfferedTender {
  code: WalletTender;
  label: string;
  availableFen: number;
  amountFen: number;
  /** Of points; null for money. */
  units: number | null;
  unusableBecause: string | null;
}

/** What an order would cost; of a known member also what could make it less. */
export interface Quote {
  items: QuoteItem[];
  subtotalFen: number;
  discountFen: number;
  totalFen: number;
  payableFen: number;
  coupons: OfferedCoupon[];
  suggestedCouponId: string | null;
  tenders: OfferedTender[];
  suggestedTenders: TenderChoice;
}

/** A quote with the coupon that is in it and the member whose price it is; null when there is none. */
export interface AgreedQuote extends Quote {
  couponId: string | null;
  memberId: number | null;
}

export interface DeskItem {
  key: string;
  kind: string;
  ref: string;
  title: string;
  quantity: number;
  totalFen: number;
  refundedFen: number;
  unitLabel: string | null;
  details: Record<string, unknown>;
}

export interface TimelineEvent {
  at: string;
  type: string;
  text: string;
  actor: string;
  actorName: string | null;
  reason: string | null;
}

export interface Payment {
  no: string;
  tender: string;
  amountFen: number;
  refundedFen: number;
  /** Of a wallet tender, in what it is counted: fen, or points. */
  units: number | null;
  state: string;
  extra: boolean;
  transactionId: string | null;
  receiptNo: string | null;
  note: string | null;
  takenBy: string | null;
  paidAt: string | null;
}

export interface Deposit {
  id: string;
  tender: string;
  amountFen: number;
  receiptNo: string | null;
  takenBy: string | null;
  takenAt: string;
  /** Null while the house has it. */
  returnedFen: number | null;
  returnedAt: string | null;
  returnNote: string | null;
}

export interface Refund {
  no: string;
  paymentNo: string;
  tender: string;
  amountFen: number;
  state: string;
  /** Why people hand it back although it was paid by WeChat. */
  byHand: 'overdue' | 'closed' | 'mismatch' | null;
  reason: string;
  requestedAt: string;
  finishedAt: string | null;
}

export interface Policy {
  name: string;
  summary: string;
  tiers: { hoursBefore: number; refundPercent: number; label: string }[];
}

/** A guest asks to give back what was delivered. */
export interface ReturnRequest {
  reason: string | null;
  requestedAt: string;
}

export interface AskedReturn extends ReturnRequest {
  orderNo: string;
  title: string;
  guestName: string;
}

export interface DeskDetail extends DeskLine {
  returnRequest: ReturnRequest | null;
  remark: string | null;
  pendingChange: PendingChange | null;
  member: { nickname: string; phone: string | null } | null;
  quote: { items: QuoteItem[]; subtotalFen: number; discountFen: number; totalFen: number };
  cancellationPolicy: Policy;
  items: DeskItem[];
  timeline: TimelineEvent[];
  payments: Payment[];
  deposits: Deposit[];
  refunds: Refund[];
}

export interface StayGuest {
  id: string;
  itemKey: string;
  name: string;
  phone: string | null;
  documentType: DocumentType;
  /** Masked. */
  number: string | null;
}

export interface GuestList {
  expected: number;
  complete: boolean;
  editable: boolean;
  guests: StayGuest[];
}

export type { DocumentType };

export interface RefundPreview {
  refundFen: number;
  leftFen: number;
  parts: { tender: string; paymentNo: string; amountFen: number; units: number | null }[];
  freed: string[];
  statusAfter: string;
  /** What needs explaining. */
  text: string | null;
}

export type PreviewRequest = { kind: 'reject' | 'check-out' } | { kind: 'refund'; amountFen: number };

/** One side of a change. */
export interface ChangeSide {
  ref: string;
  title: string;
  checkIn: string;
  checkOut: string;
  nights: number;
  adults: number;
  children: number;
  unitLabel: string | null;
  totalFen: number;
}

export interface PendingChange {
  id: number;
  differenceFen: number;
  holdExpiresAt: string;
  to: ChangeSide;
  summary: string;
  /** Only extras change. */
  addOn: boolean;
}

/** What is not said stays as it is. */
export interface ChangeWish {
  ref?: string;
  checkIn?: string;
  checkOut?: string;
  adults?: number;
  children?: number;
  unit?: number;
  /** All extras of the stay. */
  extras?: WantedExtra[];
}

export interface WantedExtra {
  ref: string;
  quantity: number;
}

/** Something that can be ordered with a stay. */
export interface OfferedExtra {
  ref: string;
  title: string;
  summary: string | null;
  pictureUrl: string | null;
  priceFen: number;
  basis: string;
  maxQuantity: number;
}

export interface ChangePreview {
  orderNo: string;
  possible: boolean;
  reason: string | null;
  from: ChangeSide;
  to: ChangeSide;
  differenceFen: number;
  payFen: number;
  refundFen: number;
  lines: QuoteLine[];
  text: string;
}
