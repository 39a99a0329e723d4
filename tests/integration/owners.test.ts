/** Buildings, units and who owns them, over the real application. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startApp, type TestApp } from '../support/app';
import { inDays } from '../support/dates';
import { newKey, sender, signIn, type Answer, type Guest } from '../support/guest';
import { signInAsAdmin, type AdminUser } from '../support/staff';

let app: TestApp;
let manager: AdminUser;
let guest: Guest;

beforeAll(async () => {
  app = await startApp();
  manager = await signInAsAdmin(app, 'yizhan-manager');
  guest = await signIn(app);
});
afterAll(() => app?.stop());

const post = (path: string, body: object, key = newKey()): Promise<Answer> =>
  manager.send('POST', path, body, { 'Idempotency-Key': key });

interface Unit {
  id: number;
  floor: number;
  label: string;
  owners: { name: string; cardNo: string; share: number }[];
}

let buildings = 0;
async function building(): Promise<{ id: number; units: Unit[] }> {
  const name = `听松 ${(buildings += 1)} 号楼`;
  const { body } = await post('/owners/buildings', { name, layout: { fromFloor: -1, toFloor: 3, unitsPerFloor: 2 } });
  return (body.items as { id: number; name: string; units: Unit[] }[]).find((item) => item.name === name)!;
}

const unit = async (): Promise<number> => (await building()).units[0]!.id;
const change = (id: number, since: string, owners: object[], key = newKey()): Promise<Answer> =>
  post(`/owners/units/${id}/changes`, { since, owners, reason: '登记' }, key);
const person = (name: string, phone: string, share = 10_000): object => ({ name, phone, share });

/** The simulator's word for the guest's number. */
async function provePhone(who: Guest): Promise<string> {
  const { body } = await sender(app.sim.baseUrl)('POST', '/sim/phone-code', { openid: who.openid });
  const { body: me } = await who.send('POST', '/api/me/phone', { code: body.code });
  const row = (await app.strapi.db.connection('members').where({ openid: who.openid }).first('phone')) as {
    phone: string;
  };
  expect(me.phone).toContain(row.phone.slice(-4));
  return row.phone;
}

describe('buildings and units', () => {
  it('begin with floors of units, top floor first; there is no floor 0', async () => {
    const { units } = await building();
    expect(units.map(({ floor, label }) => `${floor}:${label}`)).toEqual([
      ...['3:301', '3:302', '2:201', '2:202', '1:101', '1:102', '-1:B101', '-1:B102'],
    ]);
  });

  it('have names of their own, and are deleted only without history', async () => {
    const { id, units } = await building();
    const name = `听松 ${buildings} 号楼`;
    expect((await post('/owners/buildings', { name })).body.error.name).toBe('NAME_TAKEN');
    const twice = { floor: 2, label: '201' };
    expect((await post(`/owners/buildings/${id}/units`, twice)).body.error.name).toBe('LABEL_TAKEN');
    expect((await post(`/owners/buildings/999999/units`, twice)).status).toBe(404);
    await change(units[0]!.id, inDays(0), [person('许砚秋', '13900001001')]);
    expect((await manager.send('DELETE', `/owners/units/${units[0]!.id}`)).body.error.name).toBe('HAS_HISTORY');
    expect((await manager.send('DELETE', `/owners/buildings/${id}`)).body.error.name).toBe('HAS_HISTORY');
    expect((await manager.send('DELETE', `/owners/units/${units[1]!.id}`)).status).toBe(200);
    const empty = await building();
    expect((await manager.send('DELETE', `/owners/buildings/${empty.id}`)).status).toBe(200);
    expect((await manager.send('DELETE', `/owners/buildings/${empty.id}`)).status).toBe(404);
  });
});

