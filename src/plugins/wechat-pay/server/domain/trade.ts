/** Trade and refund states, and the comparison that decides whether a payment is really ours. */

/** States of an order as this system sees them; SUCCESS and REFUND both mean that money arrived. */
export type TradeState = 'NOTPAY' | 'SUCCESS' | 'REFUND' | 'CLOSED' | 'UNDETERMINED';

const TRADE_STATES = new Map<string, TradeState>([
  ['NOTPAY', 'NOTPAY'],
  ['SUCCESS', 'SUCCESS'],
  ['REFUND', 'REFUND'],
  ['CLOSED', 'CLOSED'],
]);

/** Maps WeChat's trade_state; code-scan states (REVOKED, USERPAYING, PAYERROR) and new ones are UNDETERMINED. */
export function tradeState(raw: string): TradeState {
  return TRADE_STATES.get(raw) ?? 'UNDETERMINED';
}

/** Whether money arrived. REFUND stays true: it is also the state after a partial refund. */
export function isPaid(state: TradeState): boolean {
  return state === 'SUCCESS' || state === 'REFUND';
}

export type RefundState = 'SUCCESS' | 'PROCESSING' | 'ABNORMAL' | 'CLOSED' | 'UNDETERMINED';

const REFUND_STATES = new Map<string, RefundState>([
  ['SUCCESS', 'SUCCESS'],
  ['PROCESSING', 'PROCESSING'],
  ['ABNORMAL', 'ABNORMAL'],
  ['CLOSED', 'CLOSED'],
]);

/** Maps a refund status: CLOSED failed for good (a new number is needed), ABNORMAL cannot reach the payer's card. */
export function refundState(raw: string): RefundState {
  return REFUND_STATES.get(raw) ?? 'UNDETERMINED';
}

/** A payment as WeChat reports it, in notification and query alike. Amounts in fen, times UTC. */
export interface WechatTransaction {
  mchid: string;
  appid: string;
  outTradeNo: string;
  transactionId: string | null;
  state: TradeState;
  /** the raw trade_state, for the record */
  rawState: string;
  totalFen: number | null;
  /** what the payer paid after WeChat's own coupons; never compared with an order */
  payerTotalFen: number | null;
  currency: string | null;
  payerOpenid: string | null;
  tradeType: string | null;
  bankType: string | null;
  attach: string | null;
  successTime: string | null;
}

/** A refund as WeChat reports it. Amounts in fen, times UTC. */
export interface WechatRefund {
  refundId: string;
  outRefundNo: string;
  transactionId: string | null;
  outTradeNo: string | null;
  status: RefundState;
  rawStatus: string;
  refundFen: number;
  totalFen: number;
  /** where the money goes, e.g. 「支付用户零钱」 */
  receivedAccount: string | null;
  channel: string | null;
  createdAt: string | null;
  successTime: string | null;
  /** only notifications carry it */
  mchid: string | null;
}

/** What our own records say a payment must look like. */
export interface ExpectedTransaction {
  mchid: string;
  appid: string;
  outTradeNo: string;
  totalFen: number;
  currency: 'CNY';
  openid: string;
}

export interface Mismatch {
  field: 'mchid' | 'appid' | 'out_trade_no' | 'amount.total' | 'amount.currency' | 'payer.openid';
  expected: string;
  actual: string | null;
}

/**
 * Compares a reported payment with our records, field by field; [] means it is the payment we asked for.
 * `amount.total` is compared, not `payer_total`. A missing field counts as different: absence never skips a check.
 */
export function checkTransaction(expected: ExpectedTransaction, actual: WechatTransaction): Mismatch[] {
  const pairs: [Mismatch['field'], string | number, string | number | null][] = [
    ['mchid', expected.mchid, actual.mchid],
    ['appid', expected.appid, actual.appid],
    ['out_trade_no', expected.outTradeNo, actual.outTradeNo],
    ['amount.total', expected.totalFen, actual.totalFen],
    ['amount.currency', expected.currency, actual.currency],
    ['payer.openid', expected.openid, actual.payerOpenid],
  ];
  return pairs
    .filter(([, wanted, got]) => wanted !== got)
    .map(([field, wanted, got]) => ({
      field,
      expected: String(wanted),
      actual: got === null ? null : String(got),
    }));
}

/** Compares a reported refund with the one we asked for; same rules as checkTransaction. */
export function checkRefund(
  expected: { outRefundNo: string; outTradeNo: string; refundFen: number; totalFen: number },
  actual: WechatRefund,
): string[] {
  const differences: string[] = [];
  if (actual.outRefundNo !== expected.outRefundNo) differences.push('out_refund_no');
  if (actual.outTradeNo !== expected.outTradeNo) differences.push('out_trade_no');
  if (actual.refundFen !== expected.refundFen) differences.push('amount.refund');
  if (actual.totalFen !== expected.totalFen) differences.push('amount.total');
  return differences;
}
