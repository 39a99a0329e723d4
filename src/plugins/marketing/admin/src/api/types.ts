/** Answers of the routes that the coupon page reads. */
export type CouponKind = 'amount-off' | 'percent-off' | 'voucher' | 'gift';
export type CouponState = 'usable' | 'held' | 'used' | 'expired' | 'revoked';

interface Face {
  kind: CouponKind;
  title: string;
  /** What it is worth, in a few words. */
  worth: string;
  scope: 'all' | 'stays' | 'houses';
}

export interface Template extends Face {
  id: string;
  enabled: boolean;
  claimState: 'claimable' | 'not-yet' | 'claimed' | 'sold-out' | 'over';
  occasion: 'new-member' | 'birthday' | 'after-order' | 'level-up' | null;
  stock: number | null;
  perMember: number;
  validDays: number | null;
  validFrom: string | null;
  validTo: string | null;
  issued: number;
  usable: number;
  held: number;
  used: number;
  expired: number;
  revoked: number;
  days: { day: string; issued: number; used: number }[];
}

export interface Templates {
  /** The venue's. */
  today: string;
  items: Template[];
}

export interface Coupon extends Face {
  id: string;
  state: CouponState;
  lastDay: string;
  issuedAt: string;
  templateId: string;
  member: { id: string; name: string; phone: string | null };
  cause: 'claim' | 'staff' | 'code' | 'new-member' | 'birthday' | 'after-order' | 'level-up';
  reference: string | null;
  issuedBy: string | null;
  revokedBy: string | null;
  revokeReason: string | null;
}

export interface CouponPage {
  items: Coupon[];
  nextCursor: string | null;
}

export interface Issue {
  id: string;
  total: number;
  issued: number;
  skipped: number;
  state: 'running' | 'done';
}

export interface CodeBatch {
  id: string;
  count: number;
  used: number;
  madeBy: string;
  madeAt: string;
}

export interface MemberLine {
  id: string;
  nickname: string;
  phone: string | null;
  signsIn: boolean;
  disabled: boolean;
  levelName: string | null;
}
