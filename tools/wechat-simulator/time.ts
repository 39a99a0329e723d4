const SHANGHAI_OFFSET_MS = 8 * 3600 * 1000;

/** RFC 3339 in UTC+8 with whole seconds, as WeChat Pay writes instants: 2026-01-01T10:00:00+08:00. */
export function rfc3339(ms: number): string {
  return `${shanghai(ms).slice(0, 19)}+08:00`;
}

/** `yyyy-MM-dd HH:mm:ss` in UTC+8, as the bills write instants. */
export function billTime(ms: number): string {
  return shanghai(ms).slice(0, 19).replace('T', ' ');
}

/** Calendar date in UTC+8. */
export function shanghaiDate(ms: number): string {
  return shanghai(ms).slice(0, 10);
}

/** Hour of the day in UTC+8, 0 to 23. */
export function shanghaiHour(ms: number): number {
  return Number(shanghai(ms).slice(11, 13));
}

function shanghai(ms: number): string {
  return new Date(ms + SHANGHAI_OFFSET_MS).toISOString();
}

const RFC3339 = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d{1,3})?(?:Z|[+-]\d{2}:\d{2})$/;

/** Milliseconds of an RFC 3339 instant, or null when it is not one. */
export function parseRfc3339(text: string): number | null {
  if (!RFC3339.test(text)) return null;
  const ms = Date.parse(text);
  return Number.isNaN(ms) ? null : ms;
}
