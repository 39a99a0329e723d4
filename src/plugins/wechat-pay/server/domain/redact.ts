/** Keeps secrets out of logs and error texts. Everything this plugin logs goes through here. */

const MASK = '[redacted]';

/** Parameter and field names whose value must never be seen; matched in queries, forms, JSON and headers. */
const SECRET_NAMES = [
  'secret',
  'appsecret',
  'access_token',
  'refresh_token',
  'session_key',
  'js_code',
  'code',
  'token',
  'signature',
  'paySign',
  'sign',
  'phoneNumber',
  'purePhoneNumber',
  'phone',
  'apiv3_key',
  'private_key',
  'ciphertext',
] as const;

const NAMES = SECRET_NAMES.join('|');
const PEM = /-----BEGIN [A-Z ]+-----[\s\S]*?(?:-----END [A-Z ]+-----|$)/g;
const AUTHORIZATION = /(["']?authorization["']?\s*[:=]\s*)(?:"(?:[^"\\]|\\.)*"|[^\r\n]+)/gi;
const PAY_AUTH = /WECHATPAY2-SHA256-RSA2048\s+[^\r\n]*/g;
const QUERY_VALUE = new RegExp(`([?&;](?:${NAMES})=)[^&#\\s"'<>]*`, 'gi');
const BARE_PAIR = new RegExp(`(^|[\\s,{(])((?:${NAMES})\\s*=\\s*)("[^"]*"|[^&\\s,;"'<>)}]+)`, 'gi');
const JSON_VALUE = new RegExp(
  `(\\\\?["'](?:${NAMES})\\\\?["']\\s*:\\s*)(\\\\?"(?:[^"\\\\]|\\\\[^"])*\\\\?"|'[^']*')`,
  'gi',
);
const WECHATPAY_SIGNATURE = /(wechatpay-signature["']?\s*[:=]\s*["']?)[A-Za-z0-9+/=]+/gi;
const MAINLAND_MOBILE = /(?<![\dA-Za-z])(1[3-9]\d)\d{4}(\d{4})(?![\dA-Za-z])/g;

/**
 * Masks Authorization headers, signatures, PEM blocks, secret parameters in URLs and JSON, and the middle of
 * mainland mobile numbers. `code` is masked only where its value is a string that is not an error code.
 */
export function redactText(text: string): string {
  return text
    .replace(PEM, MASK)
    .replace(AUTHORIZATION, `$1${MASK}`)
    .replace(PAY_AUTH, MASK)
    .replace(WECHATPAY_SIGNATURE, `$1${MASK}`)
    .replace(QUERY_VALUE, `$1${MASK}`)
    .replace(BARE_PAIR, (_all, before: string, name: string, value: string) =>
      isErrorCode(name, value) ? `${before}${name}${value}` : `${before}${name}${MASK}`,
    )
    .replace(JSON_VALUE, (_all, name: string, value: string) =>
      isErrorCode(name, value) ? `${name}${value}` : `${name}"${MASK}"`,
    )
    .replace(MAINLAND_MOBILE, '$1****$2');
}

/** `"code":"PARAM_ERROR"` is what a log reader needs; a login code is what he must not get. */
function isErrorCode(name: string, value: string): boolean {
  return /^["'\\\s]*code\b/i.test(name) && /^["'\\]*[A-Z]{2,}(?:_[A-Z]+)*["'\\]*$/.test(value);
}

/** A URL for a log: origin and path only; queries carry tokens and secrets. */
export function redactUrl(url: string): string {
  if (!URL.canParse(url)) return MASK;
  const { origin, pathname } = new URL(url);
  return redactText(`${origin}${pathname}`);
}

/** What may be logged of an error: its name and redacted message, no stack, no cause, no attached request. */
export function redactError(error: unknown): { name: string; message: string } {
  if (error instanceof Error) return { name: error.name, message: redactText(error.message) };
  return { name: typeof error, message: typeof error === 'string' ? redactText(error) : '' };
}

/**
 * A redactor that also knows the literal secrets of this configuration, wherever they appear.
 * Values shorter than 8 characters are ignored: masking them would shred ordinary text.
 */
export function redactorFor(secrets: readonly string[]): (text: string) => string {
  const forms = secrets
    .filter((secret) => secret.length >= 8)
    .flatMap((secret) => [secret, encodeURIComponent(secret), JSON.stringify(secret).slice(1, -1)]);
  const longestFirst = [...new Set(forms)].sort((a, b) => b.length - a.length);
  return (text) => redactText(longestFirst.reduce((rest, form) => rest.replaceAll(form, MASK), text));
}
