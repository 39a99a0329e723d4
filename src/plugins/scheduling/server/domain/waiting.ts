import type { LocalDate } from '../../../../shared/local-date';
import { text, type Text } from '../../../../shared/text';

/** As the table has them. */
export type StoredState = 'waiting' | 'free' | 'booked' | 'withdrawn' | 'closed';
/** As people see them: an open note whose first day has passed is of no use any more. */
export const WAITING_STATES = ['waiting', 'free', 'expired', 'booked', 'withdrawn', 'closed'] as const;
export type WaitingState = (typeof WAITING_STATES)[number];

export const WAITING_TEXT: Record<WaitingState, Text> = {
  waiting: text('候补中', 'Waiting'),
  free: text('有房了', 'Free now'),
  expired: text('已过期', 'Expired'),
  booked: text('已预订', 'Booked'),
  withdrawn: text('已撤回', 'Withdrawn'),
  closed: text('已结束', 'Closed'),
};

/** Open notes that one guest may have. */
export const MOST_OPEN = 10;

/** A note is good until the end of its first day. */
export function stateOf(stored: StoredState, from: LocalDate, today: LocalDate): WaitingState {
  return (stored === 'waiting' || stored === 'free') && from < today ? 'expired' : stored;
}
