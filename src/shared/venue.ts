/** The venue: its zone, name and clock. One process serves one venue. */
import { dateInZone, dayNumber, timeInZone, type LocalDate } from './local-date';

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

export interface WallClock {
  today: LocalDate;
  /** The same as a day number. */
  day: number;
  /** `HH:MM` */
  time: string;
}

const MINUTE_MS = 60_000;
let lastMinute = { minute: Number.NaN, shows: {} as WallClock };

/** Today and the time of day on the venue's wall clock, which shows the same for a whole minute. */
export function venueNow(nowMs: number): WallClock {
  const minute = Math.floor(nowMs / MINUTE_MS);
  if (lastMinute.minute !== minute) {
    const { zone } = venue();
    const today = dateInZone(nowMs, zone);
    lastMinute = { minute, shows: { today, day: dayNumber(today), time: timeInZone(nowMs, zone) } };
  }
  return lastMinute.shows;
}
