/** The server's time, learned from `serverNow` of every order that arrives. */
import { clockOffset, remaining, type Remaining } from '@/domain/countdown';
import { venueDate, venueTime } from '@/domain/date';
import type { Instant, LocalDate } from '@/api/types';

let offsetMs = 0;

export function noteServerNow(serverNow: Instant): void {
  offsetMs = clockOffset(serverNow, Date.now());
}

export const serverMs = (): number => Date.now() + offsetMs;

export const timeLeft = (deadline: Instant): Remaining => remaining(deadline, Date.now(), offsetMs);

/** The venue's date now. */
export const today = (): LocalDate => venueDate(serverMs());

/** The venue's wall clock now, 'HH:mm'. */
export const clockNow = (): string => venueTime(serverMs());
