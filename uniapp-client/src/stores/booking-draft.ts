/**
 * What somebody types while booking, so that the way through the login page does not lose it. It belongs to the member
 * who typed it; a stranger's is for whoever signs in within the hour.
 */
import type { KnownGuest } from '@/domain/guest';
import { readStored, removeStored, writeStored } from '@/platform/storage';

export interface Draft {
  /** Oneself, as typed the last time. */
  guest: KnownGuest | null;
  /** Somebody else who stays, while the booking is not done. */
  other: KnownGuest | null;
  remark: string;
  /** When they arrive, in words. */
  arrival: string;
}

interface Kept extends Draft {
  memberId: string | null;
  at: number;
}

const KEY = 'booking-draft';
const STRANGERS_MS = 3_600_000;
const NOTHING: Draft = { guest: null, other: null, remark: '', arrival: '' };

export function readDraft(memberId: string | undefined): Draft {
  const kept = readStored<Kept>(KEY);
  if (!kept) return NOTHING;
  const own = kept.memberId === null ? Date.now() - kept.at < STRANGERS_MS : kept.memberId === memberId;
  return own ? kept : NOTHING;
}

export const keepDraft = (memberId: string | undefined, part: Partial<Draft>): void =>
  writeStored(KEY, { ...readDraft(memberId), ...part, memberId: memberId ?? null, at: Date.now() });

export const forgetDraft = (): void => removeStored(KEY);
