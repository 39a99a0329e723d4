/** Who brought somebody here: the code of a poster, kept until the first sign-in. */
import { readStored, removeStored, writeStored } from './storage';

const KEY = 'invitedBy';
const CODE = /^M[0-9A-Z]{11}$/;

/** The code in what a page was opened with: `invite=M…` of a link, `scene=i%3DM…` of a mini-program code. */
export function invitationIn(query: Record<string, unknown>): string | null {
  const scene = typeof query.scene === 'string' ? decodeURIComponent(query.scene) : '';
  const found = scene.startsWith('i=') ? scene.slice(2) : query.invite;
  return typeof found === 'string' && CODE.test(found) ? found : null;
}

export function holdInvitation(query: Record<string, unknown>): void {
  const code = invitationIn(query);
  if (code) writeStored(KEY, code);
}

export const heldInvitation = (): string | null => readStored<string>(KEY);
export const forgetInvitation = (): void => removeStored(KEY);
