/**
 * Who works in the admin panel, in one statement. Strapi's own answer takes ten queries and evaluates every
 * right a person has; a route of ours names the few it asks about.
 */
import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';
import { readAccessToken, type AccessToken } from './access-token';
import { one, pool } from './database';

export interface StaffUser {
  id: number;
  firstname: string | null;
  lastname: string | null;
  email: string;
}

export interface StaffSession {
  user: StaffUser;
  /** @throws Error for a right that was not asked about */
  can(action: string): boolean;
}

const SESSION = `
  select u.id, u.firstname, u.lastname, u.email, coalesce(r.actions, '{}') as actions, coalesce(r.special, false) as special
  from strapi_sessions s join admin_users u on u.id = :userId, lateral (
    select array_agg(p.action::text) as actions,
      bool_or(coalesce(p.conditions, '[]') <> '[]' or coalesce(p.properties, '{}') <> '{}') as special
    from admin_permissions p
    join admin_permissions_role_lnk pr on pr.permission_id = p.id
    join admin_users_roles_lnk ur on ur.role_id = pr.role_id
    where p.action = any(:asked) and p.subject is null and ur.user_id = u.id) as r
  where s.session_id = :sessionId and s.origin = 'admin' and s.user_id = u.id::text
    and s.expires_at > now() at time zone 'UTC' and u.is_active`;

/**
 * The living session of an active member of staff.
 * @param asked rights that are about no content type; the session knows of these
 */
export async function findStaffSession(
  strapi: Core.Strapi,
  { userId, sessionId }: AccessToken,
  asked: readonly string[],
): Promise<StaffSession | null> {
  const row = await one<StaffUser & { actions: string[]; special: boolean }>(pool(strapi), SESSION, {
    userId: Number(userId),
    sessionId,
    asked: [...asked],
  });
  if (!row) return null;
  const { actions, special, ...user } = row;
  const has = special ? await judgedByStrapi(strapi, user) : (action: string) => actions.includes(action);
  return {
    user,
    can(action) {
      if (!asked.includes(action)) throw new Error(`the session was not asked about ${action}`);
      return has(action);
    },
  };
}

interface PermissionService {
  engine: { generateUserAbility(user: object): Promise<StaffSession> };
}

/** Somebody has given a right of ours under a condition. */
async function judgedByStrapi(strapi: Core.Strapi, { id }: StaffUser): Promise<StaffSession['can']> {
  const { engine } = strapi.service('admin::permission') as unknown as PermissionService;
  const user = await strapi.db.query('admin::user').findOne({ where: { id }, populate: ['roles'] });
  const ability = await engine.generateUserAbility(user as object);
  return (action) => ability.can(action);
}

/** For Strapi's routes: leaves in the context what its own strategy leaves there, of the rights that are asked. */
export const staffStrategy = (asked: readonly string[]): object => ({
  name: 'yizhan-staff',
  async authenticate(ctx: Context): Promise<object> {
    const [, token] = /^bearer\s+(\S+)$/i.exec(ctx.get('Authorization')) ?? [];
    const strapi = globalThis.strapi as Core.Strapi;
    const payload = token ? readAccessToken(strapi, 'admin', token) : null;
    const session = payload && (await findStaffSession(strapi, payload, asked));
    if (!session) return { authenticated: false };
    ctx.state.user = session.user;
    ctx.state.userAbility = session;
    return { authenticated: true, credentials: session.user, ability: session };
  },
});
