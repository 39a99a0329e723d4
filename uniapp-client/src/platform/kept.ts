/**
 * Answers kept on the device, so that what was once loaded stays readable without a network. The newest 40;
 * what belongs to a member is kept under that member and goes with the session.
 */
import { readStored, removeStored, writeStored } from './storage';

export interface Kept<T> {
  /** When it came from the server, epoch ms. */
  at: number;
  body: T;
}

const INDEX = 'kept';
const MOST = 40;
const PRIVATE = 'my:';

const known = (): string[] => readStored<string[]>(INDEX) ?? [];

/** Keeps an answer; the one kept longest ago makes room. */
export function keep(key: string, body: unknown, nowMs: number = Date.now()): void {
  const keys = [key, ...known().filter((held) => held !== key)];
  for (const gone of keys.splice(MOST)) removeStored(`${INDEX}.${gone}`);
  writeStored(INDEX, keys);
  writeStored(`${INDEX}.${key}`, { at: nowMs, body });
}

export const recall = <T>(key: string): Kept<T> | null => readStored<Kept<T>>(`${INDEX}.${key}`);

/** A key for what only this member may see. */
export const privateKey = (memberId: string | undefined, key: string): string =>
  `${PRIVATE}${memberId ?? ''}:${key}`;

function forget(which: (key: string) => boolean): void {
  const keys = known();
  for (const key of keys.filter(which)) removeStored(`${INDEX}.${key}`);
  writeStored(
    INDEX,
    keys.filter((key) => !which(key)),
  );
}

/** Signed out: nothing of the member stays on the device. */
export const forgetPrivate = (): void => forget((key) => key.startsWith(PRIVATE));

export const forgetKept = (): void => forget(() => true);

/** How much is kept, in bytes, roughly. */
export const keptBytes = (): number =>
  known().reduce((sum, key) => sum + JSON.stringify(recall(key) ?? '').length, 0);
