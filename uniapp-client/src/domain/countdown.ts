/** A hold runs out by the server's clock: the device's clock may be wrong by hours. */
import type { Instant } from '@/api/types';
import { epoch } from './date';

/** Milliseconds to add to the device's clock to get the server's, taken when `serverNow` arrived. */
export function clockOffset(serverNow: Instant, receivedAtMs: number): number {
  const server = epoch(serverNow);
  return Number.isNaN(server) ? 0 : server - receivedAtMs;
}

export interface Remaining {
  /** Whole seconds left, never negative, rounded up: "00:01" is shown until the hold is really over. */
  seconds: number;
  /** 'mm:ss'; hours are counted in minutes. */
  clock: string;
  expired: boolean;
}

/** What is left until `deadline` at the device time `nowMs`, corrected by `offsetMs`. */
export function remaining(deadline: Instant, nowMs: number, offsetMs: number): Remaining {
  const left = epoch(deadline) - (nowMs + offsetMs);
  const seconds = Number.isNaN(left) ? 0 : Math.max(0, Math.ceil(left / 1000));
  const pad = (value: number) => String(value).padStart(2, '0');
  return { seconds, clock: `${pad(Math.floor(seconds / 60))}:${pad(seconds % 60)}`, expired: seconds === 0 };
}
