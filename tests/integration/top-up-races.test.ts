/** Two processes, one wallet: what a top-up brings comes once, and goes back once. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { reconcile } from '../support/books';
import { registerOperator, startCluster, type Cluster } from '../support/cluster';
import { newKey, payOrder, sender, signIn, type Answer, type Guest } from '../support/guest';
import { openLedger, wallet, type Ledger } from '../support/ledger';
import { askReturn, available, placeTopUp } from '../support/top-up';

let cluster: Cluster;
let ledger: Ledger;
let plan: string;

/** The same guest, talking to one of the processes. */
const at = (node: number, guest: Guest): Guest => ({
  ...guest,
  send: sender(cluster.nodes[node % 2]!.url, { Authorization: `Bearer ${guest.accessToken}` }),
});

beforeAll(async () => {
  cluster = await startCluster();
  ledger = openLedger(cluster.env.DATABASE_URL!);
  const operator = await registerOperator(cluster.url);
  const content = '/content-manager/collection-types/api::top-up-plan.top-up-plan';
  const made = await operator.send('POST', content, { name: '充 1000 送 100', principalFen: 100_000, giftFen: 10_000 });
  expect(made.status, JSON.stringify(made.body)).toBe(201);
  plan = made.body.data.documentId as string;
});
afterAll(async () => {
  await ledger?.close();
  await cluster?.stop();
});

describe('a top-up', () => {
  it('paid with a doubled callback while two processes ask for it back: once in, once out', async () => {
    for (let round = 0; round < 8; round += 1) {
      const guest = await signIn({ url: cluster.url, sim: cluster.sim });
      const { no } = (await placeTopUp(guest, { ref: plan })).body as { no: string };
      cluster.sim.faults.add({ fault: 'notify-duplicate-concurrent', times: 1 });
      const asks: Promise<Answer>[] = [];
      const sync = (node: number): Promise<Answer> => at(node, guest).send('POST', `/api/orders/${no}/sync`);
      await payOrder(cluster, guest, no);
      for (let i = 0; i < 4; i += 1) asks.push(askReturn(at(i, guest), no), sync(i + 1));
      await Promise.all(asks);
      // Whoever came before the money asks again; whoever comes second finds nothing left.
      const again = await Promise.all([0, 1].map((node) => askReturn(at(node, guest), no, newKey())));
      const refused = again.filter(({ status }) => status !== 200);
      for (const { status } of refused) expect([400, 409]).toContain(status);
      const { body } = await guest.send('GET', `/api/orders/${no}`);
      expect(body).toMatchObject({ status: 'completed', paidFen: 100_000, refundedFen: 100_000 });
      expect(body.timeline.filter(({ type }: { type: string }) => type === 'return')).toHaveLength(1);
      expect([await available(guest, 'principal'), await available(guest, 'gift')]).toEqual([0, 0]);
      const grants = await ledger.pg.query(
        `select kind, reason from wallet_transfers where reference = $1 order by id`,
        [no],
      );
      expect(grants.rows.map(({ kind, reason }) => `${kind} ${reason}`).sort()).toEqual([
        'grant top-up',
        'grant top-up-gift',
        'reverse withdrawal',
        'reverse withdrawal',
      ]);
    }
    expect(await reconcile(cluster.db, cluster.sim)).toEqual([]);
    expect((await ledger.run((trx) => wallet.verifyLedger(trx, 'command'))).difference).toBeNull();
  });

  it('is spent and given back at the same moment: never more than there was', async () => {
    for (let round = 0; round < 10; round += 1) {
      const guest = await signIn({ url: cluster.url, sim: cluster.sim });
      const { no } = (await placeTopUp(guest, { ref: plan })).body as { no: string };
      await payOrder(cluster, guest, no);
      await at(1, guest).send('POST', `/api/orders/${no}/sync`);
      const { rows } = await ledger.pg.query<{ id: number }>(`select id from members where openid = $1`, [
        guest.openid,
      ]);
      const spend = (amount: number): Promise<number> =>
        ledger
          .run((trx) =>
            wallet.spend(trx, {
              ...{ key: `race:${newKey()}`, member: rows[0]!.id, reason: 'order', reference: null },
              ...{ actor: { kind: 'system' }, now: new Date().toISOString(), amount, assets: ['principal'] },
            }),
          )
          .then(() => amount)
          .catch(() => 0);
      const spent = [1, 2, 3, 4].map((i) => spend(i * 9_000));
      await Promise.all([askReturn(at(0, guest), no), askReturn(at(1, guest), no), ...spent]);
      const used = (await Promise.all(spent)).reduce((sum, amount) => sum + amount, 0);
      const { body } = await guest.send('GET', `/api/orders/${no}`);
      expect(body.refundedFen + used + (await available(guest, 'principal'))).toBe(100_000);
    }
    expect(await reconcile(cluster.db, cluster.sim)).toEqual([]);
    expect((await ledger.run((trx) => wallet.verifyLedger(trx, 'command'))).difference).toBeNull();
  });
});
