/** kill -9 at any moment, then a restart: nothing is lost, nothing happens twice. */
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { FaultName } from '../../tools/wechat-simulator';
import { ageLockedJobs, eventually, reconcile, seeded } from '../support/books';
import { registerOperator, startCluster, type Cluster, type Operator } from '../support/cluster';
import { inDays } from '../support/dates';
import { newKey, orderUntil, placeStay, quoteStay, sender, signIn, type Answer, type Guest } from '../support/guest';
import { openLedger } from '../support/ledger';
import {
  expectCleanLedger,
  fill,
  heldOf,
  holdingsOf,
  memberIdOf,
  night,
  quoteWith,
  stayItem,
} from '../support/tenders';

let cluster: Cluster;
let operator: Operator;
let guest: Guest;
let house: string;

/** Sends again, with the same key, until somebody answers: what a client does when the connection breaks. */
async function persistent(send: () => Promise<Answer>): Promise<Answer> {
  for (const until = Date.now() + 60_000; ; await sleep(50)) {
    const answer = await send().catch(() => undefined);
    if (answer && answer.status !== 503) return answer;
    if (Date.now() > until) throw new Error(`no answer within a minute: ${JSON.stringify(answer?.body)}`);
  }
}

async function place(day: number): Promise<{ no: string; totalFen: number }> {
  const [key, wish] = [newKey(), { ref: house, checkIn: inDays(day), checkOut: inDays(day + 1) }];
  const { totalFen } = (await persistent(() => quoteStay(guest, wish))).body as { totalFen: number };
  const placed = await persistent(() => placeStay(guest, wish, { key, totalFen }));
  expect(placed.status, JSON.stringify(placed.body)).toBe(201);
  return { no: placed.body.no, totalFen };
}

async function pay(no: string): Promise<void> {
  const started = await persistent(() => guest.send('POST', `/api/orders/${no}/payments`));
  expect(started.status, JSON.stringify(started.body)).toBe(200);
  const params = { appId: cluster.env.WECHAT_APPID, ...started.body.wechat };
  const paid = await sender(cluster.sim.baseUrl)('POST', '/sim/cashier', {
    action: 'pay',
    openid: guest.openid,
    params,
  });
  expect(paid.body.result, JSON.stringify(paid.body)).toBe('ok');
}

async function cancelPaid(no: string, totalFen: number): Promise<Answer> {
  const headers = { 'Idempotency-Key': newKey() };
  return persistent(() =>
    guest.send('POST', `/api/orders/${no}/cancel`, { reason: '行程有变', expectedRefundFen: totalFen }, headers),
  );
}

/** The member's points or stored value pay what they may, WeChat the rest. */
async function placeFromWallet(day: number, tenders: object): Promise<{ no: string; totalFen: number }> {
  const [key, stay] = [newKey(), night(house, day)];
  const { totalFen, payableFen } = (await persistent(() => quoteWith(guest, stay, tenders))).body;
  const order = {
    ...{ items: [stayItem(stay)], guest: { name: '林溪', phone: '13800001234' }, tenders },
    ...{ expectedTotalFen: totalFen, expectedPayableFen: payableFen },
  };
  const placed = await persistent(() => guest.send('POST', '/api/orders', order, { 'Idempotency-Key': key }));
  expect(placed.status, JSON.stringify(placed.body)).toBe(201);
  return { no: placed.body.no, totalFen };
}

const confirmed = (no: string): Promise<true> =>
  eventually(
    'it is confirmed',
    async () =>
      (await persistent(() => guest.send('GET', `/api/orders/${no}`))).body.status === 'confirmed' || undefined,
    40_000,
  );

/** As after a power cut: the process is gone, and five minutes later another one takes over. */
async function crashAndRestart(): Promise<void> {
  const [node] = cluster.nodes;
  await node!.kill();
  await ageLockedJobs(cluster.db);
  await node!.start();
}

beforeAll(async () => {
  cluster = await startCluster({ nodes: [{}] });
  operator = await registerOperator(cluster.url);
  house = await operator.house();
  guest = await signIn(cluster);
});
afterAll(() => cluster?.stop());

