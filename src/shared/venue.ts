/** The venue: its zone, name and clock. One process serves one venue. */
import { dateInZone, timeInZone, type LocalDate } from './local-date';

export interface Venue {
  name: string;
  zone: string;
  servicePhone: string | null;
  /** Minutes an unpaid order keeps its nights. */
  holdMinutes: number;
}

let current: Venue | undefined;

export function venue(): Venue {
  current ??= {
    name: process.env.VENUE_NAME || '驿站',
    zone: process.env.VENUE_ZONE || 'Asia/Shanghai',
    servicePhone: process.env.SERVICE_PHONE || null,
    holdMinutes: positive(process.env.HOLD_MINUTES, 30),
  };
  return current;
}

function positive(value: string | undefined, fallback: number): number {
  const number = Number(value);
  return Number.isFinite(number) && number > 0 ? number : fallback;
}

/** Today and the time of day on the venue's wall clock. */
export function venueNow(nowMs: number): { today: LocalDate; time: string } {
  return { today: dateInZone(nowMs, venue().zone), time: timeInZone(nowMs, venue().zone) };
}
