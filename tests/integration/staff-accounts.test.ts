/** The manager looks after the accounts of the staff, and of nobody above. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startApp, type TestApp } from '../support/app';
import { sender, type Answer } from '../support/guest';
import { createAdmin, signInAsAdmin, SUPER_ADMIN, type AdminUser } from '../support/staff';

const PASSWORD = 'Another-0123456789';

describe('accounts of the staff', () => {
  let app: TestApp;
  let manager: AdminUser;
  let owner: AdminUser;
  const roles: Record<string, number> = {};

  beforeAll(async () => {
    app = await startApp();
    owner = await signInAsAdmin(app, SUPER_ADMIN);
    manager = await signInAsAdmin(app, 'yizhan-manager');
    const { body } = await manager.send('GET', '/admin/roles');
    for (const { code, id } of body.data as { code: string; id: number }[]) roles[code] = id;
  });
  afterAll(() => app.stop());

  const signIn = (email: string, password: string): Promise<Answer> =>
    sender(app.url)('POST', '/admin/login', { email, password });

  it('the manager adds one, the new colleague sets a password and works', async () => {
    const account = { firstname: '小禾', lastname: '', email: 'he@example.com', roles: [roles['yizhan-front-desk']] };
    const added = await manager.send('POST', '/admin/users', account);
    expect(added.status, JSON.stringify(added.body)).toBe(201);
    const { id, registrationToken } = added.body.data as { id: number; registrationToken: string };
    const registered = await sender(app.url)('POST', '/admin/register', {
      registrationToken,
      userInfo: { firstname: '小禾', lastname: '', password: PASSWORD },
    });
    expect(registered.status, JSON.stringify(registered.body)).toBe(200);
    const session = await signIn(account.email, PASSWORD);
    expect(session.status).toBe(200);
    const desk = sender(app.url, { Authorization: `Bearer ${session.body.data.token}` });
    expect((await desk('GET', '/ordering/today')).status).toBe(200);
    expect((await desk('GET', '/admin/users')).status).toBe(403);

    const found = await manager.send('GET', '/admin/users?_q=he@example.com');
    expect(found.body.data.results).toHaveLength(1);
    expect(found.body.data.results[0]).toMatchObject({ preferedLanguage: 'zh-Hans', isActive: true });
    await closeAndOpen(id, account.email, desk);
    await changeRoleAndPassword(id, account.email);
  });

  async function closeAndOpen(id: number, email: string, desk: ReturnType<typeof sender>): Promise<void> {
    expect((await manager.send('PUT', `/admin/users/${id}`, { isActive: false })).status).toBe(200);
    expect((await signIn(email, PASSWORD)).status).toBe(400);
    expect((await desk('GET', '/ordering/today')).status).toBe(401);
    expect((await manager.send('PUT', `/admin/users/${id}`, { isActive: true })).status).toBe(200);
    expect((await signIn(email, PASSWORD)).status).toBe(200);
  }

  async function changeRoleAndPassword(id: number, email: string): Promise<void> {
    const changed = await manager.send('PUT', `/admin/users/${id}`, {
      roles: [roles['yizhan-editor']],
      password: 'Third-only-0123456789',
    });
    expect(changed.status, JSON.stringify(changed.body)).toBe(200);
    expect((await signIn(email, PASSWORD)).status).toBe(400);
    const session = await signIn(email, 'Third-only-0123456789');
    const editor = sender(app.url, { Authorization: `Bearer ${session.body.data.token}` });
    expect((await editor('GET', '/ordering/today')).status).toBe(403);
  }

  it('the manager makes nobody a super admin, not even himself', async () => {
    const account = { firstname: 'M', lastname: '', email: 'm@example.com', roles: [roles[SUPER_ADMIN]] };
    for (const answer of [
      await manager.send('POST', '/admin/users', account),
      await manager.send('PUT', `/admin/users/${manager.id}`, { roles: [roles[SUPER_ADMIN]] }),
      await manager.send('PUT', `/admin/users/${manager.id}`, { roles: [String(roles[SUPER_ADMIN])] }),
    ]) {
      expect(answer.status, JSON.stringify(answer.body)).toBe(403);
      expect(answer.body.error.message, JSON.stringify(answer.body)).toMatch(/超级管理员/);
    }
    expect((await manager.send('GET', '/admin/api-tokens')).status).toBe(403);
    expect(await app.strapi.db.query('admin::user').count({ where: { email: account.email } })).toBe(0);
  });

  it('the manager touches no super admin', async () => {
    for (const change of [
      { isActive: false },
      { password: PASSWORD },
      { roles: [roles['yizhan-editor']] },
      { email: 'x@example.com' },
    ])
      expect((await manager.send('PUT', `/admin/users/${owner.id}`, change)).status).toBe(403);
    expect((await manager.send('DELETE', `/admin/users/${owner.id}`)).status).toBe(403);
    expect((await manager.send('POST', '/admin/users/batch-delete', { ids: [owner.id] })).status).toBe(403);
    expect((await owner.send('GET', '/admin/users/me')).status).toBe(200);
  });

  it('a super admin still may, and everybody edits the own profile', async () => {
    const second = await createAdmin(app, 'yizhan-editor', 'second@example.com');
    const made = await owner.send('PUT', `/admin/users/${second.id}`, { roles: [roles[SUPER_ADMIN]] });
    expect(made.status, JSON.stringify(made.body)).toBe(200);
    expect((await manager.send('PUT', '/admin/users/me', { firstname: '阿青' })).status).toBe(200);
    expect((await owner.send('PUT', '/admin/users/me', { firstname: '掌柜' })).status).toBe(200);
  });
});
