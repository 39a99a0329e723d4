/** The rate calendar: what is previewed is what guests get, at once and everywhere, and who did it is kept. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startApp, type TestApp } from '../support/app';
import { registerOperator, startCluster } from '../support/cluster';
import { inDays } from '../support/dates';
import { newKey, placeStay, quoteStay, sender, signIn, type Answer } from '../support/guest';
import { seedHouse, seedPolicy, seedRateRule } from '../support/seed';
import { signInAsAdmin, SUPER_ADMIN, type AdminUser } from '../support/staff';

const OWN = ['priceFen', 'label', 'minNights', 'closed', 'closedToArrival', 'closedToDeparture'];

type Wish = Record<string, unknown>;
type Row = Record<string, any>;

describe('the rate calendar', () => {
  let app: TestApp;
  let manager: AdminUser;
  let editor: AdminUser;
  let house: string;
  let other: string;

  beforeAll(async () => {
    app = await startApp();
    const cancellationPolicy = await seedPolicy(app.strapi);
    house = await seedHouse(app.strapi, { cancellationPolicy, units: 2, maxAdvanceDays: 365 });
    other = await seedHouse(app.strapi, { cancellationPolicy, title: '松下小院', basePriceFen: 50_000 });
    manager = await signInAsAdmin(app, 'yizhan-manager');
    editor = await signInAsAdmin(app, 'yizhan-editor');
  });
  afterAll(() => app.stop());

  const wishFor = (first: number, last: number, edit: object, more: Wish = {}): Wish => ({
    houses: [house],
    ranges: [{ firstNight: inDays(first), lastNight: inDays(last) }],
    edit,
    ...more,
  });
  const preview = (wish: Wish): Promise<Answer> => manager.send('POST', '/pricing/rates/preview', wish);
  const change = (wish: Wish, fingerprint: string, key = newKey()): Promise<Answer> =>
    manager.send('POST', '/pricing/rates/changes', { ...wish, fingerprint }, { 'Idempotency-Key': key });
  const undo = (id: string, key = newKey()): Promise<Answer> =>
    manager.send('POST', `/pricing/rates/changes/${id}/undo`, {}, { 'Idempotency-Key': key });
  const history = async (query = ''): Promise<Row[]> =>
    (await manager.send('GET', `/pricing/rates/history${query}`)).body.items as Row[];

  async function apply(wish: Wish): Promise<Row> {
    const { fingerprint } = (await preview(wish)).body;
    const made = await change(wish, fingerprint);
    expect(made.status, JSON.stringify(made.body)).toBe(201);
    return made.body;
  }

  /** What a guest sees; browsing may be 300 ms behind. */
  async function guestDays(first: number, days: number, of = house): Promise<Row[]> {
    await new Promise((resolve) => setTimeout(resolve, 350));
    const { body } = await sender(app.url)('GET', `/api/houses/${of}/calendar?from=${inDays(first)}&days=${days}`);
    return body.days as Row[];
  }
  const rateOf = async (day: number, of = house): Promise<Row> => {
    const { body } = await manager.send('GET', `/pricing/rates?houses=${of}&from=${inDays(day)}&days=1`);
    return body.items[0].nights[0] as Row;
  };

  it('previews exactly what the guest’s calendar then shows', async () => {
    const guest = await signIn(app);
    await placeStay(guest, { ref: house, checkIn: inDays(24), checkOut: inDays(26) });
    const before = await guestDays(20, 12);
    const wish = wishFor(
      20,
      31,
      { price: { mode: 'percent', value: 130 }, label: { zh: '采摘节', en: 'Harvest' }, minNights: 2 },
      { weekdays: [1, 3, 5, 6] },
    );
    const { body } = await preview(wish);
    const { days } = body.items[0] as { days: Row[] };
    const byDate = new Map(before.map((day) => [day.date, day]));
    for (const { date, before: was } of days) expect(byDate.get(date)).toMatchObject(was);
    expect(await guestDays(20, 12), 'a preview writes nothing').toEqual(before);

    const made = await apply(wish);
    const after = new Map((await guestDays(20, 12)).map((day) => [day.date, day]));
    for (const { date, after: will } of days) expect(after.get(date)).toMatchObject(will);
    expect(body.nights).toBe(days.filter(({ changed }) => changed).length);
    expect(made.nights).toBe(body.nights);
    expect(body.soldNights).toBe(
      days.filter(({ date, changed }) => changed && [inDays(24), inDays(25)].includes(date as string)).length,
    );
  });

  it('prices the next quote, never an order that is placed', async () => {
    const guest = await signIn(app);
    const stay = { ref: house, checkIn: inDays(50), checkOut: inDays(51) };
    const placed = await placeStay(guest, stay);
    await apply(wishFor(50, 50, { price: { mode: 'fixed', value: 99_900 } }));
    expect((await quoteStay(guest, stay)).body.totalFen).toBe(99_900);
    const { body } = await guest.send('GET', `/api/orders/${placed.body.no}`);
    expect(body.totalFen).toBe(placed.body.totalFen);
    expect(body.totalFen).not.toBe(99_900);
  });

  it('closes and opens nights, over what a rule says', async () => {
    await seedRateRule(app.strapi, {
      name: '歇业',
      firstNight: inDays(60),
      lastNight: inDays(64),
      closed: true,
      houses: [house],
    });
    expect((await guestDays(60, 5)).every(({ soldOut }) => soldOut)).toBe(true);
    await apply(wishFor(62, 62, { closed: false }));
    expect((await guestDays(60, 5)).map(({ soldOut }) => soldOut)).toEqual([true, true, false, true, true]);
    await apply(wishFor(62, 62, { restore: ['closed'] }));
    expect((await guestDays(62, 1))[0]!.soldOut).toBe(true);
    await apply(wishFor(66, 66, { closedToArrival: true, closedToDeparture: true }));
    expect((await guestDays(66, 1))[0]).toMatchObject({ canCheckIn: false, canCheckOut: false, soldOut: false });
  });

  it('restoring gives the plain price back and leaves no row behind', async () => {
    const plain = await rateOf(70);
    await apply(wishFor(70, 75, { price: { mode: 'delta', value: 10_000 }, minNights: 3 }, { houses: [house, other] }));
    expect(await rateOf(70)).toMatchObject({ priceFen: plain.priceFen + 10_000, own: ['priceFen', 'minNights'] });
    await apply(wishFor(70, 75, { restore: OWN }, { houses: [house, other] }));
    expect(await rateOf(70)).toEqual(plain);
    const left = await app.strapi.db.connection('rate_overrides').where('first_night', '>=', inDays(70)).count();
    expect(Number(left[0]!.count)).toBe(0);
  });

  it('shows a house before it is listed, and takes its prices; guests see nothing of either', async () => {
    const coming = await seedHouse(app.strapi, { title: '待放水岸', listed: false });
    const named = await manager.send('GET', `/pricing/rates/houses?q=${encodeURIComponent('待放')}`);
    expect(named.body.items).toMatchObject([{ id: coming, listed: false }]);
    const all = (await manager.send('GET', '/pricing/rates/houses')).body.items as Row[];
    expect(all.map(({ listed }) => listed)).toEqual([true, true, false]);

    const wish = wishFor(30, 31, { price: { mode: 'fixed', value: 59_900 } }, { houses: [coming] });
    expect((await preview(wish)).body.items).toMatchObject([{ id: coming, listed: false }]);
    await apply(wish);
    expect(await rateOf(30, coming)).toMatchObject({ priceFen: 59_900, own: ['priceFen'] });
    const hidden = await sender(app.url)('GET', `/api/houses/${coming}/calendar?from=${inDays(30)}&days=1`);
    expect(hidden.status).toBe(404);

    const owner = await signInAsAdmin(app, SUPER_ADMIN);
    const entry = `/content-manager/collection-types/api::house.house/${coming}`;
    expect((await owner.send('PUT', entry, { listed: true })).status).toBe(200);
    expect((await guestDays(30, 1, coming))[0]!.priceFen).toBe(59_900);
    expect((await owner.send('DELETE', entry)).status).toBe(200);
  });

  it('undoes the newest change as a change of its own, once', async () => {
    const before = await rateOf(80);
    const first = await apply(wishFor(80, 85, { price: { mode: 'fixed', value: 40_000 } }));
    const second = await apply(wishFor(83, 88, { price: { mode: 'fixed', value: 45_000 }, closed: true }));
    const early = await undo(first.id);
    expect([early.status, early.body.error.name]).toEqual([409, 'NOT_UNDOABLE']);
    const key = newKey();
    const undone = await undo(second.id, key);
    expect(undone.body).toMatchObject({ kind: 'undo', undoes: second.id, nights: 6 });
    expect((await undo(second.id, key)).body).toEqual(undone.body);
    expect((await undo(second.id)).status).toBe(409);
    expect((await rateOf(83)).priceFen).toBe(40_000);
    expect(await rateOf(88)).toMatchObject({ closed: false, own: [] });
    expect((await undo(first.id)).status).toBe(200);
    expect((await rateOf(80)).priceFen).toBe(before.priceFen);
    const [newest] = await history(`?house=${house}&limit=1`);
    expect(newest).toMatchObject({ kind: 'undo', undoes: first.id, actorName: '测试yizhan-manager' });
    expect((await undo('999999999')).status).toBe(404);
  });

  it('applies once for one key, and only what was previewed', async () => {
    const wish = wishFor(90, 92, { price: { mode: 'percent', value: 110 } });
    const { fingerprint } = (await preview(wish)).body;
    const key = newKey();
    const made = await change(wish, fingerprint, key);
    expect(made.status).toBe(201);
    expect((await change(wish, fingerprint, key)).body).toEqual(made.body);
    expect((await change(wishFor(90, 92, { minNights: 2 }), fingerprint, key)).status).toBe(422);
    // Ten percent more of what is now ten percent more is another outcome.
    const again = await change(wish, fingerprint);
    expect([again.status, again.body.error.name]).toEqual([409, 'RATES_CHANGED']);
    const same = wishFor(90, 92, { minNights: 1 });
    await apply(same);
    const nothing = await change(same, (await preview(same)).body.fingerprint);
    expect([nothing.status, nothing.body.error.name]).toEqual([422, 'NOTHING_CHANGES']);
  });

  it('of many at once with one preview, one is written', async () => {
    const wish = wishFor(95, 96, { price: { mode: 'delta', value: 1_000 } });
    const { fingerprint } = (await preview(wish)).body;
    const answers = await Promise.all(Array.from({ length: 6 }, () => change(wish, fingerprint)));
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409, 409, 409, 409, 409]);
  });

  it('refuses what makes no sense, names the field and writes nothing', async () => {
    const rows = async (): Promise<unknown> =>
      app.strapi.db.connection('rate_overrides').orderBy(['house_id', 'first_night']);
    const before = await rows();
    const price = { price: { mode: 'fixed', value: 1_000 } };
    const cases: [Wish, number, string | undefined][] = [
      [wishFor(-1, 3, price), 400, 'ranges.0.firstNight'],
      [wishFor(9, 8, price), 400, 'ranges.0.lastNight'],
      [wishFor(9, 900, price), 400, 'ranges.0.lastNight'],
      [wishFor(9, 10, {}), 400, 'edit'],
      [wishFor(9, 10, { price: { mode: 'fixed', value: 0 } }), 400, 'edit.price.value'],
      [wishFor(9, 10, { price: { mode: 'percent', value: 1_001 } }), 400, 'edit.price.value'],
      [wishFor(9, 10, price, { houses: [] }), 400, 'houses'],
      [wishFor(9, 10, price, { houses: ['z'.repeat(24)] }), 404, undefined],
    ];
    for (const [wish, status, field] of cases) {
      for (const answer of [await preview(wish), await change(wish, 'x'.repeat(43))]) {
        expect([answer.status, answer.body.error.details.field], JSON.stringify(wish)).toEqual([status, field]);
        expect(answer.body.error.message).toMatch(/[\u4e00-\u9fff]/);
      }
    }
    expect(await rows()).toEqual(before);
  });

  it('is for those who have the right', async () => {
    const wish = wishFor(9, 10, { minNights: 2 });
    expect((await editor.send('GET', `/pricing/rates?from=${inDays(1)}`)).status).toBe(200);
    expect((await editor.send('POST', '/pricing/rates/preview', wish)).status).toBe(403);
    expect((await sender(app.url)('GET', `/pricing/rates?from=${inDays(1)}`)).status).toBe(401);
  });

  it('keeps its history for good', async () => {
    const db = app.strapi.db.connection;
    for (const statement of [
      'update rate_changes set nights = 0',
      'delete from rate_changes',
      'truncate rate_changes cascade',
    ])
      await expect(db.raw(statement), statement).rejects.toThrow('written once');
  });

  it('writes down what is edited in the content manager, and by whom', async () => {
    const content = '/content-manager/collection-types/';
    const superAdmin = await signInAsAdmin(app, SUPER_ADMIN);
    const edited = await superAdmin.send('PUT', `${content}api::house.house/${other}`, { basePriceFen: 52_000 });
    expect(edited.status, JSON.stringify(edited.body)).toBe(200);
    const [house1] = await history(`?house=${other}&limit=1`);
    expect(house1).toMatchObject({
      kind: 'house',
      actorName: '测试strapi-super-admin',
      entry: { op: 'update', title: '松下小院', ref: other },
      before: { base_price_fen: 50_000 },
      after: { base_price_fen: 52_000 },
      canUndo: false,
    });
    const rule = {
      name: '雪季',
      firstNight: inDays(100),
      lastNight: inDays(120),
      priceMode: 'fixed',
      priceFen: 88_800,
    };
    const made = await manager.send('POST', `${content}api::rate-rule.rate-rule`, {
      ...rule,
      active: true,
      priority: 0,
      closed: false,
      closedToArrival: false,
      closedToDeparture: false,
      houses: { connect: [{ documentId: other }] },
    });
    expect(made.status, JSON.stringify(made.body)).toBe(201);
    const ref = made.body.data.documentId as string;
    const gone = await manager.send('DELETE', `${content}api::rate-rule.rate-rule/${ref}`);
    expect(gone.status).toBe(200);
    const entries = (await history('?limit=5')).filter(({ entry }) => entry?.ref === ref);
    expect(entries.map(({ entry, actorName }) => [entry.op, actorName])).toEqual([
      ['delete', null],
      ['houses', '测试yizhan-manager'],
      ['insert', '测试yizhan-manager'],
    ]);
    expect(entries[1]).toMatchObject({ before: null, after: { houses: ['松下小院'] } });
    expect((await undo(entries[2]!.id as string)).status).toBe(409);
  });

  it('takes hundreds of houses at once, found by a part of their name', async () => {
    const ids: string[] = [];
    for (let i = 0; i < 120; i += 1)
      ids.push(await seedHouse(app.strapi, { title: `千屋 ${i}`, basePriceFen: 30_000 + i }));
    const named = await manager.send('GET', `/pricing/rates/houses?q=${encodeURIComponent('千屋')}`);
    expect(named.body.items.map(({ id }: Row) => id).sort()).toEqual([...ids].sort());
    const wish = wishFor(1, 60, { price: { mode: 'delta', value: 100 } }, { houses: ids, weekdays: [5, 6] });
    const { body } = await preview(wish);
    expect(body.houses).toBe(120);
    expect(body.items).toHaveLength(20);
    const made = await apply(wish);
    expect(made.houses).toBe(120);
    const page = await manager.send(
      'GET',
      `/pricing/rates?q=${encodeURIComponent('千屋')}&from=${inDays(1)}&pageSize=50`,
    );
    expect(page.body.total).toBe(120);
    expect(page.body.items).toHaveLength(50);
  });
});

