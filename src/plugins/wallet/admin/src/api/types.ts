import type { Asset } from '../../../server/domain';
import type { Unit } from '../utils/amount';
import type { FlowItem } from '../utils/flow';

export interface Member {
  id: number;
  name: string;
  phone: string | null;
}

export interface Pocket {
  id: string;
  source: string;
  available: number;
  held: number;
  refundable: boolean;
  expiresAt: string | null;
}

export interface Balance {
  asset: string;
  name: string;
  unit: Unit;
  available: number;
  held: number;
  owed: number;
  refundable: number;
  nextExpiry: { at: string; amount: number } | null;
  pockets: Pocket[];
}

export interface Line {
  id: string;
  at: string;
  asset: string;
  assetName: string;
  unit: Unit;
  amount: number;
  after: number | null;
  title: string;
  reference: string | null;
  note: string | null;
  actor: string;
  transferNo: string;
}

export interface Page<T> {
  items: T[];
  nextCursor: string | null;
}

export interface Transfer {
  no: string;
  kind: string;
  memberId: number;
  memberName: string | null;
  title: string;
  reference: string | null;
  note: string | null;
  actor: string;
  at: string;
}

export interface TransferDetail extends Transfer {
  holdNo: string | null;
  reverses: string | null;
  reversedBy: string[];
  postings: {
    id: string;
    account: string;
    accountKind: 'pocket' | 'owed' | 'house';
    role: string | null;
    source: string | null;
    assetName: string;
    unit: Unit;
    amount: number;
    after: number | null;
  }[];
}

export interface Verification {
  cause: 'night' | 'command';
  finishedAt: string;
  postings: number;
  difference: {
    what: string;
    transfer?: number;
    posting?: number;
    account?: number;
    expected: number;
    found: number | null;
  } | null;
}

export interface Liability {
  asset: string;
  name: string;
  unit: Unit;
  balance: number;
  held: number;
  owed: number;
  refundable: number;
  members: number;
}

export interface AssetFlow {
  asset: Asset;
  name: string;
  unit: Unit;
  days: FlowItem[];
}

export interface ReportedLiability {
  asset: Asset;
  name: string;
  unit: Unit;
  balance: number;
  worthFen: number | null;
  refundable: number;
  owed: number;
  members: number;
  ages: Record<'to30' | 'to90' | 'to365' | 'older', number>;
  ends: Record<'ended' | 'to30' | 'to90' | 'to365' | 'later' | 'never', number>;
}

export interface LiabilityReport {
  date: string;
  items: ReportedLiability[];
}

export interface Adjustment {
  asset: string;
  amount: number;
  reason: string;
  lastDay: string | null;
}
