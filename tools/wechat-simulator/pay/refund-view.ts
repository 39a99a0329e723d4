import type { SimRefund } from '../state';
import { rfc3339 } from '../time';

const ACCOUNT = '支付用户零钱';

function amounts(refund: SimRefund): Record<string, number> {
  return {
    total: refund.totalFen,
    refund: refund.refundFen,
    payer_total: refund.totalFen,
    payer_refund: refund.refundFen,
  };
}

/** The refund as the create and query answers show it. */
export function refundView(refund: SimRefund): Record<string, unknown> {
  return {
    refund_id: refund.refundId,
    out_refund_no: refund.outRefundNo,
    transaction_id: refund.transactionId,
    out_trade_no: refund.outTradeNo,
    channel: 'ORIGINAL',
    user_received_account: ACCOUNT,
    ...(refund.status === 'SUCCESS' && refund.finishedAt !== null ? { success_time: rfc3339(refund.finishedAt) } : {}),
    create_time: rfc3339(refund.createdAt),
    status: refund.status,
    funds_account: refund.fundsAccount,
    amount: {
      ...amounts(refund),
      settlement_total: refund.totalFen,
      settlement_refund: refund.refundFen,
      discount_refund: 0,
      currency: 'CNY',
    },
    promotion_detail: [],
  };
}

/** The refund as its notification shows it: refund_status, no appid, no currency. */
export function refundEvent(refund: SimRefund, mchId: string): Record<string, unknown> {
  return {
    mchid: mchId,
    transaction_id: refund.transactionId,
    out_trade_no: refund.outTradeNo,
    refund_id: refund.refundId,
    out_refund_no: refund.outRefundNo,
    refund_status: refund.status,
    ...(refund.status === 'SUCCESS' && refund.finishedAt !== null ? { success_time: rfc3339(refund.finishedAt) } : {}),
    user_received_account: ACCOUNT,
    amount: amounts(refund),
  };
}
