/** Keeps secrets and identities out of logs, whatever they came in with. */
const SECRET_KEY =
  /(authorization|cookie|token|secret|session_?key|password|apiv3|private_?key|openid|unionid|js_code|ciphertext|signature|id_?number)/i;
const IN_TEXT: [RegExp, string][] = [
  [/(bearer\s+)[\w.~+/=-]+/gi, '$1[redacted]'],
  [/((?:access_token|secret|js_code|code|openid|session_key|token)=)[^&\s"']+/gi, '$1[redacted]'],
  [/("(?:openid|session_key|access_token|refreshToken|accessToken|secret|js_code)"\s*:\s*")[^"]*/gi, '$1[redacted]'],
  [/eyJ[\w-]+\.[\w-]+\.[\w-]+/g, '[redacted-jwt]'],
  [/-----BEGIN [A-Z ]+-----[\s\S]*?-----END [A-Z ]+-----/g, '[redacted-key]'],
  [/\b(1[3-9]\d)\d{4}(\d{4})\b/g, '$1****$2'],
];

export function redactText(text: string): string {
  return IN_TEXT.reduce((out, [pattern, replacement]) => out.replace(pattern, replacement), text);
}

/** A copy of a log value with secret fields masked; nested at most 6 deep. */
export function redact(value: unknown, depth = 0): unknown {
  if (typeof value === 'string') return redactText(value);
  if (value === null || typeof value !== 'object') return value;
  if (depth > 6) return '[deep]';
  if (Array.isArray(value)) return value.slice(0, 50).map((item) => redact(item, depth + 1));
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [key, SECRET_KEY.test(key) ? '[redacted]' : redact(item, depth + 1)]),
  );
}
