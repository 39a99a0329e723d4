/** The grid that is kept between changes: it never shows what was, and never to whom it must not. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startApp, type TestApp } from '../support/app';
import { registerOperator, startCluster, type Cluster, type Operator } from '../support/cluster';
import { inDays } from '../support/dates';
import { newKey, placeStay, sender, signIn, type Guest, type Send } from '../support/guest';
import { seedHouse, seedPolicy, seedRateRule } from '../support/seed';
import { signInAsAdmin, type AdminUser } from '../support/staff';

interface Grid {
  rows: { resource: string; title: string; pricesFen: number[]; listed: boolean }[];
  bars: [id: number, row: number, unit: number, from: number, to: number, subject: number, reason: string | null][];
  subjects: [no: string, title: string, state: string][];
}

async function readGrid(send: Send, language = 'zh-CN'): Promise<Grid> {
  const path = `/scheduling/grid?from=${inDays(0)}&days=30`;
  const answer = await send('GET', path, undefined, { 'Accept-Language': language });
  expect(answer.status, JSON.stringify(answer.body)).toBe(200);
  return answer.body as unknown as Grid;
}

const block = (send: Send, house: string, unit: number, day: number) =>
  send(
    'POST',
    '/scheduling/blocks',
    { resource: `house:${house}`, unit, from: inDays(day), to: inDays(day + 1), reason: '维修' },
    { 'Idempotency-Key': newKey() },
  );

describe('the grid that is kept', () => {
  let app: TestApp;
  let desk: AdminUser;
  let guest: Guest;
  let house: string;

  beforeAll(async () => {
    app = await startApp();
    house = await seedHouse(app.strapi, { units: 3, cancellationPolicy: await seedPolicy(app.strapi) });
    desk = await signInAsAdmin(app, 'yizhan-front-desk');
    guest = await signIn(app);
  });
  afterAll(() => app.stop());

  const sql = (text: string, ...bindings: unknown[]) => app.strapi.db.connection.raw(text, bindings as never);

  it('shows every kind of change with the next answer', async () => {
    const grid = () => readGrid(desk.send);
    expect((await grid()).bars).toEqual([]);
    expect((await block(desk.send, house, 1, 3)).status).toBe(201);
    const [bar] = (await grid()).bars;
    expect(bar!.slice(2)).toEqual([1, 3, 4, -1, '维修', null]);
    await desk.send('POST', `/scheduling/claims/${bar![0]}/move`, { unit: 2 });
    expect((await grid()).bars[0]![2]).toBe(2);
    await desk.send('DELETE', `/scheduling/blocks/${bar![0]}`);
    expect((await grid()).bars).toEqual([]);

    const { no } = (await placeStay(guest, { ref: house, checkIn: inDays(5), checkOut: inDays(7) })).body;
    expect((await grid()).subjects).toEqual([[no, '林溪', 'pending']]);
    await sql(`update orders set guest_name = '李禾' where no = ?`, no);
    expect((await grid()).subjects).toEqual([[no, '李禾', 'pending']]);
    await guest.send(
      'POST',
      `/api/orders/${no}/cancel`,
      { reason: '行程有变', expectedRefundFen: 0 },
      { 'Idempotency-Key': newKey() },
    );
    expect((await grid()).bars).toEqual([]);

    await app.strapi.documents('api::house.house').update({ documentId: house, data: { title: '听雨' } as never });
    expect((await grid()).rows[0]!.title).toBe('听雨');
    expect((await readGrid(desk.send, 'en')).rows[0]!.title).toBe('Bamboo Court');
    const before = (await grid()).rows[0]!.pricesFen[9]!;
    const night = { firstNight: inDays(9), lastNight: inDays(9) };
    await seedRateRule(app.strapi, { name: '节日', ...night, priceMode: 'fixed', priceFen: before + 100 });
    expect((await grid()).rows[0]!.pricesFen[9]).toBe(before + 100);
    await app.strapi.documents('api::house.house').update({ documentId: house, data: { listed: false } as never });
    expect((await grid()).rows[0]!.listed).toBe(false);
    await app.strapi.documents('api::house.house').update({ documentId: house, data: { listed: true } as never });
  });

  it('lets a hold go when its time has come, though nobody says so', async () => {
    await placeStay(guest, { ref: house, checkIn: inDays(11), checkOut: inDays(12) });
    await sql(`update scheduling_claims set expires_at = now() + interval '1.5 seconds' where released_at is null`);
    const { rows } = (await sql(
      `select expires_at as at from scheduling_claims where released_at is null`,
    )) as unknown as { rows: { at: Date }[] };
    expect((await readGrid(desk.send)).bars).toHaveLength(1);
    await new Promise((resolve) => setTimeout(resolve, rows[0]!.at.getTime() + 1 - Date.now()));
    expect((await readGrid(desk.send)).bars).toHaveLength(0);
  });

  it('is for nobody whose right, account or session has ended since', async () => {
    const role = (id: number) =>
      sql(
        `update admin_permissions p set conditions = ?::jsonb from admin_permissions_role_lnk l, admin_users_roles_lnk u
         where l.permission_id = p.id and u.role_id = l.role_id and u.user_id = ? and p.action = 'plugin::scheduling.claims.read'`,
        '["admin::is-creator"]',
        id,
      );
    const ask = async (who: AdminUser) => (await who.send('GET', `/scheduling/grid?from=${inDays(0)}&days=30`)).status;
    expect(await ask(desk)).toBe(200);
    // A condition is Strapi's to judge; of what is no entry it lets everybody have it.
    await role(desk.id);
    expect(await ask(desk)).toBe(200);
    await sql(`delete from admin_permissions where action = 'plugin::scheduling.claims.read'`);
    expect(await ask(desk)).toBe(403);
    await sql(`update admin_users set is_active = false where id = ?`, desk.id);
    expect(await ask(desk)).toBe(401);
    expect((await sender(app.url)('GET', `/scheduling/grid?from=${inDays(0)}&days=30`)).status).toBe(401);
  });
});

describe('the grid that two processes keep', () => {
  let cluster: Cluster;
  let operator: Operator;

  beforeAll(async () => {
    cluster = await startCluster();
    operator = await registerOperator(cluster.url);
  });
  afterAll(() => cluster.stop());

  it('shows each person what was written before they asked, while many write', async () => {
    const house = await operator.house({ units: 8 });
    const sends = cluster.nodes.map(({ url }) => sender(url, { Authorization: `Bearer ${operator.token}` }));
    const missed: string[] = [];
    await Promise.all(
      Array.from({ length: 8 }, async (_, writer) => {
        for (let day = 1; day <= 12; day += 1) {
          expect((await block(sends[writer % 2]!, house, writer + 1, day)).status).toBe(201);
          const { bars } = await readGrid(sends[(writer + day) % 2]!);
          if (!bars.some(([, , unit, from]) => unit === writer + 1 && from === day)) missed.push(`${writer}/${day}`);
        }
      }),
    );
    expect(missed).toEqual([]);
  });
});
