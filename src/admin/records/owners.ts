/**
 * Records that only use-cases write. The server refuses every change of them (src/boot/read-only-records.ts);
 * here the panel stops offering one.
 */
const OWNERS = ['plugin::ordering.', 'plugin::membership.'];

export const isRecord = (uid: string | null | undefined): boolean =>
  typeof uid === 'string' && OWNERS.some((owner) => uid.startsWith(owner));

const EXPLORER = 'plugin::content-manager.explorer.';

/** True for a content manager permission that would change a record. */
export const changesRecord = ({ action, subject }: { action: string; subject?: string | null }): boolean =>
  action.startsWith(EXPLORER) && action !== `${EXPLORER}read` && isRecord(subject);
