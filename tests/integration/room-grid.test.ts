/** The grid's data, moves and blocks on one unit, and the news of them over two processes. */
import { io, type Socket } from 'socket.io-client';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { startApp, type TestApp } from '../support/app';
import { registerOperator, startCluster, type Cluster, type Operator } from '../support/cluster';
import { inDays } from '../support/dates';
import { newKey, placeStay, signIn, type Guest, type Send } from '../support/guest';
import { seedHouse, seedPolicy, seedRateRule } from '../support/seed';
import { signInAsAdmin, SUPER_ADMIN, type AdminUser } from '../support/staff';

type Bar = [
  id: number,
  row: number,
  unit: number,
  from: number,
  to: number,
  subject: number,
  reason: string | null,
  expiresAt: number | null,
];
interface Grid {
  today: string;
  days: { type: string; label: string | null }[];
  rows: { resource: string; units: number; pricesFen: number[]; closed: number[]; minimum: [number, number][] }[];
  bars: Bar[];
  subjects: [no: string, title: string, state: string][];
  taken: number[];
  units: number;
}

const grid = async (send: Send, from = inDays(0), days = 30): Promise<Grid> => {
  const answer = await send('GET', `/scheduling/grid?from=${from}&days=${days}`);
  expect(answer.status, JSON.stringify(answer.body)).toBe(200);
  return answer.body as unknown as Grid;
};

