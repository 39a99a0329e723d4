/** Staff accounts of the admin, and the guests' personas in the simulator. */
import type { Core } from '@strapi/strapi';
import { DEMO_PERSONAS, DEMO_STAFF } from '../content';
import { post } from './http';

export interface StaffLogin {
  role: string;
  title: string;
  email: string;
  password: string;
}

export const OWNER_EMAIL = 'owner@example.com';

interface AdminUsers {
  create(user: object): Promise<unknown>;
}

export async function seedStaff(strapi: Core.Strapi, passwords: Record<string, string>): Promise<void> {
  const users = strapi.service('admin::user') as unknown as AdminUsers;
  const roleId = async (code: string): Promise<number> =>
    (await strapi.db.query('admin::role').findOne({ where: { code } })).id as number;
  const common = { isActive: true, preferedLanguage: 'zh-Hans', registrationToken: null };
  await users.create({
    ...common,
    lastname: '舒',
    firstname: '云',
    email: OWNER_EMAIL,
    password: passwords.owner,
    roles: [await roleId('strapi-super-admin')],
  });
  for (const { role, lastName, firstName, email } of DEMO_STAFF) {
    await users.create({
      ...common,
      lastname: lastName,
      firstname: firstName,
      email,
      password: passwords[role],
      roles: [await roleId(`yizhan-${role}`)],
    });
  }
}

export const staffLogins = (passwords: Record<string, string>): StaffLogin[] => [
  { role: 'owner', title: '店主（全部权限）', email: OWNER_EMAIL, password: passwords.owner! },
  ...DEMO_STAFF.map(({ role, title, email }) => ({ role, title, email, password: passwords[role]! })),
];

export interface Persona {
  key: string;
  name: string;
  nickname: string;
  phone: string;
  openid: string;
}

export async function seedPersonas(simulatorUrl: string): Promise<Persona[]> {
  const personas: Persona[] = [];
  for (const { key, name, nickname, phone } of DEMO_PERSONAS) {
    const { openid } = await post<{ openid: string }>(`${simulatorUrl}/sim/personas`, { name: nickname, phone });
    personas.push({ key, name, nickname, phone, openid });
  }
  return personas;
}