describe('several processes', () => {
  it('show a new price everywhere', async () => {
    const cluster = await startCluster();
    try {
      const operator = await registerOperator(cluster.url);
      const house = await operator.house({ basePriceFen: 60_000 });
      const wish = {
        houses: [house],
        ranges: [{ firstNight: inDays(10), lastNight: inDays(10) }],
        edit: { price: { mode: 'fixed', value: 77_700 } },
      };
      const price = async (node: number): Promise<number | undefined> =>
        (await sender(cluster.nodes[node]!.url)('GET', `/api/houses/${house}/calendar?from=${inDays(10)}&days=1`)).body
          .days?.[0]?.priceFen as number | undefined;
      await expect.poll(() => Promise.all([price(0), price(1)]), { timeout: 5_000 }).toEqual([60_000, 60_000]);
      const { body } = await operator.send('POST', '/pricing/rates/preview', wish);
      const made = await operator.send(
        'POST',
        '/pricing/rates/changes',
        { ...wish, fingerprint: body.fingerprint },
        { 'Idempotency-Key': newKey() },
      );
      expect(made.status, JSON.stringify(made.body)).toBe(201);
      await expect.poll(() => Promise.all([price(0), price(1)]), { timeout: 2_000 }).toEqual([77_700, 77_700]);
    } finally {
      await cluster.stop();
    }
  });
});
