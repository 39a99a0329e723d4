/** The session's tokens: in memory, kept in storage, with listeners for the session store. */
import type { Member, Session } from './types';
import { readStored, removeStored, writeStored } from '@/platform/storage';

interface Stored {
  accessToken: string;
  refreshToken: string;
  member: Member;
}

const KEY = 'session';
let current: Stored | null | undefined;
const listeners: ((member: Member | null) => void)[] = [];

function session(): Stored | null {
  if (current === undefined) current = readStored<Stored>(KEY);
  return current;
}

function change(next: Stored | null): void {
  current = next;
  if (next) writeStored(KEY, next);
  else removeStored(KEY);
  for (const listener of listeners) listener(next?.member ?? null);
}

export const tokens = {
  access: (): string | null => session()?.accessToken ?? null,
  refresh: (): string | null => session()?.refreshToken ?? null,
  member: (): Member | null => session()?.member ?? null,
  save({ accessToken, refreshToken, member }: Session): void {
    change({ accessToken, refreshToken, member });
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
