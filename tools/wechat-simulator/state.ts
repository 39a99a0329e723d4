/** Shapes of everything the simulator remembers. Instants are milliseconds since the epoch. */

export interface Persona {
  openid: string;
  name: string;
  phone: string;
  avatar: string | null;
  sessionKey: string | null;
  createdAt: number;
}

export type TradeState = 'NOTPAY' | 'SUCCESS' | 'REFUND' | 'CLOSED';

export interface Prepay {
  id: string;
  issuedAt: number;
}

export interface SimOrder {
  outTradeNo: string;
  appId: string;
  mchId: string;
  openid: string;
  description: string;
  attach: string | null;
  notifyUrl: string;
  totalFen: number;
  timeExpire: number;
  /** Canonical JSON of the first create request; a repeated create must equal it. */
  fingerprint: string;
  /** Newest last. */
  prepays: Prepay[];
  state: TradeState;
  createdAt: number;
  transactionId: string | null;
  paidAt: number | null;
  closedAt: number | null;
}

export type RefundStatus = 'PROCESSING' | 'SUCCESS' | 'ABNORMAL' | 'CLOSED';

export interface SimRefund {
  outRefundNo: string;
  refundId: string;
  outTradeNo: string;
  transactionId: string;
  reason: string | null;
  notifyUrl: string | null;
  refundFen: number;
  totalFen: number;
  fingerprint: string;
  status: RefundStatus;
  fundsAccount: string;
  createdAt: number;
  finishedAt: number | null;
  /** Outcome once processing ends; null means it waits for the control API. */
  outcome: Exclude<RefundStatus, 'PROCESSING'> | null;
}

export type NotificationState = 'pending' | 'delivered' | 'given-up' | 'lost';

export interface DeliveryAttempt {
  at: number;
  status: number | null;
  error: string | null;
  acknowledged: boolean;
  faults: string[];
}

export interface SimNotification {
  id: string;
  eventType: string;
  originalType: 'transaction' | 'refund';
  summary: string;
  outTradeNo: string;
  outRefundNo: string | null;
  url: string;
  createdAt: number;
  /** The decrypted resource. */
  plain: Record<string, unknown>;
  format: 'v3' | 'v2-xml';
  duplicate: 'none' | 'after' | 'concurrent';
  state: NotificationState;
  nextAttemptAt: number | null;
  attempts: DeliveryAttempt[];
  faults: string[];
}

export interface IssuedCode {
  code: string;
  openid: string;
  expiresAt: number;
  used: boolean;
}

export interface AccessToken {
  token: string;
  issuedAt: number;
  expiresAt: number;
}

export interface TokenState {
  current: AccessToken | null;
  /** Tokens replaced or expired; kept to tell 42001 from 40001. */
  earlier: AccessToken[];
  forcedAt: number[];
}

export interface SentMessage {
  at: number;
  openid: string;
  templateId: string;
  page: string | null;
  miniprogramState: string;
  lang: string;
  data: Record<string, string>;
}

export interface Shipping {
  outTradeNo: string;
  transactionId: string;
  openid: string;
  logisticsType: number;
  deliveryMode: number;
  itemDesc: string;
  uploadedAt: number;
  corrections: number;
  fingerprint: string;
}

export interface BillFile {
  token: string;
  bytes: Buffer;
  expiresAt: number;
}
