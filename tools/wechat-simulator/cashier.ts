import type { SimContext } from './context';
import { rsaVerify, signatureMessage } from './crypto/sign';
import { payNow, PREPAY_LIFE_MS, settleExpiry } from './pay/orders';
import type { SimOrder } from './state';

/** What the application hands to wx.requestPayment, with the appId that the mini-program adds by itself. */
export interface CashierParams {
  appId: string;
  timeStamp: string;
  nonceStr: string;
  package: string;
  signType: string;
  paySign: string;
}

export type CashierAction = 'pay' | 'cancel' | 'fail';
export type CashierResult = 'ok' | 'cancel' | 'fail';

/** The cashier opened: either an order that can be paid, or the reason why it cannot. */
export type CashierView = { order: SimOrder; problem: null } | { order: SimOrder | null; problem: string };

/** Checks everything WeChat checks before it shows its cashier. */
export function openCashier(ctx: SimContext, params: CashierParams, openid?: string): CashierView {
  const problem = formProblem(ctx, params);
  const prepayId = params.package.startsWith('prepay_id=') ? params.package.slice('prepay_id='.length) : '';
  const order = ctx.store.orderByPrepay(prepayId) ?? null;
  if (problem) return { order: null, problem };
  if (!order) return { order: null, problem: 'prepay_id 无效' };
  const refusal = orderProblem(ctx, settleExpiry(ctx, order), prepayId, openid);
  return refusal ? { order, problem: refusal } : { order, problem: null };
}

function formProblem(ctx: SimContext, params: CashierParams): string | null {
  if (params.appId !== ctx.keys.appId) return 'appId 与小程序不一致';
  if (!/^\d{10}$/.test(params.timeStamp)) return 'timeStamp 应为秒级时间戳字符串';
  if (!params.nonceStr || params.nonceStr.length > 32) return 'nonceStr 应为 1 到 32 个字符';
  if (params.signType !== 'RSA') return 'signType 应为 RSA';
  const message = signatureMessage(params.appId, params.timeStamp, params.nonceStr, params.package);
  return rsaVerify(ctx.keys.merchantCertificate, message, params.paySign) ? null : '支付验证签名失败';
}

function orderProblem(ctx: SimContext, order: SimOrder, prepayId: string, openid?: string): string | null {
  const prepay = order.prepays.find(({ id }) => id === prepayId);
  if (order.state === 'SUCCESS' || order.state === 'REFUND') return '该订单已支付';
  if (order.state === 'CLOSED') return '订单已关闭或已过期';
  if (!prepay || ctx.clock.now() - prepay.issuedAt >= PREPAY_LIFE_MS) return 'prepay_id 已过期';
  if (openid !== undefined && openid !== order.openid) return '支付人与下单人不一致';
  return null;
}

/** Acts in the cashier. `message` explains a fail. */
export function useCashier(
  ctx: SimContext,
  action: CashierAction,
  params: CashierParams,
  openid?: string,
): { result: CashierResult; message: string | null } {
  const view = openCashier(ctx, params, openid);
  if (view.problem !== null) return { result: 'fail', message: view.problem };
  if (action === 'cancel') return { result: 'cancel', message: null };
  if (action === 'fail') return { result: 'fail', message: '模拟支付失败' };
  payNow(ctx, view.order);
  return { result: 'ok', message: null };
}

/** Reads cashier parameters from untrusted values; anything that is not text becomes empty. */
export function readCashierParams(read: (name: string) => unknown): CashierParams {
  const text = (name: string): string => {
    const value = read(name);
    return typeof value === 'string' ? value : '';
  };
  return {
    appId: text('appId'),
    timeStamp: text('timeStamp'),
    nonceStr: text('nonceStr'),
    package: text('package'),
    signType: text('signType'),
    paySign: text('paySign'),
  };
}
