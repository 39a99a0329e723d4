/** Shapes of APIv3 answers. Unknown fields are ignored, missing or mistyped ones make the answer unusable. */
import { z } from 'zod';
import { isPaid, refundState, toInstant, tradeState, type WechatRefund, type WechatTransaction } from '../domain';

const text = z.string().max(1024);
const fen = z.int().nonnegative();

/** RFC 3339 → UTC instant; '' counts as absent. */
const instant = z.string().transform((value, context): string | null => {
  if (value === '') return null;
  try {
    return toInstant(value);
  } catch {
    context.addIssue({ code: 'custom', message: 'not an RFC 3339 time' });
    return z.NEVER;
  }
});

/** Body of a refusal. */
export const errorBody = z.object({
  code: z.string().min(1).max(64),
  message: z.string().optional(),
  detail: z
    .object({ field: z.string().max(200).optional() })
    .optional()
    .catch(undefined),
});

export const prepayAnswer = z.object({ prepay_id: z.string().min(1).max(64) });

/** A payment, in the answer of a query and inside a notification. */
export const transactionBody = z
  .object({
    mchid: text,
    appid: text,
    out_trade_no: text,
    transaction_id: text.optional(),
    trade_type: text.optional(),
    trade_state: text,
    bank_type: text.optional(),
    attach: text.optional(),
    success_time: instant.optional(),
    payer: z.object({ openid: text.optional() }).optional(),
    amount: z.object({ total: fen.optional(), payer_total: fen.optional(), currency: text.optional() }).optional(),
  })
  .transform((raw): WechatTransaction => ({
    mchid: raw.mchid,
    appid: raw.appid,
    outTradeNo: raw.out_trade_no,
    transactionId: raw.transaction_id || null,
    state: tradeState(raw.trade_state),
    rawState: raw.trade_state,
    totalFen: raw.amount?.total ?? null,
    payerTotalFen: raw.amount?.payer_total ?? null,
    currency: raw.amount?.currency ?? null,
    payerOpenid: raw.payer?.openid || null,
    tradeType: raw.trade_type || null,
    bankType: raw.bank_type || null,
    attach: raw.attach || null,
    successTime: raw.success_time ?? null,
  }))
  .refine(
    (paid) => !isPaid(paid.state) || (paid.transactionId !== null && paid.successTime !== null),
    'a paid transaction needs transaction_id and success_time',
  );

const refundAmount = z.object({ total: fen, refund: fen });

/** A refund in the answer of a request or query (`status`). */
export const refundBody = z
  .object({
    refund_id: text.min(1),
    out_refund_no: text.min(1),
    transaction_id: text.optional(),
    out_trade_no: text.optional(),
    channel: text.optional(),
    user_received_account: text.optional(),
    create_time: instant.optional(),
    success_time: instant.optional(),
    status: text,
    amount: refundAmount,
  })
  .transform((raw): WechatRefund => ({
    refundId: raw.refund_id,
    outRefundNo: raw.out_refund_no,
    transactionId: raw.transaction_id || null,
    outTradeNo: raw.out_trade_no || null,
    status: refundState(raw.status),
    rawStatus: raw.status,
    refundFen: raw.amount.refund,
    totalFen: raw.amount.total,
    receivedAccount: raw.user_received_account || null,
    channel: raw.channel || null,
    createdAt: raw.create_time ?? null,
    successTime: raw.success_time ?? null,
    mchid: null,
  }));

/** A refund inside a notification: `refund_status` instead of `status`, with mchid, without appid and currency. */
export const refundNotice = z
  .object({
    mchid: text.min(1),
    refund_id: text.min(1),
    out_refund_no: text.min(1),
    transaction_id: text,
    out_trade_no: text,
    user_received_account: text.optional(),
    success_time: instant.optional(),
    refund_status: text,
    amount: refundAmount,
  })
  .transform((raw): WechatRefund => ({
    refundId: raw.refund_id,
    outRefundNo: raw.out_refund_no,
    transactionId: raw.transaction_id || null,
    outTradeNo: raw.out_trade_no || null,
    status: refundState(raw.refund_status),
    rawStatus: raw.refund_status,
    refundFen: raw.amount.refund,
    totalFen: raw.amount.total,
    receivedAccount: raw.user_received_account || null,
    channel: null,
    createdAt: null,
    successTime: raw.success_time ?? null,
    mchid: raw.mchid,
  }));

const sealed = z.object({
  algorithm: z.literal('AEAD_AES_256_GCM'),
  ciphertext: z.string().min(1),
  nonce: z.string(),
  // Absent and '' mean the same.
  associated_data: z.string().default(''),
});

/** The envelope of a notification. */
export const notificationBody = z.object({
  id: z.string().min(1).max(64),
  event_type: z.string().min(1).max(64),
  create_time: z.string().optional(),
  resource: sealed.extend({ original_type: z.string().optional() }),
});

export const certificatesAnswer = z.object({
  data: z.array(z.object({ serial_no: z.string().min(1).max(64), encrypt_certificate: sealed })).min(1),
});

export const billAnswer = z.object({
  hash_type: z.literal('SHA1'),
  hash_value: z.string().regex(/^[0-9a-f]{40}$/i),
  download_url: z.url(),
});