describe('kill -9', () => {
  it('at random moments during 50 payments and 17 cancellations', { timeout: 120_000 }, async () => {
    const random = seeded(9_511);
    const kills = 3;
    let done = 0;
    const queue = Array.from({ length: 50 }, (_, i) => i);
    const buyer = async (): Promise<void> => {
      for (let i = queue.shift(); i !== undefined; i = queue.shift()) {
        const { no, totalFen } = await place(10 + i);
        await pay(no);
        if (i % 3 === 0) {
          await confirmed(no);
          const cancelled = await cancelPaid(no, totalFen);
          expect(cancelled.status, JSON.stringify(cancelled.body)).toBe(200);
        }
        done += 1;
      }
    };
    const killer = async (): Promise<void> => {
      for (let kill = 0; kill < kills; kill += 1) {
        const after = Math.floor((50 / (kills + 1)) * (kill + 0.5 + random()));
        await eventually(`${after} payments are made`, () => (done >= after ? true : undefined), 60_000);
        await sleep(random() * 120);
        await crashAndRestart();
      }
    };
    await Promise.all([killer(), ...Array.from({ length: 5 }, buyer)]);
    expect(await reconcile(cluster.db, cluster.sim, 30_000)).toEqual([]);
    const { rows } = await cluster.db.query<{ state: string; count: number }>(
      `select state, count(*)::int from orders group by state`,
    );
    expect(Object.fromEntries(rows.map(({ state, count }) => [state, count]))).toEqual({ confirmed: 33, refunded: 17 });
    const paid = [...cluster.sim.state.orders.values()].filter(({ paidAt }) => paidAt !== null);
    expect(paid).toHaveLength(50);
    expect(cluster.sim.state.refunds.size).toBe(17);
  });

  it('at random moments during 24 orders paid by points, stored value and WeChat, a third of them cancelled', async () => {
    const random = seeded(40_217);
    const ledger = openLedger(cluster.env.DATABASE_URL!, 3);
    const member = await memberIdOf(ledger, guest);
    const filled = { points: 1_000_000, principal: 5_000_000 };
    await fill(ledger, member, filled);
    let done = 0;
    const queue = Array.from({ length: 24 }, (_, i) => i);
    const buyer = async (): Promise<void> => {
      for (let i = queue.shift(); i !== undefined; i = queue.shift()) {
        const { no, totalFen } = await placeFromWallet(60 + i, i % 2 === 0 ? { points: true } : { stored: true });
        if (i % 2 === 0) await pay(no);
        if (i % 3 === 0) {
          await confirmed(no);
          expect((await cancelPaid(no, totalFen)).status).toBe(200);
        }
        done += 1;
      }
    };
    const killer = async (): Promise<void> => {
      for (const after of [4, 11, 18]) {
        await eventually(`${after} orders are made`, () => (done >= after ? true : undefined), 60_000);
        await sleep(random() * 120);
        await crashAndRestart();
      }
    };
    await Promise.all([killer(), ...Array.from({ length: 4 }, buyer)]);
    expect(await reconcile(cluster.db, cluster.sim, 30_000)).toEqual([]);
    await eventually('nothing is held any more', async () => ((await heldOf(ledger, member)) === 0 ? true : undefined));
    const { rows } = await cluster.db.query<{ tender: string; orders: number; units: number }>(
      `select p.tender, count(*)::int as orders, sum(p.units)::int as units
       from payments p join orders o on o.id = p.order_id
       where o.member_id = $1 and o.state = 'confirmed' and p.tender in ('points', 'stored') and p.state = 'succeeded' group by 1 order by 1`,
      [member],
    );
    expect(rows.map(({ tender, orders }) => [tender, orders])).toEqual([
      ['points', 8],
      ['stored', 8],
    ]);
    const [points, stored] = rows.map(({ units }) => units);
    expect(await holdingsOf(ledger, member)).toEqual({
      points: filled.points - points!,
      principal: filled.principal - stored!,
    });
    await expectCleanLedger(ledger);
    await ledger.close();
  }, 120_000);

  /** The fault holds the request open; the process is killed while it waits, before or after WeChat acted. */
  const moments: [string, FaultName, number][] = [
    ['just before WeChat takes the refund', 'timeout-before-commit', 0],
    ['just after WeChat took the refund', 'timeout-after-commit', 1],
  ];
  it.each(moments)('%s: the money goes back once', async (_name, fault, known) => {
    const { no, totalFen } = await place(100 + known);
    await pay(no);
    await orderUntil(guest, no, ({ status }) => status === 'confirmed');
    const rule = cluster.sim.faults.add({
      fault,
      match: { outTradeNo: `${no}-1`, path: '/v3/refund' },
      params: { holdMs: 60_000 },
    });
    expect((await cancelPaid(no, totalFen)).status).toBe(200);
    await eventually('the request is under way', () =>
      cluster.sim.faults.list().every(({ id }) => id !== rule.id) ? true : undefined,
    );
    expect(cluster.sim.state.refundsFor(`${no}-1`)).toHaveLength(known);
    await crashAndRestart();
    expect(await reconcile(cluster.db, cluster.sim)).toEqual([]);
    expect(
      cluster.sim.state
        .refundsFor(`${no}-1`)
        .map(({ outRefundNo, refundFen, status }) => [outRefundNo, refundFen, status]),
    ).toEqual([[`${no}-1R1`, totalFen, 'SUCCESS']]);
    expect((await orderUntil(guest, no, ({ status }) => status === 'refunded')).refundedFen).toBe(totalFen);
  });

  it('while an unpaid order is being closed at WeChat: it ends closed, or paid', async () => {
    const { no } = await place(120);
    expect((await guest.send('POST', `/api/orders/${no}/payments`)).status).toBe(200);
    const close = `/v3/pay/transactions/out-trade-no/${no}-1/close`;
    cluster.sim.faults.add({ fault: 'timeout-after-commit', match: { path: close }, params: { holdMs: 60_000 } });
    const headers = { 'Idempotency-Key': newKey() };
    const cancel = (): Promise<Answer> =>
      guest.send('POST', `/api/orders/${no}/cancel`, { reason: '行程有变', expectedRefundFen: 0 }, headers);
    const first = cancel().catch(() => undefined);
    await eventually('WeChat has closed it', () =>
      cluster.sim.state.orders.get(`${no}-1`)?.state === 'CLOSED' ? true : undefined,
    );
    await crashAndRestart();
    expect(await first).toBeUndefined();
    expect((await orderUntil(guest, no, () => true)).status).toBe('pending');
    expect((await cancel()).body.status).toBe('closed');
    expect(await reconcile(cluster.db, cluster.sim)).toEqual([]);
  });
});
