/** Random lives of orders that the wallet pays in part: whatever is done, nothing is lost and nothing is made. */
import { createRequire } from 'node:module';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startApp, type TestApp } from '../support/app';
import { seeded } from '../support/books';
import { ROOT } from '../support/global-setup';
import { newKey, signIn } from '../support/guest';
import { openLedger, type Ledger } from '../support/ledger';
import { expectCleanLedger, fill, heldOf, holdingsOf, memberIdOf, type Holdings } from '../support/tenders';

const load = createRequire(import.meta.url);
const useCase = (name: string): any =>
  load(path.join(ROOT, `dist/src/plugins/ordering/server/use-cases/${name}.js`)) as unknown;

const SEQUENCES = 1_000;
const WORKERS = 4;
const ASSETS = ['voucher', 'points', 'card', 'gift', 'principal'] as const;

let app: TestApp;
let ledger: Ledger;
beforeAll(async () => {
  app = await startApp();
  ledger = openLedger(app.databaseUrl, WORKERS + 1);
});
afterAll(async () => {
  await ledger?.close();
  await app?.stop();
});

const actor = { kind: 'staff', id: 1, name: '掌柜' };
const staff = (orderNo: string): object => ({ orderNo, actor, idempotencyKey: newKey() });

interface PaymentRow {
  tender: string;
  state: string;
  amount_fen: number;
  refunded_fen: number;
  principal_fen: number;
}

async function read(no: string): Promise<{ state: string; paid: number; refunded: number; payments: PaymentRow[] }> {
  const { rows } = await ledger.pg.query(
    `select o.state, o.paid_fen as paid, o.refunded_fen as refunded, (select json_agg(p) from payments p where p.order_id = o.id) as payments
     from orders o where o.no = $1`,
    [no],
  );
  return rows[0];
}

/** One order from its placing to its end. */
async function life(member: number, random: () => number): Promise<string> {
  const int = (max: number): number => Math.floor(random() * (max + 1));
  const odd = (): boolean => random() < 0.5;
  const grants = Object.fromEntries(ASSETS.map((asset) => [asset, odd() ? 0 : int(3_000)])) as Holdings;
  await fill(ledger, member, grants);
  const before = await holdingsOf(ledger, member);
  const totalFen = 1 + int(12_000);
  const tenders = { voucher: odd(), points: odd(), card: odd(), stored: odd() };
  const later = random() < 0.4;
  const no: string = await useCase('book-at-desk').bookAtDesk(
    app.strapi,
    { actor, idempotencyKey: newKey() },
    {
      ...{ source: 'walk_in', guest: { name: '林溪', phone: '13800001234' }, remark: null, adjustment: null },
      items: [{ kind: 'sale', ref: 'counter', quantity: 1, title: '咖啡', amountFen: totalFen }],
      payment: later ? { tender: 'later', holdHours: 1 } : { tender: 'cash' },
      ...{ memberId: member, tenders, expectedTotalFen: totalFen },
    },
  );
  if ((await read(no)).state === 'pending') {
    if (odd()) {
      await useCase('close-unpaid-order').closeUnpaidOrder(app.strapi, {
        orderNo: no,
        cause: 'cancelled',
        actor,
        reason: null,
      });
      expect(await holdingsOf(ledger, member)).toEqual(before);
      return 'closed';
    }
    await useCase('collect-payment').collectPayment(app.strapi, staff(no), { tender: 'pos' });
  }
  let left = totalFen;
  for (let steps = int(2); steps > 0 && left > 0; steps -= 1) {
    const amountFen = 1 + int(left - 1);
    await useCase('serve-order').refundPart(app.strapi, staff(no), { amountFen, reason: '补偿' });
    left -= amountFen;
  }
  const toTheEnd = odd();
  if (toTheEnd && left > 0)
    await useCase('serve-order').refundPart(app.strapi, staff(no), { amountFen: left, reason: '补偿' });
  const order = await read(no);
  const sum = (of: (payment: PaymentRow) => number): number => order.payments.reduce((all, p) => all + of(p), 0);
  expect(order.paid).toBe(totalFen);
  expect(sum((p) => p.amount_fen)).toBe(totalFen);
  expect(sum((p) => p.refunded_fen)).toBe(order.refunded);
  for (const payment of order.payments) {
    expect(payment.state).toBe('succeeded');
    expect(payment.refunded_fen).toBeLessThanOrEqual(payment.amount_fen);
    expect(payment.principal_fen).toBeLessThanOrEqual(payment.amount_fen - payment.refunded_fen);
  }
  if (toTheEnd || left === 0) {
    expect(order.payments.every((p) => p.refunded_fen === p.amount_fen && p.principal_fen === 0)).toBe(true);
    expect(await holdingsOf(ledger, member)).toEqual(before);
    return 'refunded';
  }
  return 'kept';
}

it(
  `${SEQUENCES} random lives: each tender gets exactly its own back, and the ledger is clean`,
  { timeout: 300_000 },
  async () => {
    const outcomes: Record<string, number> = {};
    let next = 0;
    const worker = async (): Promise<void> => {
      const member = await memberIdOf(ledger, await signIn(app));
      while (next < SEQUENCES) {
        const outcome = await life(member, seeded(4_711 + (next += 1)));
        outcomes[outcome] = (outcomes[outcome] ?? 0) + 1;
      }
      expect(await heldOf(ledger, member)).toBe(0);
    };
    await Promise.all(Array.from({ length: WORKERS }, worker));
    expect(Object.values(outcomes).reduce((sum, count) => sum + count, 0)).toBe(SEQUENCES);
    expect(Object.keys(outcomes).sort()).toEqual(['closed', 'kept', 'refunded']);
    await expectCleanLedger(ledger);
  },
);
