import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { disagreements, reconcile } from '../support/books';
import { registerOperator, startCluster, type Cluster, type Operator } from '../support/cluster';
import { inDays } from '../support/dates';
import { ROOT } from '../support/global-setup';
import { newKey, orderUntil, payOrder, signIn, type Answer, type Guest } from '../support/guest';

/** Everything that a developer writes to sell souvenirs. */
const SCHEMA = {
  kind: 'collectionType',
  collectionName: 'souvenirs',
  info: { singularName: 'souvenir', pluralName: 'souvenirs', displayName: '纪念品' },
  options: { draftAndPublish: false },
  attributes: {
    title: { type: 'string', required: true, maxLength: 30 },
    priceFen: { type: 'customField', customField: 'plugin::pricing.fen', required: true, min: 1 },
    pieces: { type: 'integer', required: true, min: 0 },
  },
};
const SELLABLE = `
import { z } from 'zod';
import { defineSellable, NO_FACTS, stockOf } from '../../plugins/ordering/server/services';
import { FULL_REFUND } from '../../plugins/pricing/server/services';
import { one, type Db } from '../../shared/database';
import { notFound } from '../../shared/problem';
import { documentIdSchema } from '../../shared/schemas';
import { text } from '../../shared/text';

async function find(db: Db, ref: string): Promise<{ title: string; price_fen: number; pieces: number }> {
  const sql = 'select title, price_fen, pieces from souvenirs where document_id = :ref';
  const souvenir = await one<{ title: string; price_fen: number; pieces: number }>(db, sql, { ref });
  if (!souvenir) throw notFound();
  return souvenir;
}

const { require: requireStock, ...stock } = stockOf('souvenir', async (db, ref) => (await find(db, ref)).pieces);

export default defineSellable({
  kind: 'souvenir',
  request: z.object({
    kind: z.literal('souvenir'),
    ref: documentIdSchema,
    quantity: z.number().int().min(1).max(20).default(1),
  }),
  details: z.object({}),
  async quote(context, request) {
    const { ref, quantity } = request;
    const souvenir = await find(context.db, ref);
    await requireStock(context, request);
    const title = text(souvenir.title, souvenir.title);
    const charges = [{ code: 'unit' as const, label: title, unitFen: souvenir.price_fen, date: null, note: null }];
    return {
      item: { kind: 'souvenir', ref, title, coverUrl: null, quantity, details: {}, charges, discounts: [] },
      startsAtMs: null,
      endsAtMs: null,
      policy: FULL_REFUND,
      instantConfirm: true,
      facts: NO_FACTS,
    };
  },
  ...stock,
});
`;

/** A copy of the application with the souvenirs in it and nothing else changed, compiled. */
function copyOfTheApplication(): string {
  const copy = mkdtempSync(path.join(os.tmpdir(), 'yizhan-souvenir-'));
  const parts = [
    'src',
    'config',
    'database',
    'public',
    'tools/server',
    'tools/database',
    'tsconfig.json',
    'package.json',
  ];
  for (const part of parts) cpSync(path.join(ROOT, part), path.join(copy, part), { recursive: true });
  symlinkSync(path.join(ROOT, 'node_modules'), path.join(copy, 'node_modules'), 'dir');
  const folder = path.join(copy, 'src/api/souvenir');
  mkdirSync(path.join(folder, 'content-types/souvenir'), { recursive: true });
  writeFileSync(path.join(folder, 'content-types/souvenir/schema.json'), JSON.stringify(SCHEMA));
  writeFileSync(path.join(folder, 'sellable.ts'), SELLABLE);
  execFileSync(process.execPath, [path.join(ROOT, 'node_modules/typescript/bin/tsc'), '-p', copy], {
    stdio: 'inherit',
  });
  return copy;
}

