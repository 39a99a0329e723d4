/** A {@link UserAction} that outlives the page: after a restart the same action still has the same key. */
import { UserAction, type HeldKey } from '@/domain/action-key';
import { readStored, removeStored, writeStored } from '@/platform/storage';

/** The server remembers a key for 7 days. */
const KEEP_MS = 6 * 86_400_000;

/** @param name what is done, e.g. `place-order` or `cancel:Y123` */
export function keptAction(name: string): UserAction {
  const key = `action.${name}`;
  return new UserAction(undefined, {
    read: () => {
      const held = readStored<HeldKey & { at: number }>(key);
      return held && Date.now() - held.at < KEEP_MS ? held : null;
    },
    write: (held) => (held ? writeStored(key, { ...held, at: Date.now() }) : removeStored(key)),
  });
}
