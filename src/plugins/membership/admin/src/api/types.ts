/** Answers of the routes that the member page reads. */
export interface MemberLine {
  id: string;
  memberId: number;
  nickname: string;
  phone: string | null;
  avatarUrl: string | null;
  language: string;
  disabled: boolean;
  signsIn: boolean;
  joinedAt: string;
  lastSeenAt: string | null;
  levelName: string | null;
}

export interface MemberPage {
  items: MemberLine[];
  total: number;
  page: number;
  pageSize: number;
}

export interface Level {
  name: string;
  level: number;
  experience: number;
  percentOff: number;
  discount: string;
}

export interface MemberDetail extends MemberLine {
  membership: {
    level: Level | null;
    next: Level | null;
    validUntil: string | null;
    progressPercent: number;
    experience: number;
    points: number;
    pointsOwed: number;
    pointsExpiring: { amount: number; lastDay: string } | null;
    makeUpCards: number;
  };
  invited: number;
  invitedRewarded: number;
}

export interface LevelRecord {
  kind: 'upgrade' | 'downgrade' | 'kept' | 'rules';
  fromName: string | null;
  toName: string | null;
  experience: number;
  cause: string;
  reference: string | null;
  at: string;
}

export interface SignIn {
  day: string;
  kind: 'on_time' | 'make_up';
  streak: number;
  points: number;
  experience: number;
  makeUpCards: number;
  at: string;
}

export interface StatementLine {
  id: string;
  at: string;
  asset: string;
  assetName: string;
  unit: 'fen' | 'count';
  amount: number;
  after: number | null;
  title: string;
  reference: string | null;
  note: string | null;
  actor: string;
}

export interface CouponLine {
  id: string;
  title: string;
  worth: string;
  state: 'usable' | 'held' | 'used' | 'expired' | 'revoked';
  lastDay: string;
  issuedAt: string;
}

export interface OrderLine {
  no: string;
  statusText: string;
  title: string;
  totalFen: number;
  paidFen: number;
  refundedFen: number;
  createdAt: string;
}

export type Adjusted = 'points' | 'experience' | 'make-up-card';

export interface MemberCard {
  no: string;
  title: string;
  coverUrl: string | null;
  colours: [string, string];
  discount: string;
  percentOff: number;
  state: 'active' | 'frozen' | 'expired' | 'transferred' | 'replaced' | 'refunded' | 'upgraded';
  stateText: string;
  validFrom: string;
  lastDay: string;
  frozenOn: string | null;
  balanceFen: number;
  balanceLeftFen: number;
  benefits: { code: string; title: string; kind: 'counted' | 'promise'; left: number; granted: number }[];
  orders: string[];
  events: {
    kind: string;
    text: string;
    actor: 'member' | 'staff' | 'system';
    actorName: string | null;
    reason: string | null;
    reference: string | null;
    at: string;
  }[];
}

export interface CardKind {
  id: string;
  title: string;
  term: string;
  onSale: boolean;
}

/** What staff do with a card, or give one. */
export type CardAct = 'give' | 'freeze' | 'unfreeze' | 'extend' | 'replace' | 'transfer';
