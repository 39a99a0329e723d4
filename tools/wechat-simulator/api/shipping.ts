import type { SimContext } from '../context';
import { json, type SimReply, type SimRequest } from '../http/message';
import { canonicalJson } from '../pay/validate';
import type { Shipping, SimOrder } from '../state';
import { parseRfc3339 } from '../time';
import { apiErrors, ApiError } from './errors';
import { characters, objectOf, requireBody, textOf } from './input';

const missing = (): ApiError => new ApiError(10060001, '支付单不存在');
const parameter = (what: string): ApiError => new ApiError(268485226, `参数错误: ${what}`);

/** POST /wxa/sec/order/upload_shipping_info; one correction an order is allowed. */
export function uploadShippingInfo(ctx: SimContext, request: SimRequest): SimReply {
  const body = requireBody(request);
  const draft = readShipping(body);
  const order = findOrder(ctx, objectOf(body, 'order_key'));
  const subject = { outTradeNo: order?.outTradeNo, path: request.path };
  if (!order || order.paidAt === null || ctx.faults.take('shipping-10060001', subject)) throw missing();
  if (!ctx.options.tradeManaged || isRefunded(ctx, order)) throw new ApiError(10060004, '支付单不可发货');
  if (objectOf(body, 'payer').openid !== order.openid) throw new ApiError(10060031, 'openid与支付单不匹配');
  record(ctx, order, draft);
  return json(200, { errcode: 0, errmsg: 'ok' });
}

type Draft = Pick<Shipping, 'logisticsType' | 'deliveryMode' | 'itemDesc' | 'fingerprint'>;

function readShipping(body: Record<string, unknown>): Draft {
  const logisticsType = Number(body.logistics_type);
  const deliveryMode = Number(body.delivery_mode);
  const list = Array.isArray(body.shipping_list) ? (body.shipping_list as Record<string, unknown>[]) : [];
  if (![1, 2, 3, 4].includes(logisticsType)) throw parameter('logistics_type');
  if (![1, 2].includes(deliveryMode)) throw parameter('delivery_mode');
  if (deliveryMode === 2 && logisticsType !== 1) throw parameter('delivery_mode');
  if (deliveryMode === 1 ? list.length !== 1 : list.length < 1 || list.length > 15) throw parameter('shipping_list');
  for (const item of list) {
    const length = characters(textOf(item, 'item_desc'));
    if (length < 1 || length > 120) throw parameter('item_desc');
    if (logisticsType === 1 && !(item.tracking_no && item.express_company)) throw parameter('tracking_no');
  }
  if (parseRfc3339(textOf(body, 'upload_time')) === null) throw parameter('upload_time');
  const { upload_time: _time, ...rest } = body;
  const itemDesc = list.map((item) => textOf(item, 'item_desc')).join('；');
  return { logisticsType, deliveryMode, itemDesc, fingerprint: canonicalJson(rest) };
}

function findOrder(ctx: SimContext, key: Record<string, unknown>): SimOrder | undefined {
  if (key.order_number_type === 2) return ctx.store.orderByTransaction(textOf(key, 'transaction_id'));
  if (key.order_number_type !== 1) throw parameter('order_number_type');
  return textOf(key, 'mchid') === ctx.keys.mchId ? ctx.store.orders.get(textOf(key, 'out_trade_no')) : undefined;
}

function isRefunded(ctx: SimContext, order: SimOrder): boolean {
  const refunds = ctx.store.refundsFor(order.outTradeNo).filter(({ status }) => status !== 'CLOSED');
  return refunds.reduce((sum, refund) => sum + refund.refundFen, 0) >= order.totalFen;
}

function record(ctx: SimContext, order: SimOrder, draft: Draft): void {
  const earlier = ctx.store.shippings.get(order.outTradeNo);
  if (earlier?.fingerprint === draft.fingerprint) throw new ApiError(10060023, '发货信息未更新');
  if (earlier && earlier.corrections >= 1) throw new ApiError(10060003, '支付单已使用重新发货机会');
  ctx.store.shippings.set(order.outTradeNo, {
    ...draft,
    outTradeNo: order.outTradeNo,
    transactionId: order.transactionId ?? '',
    openid: order.openid,
    uploadedAt: ctx.clock.now(),
    corrections: earlier ? earlier.corrections + 1 : 0,
  });
  ctx.store.touch();
}

/** POST /wxa/sec/order/get_order */
export function getOrder(ctx: SimContext, request: SimRequest): SimReply {
  const body = requireBody(request);
  const transactionId = textOf(body, 'transaction_id');
  const outTradeNo = textOf(body, 'merchant_trade_no');
  const order = transactionId ? ctx.store.orderByTransaction(transactionId) : ctx.store.orders.get(outTradeNo);
  if (!order || order.paidAt === null) throw missing();
  const shipping = ctx.store.shippings.get(order.outTradeNo);
  return json(200, {
    errcode: 0,
    errmsg: 'ok',
    order: {
      transaction_id: order.transactionId,
      merchant_trade_no: order.outTradeNo,
      merchant_id: order.mchId,
      description: order.description,
      paid_amount: order.totalFen,
      openid: order.openid,
      trade_create_time: Math.floor(order.createdAt / 1000),
      pay_time: Math.floor(order.paidAt / 1000),
      order_state: isRefunded(ctx, order) ? 5 : shipping ? 2 : 1,
      in_complaint: false,
      shipping: shipping
        ? {
            delivery_mode: shipping.deliveryMode,
            logistics_type: shipping.logisticsType,
            finish_shipping: true,
            goods_desc: shipping.itemDesc,
            finish_shipping_count: shipping.corrections + 1,
            shipping_list: [{ goods_desc: shipping.itemDesc, upload_time: Math.floor(shipping.uploadedAt / 1000) }],
          }
        : { finish_shipping: false, finish_shipping_count: 0, shipping_list: [] },
    },
  });
}

/** POST /wxa/sec/order/is_trade_managed */
export function isTradeManaged(ctx: SimContext, request: SimRequest): SimReply {
  if (textOf(requireBody(request), 'appid') !== ctx.keys.appId) throw apiErrors.invalidAppId();
  return json(200, { errcode: 0, errmsg: 'ok', is_trade_managed: ctx.options.tradeManaged });
}
