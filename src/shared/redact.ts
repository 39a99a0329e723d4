/** Keeps secrets and identities out of logs and error texts, whatever they came in with. */
const MASK = '[redacted]';

/** Names whose value must never be seen; matched in queries, forms and JSON. */
const SECRET_NAMES = [
  'secret',
  'appsecret',
  'password',
  'token',
  'access_?token',
  'refresh_?token',
  'session_?key',
  'js_code',
  'code',
  'openid',
  'unionid',
  'signature',
  'sign',
  'paySign',
  'phone',
  'phoneNumber',
  'purePhoneNumber',
  'id_?number',
  'apiv3_?key',
  'private_?key',
  'ciphertext',
].join('|');

const PEM = /-----BEGIN [A-Z ]+-----[\s\S]*?(?:-----END [A-Z ]+-----|$)/g;
const AUTHORIZATION = /(["']?authorization["']?\s*[:=]\s*)(?:"(?:[^"\\]|\\.)*"|[^\r\n]+)/gi;
const PAY_AUTH = /WECHATPAY2-SHA256-RSA2048\s+[^\r\n]*/g;
const BEARER = /(bearer\s+)[\w.~+/=-]+/gi;
const JWT = /eyJ[\w-]+\.[\w-]+\.[\w-]+/g;
const WECHATPAY_SIGNATURE = /(wechatpay-signature["']?\s*[:=]\s*["']?)[A-Za-z0-9+/=]+/gi;
const QUERY_VALUE = new RegExp(`([?&;](?:${SECRET_NAMES})=)[^&#\\s"'<>]*`, 'gi');
const BARE_PAIR = new RegExp(`(^|[\\s,{(])((?:${SECRET_NAMES})\\s*=\\s*)("[^"]*"|[^&\\s,;"'<>)}]+)`, 'gi');
const JSON_VALUE = new RegExp(
  `(\\\\*["'](?:${SECRET_NAMES})\\\\*["']\\s*:\\s*)(\\\\*"(?:[^"\\\\]|\\\\+[^"\\\\])*\\\\*"|'[^']*')`,
  'gi',
);
/** WeChat's identity of a person: 28 characters, the first an o. */
const OPENID = /(?<![\w-])o(?=[\w-]*[A-Z\d])[\w-]{27}(?![\w-])/g;
/** Resident identity number: region, date of birth, sequence, check digit. */
const IDENTITY =
  /(?<![\dA-Za-z])[1-9]\d{5}(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}[\dXx](?![\dA-Za-z])/g;
const MAINLAND_MOBILE = /(?<!\d)((?:86)?1[3-9]\d)\d{4}(\d{4})(?!\d)/g;

/**
 * Masks Authorization headers, tokens, signatures, PEM blocks, openids, secret parameters in URLs and JSON, and
 * the middle of mainland mobile numbers. `code` is masked only where its value is no error code.
 */
export function redactText(text: string): string {
  return text
    .replace(PEM, MASK)
    .replace(AUTHORIZATION, `$1${MASK}`)
    .replace(PAY_AUTH, MASK)
    .replace(BEARER, `$1${MASK}`)
    .replace(JWT, MASK)
    .replace(WECHATPAY_SIGNATURE, `$1${MASK}`)
    .replace(QUERY_VALUE, `$1${MASK}`)
    .replace(BARE_PAIR, (_all, before: string, name: string, value: string) =>
      isErrorCode(name, value) ? `${before}${name}${value}` : `${before}${name}${MASK}`,
    )
    .replace(JSON_VALUE, (_all, name: string, value: string) =>
      isErrorCode(name, value) ? `${name}${value}` : `${name}"${MASK}"`,
    )
    .replace(OPENID, MASK)
    .replace(IDENTITY, MASK)
    .replace(MAINLAND_MOBILE, '$1****$2');
}

/** `"code":"PARAM_ERROR"` is what a log reader needs; a login code is what he must not get. */
function isErrorCode(name: string, value: string): boolean {
  return /^["'\\\s]*code\b/i.test(name) && /^["'\\]*[A-Z]{2,}(?:_[A-Z]+)*["'\\]*$/.test(value);
}

/** Names of fields that are masked whole, whatever they hold. */
const SECRET_KEY =
  /(authorization|cookie|token|secret|session_?key|password|apiv3|private_?key|openid|unionid|js_code|ciphertext|signature|id_?number)/i;
/** Too short for an openid, and no number: nothing to look for in the name itself. */
const PLAIN_KEY = /^[A-Za-z_]{1,24}$/;
/** The first mainland mobile number; smaller ones are none. */
const SMALLEST_PHONE = 13_000_000_000;
const DEEPEST = 6;
const LONGEST_LIST = 50;

/** A copy of a log value with secret fields masked; nested at most 6 deep, lists at most 50 long. */
export function redact(value: unknown, depth = 0): unknown {
  if (typeof value === 'string') return redactText(value);
  if (typeof value === 'number' || typeof value === 'bigint') return redactNumber(value);
  if (value === null || typeof value !== 'object') return value;
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? null : value.toISOString();
  if (ArrayBuffer.isView(value)) return `[${value.byteLength} bytes]`;
  if (depth > DEEPEST) return '[deep]';
  if (Array.isArray(value)) return value.slice(0, LONGEST_LIST).map((item) => redact(item, depth + 1));
  const fields = Object.entries(value).map(([key, item]) => [
    PLAIN_KEY.test(key) ? key : redactText(key),
    SECRET_KEY.test(key) ? MASK : redact(item, depth + 1),
  ]);
  // What matters of an error are not its own enumerable fields.
  if (value instanceof Error) fields.unshift(['name', value.name], ['message', redactText(value.message)]);
  return Object.fromEntries(fields);
}

/** A phone number is one also without quotes; a bigint has no JSON of its own. */
function redactNumber(value: number | bigint): unknown {
  if (typeof value === 'number' && Math.abs(value) < SMALLEST_PHONE) return value;
  const text = String(value);
  const masked = redactText(text);
  return typeof value === 'number' && masked === text ? value : masked;
}
