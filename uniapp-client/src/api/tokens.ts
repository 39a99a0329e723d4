/** The session's tokens: in memory, kept in storage, with listeners for the session store. */
import type { Member, Session } from './types';
import { readStored, removeStored, writeStored } from '@/platform/storage';

interface Stored {
  accessToken: string;
  refreshToken: string;
  member: Member;
  /** Epoch milliseconds of the device; absent in what an earlier version kept. */
  goodUntil?: number;
}

/** For the way to the server, and clocks that go a little fast. */
const MARGIN_MS = 30_000;
const KEY = 'session';
let current: Stored | null | undefined;
const listeners: ((member: Member | null) => void)[] = [];

function session(): Stored | null {
  if (current === undefined) current = readStored<Stored>(KEY);
  return current;
}

function adopt(next: Stored | null): void {
  current = next;
  for (const listener of listeners) listener(next?.member ?? null);
}

function change(next: Stored | null): void {
  if (next) writeStored(KEY, next);
  else removeStored(KEY);
  adopt(next);
}

const isGood = (held: Stored | null): boolean => Date.now() < (held?.goodUntil ?? 0);

export const tokens = {
  access: (): string | null => session()?.accessToken ?? null,
  ended(): boolean {
    if (isGood(session())) return false;
    tokens.reread();
    return !isGood(session());
  },
  /** In a browser another tab may have renewed them. Nothing kept may also mean that nothing can be kept. */
  reread(): void {
    const kept = readStored<Stored>(KEY);
    if (kept && kept.accessToken !== session()?.accessToken) adopt(kept);
  },
  refresh: (): string | null => session()?.refreshToken ?? null,
  member: (): Member | null => session()?.member ?? null,
  save({ accessToken, refreshToken, member, expiresInSeconds }: Session): void {
    const goodUntil = Date.now() + expiresInSeconds * 1_000 - MARGIN_MS;
    change({ accessToken, refreshToken, member, goodUntil });
  },
  saveMember(member: Member): void {
    const held = session();
    if (held) change({ ...held, member });
  },
  clear(): void {
    if (session()) change(null);
  },
  onChange(listener: (member: Member | null) => void): void {
    listeners.push(listener);
  },
};
