/**
 * The manager looks after the accounts of the staff: lists and adds them, gives roles and passwords, closes and
 * opens them. Strapi would let everybody who may edit an account make it a super admin; here only a super admin
 * touches super admins, and nobody else becomes one.
 */
import type { Core } from '@strapi/strapi';
import { Problem } from '../shared/problem';

const SUPER_ADMIN = 'strapi-super-admin';

interface Account {
  id: number;
  roles?: { code: string }[];
}

interface Attributes {
  roles?: (number | string | { id: number | string })[];
  preferedLanguage?: string | null;
}

interface UserService {
  create(attributes: Attributes): Promise<unknown>;
  updateById(id: number | string, attributes: Attributes): Promise<unknown>;
  deleteById(id: number | string): Promise<unknown>;
  deleteByIds(ids: (number | string)[]): Promise<unknown>;
}

interface Services {
  extend(uid: string, extend: (service: UserService) => UserService): void;
}

const isSuper = (account: Account | null | undefined): boolean =>
  account?.roles?.some(({ code }) => code === SUPER_ADMIN) ?? false;

const refused = (): Error =>
  new Problem(403, 'FORBIDDEN', {
    zh: '只有超级管理员可以设置或修改超级管理员的账号',
    en: 'Only a super admin may make or change a super admin',
  });

/** Call once, from the application's `register`. */
export function guardStaffAccounts(strapi: Core.Strapi): void {
  /** The caller of the request; what the application does by itself is not guarded. */
  const mayDoAnything = (): boolean => {
    const caller = strapi.requestContext.get()?.state.user as Account | undefined;
    return caller === undefined || isSuper(caller);
  };

  async function checkAccounts(ids: readonly (number | string)[]): Promise<void> {
    if (mayDoAnything()) return;
    const found = (await strapi.db
      .query('admin::user')
      .findMany({ where: { id: { $in: [...ids] } }, populate: ['roles'] })) as Account[];
    if (found.some(isSuper)) throw refused();
  }

  async function checkRoles({ roles = [] }: Attributes): Promise<void> {
    if (mayDoAnything()) return;
    const ids = roles.map((role) => (typeof role === 'object' ? role.id : role));
    const given = await strapi.db.query('admin::role').count({ where: { id: { $in: ids }, code: SUPER_ADMIN } });
    if (given > 0) throw refused();
  }

  (strapi.get('services') as Services).extend('admin::user', (users) => ({
    ...users,
    async create(attributes) {
      await checkRoles(attributes);
      return users.create({ ...attributes, preferedLanguage: attributes.preferedLanguage ?? 'zh-Hans' });
    },
    async updateById(id, attributes) {
      await checkAccounts([id]);
      await checkRoles(attributes);
      return users.updateById(id, attributes);
    },
    async deleteById(id) {
      await checkAccounts([id]);
      return users.deleteById(id);
    },
    async deleteByIds(ids) {
      await checkAccounts(ids);
      return users.deleteByIds(ids);
    },
  }));
}