describe('the room grid', () => {
  let app: TestApp;
  let owner: AdminUser;
  let guest: Guest;
  let cancellationPolicy: string;

  beforeAll(async () => {
    app = await startApp();
    cancellationPolicy = await seedPolicy(app.strapi);
    owner = await signInAsAdmin(app, SUPER_ADMIN);
    guest = await signIn(app);
  });
  afterAll(() => app.stop());

  const newHouse = (units = 3, more: object = {}): Promise<string> =>
    seedHouse(app.strapi, { units, cancellationPolicy, ...more });
  const block = (house: string, body: object, key = newKey()) =>
    owner.send(
      'POST',
      '/scheduling/blocks',
      { resource: `house:${house}`, reason: '维修：换锁', ...body },
      { 'Idempotency-Key': key },
    );
  const move = (id: number | string, body: object) => owner.send('POST', `/scheduling/claims/${id}/move`, body);
  const barsOf = (found: Grid, house: string): Bar[] =>
    found.bars.filter(([, row]) => found.rows[row]!.resource === `house:${house}`);
  const stay = async (house: string, from: number, to: number): Promise<string> => {
    const placed = await placeStay(guest, { ref: house, checkIn: inDays(from), checkOut: inDays(to) });
    expect(placed.status, JSON.stringify(placed.body)).toBe(201);
    return placed.body.no as string;
  };

  it('shows prices, rules and what takes each unit, in days of the venue', async () => {
    const house = await newHouse(2, { cleaningGapNights: 1, weekendPriceFen: 90_000 });
    await seedRateRule(app.strapi, {
      name: '年检',
      firstNight: inDays(8),
      lastNight: inDays(9),
      closed: true,
      minNights: 3,
      houses: { connect: [{ documentId: house }] },
    });
    const no = await stay(house, 2, 4);
    expect((await block(house, { unit: 2, from: inDays(1), to: inDays(3) })).body).toEqual({ units: [2] });
    const found = await grid(owner.send, inDays(1), 20);
    const row = found.rows.find(({ resource }) => resource === `house:${house}`)!;
    expect(found.today).toBe(inDays(0));
    expect(found.days).toHaveLength(20);
    expect(row).toMatchObject({ units: 2, listed: true, gapDays: 1 });
    expect(row.pricesFen).toHaveLength(20);
    for (const [i, { type }] of found.days.entries())
      expect(row.pricesFen[i]).toBe(type === 'weekday' ? 68_800 : 90_000);
    expect(row.closed).toEqual([7, 8]);
    expect(row.minimum).toEqual([
      [7, 3],
      [8, 3],
    ]);
    const bars = barsOf(found, house).sort((a, b) => a[2] - b[2]);
    expect(bars).toHaveLength(2);
    const [, , unit, from, to, subject, reason, expiresAt] = bars[0]!;
    // The night of cleaning is part of the claim.
    expect([unit, from, to, reason]).toEqual([1, 1, 4, null]);
    expect(found.subjects[subject]).toEqual([no, '林溪', 'pending']);
    expect(expiresAt! * 1000).toBeGreaterThan(Date.now());
    expect(bars[1]!.slice(2)).toEqual([2, 0, 2, -1, '维修：换锁', null]);
    expect(found.taken.slice(0, 5)).toEqual([1, 2, 1, 1, 0]);
  });

  it('reaches into the past without prices, and shows houses that guests do not see', async () => {
    const house = await newHouse(1, { listed: false });
    const found = await grid(owner.send, inDays(-10), 12);
    const row = found.rows.find(({ resource }) => resource === `house:${house}`)!;
    expect(row).toMatchObject({ listed: false, pricesFen: Array.from({ length: 12 }, () => -1) });
    const listed = found.rows.find(({ pricesFen }) => pricesFen[11]! > 0)!;
    expect(listed.pricesFen[0]).toBe(-1);
  });

  it('is for those with the right to see claims', async () => {
    const editor = await signInAsAdmin(app, 'yizhan-editor');
    expect((await editor.send('GET', `/scheduling/grid?from=${inDays(0)}&days=7`)).status).toBe(403);
    expect((await editor.send('POST', '/scheduling/claims/1/move', { unit: 1 })).status).toBe(403);
    const desk = await signInAsAdmin(app, 'yizhan-front-desk');
    expect((await grid(desk.send)).rows.length).toBeGreaterThan(0);
  });

  it('moves a booking to another unit, and its order says who did', async () => {
    const house = await newHouse(3);
    const no = await stay(house, 2, 4);
    const [bar] = barsOf(await grid(owner.send), house);
    expect((await move(bar![0], { unit: 3 })).body).toEqual({ unit: 3 });
    // Sent once more, as after a lost answer.
    expect((await move(bar![0], { unit: 3 })).body).toEqual({ unit: 3 });
    expect(barsOf(await grid(owner.send), house)[0]!.slice(2, 5)).toEqual([3, 2, 4]);
    await expect
      .poll(async () => (await owner.send('GET', `/ordering/orders/${no}`)).body, { timeout: 8_000 })
      .toMatchObject({ unitLabel: '3 号' });
    const { timeline } = (await owner.send('GET', `/ordering/orders/${no}`)).body as {
      timeline: { type: string; actor: string; reason: string }[];
    };
    expect(timeline.filter(({ type }) => type === 'move-unit')).toMatchObject([{ actor: 'staff', reason: '1 → 3' }]);
    // What is of no use to the guest is not told.
    const seen = (await guest.send('GET', `/api/orders/${no}`)).body as { timeline: { type: string }[] };
    expect(seen.timeline.map(({ type }) => type)).toEqual(['place']);
  });

  it('refuses what is taken, past, not there, or a matter of the order; and changes nothing', async () => {
    const house = await newHouse(2);
    await stay(house, 2, 4);
    await stay(house, 3, 5);
    const before = barsOf(await grid(owner.send), house);
    const [first] = before.filter(([, , unit]) => unit === 1);
    expect(await move(first![0], { unit: 2 })).toMatchObject({ status: 409, body: { error: { name: 'NOT_FREE' } } });
    expect(await move(first![0], { unit: 3 })).toMatchObject({
      status: 400,
      body: { error: { details: { field: 'unit' } } },
    });
    expect(await move(first![0], { unit: 1, from: inDays(6), to: inDays(8) })).toMatchObject({
      status: 422,
      body: { error: { name: 'BOOKING_DATES' } },
    });
    expect((await move('999999999999999', { unit: 1 })).status).toBe(404);
    expect(await block(house, { unit: 1, from: inDays(3), to: inDays(6) })).toMatchObject({
      status: 409,
      body: { error: { name: 'NOT_FREE', details: { field: 'unit' } } },
    });
    expect((await block(house, { unit: 3, from: inDays(9), to: inDays(10) })).status).toBe(400);
    expect((await block(house, { unit: 1, count: 2, from: inDays(9), to: inDays(10) })).status).toBe(400);
    expect(barsOf(await grid(owner.send), house)).toEqual(before);
  });

  it('moves a block over days and units, not into the past', async () => {
    const house = await newHouse(2);
    await block(house, { unit: 1, from: inDays(1), to: inDays(3) });
    const [bar] = barsOf(await grid(owner.send), house);
    expect((await move(bar![0], { unit: 2, from: inDays(4), to: inDays(9) })).status).toBe(200);
    expect(barsOf(await grid(owner.send), house)[0]!.slice(2, 5)).toEqual([2, 4, 9]);
    expect(await move(bar![0], { unit: 2, from: inDays(-1), to: inDays(2) })).toMatchObject({
      status: 409,
      body: { error: { name: 'ENDED' } },
    });
    expect((await move(bar![0], { unit: 2, from: inDays(4), to: inDays(4) })).status).toBe(400);
  });

  it('lets one of many win a unit, and a hold that ran out gives way', async () => {
    const house = await newHouse(6);
    for (let i = 0; i < 5; i += 1) await stay(house, 10, 12);
    const bars = barsOf(await grid(owner.send), house);
    const answers = await Promise.all(bars.map(([id]) => move(id, { unit: 6 })));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409, 409, 409]);
    await app.strapi.db
      .connection('scheduling_claims')
      .where({ resource: `house:${house}`, unit: 6 })
      .update({ expires_at: new Date(Date.now() - 1000) });
    const left = bars.find((_bar, i) => answers[i]!.status === 409)!;
    expect((await move(left[0], { unit: 6 })).status).toBe(200);
  });
});

