import type { SimContext } from '../context';
import { empty, json, type SimReply, type SimRequest } from '../http/message';
import { ids } from '../ids';
import type { SimOrder } from '../state';
import { requireOwnMerchant } from './auth';
import { payErrors } from './errors';
import { readOrderFields, resolveExpiry } from './order-fields';
import { orderView } from './order-view';
import { canonicalJson, FieldReader, parseBody } from './validate';

/** A prepay_id lives two hours from issue, whatever time_expire says. */
export const PREPAY_LIFE_MS = 2 * 3600 * 1000;

/** Closes an order whose deadline has passed, as WeChat does by itself; returns the order. */
export function settleExpiry(ctx: SimContext, order: SimOrder): SimOrder {
  if (order.state === 'NOTPAY' && ctx.clock.now() >= order.timeExpire) closeNow(ctx, order);
  return order;
}

/** Turns an unpaid order into a paid one and schedules its notification. */
export function payNow(ctx: SimContext, order: SimOrder): void {
  order.state = 'SUCCESS';
  order.paidAt = ctx.clock.now();
  order.transactionId = ids.transactionId();
  ctx.store.byTransaction.set(order.transactionId, order.outTradeNo);
  ctx.store.touch();
  ctx.notifier.paymentSucceeded(order);
}

function closeNow(ctx: SimContext, order: SimOrder): void {
  order.state = 'CLOSED';
  order.closedAt = ctx.clock.now();
  ctx.store.touch();
}

/** POST /v3/pay/transactions/jsapi */
export function createOrder(ctx: SimContext, request: SimRequest): SimReply {
  const body = parseBody(request.body);
  const fields = readOrderFields(ctx, body);
  const fingerprint = canonicalJson(body);
  const existing = ctx.store.orders.get(fields.outTradeNo);
  if (existing) return json(200, { prepay_id: recreate(ctx, existing, fingerprint) });
  if (ctx.store.neverCreated.has(fields.outTradeNo)) throw payErrors.reentry();
  const now = ctx.clock.now();
  const prepay = { id: ids.prepayId(), issuedAt: now };
  ctx.store.addOrder({
    outTradeNo: fields.outTradeNo,
    appId: ctx.keys.appId,
    mchId: ctx.keys.mchId,
    openid: fields.openid,
    description: fields.description,
    attach: fields.attach,
    notifyUrl: fields.notifyUrl,
    totalFen: fields.totalFen,
    timeExpire: resolveExpiry(now, fields.timeExpire),
    fingerprint,
    prepays: [prepay],
    state: 'NOTPAY',
    createdAt: now,
    transactionId: null,
    paidAt: null,
    closedAt: null,
  });
  return json(200, { prepay_id: prepay.id });
}

/** The rules of a repeated create: paid and closed refuse, unpaid wants identical parameters. */
function recreate(ctx: SimContext, order: SimOrder, fingerprint: string): string {
  settleExpiry(ctx, order);
  if (order.state === 'CLOSED') throw payErrors.orderClosed();
  if (order.state !== 'NOTPAY') throw payErrors.orderPaid();
  if (order.fingerprint !== fingerprint) throw payErrors.reentry();
  const now = ctx.clock.now();
  const newest = order.prepays.at(-1);
  if (newest && now - newest.issuedAt < PREPAY_LIFE_MS) return newest.id;
  const renewed = { id: ids.prepayId(), issuedAt: now };
  order.prepays.push(renewed);
  ctx.store.byPrepay.set(renewed.id, order.outTradeNo);
  ctx.store.touch();
  return renewed.id;
}

function requireMerchantQuery(ctx: SimContext, request: SimRequest): void {
  const mchId = request.query.get('mchid');
  if (!mchId) {
    const detail = { field: '/mchid', issue: 'the field is required', location: 'query' } as const;
    throw payErrors.param('参数错误：/mchid为必填项', detail);
  }
  requireOwnMerchant(ctx, mchId);
}

/** GET /v3/pay/transactions/out-trade-no/{out_trade_no} */
export function queryByNumber(ctx: SimContext, request: SimRequest, outTradeNo: string): SimReply {
  requireMerchantQuery(ctx, request);
  const order = ctx.store.orders.get(outTradeNo);
  if (!order) throw payErrors.orderMissing();
  return json(200, orderView(settleExpiry(ctx, order)));
}

/** GET /v3/pay/transactions/id/{transaction_id} */
export function queryByTransaction(ctx: SimContext, request: SimRequest, transactionId: string): SimReply {
  requireMerchantQuery(ctx, request);
  const order = ctx.store.orderByTransaction(transactionId);
  if (!order) throw payErrors.orderMissing();
  return json(200, orderView(order));
}

/**
 * POST /v3/pay/transactions/out-trade-no/{out_trade_no}/close. Repeatable; closing a number that never
 * existed also gives 204 and spoils the number for a later create.
 */
export function closeOrder(ctx: SimContext, request: SimRequest, outTradeNo: string): SimReply {
  requireOwnMerchant(ctx, new FieldReader(parseBody(request.body)).text('mchid', 32));
  const order = ctx.store.orders.get(outTradeNo);
  if (!order) {
    ctx.store.neverCreated.set(outTradeNo, true);
    ctx.store.touch();
    return empty(204);
  }
  settleExpiry(ctx, order);
  if (order.state === 'NOTPAY' && ctx.faults.take('pay-during-close', { outTradeNo, path: request.path })) {
    payNow(ctx, order);
  }
  if (order.state === 'SUCCESS' || order.state === 'REFUND') throw payErrors.orderPaid();
  if (order.state === 'NOTPAY') closeNow(ctx, order);
  return empty(204);
}
