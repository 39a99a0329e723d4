/**
 * Records that only use-cases write. The server refuses every change of them (src/boot/read-only-records.ts);
 * here the panel stops offering one.
 */
const OWNERS = ['plugin::ordering.', 'plugin::membership.'];

/** Beside the records of a plugin, what operators do edit. */
const EDITABLE = new Set([
  'plugin::ordering.tender-rule',
  'plugin::membership.member-level',
  'plugin::membership.earning-rule',
  'plugin::membership.sign-in-rule',
]);

export const isRecord = (uid: string | null | undefined): boolean =>
  typeof uid === 'string' && !EDITABLE.has(uid) && OWNERS.some((owner) => uid.startsWith(owner));

const EXPLORER = 'plugin::content-manager.explorer.';

/** True for a content manager permission that would change a record. */
export const changesRecord = ({ action, subject }: { action: string; subject?: string | null }): boolean =>
  action.startsWith(EXPLORER) && action !== `${EXPLORER}read` && isRecord(subject);
