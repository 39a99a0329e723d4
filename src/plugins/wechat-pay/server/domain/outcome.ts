/**
 * What an answer of WeChat means for the caller: refused, unknown, or worth repeating as it is.
 * Source: WeChat Pay APIv3 error tables; both spellings of a code occur in practice.
 */

/**
 * rejected  – WeChat understood and said no; nothing happened, repeating does not help.
 * retryable – repeat the identical request after a pause (202, 429, busy).
 * unknown   – it may or may not have happened: query first, then repeat with the same number and parameters.
 */
export type Outcome = 'rejected' | 'retryable' | 'unknown';

/** Canonical spelling by compact spelling (no underscores). A Map: a code comes from outside. */
const CANONICAL = new Map(
  [
    'SYSTEM_ERROR',
    'ORDER_NOT_EXIST',
    'ORDER_PAID',
    'ORDER_CLOSED',
    'NO_AUTH',
    'RULE_LIMIT',
    'BANK_ERROR',
    'NOT_ENOUGH',
    'PARAM_ERROR',
    'SIGN_ERROR',
    'INVALID_REQUEST',
    'OUT_TRADE_NO_USED',
    'RESOURCE_NOT_EXISTS',
    'MCH_NOT_EXISTS',
    'APPID_MCHID_NOT_MATCH',
    'TRADE_ERROR',
    'ACCOUNT_ERROR',
    'USER_ACCOUNT_ABNORMAL',
    'FREQUENCY_LIMITED',
    'RATELIMIT_EXCEEDED',
    'SERVICE_UNAVAILABLE',
    'NO_STATEMENT_EXIST',
    'STATEMENT_CREATING',
  ].map((code) => [code.replaceAll('_', ''), code]),
);

/** One spelling for one meaning: 'ORDERPAID' and 'order_paid' become 'ORDER_PAID'; unknown codes pass through. */
export function canonicalCode(code: string): string {
  const upper = code.trim().toUpperCase();
  return CANONICAL.get(upper.replaceAll('_', '')) ?? upper;
}

const REPEATABLE_CODES = new Set(['FREQUENCY_LIMITED', 'RATELIMIT_EXCEEDED']);
const UNKNOWN_CODES = new Set(['SYSTEM_ERROR', 'BANK_ERROR', 'SERVICE_UNAVAILABLE']);

/**
 * Classifies a non-2xx answer (and 202) of the payment host.
 * @param code canonical or raw code of the JSON body; null when the body was not the documented JSON
 */
export function classifyPayAnswer(httpStatus: number, code: string | null): Outcome {
  const canonical = code === null ? null : canonicalCode(code);
  if (httpStatus === 202 || httpStatus === 429) return 'retryable';
  if (canonical !== null && REPEATABLE_CODES.has(canonical)) return 'retryable';
  if (canonical !== null && UNKNOWN_CODES.has(canonical)) return 'unknown';
  if (httpStatus >= 400 && httpStatus < 500 && canonical !== null) return 'rejected';
  return 'unknown';
}

/** What a refused order creation says about the number's state at WeChat. */
export type CreateRefusal = 'paid' | 'closed' | 'parameters-differ' | 'other';

/** Internal error numbers at the end of Request-ID that tell INVALID_REQUEST cases apart. */
const REFUSAL_BY_SUFFIX = new Map<string, CreateRefusal>([
  ['268498688', 'parameters-differ'],
  ['268449538', 'paid'],
  ['268498689', 'paid'],
]);

/**
 * Reads a refused creation: 'paid' → query and take the paid path; 'closed' → a new number is needed;
 * 'parameters-differ' → the first creation's parameters must be resent, or the number closed and replaced.
 */
export function createRefusal(code: string, requestId: string | null): CreateRefusal {
  const canonical = canonicalCode(code);
  if (canonical === 'ORDER_PAID') return 'paid';
  if (canonical === 'ORDER_CLOSED') return 'closed';
  if (canonical === 'OUT_TRADE_NO_USED') return 'parameters-differ';
  return REFUSAL_BY_SUFFIX.get(requestIdSuffix(requestId)) ?? 'other';
}

/** The internal error number WeChat appends to Request-ID after the last '-', '' when absent. */
export function requestIdSuffix(requestId: string | null): string {
  return /-(\d{6,12})$/.exec(requestId ?? '')?.[1] ?? '';
}

/** errcode values of api.weixin.qq.com that mean the access token is no longer good. */
const TOKEN_ERRCODES = new Set([40001, 40014, 42001]);

/** Whether an errcode asks for a fresh access token. */
export function isTokenErrcode(errcode: number): boolean {
  return TOKEN_ERRCODES.has(errcode);
}

const BUSY_ERRCODES = new Set([-1, 44990, 45011]);

/** Classifies an errcode of the mini-program host (its HTTP status is 200 even for errors). 0 is not an error. */
export function classifyErrcode(errcode: number): Outcome {
  return BUSY_ERRCODES.has(errcode) ? 'retryable' : 'rejected';
}

/** How to go on after upload_shipping_info. */
export type ShippingOutcome = 'done' | 'later' | 'never';

/**
 * Reads an errcode of upload_shipping_info: 10060002/10060023 mean it is already recorded, 10060001 that the
 * order is not indexed yet (wait 10 s to 1 min), the rest will not succeed by repeating.
 */
export function shippingOutcome(errcode: number): ShippingOutcome {
  if (errcode === 0 || errcode === 10060002 || errcode === 10060023) return 'done';
  return errcode === 10060001 || classifyErrcode(errcode) === 'retryable' ? 'later' : 'never';
}

/** Why a login or phone code was refused. */
export type CodeRefusal = 'invalid-code' | 'user-blocked' | 'other';

const CODE_REFUSALS = new Map<string, CodeRefusal>([
  ['40029', 'invalid-code'],
  ['40163', 'invalid-code'],
  ['40226', 'user-blocked'],
]);

/** Reads the code of a refused code2Session or getPhoneNumber call: a used-up code, or a user WeChat blocks. */
export function codeRefusal(code: string): CodeRefusal {
  return CODE_REFUSALS.get(code) ?? 'other';
}
