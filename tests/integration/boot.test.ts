import { Client } from 'pg';
import { afterEach, describe, expect, it } from 'vitest';
import { emptyDatabase, registerOperator, startCluster, type Cluster } from '../support/cluster';
import { inDays } from '../support/dates';
import { placeStay, signIn } from '../support/guest';

/** What the plugins' constraints.sql promise, by name. */
const CONSTRAINTS = [
  'scheduling_claims_no_overlap',
  'scheduling_claims_half_open',
  'scheduling_claims_booking_reference',
  'scheduling_claims_block_firm',
  'orders_amounts',
  'orders_no_shape',
  'orders_known_state',
  'orders_period',
  'order_items_amounts',
  'order_items_order_fk',
  'order_events_order_fk',
  'payments_amounts',
  'payments_order_fk',
  'payments_paid_at',
  'refunds_amounts',
  'refunds_order_fk',
  'refunds_payment_fk',
];
const INDEXES = ['payments_one_open', 'payments_transaction', 'members_openid', 'members_public_id'];
const TRIGGERS = ['orders_legal_state', 'order_events_append_only', 'house_catalogue_changed'];
const TABLES = [
  'scheduling_claims',
  'shared_idempotency_keys',
  'shared_clock_ticks',
  'wechat_notifications',
  'wechat_access_tokens',
  'ordering_legal_states',
];

/** Tables, columns, constraints, indexes and triggers, as text. */
async function schemaOf(cluster: Cluster): Promise<string[]> {
  const { rows } = await cluster.db.query<{ line: string }>(`
    select format('%s.%s %s %s %s', table_name, column_name, data_type, is_nullable, column_default) as line
      from information_schema.columns where table_schema in ('public', 'graphile_worker')
    union all select format('%s %s', conrelid::regclass, pg_get_constraintdef(oid)) from pg_constraint where connamespace = 'public'::regnamespace
    union all select indexdef from pg_indexes where schemaname = 'public'
    union all select pg_get_triggerdef(oid) from pg_trigger where not tgisinternal
    order by 1`);
  return rows.map(({ line }) => line);
}

const names = async (cluster: Cluster, sql: string): Promise<string[]> =>
  (await cluster.db.query<{ name: string }>(sql)).rows.map(({ name }) => name);

async function expectComplete(cluster: Cluster): Promise<void> {
  expect(await names(cluster, 'select conname as name from pg_constraint')).toEqual(
    expect.arrayContaining(CONSTRAINTS),
  );
  expect(await names(cluster, 'select indexname as name from pg_indexes')).toEqual(expect.arrayContaining(INDEXES));
  expect(await names(cluster, 'select tgname as name from pg_trigger where not tgisinternal')).toEqual(
    expect.arrayContaining(TRIGGERS),
  );
  expect(await names(cluster, 'select tablename as name from pg_tables')).toEqual(expect.arrayContaining(TABLES));
  const jobs = await names(cluster, `select tablename as name from pg_tables where schemaname = 'graphile_worker'`);
  expect(jobs).toEqual(expect.arrayContaining(['_private_jobs', '_private_tasks', 'migrations']));
  const exclude = await cluster.db.query(
    `select pg_get_constraintdef(oid) as definition from pg_constraint where conname = 'scheduling_claims_no_overlap' and contype = 'x'`,
  );
  expect(exclude.rows[0]?.definition).toMatch(
    /EXCLUDE USING gist.*resource WITH =.*unit WITH =.*during WITH &&.*released_at IS NULL/,
  );
}

/** Whoever writes it, the database refuses what the rules forbid. */
async function expectRefusals(cluster: Cluster): Promise<void> {
  const refused = async (sql: string, code: string): Promise<void> =>
    expect(cluster.db.query(sql), sql).rejects.toMatchObject({ code });
  await refused(
    `insert into scheduling_claims (resource, unit, during, kind, reference)
     select resource, unit, during, kind, 'somebody else' from scheduling_claims where released_at is null`,
    '23P01',
  );
  await refused(`update scheduling_claims set reference = null`, '23514');
  await refused(`update scheduling_claims set during = tstzrange(lower(during), null)`, '23514');
  await refused(`update orders set paid_fen = total_fen + 1`, '23514');
  await refused(`update orders set refunded_fen = 1`, '23514');
  await refused(`update orders set state = 'completed'`, '23514');
  await refused(`update orders set state = 'lost'`, '23514');
  await refused(`update order_items set quantity = 0`, '23514');
  await refused(`update order_events set type = 'pay'`, '23001');
  await refused(`delete from order_events`, '23001');
}

/** One boot takes seconds, and they wait for each other; a busy machine makes minutes of them. */
const SLOW = { timeout: 180_000 };

describe('booting', () => {
  let cluster: Cluster | undefined;
  afterEach(async () => {
    await cluster?.stop();
    cluster = undefined;
  });

  it('three processes start at once on an empty database; one of them again changes nothing', SLOW, async () => {
    cluster = await startCluster({ databaseUrl: await emptyDatabase(), nodes: [{}, {}, {}] });
    await expectComplete(cluster);
    const before = await schemaOf(cluster);
    expect(before.length).toBeGreaterThan(500);
    const [first] = cluster.nodes;
    await first!.stop();
    await first!.start();
    expect(await schemaOf(cluster)).toEqual(before);
    const operator = await registerOperator(cluster.nodes[1]!.url);
    const house = await operator.house();
    for (const [i, { url }] of cluster.nodes.entries()) {
      const guest = await signIn({ url, sim: cluster.sim });
      const placed = await placeStay(guest, { ref: house, checkIn: inDays(10 + i), checkOut: inDays(11 + i) });
      expect(placed.status, JSON.stringify(placed.body)).toBe(201);
    }
    await expectRefusals(cluster);
  });

  it('two processes start at once on an empty database, the way a rolling release does', SLOW, async () => {
    cluster = await startCluster({ databaseUrl: await emptyDatabase() });
    await expectComplete(cluster);
  });

  it('production refuses the simulator, names the settings and shows no secret', async () => {
    const databaseUrl = await emptyDatabase();
    cluster = await startCluster({
      databaseUrl,
      nodes: [{ NODE_ENV: 'production', LOG_LEVEL: 'error' }],
      start: false,
    });
    const [node] = cluster.nodes;
    node!.launch();
    expect(await node!.exited()).not.toBe(0);
    expect(node!.said).toContain('WeChat is misconfigured');
    for (const name of [
      'WECHATPAY_BASE_URL',
      'WECHAT_API_BASE_URL',
      'WECHATPAY_PUBLIC_KEY_ID',
      'WECHATPAY_NOTIFY_BASE',
    ])
      expect(node!.said).toContain(name);
    for (const secret of [cluster.env.WECHATPAY_APIV3_KEY!, cluster.env.WECHAT_APP_SECRET!, 'PRIVATE KEY'])
      expect(node!.said).not.toContain(secret);
    const client = new Client({ connectionString: databaseUrl });
    await client.connect();
    const orders = await client.query(`select to_regclass('orders') as found`);
    await client.end();
    expect(orders.rows[0].found).toBeNull();
  });
});
