/** A booked stay becomes another one: what is paid, held, refunded and freed, and who wins when several try. */
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { disagreements, eventually, reconcile, seeded } from '../support/books';
import {
  abandon,
  askChange,
  claimsOf,
  deskChange,
  endChangeHold,
  enqueueChangeExpiry,
  previewChange,
} from '../support/changes';
import { registerOperator, startCluster, type Cluster, type Operator } from '../support/cluster';
import { inDays } from '../support/dates';
import { newKey, orderUntil, payOrder, placeStay, sender, signIn, type Answer, type Guest } from '../support/guest';

const NIGHT = 68_800;
let cluster: Cluster;
let operator: Operator;
let guest: Guest;
let rival: Guest;

const at = (node: number, someone: Guest): Guest => ({
  ...someone,
  send: sender(cluster.nodes[node % cluster.nodes.length]!.url, { Authorization: `Bearer ${someone.accessToken}` }),
});

/** A confirmed stay of `guest` in a house of its own. */
async function stay(from: number, to: number, house?: string, who = guest): Promise<{ no: string; house: string }> {
  const ref = house ?? (await operator.house());
  const placed = await placeStay(who, { ref, checkIn: inDays(from), checkOut: inDays(to) });
  expect(placed.status, JSON.stringify(placed.body)).toBe(201);
  const { no } = placed.body as { no: string };
  await payOrder(cluster, who, no);
  await orderUntil(who, no, ({ status }) => status === 'confirmed');
  return { no, house: ref };
}

const dates = (from: number, to: number): { checkIn: string; checkOut: string } => ({
  checkIn: inDays(from),
  checkOut: inDays(to),
});

const types = (order: Record<string, any>): string[] => order.timeline.map(({ type }: { type: string }) => type);

async function cancelFor(who: Guest, no: string): Promise<Answer> {
  const preview = await who.send('GET', `/api/orders/${no}/cancellation`);
  return who.send(
    'POST',
    `/api/orders/${no}/cancel`,
    { reason: '行程有变', expectedRefundFen: preview.body.refundFen ?? 0 },
    { 'Idempotency-Key': newKey() },
  );
}

beforeAll(async () => {
  cluster = await startCluster();
  operator = await registerOperator(cluster.url);
  guest = await signIn({ url: cluster.url, sim: cluster.sim });
  rival = await signIn({ url: cluster.nodes[1]!.url, sim: cluster.sim });
});
afterAll(() => cluster?.stop());

