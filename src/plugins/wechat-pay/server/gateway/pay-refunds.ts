/** Refunds at WeChat. Asynchronous: an accepted request says nothing about money having arrived. */
import { checkRefund, isOutRefundNo, isPayableFen, TEXT_LIMITS, wechatText, type WechatRefund } from '../domain';
import { WechatInvalidInput, WechatRejected, WechatUnknown } from './errors';
import type { PayClient } from './pay-client';
import { checkedOutTradeNo, checkNotifyUrl } from './pay-orders';
import { refundBody } from './schemas';

export interface RefundRequest {
  outTradeNo: string;
  /** preferred when known: fewer passing "does not exist" answers */
  transactionId?: string | null;
  /** 1–64 of [A-Za-z0-9_-]; one number is one refund for ever: repeat with the same, never with a new one */
  outRefundNo: string;
  /** fen, 1…totalFen */
  refundFen: number;
  /** fen, the whole amount of the original order */
  totalFen: number;
  /** shown to the payer; cleaned and cut to 80 characters */
  reason: string;
  notifyUrl: string;
}

export type RefundQuery = WechatRefund | { status: 'NOT_FOUND' };

export class PayRefunds {
  constructor(private readonly client: PayClient) {}

  /** See PayGateway.requestRefund. */
  async request(refund: RefundRequest): Promise<WechatRefund> {
    const body = creation(refund);
    const request = { method: 'POST', path: '/v3/refund/domestic/refunds', body } as const;
    const { data, requestId } = await this.client.call('request refund', request, refundBody);
    const expected = { ...refund, outTradeNo: data.outTradeNo === null ? '' : refund.outTradeNo };
    const actual = { ...data, outTradeNo: data.outTradeNo ?? '' };
    if (checkRefund(expected, actual).length > 0) throw new WechatUnknown('mismatch', { requestId });
    return data;
  }

  /** See PayGateway.queryRefund. */
  async query(outRefundNo: string): Promise<RefundQuery> {
    const path = `/v3/refund/domestic/refunds/${checkedOutRefundNo(outRefundNo)}`;
    try {
      const { data, requestId } = await this.client.call('query refund', { method: 'GET', path }, refundBody);
      if (data.outRefundNo !== outRefundNo) throw new WechatUnknown('mismatch', { requestId });
      return data;
    } catch (error) {
      if (error instanceof WechatRejected && error.code === 'RESOURCE_NOT_EXISTS') return { status: 'NOT_FOUND' };
      throw error;
    }
  }
}

function creation(refund: RefundRequest): Record<string, unknown> {
  checkedOutTradeNo(refund.outTradeNo);
  if (!isPayableFen(refund.totalFen)) throw new WechatInvalidInput('totalFen', 'must be an integer of at least 1 fen');
  if (!isPayableFen(refund.refundFen) || refund.refundFen > refund.totalFen) {
    throw new WechatInvalidInput('refundFen', 'must be an integer between 1 fen and the total');
  }
  // Without it WeChat notifies in the XML of the previous API version, or not at all.
  checkNotifyUrl(refund.notifyUrl);
  const reason = wechatText(refund.reason, TEXT_LIMITS.refundReason);
  return {
    ...(refund.transactionId ? { transaction_id: refund.transactionId } : { out_trade_no: refund.outTradeNo }),
    out_refund_no: checkedOutRefundNo(refund.outRefundNo),
    ...(reason === '' ? {} : { reason }),
    notify_url: refund.notifyUrl,
    amount: { refund: refund.refundFen, total: refund.totalFen, currency: 'CNY' },
  };
}

function checkedOutRefundNo(outRefundNo: string): string {
  if (!isOutRefundNo(outRefundNo)) throw new WechatInvalidInput('outRefundNo', 'must be 1 to 64 of A-Z a-z 0-9 _ -');
  return outRefundNo;
}
