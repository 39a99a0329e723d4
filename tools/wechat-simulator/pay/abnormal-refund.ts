import { constants, privateDecrypt } from 'node:crypto';
import type { SimContext } from '../context';
import { header, json, type SimReply, type SimRequest } from '../http/message';
import { payErrors } from './errors';
import { processRefund } from './refunds';
import { refundView } from './refund-view';
import { signerFor } from './response-sign';
import { FieldReader, parseBody } from './validate';

/** POST /v3/refund/domestic/refunds/{refund_id}/apply-abnormal-refund: sends the money another way. */
export function applyAbnormalRefund(ctx: SimContext, request: SimRequest, refundId: string): SimReply {
  const fields = new FieldReader(parseBody(request.body));
  const outRefundNo = fields.text('out_refund_no', 64);
  const type = fields.text('type', 32, 1, /^(USER_BANK_CARD|MERCHANT_BANK_CARD)$/);
  if (type === 'USER_BANK_CARD') {
    fields.text('bank_type', 16);
    const serial = header(request, 'wechatpay-serial');
    for (const name of ['bank_account', 'real_name']) requireEncrypted(ctx, fields, name, serial);
  }
  const refund = ctx.store.refunds.get(outRefundNo);
  if (!refund || refund.refundId !== refundId) throw payErrors.resourceMissing('退款单不存在');
  if (refund.status !== 'ABNORMAL') throw payErrors.invalid('退款单状态不是退款异常，无法发起异常退款');
  refund.status = 'PROCESSING';
  refund.outcome = 'SUCCESS';
  refund.finishedAt = null;
  ctx.store.touch();
  processRefund(ctx, refund);
  return json(200, refundView(refund));
}

/** Sensitive fields come as RSA-OAEP (SHA-1) under the key that Wechatpay-Serial names. */
function requireEncrypted(ctx: SimContext, fields: FieldReader, name: string, serial: string): void {
  const value = fields.text(name, 1024);
  try {
    privateDecrypt(
      { key: signerFor(ctx, serial).privateKey, padding: constants.RSA_PKCS1_OAEP_PADDING, oaepHash: 'sha1' },
      Buffer.from(value, 'base64'),
    );
  } catch {
    throw fields.error(name, undefined, 'cannot be decrypted', '解密失败，请检查加密公钥与Wechatpay-Serial');
  }
}