describe('a change that costs more', () => {
  it('holds the new nights beside the old stay, and applies when the difference is paid', async () => {
    const { no, house } = await stay(20, 22);
    const preview = await previewChange(guest, no, dates(21, 24));
    expect(preview.body).toMatchObject({
      possible: true,
      reason: null,
      differenceFen: NIGHT,
      payFen: NIGHT,
      refundFen: 0,
    });
    expect(preview.body.from).toMatchObject({ ref: house, ...dates(20, 22), totalFen: 2 * NIGHT });
    expect(preview.body.to).toMatchObject({ ref: house, ...dates(21, 24), totalFen: 3 * NIGHT });
    expect(preview.body.lines.map(({ date }: { date: string }) => date)).toEqual([inDays(21), inDays(22), inDays(23)]);
    const asked = await askChange(guest, no, dates(21, 24));
    expect(asked.status, JSON.stringify(asked.body)).toBe(200);
    expect(asked.body).toMatchObject({ status: 'confirmed', totalFen: 2 * NIGHT, details: dates(20, 22) });
    expect(asked.body.pendingChange).toMatchObject({
      differenceFen: NIGHT,
      to: { ...dates(21, 24), totalFen: 3 * NIGHT },
    });
    expect(asked.body.actions).toEqual(['pay', 'cancel']);
    expect(await claimsOf(cluster.db, no)).toEqual([
      `1: ${inDays(20)}–${inDays(22)}`,
      `1: ${inDays(22)}–${inDays(24)} held`,
    ]);
    for (const [from, to] of [
      [22, 23],
      [23, 24],
      [20, 21],
    ] as const) {
      const taken = await placeStay(rival, { ref: house, ...dates(from, to) }, { totalFen: NIGHT });
      expect([taken.status, taken.body.error.name]).toEqual([409, 'SOLD_OUT']);
    }
    await payOrder(cluster, guest, no);
    const order = await orderUntil(guest, no, ({ pendingChange }) => pendingChange === null);
    expect(order).toMatchObject({
      status: 'confirmed',
      details: dates(21, 24),
      totalFen: 3 * NIGHT,
      paidFen: 3 * NIGHT,
    });
    expect(order.quote.totalFen).toBe(3 * NIGHT);
    expect(types(order).slice(-2)).toEqual(['change-request', 'change']);
    expect(await claimsOf(cluster.db, no)).toEqual([`1: ${inDays(21)}–${inDays(24)}`]);
    expect((await placeStay(rival, { ref: house, ...dates(20, 21) })).status).toBe(201);
  });

  it('cancelled afterwards, gives back what was really paid, over both payments', async () => {
    const { no } = await stay(20, 21);
    await askChange(guest, no, dates(20, 23));
    await payOrder(cluster, guest, no);
    await orderUntil(guest, no, ({ pendingChange }) => pendingChange === null);
    expect((await cancelFor(guest, no)).status).toBe(200);
    const order = await orderUntil(guest, no, ({ status }) => status === 'refunded');
    expect(order.refundedFen).toBe(3 * NIGHT);
    expect(order.refunds.map(({ amountFen }: { amountFen: number }) => amountFen)).toEqual([NIGHT, 2 * NIGHT]);
    expect(await reconcile(cluster.db, cluster.sim)).toEqual([]);
  });

  it('is given up: the held nights are free, the stay is as it was', async () => {
    const { no, house } = await stay(20, 22);
    await askChange(guest, no, dates(20, 24));
    await guest.send('POST', `/api/orders/${no}/payments`);
    const order = (await abandon(guest, no)).body;
    expect(order).toMatchObject({
      status: 'confirmed',
      pendingChange: null,
      details: dates(20, 22),
      totalFen: 2 * NIGHT,
    });
    expect(types(order)).toContain('change-abandoned');
    expect(await claimsOf(cluster.db, no)).toEqual([`1: ${inDays(20)}–${inDays(22)}`]);
    expect((await placeStay(rival, { ref: house, ...dates(22, 24) })).status).toBe(201);
    expect((await abandon(guest, no)).status).toBe(200);
    expect(await reconcile(cluster.db, cluster.sim)).toEqual([]);
  });

  it('is withdrawn at the desk: the nights are free, and the timeline says who did it', async () => {
    const { no, house } = await stay(20, 22);
    await askChange(guest, no, dates(20, 24));
    const key = { 'Idempotency-Key': newKey() };
    const withdraw = () => operator.send('POST', `/ordering/orders/${no}/changes/abandon`, {}, key);
    const first = await withdraw();
    expect([first.status, first.body.pendingChange]).toEqual([200, null]);
    expect(types(first.body)).toContain('change-abandoned');
    const last = first.body.timeline.find(({ type }: { type: string }) => type === 'change-abandoned');
    expect(last).toMatchObject({ actor: 'staff' });
    expect(await claimsOf(cluster.db, no)).toEqual([`1: ${inDays(20)}–${inDays(22)}`]);
    expect((await placeStay(rival, { ref: house, ...dates(22, 24) })).status).toBe(201);
    // A repeat of the same command means the change that was there then, not a later one.
    await askChange(guest, no, dates(19, 22));
    expect((await withdraw()).body.pendingChange).not.toBeNull();
  });

  it('runs out: the job frees the nights, and a second change may be asked for', async () => {
    const { no } = await stay(20, 22);
    await askChange(guest, no, dates(20, 24));
    await endChangeHold(cluster.db, no);
    const late = await guest.send('POST', `/api/orders/${no}/payments`);
    expect([late.status, late.body.error.name]).toEqual([409, 'HOLD_EXPIRED']);
    await enqueueChangeExpiry(cluster.db, no);
    const order = await orderUntil(guest, no, ({ pendingChange }) => pendingChange === null);
    expect(types(order)).toContain('change-expired');
    expect(await claimsOf(cluster.db, no)).toEqual([`1: ${inDays(20)}–${inDays(22)}`]);
    expect((await askChange(guest, no, dates(20, 23))).body.pendingChange.differenceFen).toBe(NIGHT);
  });

  it.each([false, true])('is paid after its hold ran out, somebody else was faster: %s', async (taken) => {
    const { no, house } = await stay(20, 22);
    await askChange(guest, no, dates(20, 24));
    const started = await guest.send('POST', `/api/orders/${no}/payments`);
    expect(started.body.amountFen).toBe(2 * NIGHT);
    await endChangeHold(cluster.db, no);
    if (taken) expect((await placeStay(rival, { ref: house, ...dates(22, 24) })).status).toBe(201);
    const params = { appId: cluster.env.WECHAT_APPID, ...started.body.wechat };
    await sender(cluster.sim.baseUrl)('POST', '/sim/cashier', { action: 'pay', openid: guest.openid, params });
    const order = await orderUntil(guest, no, ({ pendingChange }) => pendingChange === null);
    if (!taken) {
      expect(order).toMatchObject({ details: dates(20, 24), totalFen: 4 * NIGHT, paidFen: 4 * NIGHT });
    } else {
      expect(order).toMatchObject({ details: dates(20, 22), totalFen: 2 * NIGHT, paidFen: 2 * NIGHT, refundedFen: 0 });
      expect(types(order)).toContain('change-returned');
    }
    expect(await reconcile(cluster.db, cluster.sim)).toEqual([]);
  });
});

