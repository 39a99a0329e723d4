/**
 * When to ask WeChat again. All values are seconds; the callers own the clock and the jobs.
 * Sources are named per table.
 */

/** Queries after creating an order, counted from creation (WeChat doc 4012075249). */
export const ORDER_QUERY_AFTER_CREATE = [5, 30, 60, 180, 300, 600, 1800] as const;

/** WeChat's waits between the 15 repetitions of an unacknowledged notification (24 h 4 min in all). */
export const NOTIFY_REPETITIONS = [
  15, 15, 30, 180, 600, 1200, 1800, 1800, 1800, 3600, 10800, 10800, 10800, 21600, 21600,
] as const;

/** Waits between refund queries: each minute for five minutes, then 5/10/20/30 min; the last one repeats. */
export const REFUND_QUERY_WAITS = [60, 60, 60, 60, 60, 300, 600, 1200, 1800] as const;

/** Waits before repeating a close whose outcome is unknown; the last one repeats. */
export const CLOSE_RETRY_WAITS = [5, 15, 30, 60, 300, 600] as const;

/** Waits before repeating an identical request after 202, 429 or an unknown outcome; the last one repeats. */
export const IDENTICAL_RETRY_WAITS = [2, 5, 15, 60, 300, 900] as const;

/** Waits before repeating upload_shipping_info while WeChat has not indexed the order (10060001). */
export const SHIPPING_RETRY_WAITS = [15, 60, 60, 300, 1800, 7200] as const;

/** A bill being made (STATEMENT_CREATING) is asked for again after this long. */
export const STATEMENT_CREATING_WAIT = 1800;

/** Bills of yesterday are complete from this hour on, Asia/Shanghai. */
export const BILL_READY_HOUR_SHANGHAI = 10;

/** A prepay_id lives 2 h; older than this it is renewed by repeating the identical creation. */
export const PREPAY_RENEW_AFTER = 110 * 60;

/** WeChat recommends not to close an order sooner than this after creating it. */
export const CLOSE_NOT_BEFORE = 5 * 60;

/** WeChat accepts refunds of one order at least this far apart. */
export const REFUND_SPACING = 60;

/** Refunds are possible within this many days of the payment. */
export const REFUND_WITHIN_DAYS = 365;

/** time_expire is kept at most this far ahead; published upper bounds contradict each other above it. */
export const MAX_ORDER_LIFE = 7 * 24 * 3600;

/**
 * The wait before attempt `attempt` (0 = first repetition).
 * @param repeatLast when true the last wait repeats for ever, otherwise null ends the schedule
 */
export function waitBefore(schedule: readonly number[], attempt: number, repeatLast: boolean): number | null {
  if (attempt < schedule.length) return schedule[attempt] ?? null;
  return repeatLast ? (schedule[schedule.length - 1] ?? null) : null;
}
