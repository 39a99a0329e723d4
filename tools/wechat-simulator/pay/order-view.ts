import type { SimOrder } from '../state';
import { rfc3339 } from '../time';

const DESCRIPTIONS: Record<SimOrder['state'], string> = {
  NOTPAY: '订单未支付',
  SUCCESS: '支付成功',
  REFUND: '订单发生过退款，退款详情请查询退款订单',
  CLOSED: '订单已关闭',
};

/** The order as queries and payment notifications show it; payment fields are absent until it is paid. */
export function orderView(order: SimOrder): Record<string, unknown> {
  const base = {
    appid: order.appId,
    mchid: order.mchId,
    out_trade_no: order.outTradeNo,
    trade_state: order.state,
    trade_state_desc: DESCRIPTIONS[order.state],
    promotion_detail: [],
    scene_info: { device_id: '' },
  };
  if (order.paidAt === null) {
    return { ...base, amount: { total: order.totalFen, currency: 'CNY', payer_currency: 'CNY' } };
  }
  return {
    ...base,
    transaction_id: order.transactionId,
    trade_type: 'JSAPI',
    bank_type: 'OTHERS',
    attach: order.attach ?? '',
    success_time: rfc3339(order.paidAt),
    payer: { openid: order.openid },
    amount: { total: order.totalFen, payer_total: order.totalFen, currency: 'CNY', payer_currency: 'CNY' },
  };
}