describe('a change that costs less or the same', () => {
  it('applies at once, and the difference goes back by the policy of this moment', async () => {
    const { no, house } = await stay(20, 23);
    const asked = await askChange(guest, no, dates(20, 22));
    expect(asked.body).toMatchObject({
      details: dates(20, 22),
      totalFen: 3 * NIGHT,
      paidFen: 3 * NIGHT,
      refundedFen: NIGHT,
    });
    expect(asked.body.quote.totalFen).toBe(2 * NIGHT);
    expect((await placeStay(rival, { ref: house, ...dates(22, 23) })).status).toBe(201);
    await cancelFor(guest, no);
    expect((await orderUntil(guest, no, ({ status }) => status === 'refunded')).refundedFen).toBe(3 * NIGHT);
    expect(await reconcile(cluster.db, cluster.sim)).toEqual([]);
  });

  it('keeps what the policy keeps, says so on the quote, and later dates do not buy a lost refund back', async () => {
    const { no } = await stay(1, 4);
    const preview = await previewChange(guest, no, dates(1, 3));
    const percent = preview.body.refundFen / NIGHT;
    expect([0, 0.5]).toContain(percent);
    expect(preview.body.text).toContain(`退 ${percent * 100}%`);
    const changed = await askChange(guest, no, dates(1, 3));
    expect(changed.body.refundedFen).toBe(NIGHT * percent);
    expect(changed.body.quote.items[0].lines.at(-1)).toMatchObject({
      code: 'adjustment',
      amountFen: NIGHT * (1 - percent),
    });
    await askChange(guest, no, dates(40, 42), { differenceFen: -NIGHT * (1 - percent) });
    const { body } = await guest.send('GET', `/api/orders/${no}/cancellation`);
    expect(body.refundFen).toBeLessThanOrEqual(Math.ceil(body.paidFen * percent));
  });

  it('another party or another house at the same price: nothing moves but the booking', async () => {
    const { no, house } = await stay(20, 22);
    const more = await askChange(guest, no, { ...dates(20, 22), children: 1 });
    expect(more.body).toMatchObject({ totalFen: 2 * NIGHT, refundedFen: 0, details: { adults: 2, children: 1 } });
    const other = await operator.house({ title: '听松阁' });
    const moved = await askChange(guest, no, { ...dates(20, 22), ref: other });
    expect(moved.body).toMatchObject({ title: '听松阁', items: [{ ref: other, totalFen: 2 * NIGHT }] });
    expect((await placeStay(rival, { ref: house, ...dates(20, 22) })).status).toBe(201);
    expect((await placeStay(rival, { ref: other, ...dates(21, 22) }, { totalFen: NIGHT })).status).toBe(409);
  });
});