describe('owners', () => {
  it('change on a day, and what was stays in the history', async () => {
    const id = await unit();
    await change(id, inDays(-100), [person('沈知白', '13900001002')]);
    const sold = await change(id, inDays(-10), [
      person('顾南枝', '13900001003', 6_000),
      person('顾北辰', '13900001004', 4_000),
    ]);
    expect(sold.body.history).toMatchObject([
      { since: inDays(-10), until: null, owners: [{ name: '顾南枝', share: 6_000 }, { name: '顾北辰' }] },
      { since: inDays(-100), until: inDays(-10), owners: [{ name: '沈知白', share: 10_000 }] },
    ]);
    expect((await change(id, inDays(-10), [person('别人', '13900001005')])).body.error.name).toBe('SINCE_TOO_EARLY');
    expect((await change(id, inDays(0), [person('别人', '13900001005', 9_999)])).body.error.details.field).toBe(
      'owners',
    );
    const nobody = await change(id, inDays(-1), []);
    expect(nobody.body.history[0]).toMatchObject({ until: inDays(-1) });
    expect((await change(id, inDays(0), [])).body.error.name).toBe('NO_OWNER');
    // Before the present one ended is taken; the day itself is free.
    expect((await change(id, inDays(-5), [person('别人', '13900001005')])).body.error.name).toBe('ALREADY_OWNED');
    expect((await change(id, inDays(-1), [person('别人', '13900001005')])).status).toBe(201);
    const search = async (q: string): Promise<any[]> =>
      (await manager.send('GET', `/owners/owners?q=${encodeURIComponent(q)}`)).body.items as any[];
    expect(await search('顾南枝')).toMatchObject([{ units: [] }]);
    const [other] = await search('13900001005');
    expect(other).toMatchObject({ name: '别人', units: [{ share: 10_000 }] });
    expect(await search(other.cardNo as string)).toHaveLength(1);
    expect(other.cardNo).toMatch(/^8\d{9}$/);
  });

  it('have one card, whatever they own; a repeat is the same change', async () => {
    const [first, second] = [await unit(), await unit()];
    const key = newKey();
    const made = await change(first, inDays(0), [person('叶听澜', '13900001006')], key);
    expect((await change(first, inDays(0), [person('叶听澜', '13900001006')], key)).body).toEqual(made.body);
    const again = await change(second, inDays(0), [person('叶听澜', '13900001006')]);
    expect(again.body.history[0].owners[0].cardNo).toBe(made.body.history[0].owners[0].cardNo);
    const { ownerId } = made.body.history[0].owners[0];
    const twice = [
      { ownerId, share: 5_000 },
      { ownerId, share: 5_000 },
    ];
    expect((await change(first, inDays(5), twice)).status).toBe(400);
    expect((await change(first, inDays(5), [{ ownerId: 999_999, share: 10_000 }])).status).toBe(400);
  });

  it('ten changes at once leave one present owner', async () => {
    const id = await unit();
    const answers = await Promise.all(
      Array.from({ length: 10 }, (_, i) => change(id, inDays(0), [person(`业主${i}`, `1390000200${i}`)])),
    );
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(1);
    expect(answers.every(({ status }) => status === 201 || status === 409)).toBe(true);
  });

  it('are recognised on their phone: once the number is proved, and again when entered later', async () => {
    expect((await guest.send('GET', '/api/me/owner-card')).body).toEqual({ card: null });
    const row = await sender(app.sim.baseUrl)('POST', '/sim/phone-code', { openid: guest.openid });
    expect(row.status).toBe(200);
    const phone = await provePhone(guest);
    const late = await unit();
    await change(late, inDays(-3), [person('王小明', phone)]);
    const { card } = (await guest.send('GET', '/api/me/owner-card')).body;
    expect(card).toMatchObject({ name: '王*明', units: [{ label: '301', share: 10_000, since: inDays(-3) }] });
    expect(JSON.stringify(card)).not.toContain(phone);

    const early = await signIn(app);
    const { body: persona } = await sender(app.sim.baseUrl)('GET', '/sim/personas');
    const known = (persona.items ?? persona) as { openid: string; phone: string }[];
    const number = known.find(({ openid }) => openid === early.openid)!.phone;
    await change(await unit(), inDays(0), [person('李晚舟', number)]);
    expect((await early.send('GET', '/api/me/owner-card')).body).toEqual({ card: null });
    await provePhone(early);
    await expect
      .poll(async () => (await early.send('GET', '/api/me/owner-card')).body.card?.name as string | undefined)
      .toBe('李*舟');
  });

  it('the database keeps history and whole shares, whoever writes', async () => {
    const id = await unit();
    await change(id, inDays(-30), [person('周行简', '13900001007')]);
    const db = app.strapi.db.connection;
    const refused = (sql: string): Promise<unknown> => expect(db.raw(sql, [id])).rejects.toMatchObject({ code: /^23/ });
    await refused(`update owners_holdings set period = daterange('2020-01-01', null) where unit_id = ?`);
    await refused(`delete from owners_holdings where unit_id = ?`);
    await refused(
      `update owners_shares set share = 1 where holding_id = (select id from owners_holdings where unit_id = ?)`,
    );
    await refused(
      `insert into owners_holdings (unit_id, period, reason, staff, at) values (?, daterange('2019-01-01', '2019-02-01'), 'x', 'x', now())`,
    );
  });
});