describe('a content type that nobody has sold before', () => {
  let copy: string;
  let cluster: Cluster;
  let operator: Operator;
  let guest: Guest;
  let souvenir: string;

  beforeAll(async () => {
    copy = copyOfTheApplication();
    cluster = await startCluster({ nodes: [{}], root: copy });
    operator = await registerOperator(cluster.url);
    guest = await signIn({ url: cluster.url, sim: cluster.sim });
    const made = await operator.send('POST', '/content-manager/collection-types/api::souvenir.souvenir', {
      title: '黄铜驿铃',
      priceFen: 12_800,
      pieces: 3,
    });
    expect(made.status, JSON.stringify(made.body)).toBe(201);
    souvenir = made.body.data.documentId as string;
  });
  afterAll(async () => {
    await cluster?.stop();
    rmSync(copy, { recursive: true, force: true });
  });

  const itemOf = (quantity: number): object => ({ kind: 'souvenir', ref: souvenir, quantity });
  const quote = (...items: object[]): Promise<Answer> => guest.send('POST', '/api/quotes', { items });

  async function place(...items: object[]): Promise<Answer> {
    const quoted = await quote(...items);
    const person = { name: '林溪', phone: '13800001234' };
    const order = { items, guest: person, expectedTotalFen: quoted.body.totalFen ?? 12_800 };
    return guest.send('POST', '/api/orders', order, { 'Idempotency-Key': newKey() });
  }

  /** Places, pays and waits for the confirmation. */
  async function buy(...items: object[]): Promise<Record<string, any>> {
    const placed = await place(...items);
    expect(placed.status, JSON.stringify(placed.body)).toBe(201);
    const paid = await payOrder(cluster, guest, placed.body.no);
    expect(paid.body, JSON.stringify(paid.body)).toMatchObject({ result: 'ok' });
    return orderUntil(guest, placed.body.no, ({ status }) => status === 'confirmed');
  }

  /** How many can be bought at once: what is left, as a guest finds out. */
  async function left(): Promise<number> {
    for (let n = 1; ; n += 1) {
      const { status } = await quote(itemOf(n));
      if (status !== 200) return n - 1;
    }
  }

  it('is quoted, ordered, paid and confirmed, and there is one less of it', async () => {
    expect(await left()).toBe(3);
    const quoted = await quote(itemOf(1));
    expect(quoted.body).toMatchObject({
      totalFen: 12_800,
      instantConfirm: true,
      items: [{ title: '黄铜驿铃', details: {} }],
    });
    const order = await buy(itemOf(1));
    expect(order).toMatchObject({
      kind: 'souvenir',
      title: '黄铜驿铃',
      totalFen: 12_800,
      paidFen: 12_800,
      quantity: 1,
    });
    expect(order.items[0]).toMatchObject({ address: null, unitLabel: null });
    expect(await left()).toBe(2);
    const desk = await operator.send('GET', `/ordering/orders/${order.no}`);
    expect(desk.body).toMatchObject({ status: 'confirmed', items: [{ title: '黄铜驿铃' }] });
  });

  it('is sold out when it is, and comes back when an order is cancelled and refunded', async () => {
    const order = await buy(itemOf(2));
    expect(await left()).toBe(0);
    expect(await quote(itemOf(1))).toMatchObject({
      status: 409,
      body: { error: { name: 'SOLD_OUT', details: { field: 'items.0.quantity' } } },
    });
    expect(await place(itemOf(1))).toMatchObject({ status: 409, body: { error: { name: 'SOLD_OUT' } } });
    const preview = await guest.send('GET', `/api/orders/${order.no}/cancellation`);
    expect(preview.body).toMatchObject({ refundFen: 25_600, feeFen: 0 });
    expect(preview.body.tierLabel).not.toContain('不退款');
    const body = { reason: '买多了', expectedRefundFen: 25_600 };
    const cancelled = await guest.send('POST', `/api/orders/${order.no}/cancel`, body, { 'Idempotency-Key': newKey() });
    expect(cancelled.body).toMatchObject({ status: 'refunding' });
    expect(await left()).toBe(2);
    await reconcile(cluster.db, cluster.sim);
    const refunded = await orderUntil(guest, order.no, ({ status }) => status === 'refunded');
    expect(refunded).toMatchObject({ refundedFen: 25_600, refunds: [{ amountFen: 25_600, status: 'succeeded' }] });
  });

  it('an unpaid order holds it, and gives it back when it is cancelled', async () => {
    const placed = await place(itemOf(2));
    expect(placed.status).toBe(201);
    expect(await left()).toBe(0);
    const body = { reason: '不要了', expectedRefundFen: 0 };
    const closed = await guest.send('POST', `/api/orders/${placed.body.no}/cancel`, body, {
      'Idempotency-Key': newKey(),
    });
    expect(closed.body).toMatchObject({ status: 'closed' });
    expect(await left()).toBe(2);
  });

  it('the last piece goes to one of many who want it at once', async () => {
    const wants = await Promise.all(Array.from({ length: 8 }, () => place(itemOf(2))));
    expect(wants.map(({ status }) => status).sort()).toEqual([201, ...Array.from({ length: 7 }, () => 409)]);
    const no = wants.find(({ status }) => status === 201)!.body.no as string;
    const body = { reason: '不要了', expectedRefundFen: 0 };
    await guest.send('POST', `/api/orders/${no}/cancel`, body, { 'Idempotency-Key': newKey() });
  });

  it('goes with a stay in one order, and each keeps what belongs to it', async () => {
    const house = await operator.house();
    const [checkIn, checkOut] = [inDays(10), inDays(12)];
    const stay = { kind: 'house', ref: house, quantity: 1, checkIn, checkOut, adults: 2, children: 0 };
    const order = await buy(itemOf(1), stay);
    expect(order.items).toMatchObject([
      { kind: 'souvenir', details: {} },
      { kind: 'house', details: { checkIn, checkOut, nights: 2, adults: 2 } },
    ]);
    expect(order.quote.items[1].details).toMatchObject({ checkIn, nights: 2 });
    expect(order.totalFen).toBe(12_800 + order.quote.items[1].totalFen);
    expect(await left()).toBe(1);
  });

  it('without any migration, and the books agree with WeChat', async () => {
    const columns = await cluster.db.query<{ name: string }>(
      `select column_name as name from information_schema.columns where table_name = 'souvenirs'`,
    );
    expect(columns.rows.map(({ name }) => name)).toEqual(expect.arrayContaining(['title', 'price_fen', 'pieces']));
    const migrations = await cluster.db.query<{ name: string }>('select name from strapi_migrations');
    expect(migrations.rows.filter(({ name }) => !existsSync(path.join(ROOT, 'database/migrations', name)))).toEqual([]);
    expect(await disagreements(cluster.db, cluster.sim)).toEqual([]);
  });
});
