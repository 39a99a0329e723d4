import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startApp, type TestApp } from '../support/app';
import { ROOT } from '../support/global-setup';
import { sender } from '../support/guest';
import { signInAsAdmin, SUPER_ADMIN } from '../support/staff';

const { ROLES } = createRequire(import.meta.url)(
  path.join(ROOT, 'dist/src/boot/roles.js'),
) as typeof import('../../src/boot/roles');

interface StoredPermission {
  action: string;
  subject: string | null;
  properties: { fields?: string[] };
}

/** The next boot of the application on the same database. */
function bootAgain(app: TestApp): void {
  execFileSync(process.execPath, [path.join(ROOT, 'tests/support/boot-once.cjs')], {
    env: { ...process.env, ...app.env },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
}

describe('admin roles', () => {
  let app: TestApp;

  beforeAll(async () => {
    app = await startApp();
  });
  afterAll(() => app.stop());

  async function permissionsOf(code: string): Promise<StoredPermission[]> {
    const role = (await app.strapi.db.query('admin::role').findOne({ where: { code }, populate: ['permissions'] })) as {
      permissions: StoredPermission[];
    };
    return role.permissions;
  }

  const names = (permissions: StoredPermission[]): string[] =>
    permissions.map(({ action, subject }) => (subject ? `${action} ${subject}` : action)).sort();

  const hasDrafts = (uid: string): boolean => app.strapi.contentType(uid as never).options?.draftAndPublish === true;

  function declared({ edits, reads, actions }: (typeof ROLES)[number]): string[] {
    const explorer = (action: string, uid: string): string => `plugin::content-manager.explorer.${action} ${uid}`;
    return [
      ...edits.flatMap((uid) => ['create', 'read', 'update', 'delete'].map((action) => explorer(action, uid))),
      ...edits.filter(hasDrafts).map((uid) => explorer('publish', uid)),
      ...reads.map((uid) => explorer('read', uid)),
      ...actions,
    ].sort();
  }

  it('are the super admin and those declared in src/boot/roles.ts, no other', async () => {
    const stored = (await app.strapi.db.query('admin::role').findMany({})) as { code: string; name: string }[];
    expect(stored.map(({ code }) => code).sort()).toEqual([SUPER_ADMIN, ...ROLES.map(({ code }) => code)].sort());
    expect(stored.filter(({ code }) => code !== SUPER_ADMIN).map(({ name }) => name)).toEqual(
      expect.arrayContaining(['店长', '前台', '财务', '编辑']),
    );
  });

  it.each(ROLES.map((role) => [role.name, role] as const))('%s has exactly what is declared', async (_name, role) => {
    const stored = await permissionsOf(role.code);
    expect(names(stored)).toEqual(declared(role));
    expect(new Set(names(stored)).size).toBe(stored.length);
    for (const { properties } of stored.filter(({ subject }) => subject === 'plugin::membership.member'))
      for (const field of ['openid', 'unionid', 'staffRoles']) expect(properties.fields).not.toContain(field);
  });

  it('no role edits a record, reaches settings, tokens or webhooks; accounts are for the manager alone', async () => {
    for (const { code } of ROLES) {
      const allowed = names(await permissionsOf(code));
      expect(allowed.filter((name) => /^admin::|users-permissions|content-type-builder|email/.test(name))).toEqual(
        code === 'yizhan-manager'
          ? ['admin::roles.read', 'admin::users.create', 'admin::users.read', 'admin::users.update']
          : [],
      );
      // What a membership gives is content, of which the manager decides; who is where in it is a record.
      const rules =
        code === 'yizhan-manager'
          ? /plugin::(membership\.(member-level|earning-rule|sign-in-rule)|ordering\.tender-rule)$/
          : /^$/;
      expect(
        allowed.filter(
          (name) => /(create|update|delete|publish) plugin::(ordering|membership)\./.test(name) && !rules.test(name),
        ),
      ).toEqual([]);
    }
  });

  it('what is added or taken away by hand is undone by the next boot', async () => {
    const editor = (await app.strapi.db.query('admin::role').findOne({ where: { code: 'yizhan-editor' } })) as {
      id: number;
    };
    const before = names(await permissionsOf('yizhan-editor'));
    const admin = await signInAsAdmin(app, SUPER_ADMIN);
    const forged = [
      { action: 'plugin::ordering.orders.refund', subject: null, properties: {}, conditions: [] },
      {
        action: 'plugin::content-manager.explorer.read',
        subject: 'plugin::membership.member',
        properties: { fields: ['phone'] },
        conditions: [],
      },
    ];
    const changed = await admin.send('PUT', `/admin/roles/${editor.id}/permissions`, { permissions: forged });
    expect(changed.status, JSON.stringify(changed.body)).toBe(200);
    expect(names(await permissionsOf('yizhan-editor'))).not.toEqual(before);
    await app.strapi.db.query('admin::role').update({ where: { id: editor.id }, data: { name: '什么都能做' } });
    bootAgain(app);
    expect(names(await permissionsOf('yizhan-editor'))).toEqual(before);
    const role = (await app.strapi.db.query('admin::role').findOne({ where: { id: editor.id } })) as { name: string };
    expect(role.name).toBe('编辑');
  });

  it('registration is closed, for guests and for administrators', async () => {
    const advanced = (await app.strapi
      .store({ type: 'plugin', name: 'users-permissions', key: 'advanced' })
      .get({})) as {
      allow_register: boolean;
    };
    expect(advanced.allow_register).toBe(false);
    const send = sender(app.url);
    const account = { username: 'mallory', email: 'mallory@example.com', password: 'Mallory-0123456789' };
    for (const url of ['/api/auth/local/register', '/api/auth/local', '/api/auth/forgot-password', '/api/users'])
      expect([404, 405], url).toContain((await send('POST', url, account)).status);
    const operator = { email: account.email, firstname: 'M', lastname: '', password: account.password };
    const first = await send('POST', '/admin/register-admin', operator);
    expect(first.status, JSON.stringify(first.body)).toBe(400);
    const users = await app.strapi.db.query('admin::user').count({ where: { email: account.email } });
    expect(users).toBe(0);
  });
});

interface Labels {
  fields: Record<string, [string, string]>;
  list?: string[];
  edit?: string[][];
  mainField?: string;
  sortBy?: string;
}

const CHINESE = /[\u4e00-\u9fff]/;
const readJson = (file: string): unknown => JSON.parse(readFileSync(file, 'utf8'));

/** Every content type of ours: its folder. */
function contentTypeFolders(): string[] {
  const roots = [
    ...readdirSync(path.join(ROOT, 'src/api')).map((name) => `src/api/${name}/content-types`),
    ...readdirSync(path.join(ROOT, 'src/plugins')).map((name) => `src/plugins/${name}/server/content-types`),
  ];
  return roots
    .filter((folder) => existsSync(path.join(ROOT, folder)))
    .flatMap((folder) => readdirSync(path.join(ROOT, folder)).map((name) => `${folder}/${name}`));
}

function expectLabels(attributes: Record<string, unknown>, labels: Labels): void {
  expect(Object.keys(labels.fields).sort()).toEqual(Object.keys(attributes).sort());
  for (const [field, [label, help]] of Object.entries(labels.fields)) {
    expect(label, field).toMatch(CHINESE);
    if (help) expect(help, field).toMatch(CHINESE);
  }
  const known = [...Object.keys(attributes), 'id', 'documentId', 'createdAt', 'updatedAt', 'publishedAt'];
  const placed = [...(labels.list ?? []), ...(labels.edit ?? []).flat().map((cell) => cell.split(':')[0]!)];
  expect(
    placed.filter((field) => !known.includes(field)),
    'placed but not there',
  ).toEqual([]);
  for (const named of [labels.mainField, labels.sortBy]) if (named) expect(known).toContain(named);
}

describe('labels of the content manager', () => {
  const folders = contentTypeFolders();

  it('there are content types to look at', () => expect(folders.length).toBeGreaterThanOrEqual(12));

  it.each(folders)('%s: every attribute has its Chinese label, and nothing else has', (folder) => {
    const schema = readJson(path.join(ROOT, folder, 'schema.json')) as {
      info: { displayName: string };
      attributes: Record<string, unknown>;
    };
    expect(schema.info.displayName).toMatch(CHINESE);
    expectLabels(schema.attributes, readJson(path.join(ROOT, folder, 'labels.json')) as Labels);
  });

  it('components: the same', () => {
    const labels = readJson(path.join(ROOT, 'src/components/labels.json')) as Record<string, Labels>;
    const components = readdirSync(path.join(ROOT, 'src/components'), { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .flatMap(({ name }) => readdirSync(path.join(ROOT, 'src/components', name)).map((file) => `${name}/${file}`));
    expect(Object.keys(labels).sort()).toEqual(
      components.map((file) => file.replace('/', '.').replace('.json', '')).sort(),
    );
    for (const file of components) {
      const schema = readJson(path.join(ROOT, 'src/components', file)) as { attributes: Record<string, unknown> };
      expectLabels(schema.attributes, labels[file.replace('/', '.').replace('.json', '')]!);
    }
  });
});