describe('what cannot be had', () => {
  it('is said by the preview and refused by the command, and nothing is written', async () => {
    const { no, house } = await stay(20, 22);
    await placeStay(rival, { ref: house, ...dates(22, 23) });
    const said = await previewChange(guest, no, dates(20, 23));
    expect(said.body).toMatchObject({ possible: false, differenceFen: 0, lines: [], to: dates(20, 23) });
    expect(said.body.reason).toMatch(/订/);
    const refused = await askChange(guest, no, dates(20, 23), { differenceFen: NIGHT });
    expect([refused.status, refused.body.error.name]).toEqual([409, 'SOLD_OUT']);
    const same = await previewChange(guest, no, dates(20, 22));
    expect(same.body).toMatchObject({ possible: false, reason: '与现在的订单相同' });
    const rule = await previewChange(guest, no, { ...dates(20, 21), adults: 9 });
    expect(rule.body.reason).toContain('最多住 4 位成人');
    const gone = await previewChange(guest, no, { ...dates(20, 21), ref: 'a'.repeat(24) });
    expect(gone.body.possible).toBe(false);
    const wrong = await askChange(guest, no, dates(20, 21), { differenceFen: 0 });
    expect([wrong.status, wrong.body.error.name, wrong.body.error.details.differenceFen]).toEqual([
      409,
      'PRICE_CHANGED',
      -NIGHT,
    ]);
    const { rows } = await cluster.db.query(
      `select 1 from order_changes c join orders o on o.id = c.order_id where o.no = $1`,
      [no],
    );
    expect(rows).toEqual([]);
    expect((await previewChange(rival, no, dates(20, 21))).status).toBe(404);
    expect((await askChange(rival, no, dates(20, 21), { differenceFen: -NIGHT })).status).toBe(404);
  });

  it('one key, one change; another body is refused; a second change waits for the first', async () => {
    const { no } = await stay(20, 22);
    const key = newKey();
    const repeat = (i: number): Promise<Answer> =>
      askChange(at(i, guest), no, dates(20, 23), { key, differenceFen: NIGHT });
    const answers = await Promise.all([repeat(0), repeat(1), repeat(0), repeat(1)]);
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200]);
    expect(new Set(answers.map(({ body }) => body.pendingChange.id)).size).toBe(1);
    const other = await askChange(guest, no, dates(20, 24), { key, differenceFen: 2 * NIGHT });
    expect(other.body.error.name).toBe('IDEMPOTENCY_MISMATCH');
    const second = await askChange(guest, no, dates(20, 24), { differenceFen: 2 * NIGHT });
    expect([second.status, second.body.error.name]).toEqual([409, 'CHANGE_PENDING']);
    expect((await previewChange(guest, no, dates(20, 24))).body.reason).toContain('先支付或放弃');
  });
});

