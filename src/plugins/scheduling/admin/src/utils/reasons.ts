/** Why a unit is taken out of sale: one of a few words, and what else there is to say. */
import type { TextKey } from '../hooks/useText';
import { oneLine } from '../../../../../admin/shared/text';

export const REASONS = ['own', 'repair', 'cleaning', 'other'] as const;
export type Reason = (typeof REASONS)[number];

export const reasonKey = (reason: Reason): TextKey => `reason.${reason}`;

/** As long as the server takes them. */
const MAX = 100;
export const NOTE_MAX = 80;

/** `维修：换锁`; the word alone when nothing was written. */
export function reasonText(word: string, note: string): string {
  const more = oneLine(note);
  return (more === '' ? word : `${word}：${more}`).slice(0, MAX);
}
