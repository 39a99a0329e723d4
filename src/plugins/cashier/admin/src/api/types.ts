export interface FoundMember {
  /** Public id. */
  id: string;
  nickname: string;
  phone: string | null;
  levelName: string | null;
  disabled: boolean;
  signsIn: boolean;
}

export interface Piece {
  asset: 'coupon' | 'benefit' | 'lesson';
  assetName: string;
  source: string;
  title: string;
  note: string | null;
  available: number;
  expiresAt: string | null;
  allowed: boolean;
}

export interface TillMember {
  /** Public id. */
  id: string;
  /** As the desk of ordering takes it. */
  memberId: number;
  disabled: boolean;
  signsIn: boolean;
  member: { name: string; phone: string | null; levelName: string | null; cards: { no: string; title: string }[] };
  pays: { asset: string; name: string; unit: 'fen' | 'count'; available: number }[];
  redeemables: Piece[];
  canCharge: boolean;
}

export interface Redemption {
  no: string;
  at: string;
  memberName: string;
  assetName: string;
  title: string;
  count: number;
  place: string | null;
  by: string;
  undone: { at: string; by: string; why: string | null } | null;
  undoUntil: string | null;
}

export interface Charge {
  orderNo: string;
  title: string;
  amountFen: number;
  memberName: string;
  by: string;
  at: string;
}

export interface ChargePreview {
  tenders: {
    code: string;
    label: string;
    availableFen: number;
    amountFen: number;
    units: number | null;
    unusableBecause: string | null;
  }[];
  payableFen: number;
}

export interface ChargeWish {
  title: string;
  amountFen: number;
  tenders: Record<'voucher' | 'points' | 'card' | 'stored', boolean>;
}

export interface TopUpPlan {
  id: string;
  name: string;
  principalFen: number;
  giftFen: number;
  giftDays: number | null;
  note: string | null;
}

export interface TopUpPlans {
  items: TopUpPlan[];
  /** What may be typed; null when only plans are sold. */
  amounts: { minFen: number; maxFen: number } | null;
}

export const TAKEN_BY = ['cash', 'pos', 'transfer'] as const;
export type TakenBy = (typeof TAKEN_BY)[number];

export interface TopUpWish {
  memberId: number;
  guest: { name: string; phone: string };
  /** Of a plan; `free` is an amount that was typed. */
  ref: string;
  amountFen: number;
  tender: TakenBy;
}

/** Of an order of the desk, what a receipt says. */
export interface TopUp {
  no: string;
  title: string;
  totalFen: number;
  guestName: string;
  payments: { label: string; takenBy: string | null; paidAt: string | null }[];
}

export interface Day {
  day: string;
  redemptions: Redemption[];
  charges: Charge[];
  tenders: { tender: string; payments: number; takenFen: number; refundedFen: number }[];
}

export const RIGHTS = ['charge', 'redeem-coupon', 'redeem-benefit', 'redeem-lesson', 'undo'] as const;
export type Right = (typeof RIGHTS)[number];

export interface ClerkEdit {
  name: string;
  places: string[];
  may: Right[];
  enabled: boolean;
}

export interface Clerk extends ClerkEdit {
  memberId: string;
  memberName: string;
  phone: string | null;
  changedBy: string;
  changedAt: string;
}

export interface Page<T> {
  items: T[];
  nextCursor: string | null;
}
