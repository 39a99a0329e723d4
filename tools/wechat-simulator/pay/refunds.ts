import type { SimContext } from '../context';
import { json, type SimReply, type SimRequest } from '../http/message';
import { ids } from '../ids';
import type { RefundStatus, SimOrder, SimRefund } from '../state';
import { PayError, payErrors } from './errors';
import { readCurrency, readNotifyUrl } from './order-fields';
import { refundView } from './refund-view';
import { canonicalJson, FieldReader, parseBody } from './validate';

const MAX_REFUNDS = 50;
const REFUND_WINDOW_MS = 365 * 24 * 3600 * 1000;
const OUT_REFUND_NO = /^[0-9A-Za-z_\-|*@]+$/;

/** POST /v3/refund/domestic/refunds; 200 means accepted, the outcome follows later. */
export async function createRefund(ctx: SimContext, request: SimRequest): Promise<SimReply> {
  const body = parseBody(request.body);
  const fields = new FieldReader(body);
  const outRefundNo = fields.text('out_refund_no', 64, 1, OUT_REFUND_NO);
  const fingerprint = canonicalJson(body);
  const existing = ctx.store.refunds.get(outRefundNo);
  if (existing) {
    if (existing.fingerprint !== fingerprint) throw payErrors.reentry();
    return json(200, refundView(existing));
  }
  const order = findPaidOrder(ctx, fields);
  const draft = readRefund(ctx, fields, order);
  const subject = { outTradeNo: order.outTradeNo, path: request.path };
  if (ctx.faults.take('refund-resource-not-exists', subject)) throw payErrors.resourceMissing('订单不存在');
  if (ctx.faults.take('refund-not-enough', subject)) {
    throw new PayError(403, 'NOT_ENOUGH', '基本账户余额不足，请充值后重新发起');
  }
  const refund = acceptRefund(ctx, order, { ...draft, outRefundNo, fingerprint });
  const reply = json(200, refundView(refund));
  if (ctx.faults.take('refund-notify-before-response', subject)) {
    await ctx.notifier.deliverNow(finishRefund(ctx, refund, 'SUCCESS'));
  } else {
    processRefund(ctx, refund);
  }
  return reply;
}

function findPaidOrder(ctx: SimContext, fields: FieldReader): SimOrder {
  const transactionId = fields.optionalText('transaction_id', 32, 1);
  const outTradeNo = fields.optionalText('out_trade_no', 32, 6);
  if (!transactionId && !outTradeNo) throw payErrors.param('transaction_id和out_trade_no必须二选一');
  const order = transactionId ? ctx.store.orderByTransaction(transactionId) : ctx.store.orders.get(outTradeNo ?? '');
  if (!order || order.paidAt === null) throw payErrors.resourceMissing('订单不存在或未支付');
  if (outTradeNo && order.outTradeNo !== outTradeNo) throw payErrors.invalid('商户订单号与微信订单号不匹配');
  return order;
}

type RefundDraft = Pick<SimRefund, 'refundFen' | 'totalFen' | 'reason' | 'notifyUrl' | 'fundsAccount'>;

function readRefund(ctx: SimContext, fields: FieldReader, order: SimOrder): RefundDraft {
  const reason = fields.optionalText('reason', 80);
  const notifyUrl = readNotifyUrl(ctx, fields, 256);
  const fundsAccount = fields.optionalText('funds_account', 32, 1, /^(AVAILABLE|UNSETTLED)$/) ?? 'AVAILABLE';
  const amount = fields.object('amount');
  const refundFen = amount.integer('refund', 1);
  const totalFen = amount.integer('total', 1);
  readCurrency(amount, true);
  if (totalFen !== order.totalFen) {
    throw new PayError(400, 'REFUND_FEE_MISMATCH', '订单金额或退款金额与之前请求不一致，请核实后再试');
  }
  checkLimits(ctx, order, refundFen);
  return { refundFen, totalFen, reason, notifyUrl, fundsAccount };
}

function checkLimits(ctx: SimContext, order: SimOrder, refundFen: number): void {
  const now = ctx.clock.now();
  const refunds = ctx.store.refundsFor(order.outTradeNo);
  const latest = refunds.at(-1);
  const minimumMs = ctx.options.refundMinIntervalSeconds * 1000;
  if (latest && now - latest.createdAt < minimumMs) throw payErrors.rateLimited(true);
  if (refunds.length >= MAX_REFUNDS) throw new PayError(403, 'RULE_LIMIT', `同一订单最多退款${MAX_REFUNDS}次`);
  if (now - (order.paidAt ?? now) > REFUND_WINDOW_MS) {
    throw new PayError(400, 'TRADE_OVERDUE', '订单已经超过可退款的最大期限');
  }
  const taken = refunds.reduce((sum, refund) => sum + (refund.status === 'CLOSED' ? 0 : refund.refundFen), 0);
  if (taken >= order.totalFen) throw payErrors.invalid('订单已全额退款');
  if (taken + refundFen > order.totalFen) throw payErrors.invalid('退款金额大于订单可退金额');
}

function acceptRefund(
  ctx: SimContext,
  order: SimOrder,
  draft: RefundDraft & Pick<SimRefund, 'outRefundNo' | 'fingerprint'>,
): SimRefund {
  const subject = { outTradeNo: order.outTradeNo };
  const planned = ctx.faults.takeFirst(['refund-abnormal', 'refund-closed', 'refund-stuck'], subject)?.fault;
  const refund: SimRefund = {
    ...draft,
    refundId: ids.refundId(),
    outTradeNo: order.outTradeNo,
    transactionId: order.transactionId ?? '',
    status: 'PROCESSING',
    createdAt: ctx.clock.now(),
    finishedAt: null,
    outcome:
      planned === 'refund-abnormal'
        ? 'ABNORMAL'
        : planned === 'refund-closed'
          ? 'CLOSED'
          : planned === 'refund-stuck'
            ? null
            : 'SUCCESS',
  };
  order.state = 'REFUND';
  ctx.store.addRefund(refund);
  return refund;
}

/** Lets a PROCESSING refund reach its planned outcome after the configured delay. */
export function processRefund(ctx: SimContext, refund: SimRefund): void {
  ctx.clock.after(ctx.options.refundDelayMs, () => {
    if (refund.status === 'PROCESSING' && refund.outcome) finishRefund(ctx, refund, refund.outcome);
  });
}

/** Ends a refund and schedules its notification; returns the notification's id, null without notify_url. */
export function finishRefund(
  ctx: SimContext,
  refund: SimRefund,
  status: Exclude<RefundStatus, 'PROCESSING'>,
): string | null {
  refund.status = status;
  refund.outcome = status;
  refund.finishedAt = ctx.clock.now();
  ctx.store.touch();
  return ctx.notifier.refundChanged(refund);
}

/** GET /v3/refund/domestic/refunds/{out_refund_no} */
export function queryRefund(ctx: SimContext, outRefundNo: string): SimReply {
  const refund = ctx.store.refunds.get(outRefundNo);
  if (!refund) throw payErrors.resourceMissing('退款单不存在');
  return json(200, refundView(refund));
}