describe('news of the grid', () => {
  let cluster: Cluster;
  let operator: Operator;
  const sockets: Socket[] = [];

  beforeAll(async () => {
    cluster = await startCluster();
    operator = await registerOperator(cluster.url);
  });
  afterEach(() => sockets.splice(0).forEach((socket) => socket.disconnect()));
  afterAll(() => cluster.stop());

  interface Heard {
    socket: Socket;
    news: { topic: string; what: { resource: string; from: number; to: number } }[];
  }

  async function connect(url: string, token: unknown): Promise<Heard> {
    const socket = io(url, { path: '/realtime', transports: ['websocket'], auth: { token }, reconnection: false });
    sockets.push(socket);
    const heard: Heard = { socket, news: [] };
    socket.on('changed', (topic: string, what: Heard['news'][0]['what']) => heard.news.push({ topic, what }));
    await new Promise<void>((resolve, reject) => {
      socket.once('connect', resolve);
      socket.once('connect_error', reject);
    });
    return heard;
  }

  it('reaches the windows of both processes within a second, with the resource and the days', async () => {
    const house = await operator.house({ units: 2 });
    const windows = await Promise.all(cluster.nodes.map((node) => connect(node.url, operator.token)));
    const body = { resource: `house:${house}`, from: inDays(3), to: inDays(5), reason: '维修' };
    const made = await operator.send('POST', '/scheduling/blocks', body, { 'Idempotency-Key': newKey() });
    expect(made.status).toBe(201);
    const seconds = (days: number): number => Date.parse(`${inDays(days)}T00:00:00+08:00`) / 1000;
    for (const { news } of windows)
      await expect
        .poll(() => news, { timeout: 1_000 })
        .toEqual([{ topic: 'claims', what: { resource: `house:${house}`, from: seconds(3), to: seconds(5) } }]);
  });

  it('is refused without a living session, and ends with it', async () => {
    for (const token of [undefined, 'x', 'a.b.c', `${operator.token}x`])
      await expect(connect(cluster.url, token), String(token)).rejects.toThrow('unauthorized');
    const { socket } = await connect(cluster.url, operator.token);
    const closed = new Promise<string>((resolve) => socket.once('disconnect', resolve));
    expect((await operator.send('POST', '/admin/logout', {})).status).toBeLessThan(300);
    expect(await closed).toBe('io server disconnect');
    await expect(connect(cluster.url, operator.token)).rejects.toThrow('unauthorized');
  });
});
