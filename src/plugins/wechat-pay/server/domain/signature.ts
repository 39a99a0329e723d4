/**
 * What is signed, and when a signature counts. Source: WeChat Pay APIv3 signing rules
 * (https://pay.weixin.qq.com/doc/v3/merchant/4012365342 and neighbours).
 */
import { verify as verifyRsa, type KeyLike } from 'node:crypto';

/** The scheme name that opens the Authorization header. */
export const AUTH_SCHEME = 'WECHATPAY2-SHA256-RSA2048';

/** A signed message older or newer than this many seconds is refused (WeChat's own limit, both directions). */
export const MAX_SKEW_SECONDS = 300;

/** WeChat sometimes sends a deliberately wrong signature with this prefix to see whether anybody checks. */
const SIGN_TEST_PREFIX = 'WECHATPAY/SIGNTEST/';

/**
 * The five lines a merchant signs for a request; every line ends with a newline, the last one too.
 * @param pathAndQuery exactly the bytes that go onto the wire, without the host
 * @param body raw request body, '' when there is none
 */
export function requestMessage(
  method: string,
  pathAndQuery: string,
  timestampSeconds: string,
  nonce: string,
  body: string,
): string {
  return `${method}\n${pathAndQuery}\n${timestampSeconds}\n${nonce}\n${body}\n`;
}

/** The four lines behind `paySign` of wx.requestPayment; `packageValue` is `prepay_id=…`. */
export function paySignMessage(appId: string, timeStamp: string, nonceStr: string, packageValue: string): string {
  return `${appId}\n${timeStamp}\n${nonceStr}\n${packageValue}\n`;
}

/** The bytes WeChat signs for an answer or a notification: raw body bytes, never re-serialised JSON. */
export function answerMessage(timestamp: string, nonce: string, rawBody: Uint8Array): Buffer {
  return Buffer.concat([Buffer.from(`${timestamp}\n${nonce}\n`, 'utf8'), rawBody, Buffer.from('\n')]);
}

/** The Authorization header of a request. `serialNo` is the merchant certificate's serial, upper case. */
export function authorizationHeader(parts: {
  mchid: string;
  nonce: string;
  timestamp: string;
  serialNo: string;
  signature: string;
}): string {
  const fields =
    `mchid="${parts.mchid}",nonce_str="${parts.nonce}",timestamp="${parts.timestamp}",` +
    `serial_no="${parts.serialNo}",signature="${parts.signature}"`;
  return `${AUTH_SCHEME} ${fields}`;
}

/** The four `Wechatpay-*` headers that carry a signature. */
export interface SignatureHeaders {
  timestamp: string;
  nonce: string;
  serial: string;
  signature: string;
}

export type SignatureFault = 'missing-header' | 'stale-timestamp' | 'unknown-serial' | 'sign-test' | 'bad-signature';

export type SignatureVerdict = { ok: true } | { ok: false; reason: SignatureFault };

/**
 * Collects the four signature headers; null when one is absent, empty or repeated.
 * @param header case-insensitive lookup of one header
 */
export function readSignatureHeaders(header: (name: string) => string | null | undefined): SignatureHeaders | null {
  const timestamp = header('wechatpay-timestamp');
  const nonce = header('wechatpay-nonce');
  const serial = header('wechatpay-serial');
  const signature = header('wechatpay-signature');
  if (!timestamp || !nonce || !serial || !signature) return null;
  return { timestamp, nonce, serial, signature };
}

/** Whether a header timestamp (unix seconds) lies strictly within ±300 s of `nowMs` (epoch milliseconds). */
export function isFresh(timestamp: string, nowMs: number): boolean {
  if (!/^\d{1,12}$/.test(timestamp)) return false;
  return Math.abs(nowMs / 1000 - Number(timestamp)) < MAX_SKEW_SECONDS;
}

/**
 * The whole verification in WeChat's order: headers present, fresh, serial known, RSA-SHA256 correct.
 * There is no switch that turns any step off.
 * @param keyOf exact lookup of a verification key by serial; must be backed by a Map, so that a serial such as
 *   `__proto__` is simply unknown
 */
export function verifyAnswer(
  headers: SignatureHeaders | null,
  rawBody: Uint8Array,
  nowMs: number,
  keyOf: (serial: string) => KeyLike | undefined,
): SignatureVerdict {
  if (!headers) return { ok: false, reason: 'missing-header' };
  if (!isFresh(headers.timestamp, nowMs)) return { ok: false, reason: 'stale-timestamp' };
  const key = keyOf(headers.serial);
  if (key === undefined) return { ok: false, reason: 'unknown-serial' };
  const message = answerMessage(headers.timestamp, headers.nonce, rawBody);
  // Verified like any other: the prefix only names the reason, it never decides.
  const valid = verifyRsa('RSA-SHA256', message, key, Buffer.from(headers.signature, 'base64'));
  if (valid) return { ok: true };
  return {
    ok: false,
    reason: headers.signature.startsWith(SIGN_TEST_PREFIX) ? 'sign-test' : 'bad-signature',
  };
}
