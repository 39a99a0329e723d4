/** People of the house: admin users with a role, members with a staff role, members who were disabled. */
import type { Core } from '@strapi/strapi';
import { sender, signIn, type Guest, type Send } from './guest';

const PASSWORD = 'Test-only-0123456789';

export const SUPER_ADMIN = 'strapi-super-admin';

export interface AdminUser {
  id: number;
  role: string;
  token: string;
  send: Send;
}

interface AdminUserService {
  create(user: object): Promise<{ id: number }>;
}

/** An admin user with the role `code` of src/boot/roles.ts (or the super admin); how to sign in. */
export async function createAdmin(
  app: { strapi: Core.Strapi },
  code: string,
  email = `${code}@example.com`,
): Promise<{ id: number; email: string; password: string }> {
  const role = (await app.strapi.db.query('admin::role').findOne({ where: { code } })) as { id: number } | null;
  if (!role) throw new Error(`there is no admin role ${code}`);
  const users = app.strapi.service('admin::user') as unknown as AdminUserService;
  const user = await users.create({
    email,
    firstname: code,
    lastname: '测试',
    password: PASSWORD,
    isActive: true,
    registrationToken: null,
    roles: [role.id],
  });
  return { id: user.id, email, password: PASSWORD };
}

/** The same, signed in. */
export async function signInAsAdmin(
  app: { strapi: Core.Strapi; url: string },
  code: string,
  email = `${code}@example.com`,
): Promise<AdminUser> {
  const user = await createAdmin(app, code, email);
  const session = await sender(app.url)('POST', '/admin/login', { email, password: PASSWORD });
  const token = session.body?.data?.token as string | undefined;
  if (!token) throw new Error(`admin sign-in failed: ${JSON.stringify(session.body)}`);
  return { id: user.id, role: code, token, send: sender(app.url, { Authorization: `Bearer ${token}` }) };
}

/** Another session of a guest who is already known. */
export async function signInAgain(app: { url: string; sim: { baseUrl: string } }, openid: string): Promise<Guest> {
  const code = await sender(app.sim.baseUrl)('POST', '/sim/login-code', { openid });
  const session = await sender(app.url)('POST', '/api/auth/wechat', { code: code.body.code });
  if (session.status !== 200) throw new Error(`sign-in failed: ${JSON.stringify(session.body)}`);
  const { accessToken, refreshToken, member } = session.body as unknown as Omit<Guest, 'openid' | 'send'>;
  return {
    openid,
    accessToken,
    refreshToken,
    member,
    send: sender(app.url, { Authorization: `Bearer ${accessToken}` }),
  };
}

/** A member who also works here; the role is set before the member's first request. */
export async function signInAsStaffMember(
  app: { strapi: Core.Strapi; url: string; sim: { baseUrl: string } },
  role: 'clerk' | 'coach',
): Promise<Guest> {
  const guest = await signIn(app);
  await app.strapi.db
    .connection('members')
    .where({ public_id: guest.member.id })
    .update({
      staff_roles: JSON.stringify([role]),
    });
  return guest;
}

export async function disable(app: { strapi: Core.Strapi }, guest: Guest): Promise<void> {
  await app.strapi.db.connection('members').where({ public_id: guest.member.id }).update({ disabled: true });
}
