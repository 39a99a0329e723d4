/** WeChat's RFC 3339 times (always +08:00) and our UTC instants. China has had no daylight saving since 1991. */

const RFC3339 = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{1,9})?(Z|[+-]\d{2}:\d{2})$/;
const SHANGHAI_OFFSET_MS = 8 * 3_600_000;

/**
 * An RFC 3339 time with any offset as an ISO 8601 UTC instant.
 * @throws RangeError on anything else
 */
export function toInstant(rfc3339: string): string {
  const ms = RFC3339.test(rfc3339) ? Date.parse(rfc3339) : Number.NaN;
  if (Number.isNaN(ms)) throw new RangeError('not an RFC 3339 time');
  return new Date(ms).toISOString();
}

/** A UTC instant as WeChat's `yyyy-MM-DDTHH:mm:ss+08:00` (whole seconds, cut). */
export function toWechatTime(instant: string): string {
  return `${shanghaiWallClock(instant).slice(0, 19)}+08:00`;
}

/** A UTC instant with milliseconds, as upload_shipping_info wants it. */
export function toWechatTimeMillis(instant: string): string {
  return `${shanghaiWallClock(instant).slice(0, 23)}+08:00`;
}

/** `yyyy-MM-dd HH:mm:ss` of a bill (UTC+8) as a UTC instant; null for an empty cell. */
export function billTimeToInstant(text: string): string | null {
  if (text === '') return null;
  return toInstant(`${text.trim().replace(' ', 'T')}+08:00`);
}

/** `yyyy-MM-ddTHH:mm:ss.sss` as read on a clock in Shanghai. */
export function shanghaiWallClock(instant: string): string {
  const ms = Date.parse(toInstant(instant));
  return new Date(ms + SHANGHAI_OFFSET_MS).toISOString().slice(0, 23);
}

/** Whether `text` is a real calendar date 'YYYY-MM-DD'. */
export function isLocalDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const ms = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(ms) && new Date(ms).toISOString().startsWith(text);
}
