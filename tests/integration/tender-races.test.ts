/** Two processes and one wallet: exactly as many orders as it has money for. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { reconcile } from '../support/books';
import { registerOperator, startCluster, type Cluster, type Operator } from '../support/cluster';
import { newKey, sender, signIn, type Answer, type Guest } from '../support/guest';
import { openLedger, type Ledger } from '../support/ledger';
import {
  expectCleanLedger,
  fill,
  heldOf,
  holdingsOf,
  memberIdOf,
  night,
  placeWith,
  stayItem,
} from '../support/tenders';

let cluster: Cluster;
let operator: Operator;
let ledger: Ledger;
beforeAll(async () => {
  cluster = await startCluster();
  operator = await registerOperator(cluster.url);
  ledger = openLedger(cluster.env.DATABASE_URL!, 3);
});
afterAll(async () => {
  await ledger?.close();
  await cluster?.stop();
});

const at = (i: number, guest: Guest): Guest => ({
  ...guest,
  send: sender(cluster.nodes[i % 2]!.url, { Authorization: `Bearer ${guest.accessToken}` }),
});
const count = (answers: readonly Answer[]): Record<string, number> => {
  const counts: Record<string, number> = {};
  for (const { status, body } of answers) {
    const name = status < 300 ? String(status) : `${status} ${body.error.name}`;
    counts[name] = (counts[name] ?? 0) + 1;
  }
  return counts;
};

describe('two processes and one wallet', () => {
  it('200 orders at once, money for seven: seven are booked, 193 are told, nothing is taken twice', async () => {
    const house = await operator.house({ units: 250, basePriceFen: 1_000 });
    const guest = await signIn(cluster);
    const member = await memberIdOf(ledger, guest);
    await fill(ledger, member, { gift: 3_400, principal: 3_700 });
    const order = {
      ...{ items: [stayItem(night(house, 20))], guest: { name: '林溪', phone: '13800001234' } },
      ...{ expectedTotalFen: 1_000, tenders: { stored: true }, expectedPayableFen: 0 },
    };
    const answers = await Promise.all(
      Array.from({ length: 200 }, (_, i) =>
        at(i, guest).send('POST', '/api/orders', order, { 'Idempotency-Key': newKey() }),
      ),
    );
    expect(count(answers)).toEqual({ 201: 7, '409 PRICE_CHANGED': 193 });
    for (const { status, body } of answers)
      if (status === 409) expect(body.error.details.field).toBe('expectedPayableFen');
    expect(await holdingsOf(ledger, member)).toEqual({ principal: 100 });
    const { rows } = await cluster.db.query(
      `select count(*)::int as orders, sum(paid_fen)::int as paid from orders where member_id = $1 and state = 'confirmed'`,
      [member],
    );
    expect(rows).toEqual([{ orders: 7, paid: 7_000 }]);
    await expectCleanLedger(ledger);
  });

  it('cancelled twice, expired and refunded at once: each order gives back once', async () => {
    const house = await operator.house({ units: 50, basePriceFen: 1_000 });
    const guest = await signIn(cluster);
    const member = await memberIdOf(ledger, guest);
    await fill(ledger, member, { points: 400, card: 4_600, principal: 15_000 });
    const tenders = { points: true, card: true, stored: true };
    const orders: string[] = [];
    for (let i = 0; i < 20; i += 1) orders.push((await placeWith(guest, night(house, 30), tenders)).body.no as string);
    expect(await holdingsOf(ledger, member)).toEqual({});
    const cancel = (no: string, i: number): Promise<Answer> =>
      at(i, guest).send(
        'POST',
        `/api/orders/${no}/cancel`,
        { reason: '行程有变', expectedRefundFen: 1_000 },
        { 'Idempotency-Key': newKey() },
      );
    const answers = await Promise.all(
      orders.flatMap((no) => [
        cancel(no, 0),
        cancel(no, 1),
        operator.send(
          'POST',
          `/ordering/orders/${no}/refunds`,
          { amountFen: 300, reason: '补偿' },
          { 'Idempotency-Key': newKey() },
        ),
      ]),
    );
    expect(answers.every(({ status }) => status === 200 || status === 409 || status === 400)).toBe(true);
    // Where the refund came first the guest saw another amount; now it is the right one.
    for (const no of orders) {
      const { body } = await guest.send('GET', `/api/orders/${no}`);
      if (body.status !== 'confirmed') continue;
      const rest = { reason: '行程有变', expectedRefundFen: body.paidFen - body.refundedFen };
      await guest.send('POST', `/api/orders/${no}/cancel`, rest, { 'Idempotency-Key': newKey() });
    }
    expect(await reconcile(cluster.db, cluster.sim)).toEqual([]);
    expect(await holdingsOf(ledger, member)).toEqual({ points: 400, card: 4_600, principal: 15_000 });
    expect(await heldOf(ledger, member)).toBe(0);
    await expectCleanLedger(ledger);
  });
});
