import { createRequire } from 'node:module';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startApp, type TestApp } from '../support/app';
import { ROOT } from '../support/global-setup';
import { signIn, type Answer, type Guest, type Send } from '../support/guest';
import { signInAsAdmin, type AdminUser } from '../support/staff';
import { createWorld, type World } from '../support/world';

const { purgeNumbers } = createRequire(import.meta.url)(
  path.join(ROOT, 'dist/src/plugins/ordering/server/use-cases/keep-guests.js'),
) as typeof import('../../src/plugins/ordering/server/use-cases/keep-guests');

const ID = '11010519491231002X';
const MASKED = '110***********002X';
const PASSPORT = 'E12345678';

describe('who stays', () => {
  let app: TestApp;
  let world: World;
  let owner: Guest;
  let manager: AdminUser;
  let frontDesk: AdminUser;
  let finance: AdminUser;

  beforeAll(async () => {
    app = await startApp();
    world = await createWorld(app);
    ({ owner } = world);
    manager = await signInAsAdmin(app, 'yizhan-manager');
    frontDesk = await signInAsAdmin(app, 'yizhan-front-desk');
    finance = await signInAsAdmin(app, 'yizhan-finance');
  });
  afterAll(() => app.stop());

  const entry = (over: object = {}): object => ({
    itemKey: '01',
    name: '周岚',
    phone: '13900005678',
    documentType: 'id-card',
    number: ID,
    ...over,
  });
  const save = (send: Send, no: string, guests: object[], base = '/api'): Promise<Answer> =>
    send('POST', `${base}/orders/${no}/guests`, { guests });

  it('a guest lists who comes; numbers come back masked, to everybody', async () => {
    const no = await world.order('confirmed');
    const saved = await save(owner.send, no, [
      entry(),
      entry({ name: 'Ann', documentType: 'passport', number: PASSPORT }),
    ]);
    expect(saved.status, JSON.stringify(saved.body)).toBe(200);
    expect(saved.body).toMatchObject({ expected: 2, complete: true, editable: true });
    expect(saved.body.guests.map((g: { number: string }) => g.number)).toEqual([MASKED, 'E******78']);
    for (const [send, base] of [
      [owner.send, '/api'],
      [manager.send, '/ordering'],
      [frontDesk.send, '/ordering'],
    ] as const) {
      const { body } = await send('GET', `${base}/orders/${no}/guests`);
      expect(body.guests).toEqual(saved.body.guests);
    }
    expect((await (await signIn(app)).send('GET', `/api/orders/${no}/guests`)).status).toBe(404);
    expect((await finance.send('GET', `/ordering/orders/${no}/guests`)).status).toBe(403);
  });

  it('a list is replaced: numbers that are not sent again stay, guests who are not named leave', async () => {
    const no = await world.order('confirmed');
    const first = (await save(owner.send, no, [entry(), entry({ name: '孩子', number: null })])).body;
    expect(first.complete).toBe(false);
    const [one, two] = first.guests as { id: string; number: string | null }[];
    const next = await save(owner.send, no, [
      { id: two!.id, itemKey: '01', name: '小明', documentType: 'passport', number: PASSPORT },
      { id: one!.id, itemKey: '01', name: '周岚', documentType: 'id-card' },
    ]);
    expect(next.body.guests).toMatchObject([
      { id: two!.id, name: '小明', number: 'E******78' },
      { id: one!.id, name: '周岚', number: MASKED },
    ]);
    const last = await save(owner.send, no, [
      { id: one!.id, itemKey: '01', name: '周岚', documentType: 'id-card', number: null },
    ]);
    expect(last.body.guests).toMatchObject([{ id: one!.id, number: null }]);
  });

  it('a number that cannot be right, a strange item and a strange guest are named and write nothing', async () => {
    const [no, other] = [await world.order('confirmed'), await world.order('confirmed')];
    const { body } = await save(owner.send, other, [entry()]);
    const wrong: [object, string][] = [
      [entry({ number: '110105194912310021' }), 'guests.1.number'],
      [entry({ itemKey: '02' }), 'guests.1.itemKey'],
      [entry({ id: body.guests[0].id }), 'guests.1.id'],
    ];
    for (const [bad, field] of wrong) {
      const answer = await save(owner.send, no, [entry(), bad]);
      expect([answer.status, answer.body.error?.details.field]).toEqual([400, field]);
    }
    expect((await owner.send('GET', `/api/orders/${no}/guests`)).body.guests).toEqual([]);
  });

  it('once they stay, only the desk writes; afterwards nobody does', async () => {
    const no = await world.order('staying');
    expect((await save(owner.send, no, [entry()])).status).toBe(409);
    expect((await save(frontDesk.send, no, [entry()], '/ordering')).status).toBe(200);
    await frontDesk.send('POST', `/ordering/orders/${no}/check-out`, {}, { 'Idempotency-Key': 'check-out-guests' });
    expect((await save(frontDesk.send, no, [entry()], '/ordering')).status).toBe(409);
    expect((await frontDesk.send('GET', `/ordering/orders/${no}/guests`)).body.editable).toBe(false);
  });

  it('the whole number only with the right, and who looked stays on the timeline, for staff alone', async () => {
    const no = await world.order('confirmed');
    const { id } = (await save(owner.send, no, [entry()])).body.guests[0];
    expect((await frontDesk.send('POST', `/ordering/guests/${id}/reveal`, {})).status).toBe(403);
    const shown = await manager.send('POST', `/ordering/guests/${id}/reveal`, {});
    expect(shown.body).toEqual({ number: ID });
    const { body: desk } = await frontDesk.send('GET', `/ordering/orders/${no}`);
    expect(desk.timeline.at(-1)).toMatchObject({ type: 'reveal-identity', actorName: '测试yizhan-manager' });
    const { body: guests } = await owner.send('GET', `/api/orders/${no}`);
    expect(guests.timeline.map((e: { type: string }) => e.type)).not.toContain('reveal-identity');
  });

  it('nothing in the database reads like a number', async () => {
    await save(owner.send, await world.order('confirmed'), [entry()]);
    const db = app.strapi.db.connection;
    const tables = await db.raw(`select tablename from pg_tables where schemaname in ('public', 'graphile_worker')`);
    for (const { tablename } of tables.rows as { tablename: string }[]) {
      const schema = tablename.startsWith('_private') || tablename === 'migrations' ? 'graphile_worker' : 'public';
      const found = await db.raw(
        `select count(*)::int as n from ${schema}."${tablename}" t where t::text like ? or t::text like ?`,
        [`%${ID}%`, `%${PASSPORT}%`],
      );
      expect([tablename, found.rows[0].n]).toEqual([tablename, 0]);
    }
  });

  it('numbers are deleted some days after the stay; names stay', async () => {
    const [gone, fresh] = [await world.order('staying'), await world.order('staying')];
    for (const no of [gone, fresh]) {
      await save(frontDesk.send, no, [entry()], '/ordering');
      await frontDesk.send('POST', `/ordering/orders/${no}/check-out`, {}, { 'Idempotency-Key': `out-${no}` });
    }
    await app.strapi.db
      .connection('orders')
      .where({ no: gone })
      .update({ checked_out_at: new Date(Date.now() - 181 * 86_400_000) });
    expect(await purgeNumbers(app.strapi)).toBe(1);
    const numberOf = async (no: string): Promise<unknown> =>
      (await frontDesk.send('GET', `/ordering/orders/${no}/guests`)).body.guests[0];
    expect(await numberOf(gone)).toMatchObject({ name: '周岚', number: null });
    expect(await numberOf(fresh)).toMatchObject({ name: '周岚', number: MASKED });
    expect(await purgeNumbers(app.strapi)).toBe(0);
  });
});