describe('at the desk', () => {
  const desk = (no: string, body: object): Promise<Answer> =>
    deskChange(operator.send, no, { reason: '客人来电', settle: 'collect', ...body });

  it('moves a stay to another unit, or says that the unit is taken', async () => {
    const house = await operator.house({ units: 3 });
    const { no } = await stay(20, 22, house);
    await stay(21, 23, house, rival);
    const [mine] = await claimsOf(cluster.db, no);
    const unit = Number(mine!.split(':')[0]);
    const free = [1, 2, 3].find((n) => n !== unit && n !== 2)!;
    const preview = await operator.send('POST', `/ordering/orders/${no}/change-preview`, { unit: free });
    expect(preview.body).toMatchObject({
      possible: true,
      differenceFen: 0,
      to: { unitLabel: `${free} 号`, ...dates(20, 22) },
    });
    const moved = await desk(no, { unit: free, expectedDifferenceFen: 0 });
    expect(moved.status, JSON.stringify(moved.body)).toBe(200);
    expect(moved.body.unitLabel).toBe(`${free} 号`);
    const taken = (
      await cluster.db.query<{ unit: number }>(
        `select unit from scheduling_claims where resource = $1 and released_at is null and reference not like $2 || '/%'`,
        [`house:${house}`, no],
      )
    ).rows[0]!.unit;
    const no2 = await desk(no, { unit: taken, expectedDifferenceFen: 0 });
    expect([no2.status, no2.body.error.name]).toEqual([409, 'SOLD_OUT']);
  });

  it('waives a difference with the right to, and the order costs what it cost', async () => {
    const { no } = await stay(20, 22);
    const waived = await desk(no, {
      ...dates(20, 24),
      expectedDifferenceFen: 2 * NIGHT,
      settle: 'waive',
      reason: '热水故障',
    });
    expect(waived.body).toMatchObject({
      details: dates(20, 24),
      totalFen: 2 * NIGHT,
      paidFen: 2 * NIGHT,
      pendingChange: null,
    });
    expect(waived.body.quote.totalFen).toBe(2 * NIGHT);
    expect(waived.body.quote.items[0].lines.at(-1)).toMatchObject({ code: 'adjustment', amountFen: -2 * NIGHT });
  });

  it('guests in the house stay longer or leave earlier; nothing that has begun begins again', async () => {
    const { no, house } = await stay(0, 2);
    await operator.send('POST', `/ordering/orders/${no}/check-in`, {}, { 'Idempotency-Key': newKey() });
    const start = await previewChange(guest, no, dates(1, 3));
    expect(start.body).toMatchObject({ possible: false });
    expect(start.body.reason).toContain('已经入住');
    await askChange(guest, no, dates(0, 3));
    await payOrder(cluster, guest, no);
    const longer = await orderUntil(guest, no, ({ pendingChange }) => pendingChange === null);
    expect(longer).toMatchObject({ status: 'in_service', details: dates(0, 3), totalFen: 3 * NIGHT });
    const preview = await operator.send('POST', `/ordering/orders/${no}/refund-preview`, { kind: 'check-out' });
    expect(preview.body).toMatchObject({ statusAfter: '已完成', refundFen: expect.any(Number) });
    expect(preview.body.freed[0]).toContain('共 3 晚');
    expect(preview.body.text).toContain('按退订政策');
    const earlier = await desk(no, { checkOut: inDays(1), expectedDifferenceFen: -2 * NIGHT });
    expect(earlier.status, JSON.stringify(earlier.body)).toBe(200);
    expect(await claimsOf(cluster.db, no)).toEqual([`1: ${inDays(0)}–${inDays(1)}`]);
    expect((await placeStay(rival, { ref: house, ...dates(1, 3) })).status).toBe(201);
  });

  it('a check-in drops a change that waits for its payment; its money goes back', async () => {
    const { no } = await stay(0, 1);
    await askChange(guest, no, dates(3, 5));
    const started = await guest.send('POST', `/api/orders/${no}/payments`);
    const params = { appId: cluster.env.WECHAT_APPID, ...started.body.wechat };
    const pay = sender(cluster.sim.baseUrl)('POST', '/sim/cashier', { action: 'pay', openid: guest.openid, params });
    const checkIn = operator.send('POST', `/ordering/orders/${no}/check-in`, {}, { 'Idempotency-Key': newKey() });
    await Promise.all([pay, checkIn]);
    expect(await reconcile(cluster.db, cluster.sim)).toEqual([]);
    const { body } = await guest.send('GET', `/api/orders/${no}`);
    expect(body.pendingChange).toBeNull();
    if (body.status === 'in_service') expect(body).toMatchObject({ details: dates(0, 1), paidFen: NIGHT });
  });
});

