import type { SimContext } from '../context';
import { requireOwnMerchant } from './auth';
import { payErrors } from './errors';
import { notifyUrlProblem } from './notify-url';
import { FieldReader } from './validate';

const OUT_TRADE_NO = /^[0-9A-Za-z_\-|*]+$/;
const SEVEN_DAYS_MS = 7 * 24 * 3600 * 1000;
const DETAIL_LIMIT_BYTES = 6144;

export interface OrderFields {
  outTradeNo: string;
  description: string;
  attach: string | null;
  notifyUrl: string;
  totalFen: number;
  openid: string;
  /** Milliseconds since the epoch; null when the request had none. */
  timeExpire: number | null;
}

/** Checks the fields of a JSAPI create against §1.5 of the reference. Throws PayError. */
export function readOrderFields(ctx: SimContext, body: Record<string, unknown>): OrderFields {
  const fields = new FieldReader(body);
  const appId = fields.text('appid', 32);
  requireOwnMerchant(ctx, fields.text('mchid', 32));
  if (appId !== ctx.keys.appId) throw payErrors.appMismatch();
  const description = fields.text('description', 127);
  const outTradeNo = fields.text('out_trade_no', 32, 6, OUT_TRADE_NO);
  const timeExpire = fields.optionalInstant('time_expire');
  const attach = fields.optionalText('attach', 128);
  const notifyUrl = readNotifyUrl(ctx, fields, 255);
  if (!notifyUrl) throw fields.error('notify_url', undefined, 'the field is required', '为必填项');
  fields.optionalText('goods_tag', 32);
  fields.optionalBoolean('support_fapiao');
  const amount = fields.object('amount');
  const totalFen = amount.integer('total', 1);
  readCurrency(amount, false);
  checkOptionalParts(fields, body);
  return {
    outTradeNo,
    description,
    attach,
    notifyUrl,
    totalFen,
    openid: readOpenid(ctx, fields),
    timeExpire,
  };
}

/** The deadline of a new order: default seven days, at least a minute ahead, not in the past. */
export function resolveExpiry(now: number, requested: number | null): number {
  if (requested === null) return now + SEVEN_DAYS_MS;
  const problem = requested <= now ? '早于当前时间' : requested > now + SEVEN_DAYS_MS ? '超过7天' : null;
  if (problem) {
    const detail = { field: '/time_expire', issue: 'out of range', location: 'body' } as const;
    throw payErrors.param(`参数错误：/time_expire${problem}`, detail);
  }
  return Math.max(requested, now + 60_000);
}

/** Currency of an amount: CNY, optional for orders, required for refunds. */
export function readCurrency(amount: FieldReader, required: boolean): void {
  const currency = required ? amount.text('currency', 16) : amount.optionalText('currency', 16);
  if (currency !== null && currency !== 'CNY') {
    throw amount.error('currency', currency, 'only CNY is supported', '仅支持CNY');
  }
}

/** A notify address of an order or refund, null when absent. */
export function readNotifyUrl(ctx: SimContext, fields: FieldReader, max: number): string | null {
  const url = fields.optionalText('notify_url', max, 1);
  const problem = url === null ? null : notifyUrlProblem(url, ctx.options.notifyUrlPolicy);
  if (problem) throw fields.error('notify_url', url, 'not an acceptable address', problem);
  return url;
}

function readOpenid(ctx: SimContext, fields: FieldReader): string {
  const openid = fields.optionalObject('payer')?.optionalText('openid', 128);
  if (!openid) throw payErrors.openidMissing();
  if (!ctx.store.personas.has(openid)) {
    const detail = {
      field: '/payer/openid',
      value: openid,
      issue: 'unknown openid',
      location: 'body',
    } as const;
    throw payErrors.param('无效的openid', detail);
  }
  return openid;
}

function checkOptionalParts(fields: FieldReader, body: Record<string, unknown>): void {
  if (fields.optionalObject('detail') && Buffer.byteLength(JSON.stringify(body.detail)) > DETAIL_LIMIT_BYTES) {
    throw fields.error('detail', undefined, `at most ${DETAIL_LIMIT_BYTES} bytes`, '过长');
  }
  fields.optionalObject('scene_info')?.text('payer_client_ip', 45);
  fields.optionalObject('settle_info')?.optionalBoolean('profit_sharing');
}
