/** Who is calling. Plugins register how a kind of caller is recognised; routes only name the kind. */
import type { Context } from 'koa';

export type Caller =
  | { kind: 'anonymous' }
  | { kind: 'member'; id: number; publicId: string; staffRoles: readonly string[]; sessionId: string }
  | { kind: 'staff'; id: number; name: string };

export type MemberCaller = Extract<Caller, { kind: 'member' }>;
export type StaffCaller = Extract<Caller, { kind: 'staff' }>;

/** Returns the member behind the request, or undefined when it carries no valid token. */
export type MemberAuthenticator = (ctx: Context) => Promise<MemberCaller | undefined>;

let authenticateMember: MemberAuthenticator = async () => undefined;

export function registerMemberAuthenticator(authenticator: MemberAuthenticator): void {
  authenticateMember = authenticator;
}

export const currentMember = (ctx: Context): Promise<MemberCaller | undefined> => authenticateMember(ctx);