describe('everybody at once', () => {
  it('change, change, cancellation, expiry, payment and a rival, 60 times', { timeout: 180_000 }, async () => {
    const random = seeded(5);
    const house = await operator.house();
    const surprises: string[] = [];
    const outcomes: Record<string, number> = {};
    const soon = <T>(work: () => Promise<T>): Promise<T> => sleep(random() * 120).then(work);
    const round = async (n: number): Promise<void> => {
      const from = 30 + n * 4;
      const { no } = await stay(from, from + 1, house);
      const wish = dates(from, from + 3);
      const asked = await askChange(guest, no, wish, { differenceFen: 2 * NIGHT });
      expect(asked.status, JSON.stringify(asked.body)).toBe(200);
      const started = await guest.send('POST', `/api/orders/${no}/payments`);
      const params = { appId: cluster.env.WECHAT_APPID, ...started.body.wechat };
      if (n % 2) await endChangeHold(cluster.db, no);
      const steps: Promise<Answer | void>[] = [
        soon(() =>
          sender(cluster.sim.baseUrl)('POST', '/sim/cashier', { action: 'pay', openid: guest.openid, params }),
        ),
        soon(() => at(n, guest).send('POST', `/api/orders/${no}/sync`)),
        soon(() => enqueueChangeExpiry(cluster.db, no)),
        soon(() => askChange(at(n + 1, guest), no, dates(from, from + 2), { differenceFen: NIGHT })),
      ];
      if (n % 3 === 0) steps.push(soon(() => abandon(at(n, guest), no)));
      if (n % 4 === 0) steps.push(soon(() => cancelFor(at(n + 1, guest), no)));
      if (n % 2)
        steps.push(
          soon(() => placeStay(at(n, rival), { ref: house, ...dates(from + 1, from + 3) }, { totalFen: 2 * NIGHT })),
        );
      for (const answer of await Promise.all(steps)) {
        if (answer && ![200, 201, 409].includes(answer.status))
          surprises.push(`${answer.status} ${JSON.stringify(answer.body)}`);
      }
      const { rows } = await cluster.db.query<{ outcome: string }>(
        `select o.state || ' ' || c.state as outcome from orders o join order_changes c on c.order_id = o.id where o.no = $1 order by c.id`,
        [no],
      );
      outcomes[rows[0]!.outcome] = (outcomes[rows[0]!.outcome] ?? 0) + 1;
    };
    for (let from = 0; from < 60; from += 10) await Promise.all(Array.from({ length: 10 }, (_, i) => round(from + i)));
    expect(surprises).toEqual([]);
    await eventually(
      'no change waits past its hold',
      async () => {
        const { rows } = await cluster.db.query(
          `select 1 from order_changes where state = 'pending' and hold_expires_at < now() at time zone 'UTC'`,
        );
        return rows.length === 0 ? true : undefined;
      },
      30_000,
    );
    expect(await reconcile(cluster.db, cluster.sim, 30_000)).toEqual([]);
    console.info('60 rounds:', JSON.stringify(outcomes));
    expect(Object.keys(outcomes).some((name) => name.endsWith('applied'))).toBe(true);
    expect(Object.keys(outcomes).some((name) => name.endsWith('closed'))).toBe(true);
  });

  it('leaves no disagreement behind', async () => {
    expect(await disagreements(cluster.db, cluster.sim)).toEqual([]);
  });
});
