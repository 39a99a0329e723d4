/** Shapes of the numbers and addresses we hand to WeChat. Source: APIv3 field tables. */

/**
 * Our order number at WeChat. WeChat also allows `|` and `*`; they are left out because they need
 * percent-encoding in paths and the signature covers the encoded bytes.
 */
const OUT_TRADE_NO = /^[A-Za-z0-9_-]{6,32}$/;

/** Our refund number at WeChat; one number is one refund, ever. */
const OUT_REFUND_NO = /^[A-Za-z0-9_-]{1,64}$/;

const PREPAY_ID = /^[\x21-\x7E]{1,64}$/;
const OPENID = /^[A-Za-z0-9_-]{1,128}$/;
const QR_SCENE = /^[0-9A-Za-z!#$&'()*+,/:;=?@\-._~]{1,32}$/;
const QR_PAGE = /^[A-Za-z0-9_-][A-Za-z0-9_/-]*$/;

/** The largest order amount in fen we send: WeChat's int32 field. */
const MAX_FEN = 2_147_483_647;

export function isOutTradeNo(value: string): boolean {
  return OUT_TRADE_NO.test(value);
}

export function isOutRefundNo(value: string): boolean {
  return OUT_REFUND_NO.test(value);
}

export function isPrepayId(value: string): boolean {
  return PREPAY_ID.test(value);
}

export function isOpenid(value: string): boolean {
  return OPENID.test(value);
}

/** Whether `value` is an integer number of fen WeChat accepts (≥ 1; a zero order needs no WeChat). */
export function isPayableFen(value: number): boolean {
  return Number.isInteger(value) && value >= 1 && value <= MAX_FEN;
}

/** Scene of getwxacodeunlimit: 1–32 of the allowed characters. */
export function isQrScene(value: string): boolean {
  return QR_SCENE.test(value);
}

/** Page of getwxacodeunlimit: no leading slash, no query. */
export function isQrPage(value: string): boolean {
  return QR_PAGE.test(value);
}

/** notify_url: absolute http(s), no query, no fragment, ≤ 255. Whether http is allowed is decided by the config. */
export function isNotifyUrl(value: string): boolean {
  if (value.length > 255 || /[?#\s]/.test(value) || !URL.canParse(value)) return false;
  const { protocol, username, password } = new URL(value);
  return (protocol === 'https:' || protocol === 'http:') && username === '' && password === '';
}
