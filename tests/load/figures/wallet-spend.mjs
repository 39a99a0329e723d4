import { createRequire } from 'node:module';
import path from 'node:path';
import { compare } from '../measure.mjs';

const WALLETS = 200;
const FUNDS = 1_000_000_000;

/** A hold and its capture in one transaction; beside a bare transaction of four statements. Both behind HTTP. */
export const walletSpend = {
  name: 'wallet-spend',
  async run(stage) {
    await fillWallets(stage.db);
    let n = 0;
    const spends = { next: () => ({ method: 'POST', path: '/api/bench/spend', body: { n: (n += 1) } }) };
    const bare = { next: () => ({ method: 'POST', path: '/api/bench/four-statements', body: { n: (n += 1) } }) };
    const [spend, four] = await compare(stage.url, [{ load: spends }, { load: bare }]);
    return [{ name: 'wallet spend / four statements', value: spend, yardstick: four, unit: 'spends/s', atLeast: 0.4 }];
  },
};

const fillWallets = (db) =>
  db.query(`
    select wallet_post('TBENCH' || n, 'bench-fill:' || n, 'x', 'grant', n, 'top-up', null, null, 'system', null, null, null, null,
      jsonb_build_array(
        jsonb_build_object('house', 'cash', 'asset', 'principal', 'amount', -${FUNDS}),
        jsonb_build_object('asset', 'principal', 'amount', ${FUNDS}, 'pocket',
          jsonb_build_object('source', 'bench', 'priority', 0, 'refundable', true, 'expiresAt', null))))
    from generate_series(1, ${WALLETS}) n;
    create table bench_wallets (id integer primary key, balance bigint not null check (balance >= 0));
    insert into bench_wallets select n, ${FUNDS} from generate_series(1, ${WALLETS}) n;
    create table bench_wallet_lines (
      id bigint generated always as identity primary key, wallet_id integer not null references bench_wallets,
      amount bigint not null, after bigint not null, note text not null, at timestamptz not null default now());
    create index on bench_wallet_lines (wallet_id, id)`);

/** Routes of the benchmark's own process: the ledger's services, and the least that could be called a spend. */
export function walletYardsticks(app, appDir) {
  const load = createRequire(path.join(appDir, 'package.json'));
  const { hold, capture } = load('./dist/src/plugins/wallet/server/services/index.js');
  const { rows, withTransaction } = load('./dist/src/shared/database.js');
  const actor = { kind: 'system' };
  return [
    {
      method: 'POST',
      path: '/api/bench/spend',
      config: { auth: false },
      async handler(ctx) {
        const { n } = ctx.request.body;
        const key = `bench-spend:${process.pid}:${n}`;
        const nowMs = Date.now();
        const common = { member: 1 + (n % WALLETS), amount: 100, assets: ['gift', 'principal'], reason: 'order' };
        const times = { now: new Date(nowMs).toISOString(), expiresAt: new Date(nowMs + 900_000).toISOString() };
        ctx.body = await withTransaction(app, async (trx) => {
          const held = await hold(trx, { ...common, ...times, key, reference: key, actor });
          return capture(trx, { key: `${key}:c`, hold: held.no, actor, now: times.now });
        });
      },
    },
    {
      method: 'POST',
      path: '/api/bench/four-statements',
      config: { auth: false },
      async handler(ctx) {
        const { n } = ctx.request.body;
        const id = 1 + (n % WALLETS);
        ctx.body = await withTransaction(app, async (trx) => {
          const [{ balance }] = await rows(trx, `select balance from bench_wallets where id = :id for update`, { id });
          await rows(trx, `update bench_wallets set balance = balance - 100 where id = :id`, { id });
          const line = `insert into bench_wallet_lines (wallet_id, amount, after, note) values (:id, :amount, :after, :note)`;
          await rows(trx, line, { id, amount: -100, after: Number(balance) - 100, note: `order ${n}` });
          await rows(trx, line, { id, amount: 100, after: 0, note: `revenue ${n}` });
          return { n };
        });
      },
    },
  ];
}
