/** Waiting times between polls of an order after payment: quick first, then patient. */

const STEPS_MS = [800, 1_200, 2_000, 3_000, 5_000, 8_000];

/** Milliseconds to wait before poll number `attempt` (0 = the second question), or null when it is time to stop. */
export function nextPoll(attempt: number, limit = 14): number | null {
  if (attempt >= limit) return null;
  return STEPS_MS[Math.min(attempt, STEPS_MS.length - 1)];
}
