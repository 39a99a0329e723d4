/** Orders that the wallet pays, in part or in full: what is taken, what goes back, and that nothing is lost between. */
import { Pool } from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startApp, type TestApp } from '../support/app';
import { disagreements, endHold, enqueueExpiry, eventually, hurryJobs, reconcile } from '../support/books';
import { newKey, orderUntil, payOrder, placeStay, sender, signIn, type Answer, type Guest } from '../support/guest';
import { openLedger, type Ledger } from '../support/ledger';
import { seedMembership } from '../support/membership';
import { seedHouse, seedPolicy, seedTopUpPlan, seedTopUpRule } from '../support/seed';
import { signInAsAdmin, SUPER_ADMIN, type AdminUser } from '../support/staff';
import {
  ALL_TENDERS,
  expectCleanLedger,
  fill,
  heldOf,
  holdingsOf,
  memberIdOf,
  night,
  placeWith,
  quoteWith,
  stayItem,
  tendersOf,
  type Holdings,
} from '../support/tenders';
import { topUpItem } from '../support/top-up';

let app: TestApp;
let db: Pool;
let ledger: Ledger;
let desk: AdminUser;
let house: string;
let day = 5;

beforeAll(async () => {
  app = await startApp();
  db = new Pool({ connectionString: app.databaseUrl, max: 2, options: '-c TimeZone=UTC' });
  ledger = openLedger(app.databaseUrl, 4);
  house = await seedHouse(app.strapi, { units: 50, cancellationPolicy: await seedPolicy(app.strapi) });
  await seedMembership(app.strapi);
  await seedTopUpRule(app.strapi);
  desk = await signInAsAdmin(app, SUPER_ADMIN);
});
afterAll(async () => {
  await ledger?.close();
  await db?.end();
  await app?.stop();
});

interface Member extends Guest {
  id: number;
}

async function memberWith(holdings: Holdings): Promise<Member> {
  const guest = await signIn(app);
  const id = await memberIdOf(ledger, guest);
  await fill(ledger, id, holdings);
  return { ...guest, id };
}

const nextNight = (): ReturnType<typeof night> => night(house, (day += 1));
const atDesk = (path: string, body: object): Promise<Answer> =>
  desk.send('POST', `/ordering/${path}`, body, { 'Idempotency-Key': newKey() });
const refund = (no: string, amountFen: number): Promise<Answer> =>
  atDesk(`orders/${no}/refunds`, { amountFen, reason: '热水不足' });

async function confirmed(guest: Member, tenders: object): Promise<Record<string, any>> {
  const placed = await placeWith(guest, nextNight(), tenders);
  expect(placed.status, JSON.stringify(placed.body)).toBe(201);
  if (placed.body.status !== 'pending') return placed.body;
  expect((await payOrder(app, guest, placed.body.no)).body).toMatchObject({ result: 'ok' });
  return orderUntil(guest, placed.body.no, ({ status }) => status === 'confirmed');
}

const FULL: Holdings = { voucher: 5_000, points: 10_000, card: 8_000, gift: 3_000, principal: 12_000 };

describe('a quote', () => {
  it('says what each tender could pay, which to use, and why one cannot be used', async () => {
    const guest = await memberWith({ voucher: 5_000, points: 10_000 });
    const stay = nextNight();
    const plain = (await quoteWith(guest, stay)).body;
    expect(plain).toMatchObject({ totalFen: 68_800, payableFen: 68_800 });
    expect(plain.suggestedTenders).toEqual({ voucher: true, points: true, card: false, stored: false });
    expect(plain.tenders).toMatchObject([
      { code: 'voucher', label: '代金券', availableFen: 5_000, amountFen: 0, unusableBecause: null },
      { code: 'points', availableFen: 10_000, amountFen: 0, units: 0, unusableBecause: null },
      { code: 'card', availableFen: 0, unusableBecause: '没有可用余额' },
      { code: 'stored', availableFen: 0, unusableBecause: '没有可用余额' },
    ]);
    const wished = (await quoteWith(guest, stay, plain.suggestedTenders)).body;
    expect(wished.payableFen).toBe(68_800 - 15_000);
    expect(tendersOf(wished.tenders.map((t: any) => ({ ...t, tender: t.code })))).toMatchObject({
      voucher: 5_000,
      points: 10_000,
    });
  });

  it('tells a visitor nothing of wallets', async () => {
    const stranger = sender(app.url);
    const { body } = await stranger('POST', '/api/quotes', { items: [stayItem(nextNight())], tenders: ALL_TENDERS });
    expect(body).toMatchObject({ tenders: [], payableFen: 68_800, suggestedTenders: {} });
  });

  it('points pay at most their share, and the rule is content', async () => {
    const rule = { pointsPerYuan: 10, pointsCapPercent: 20, minPoints: 100, storedOrder: 'principal_first' };
    const rules = app.strapi.documents('plugin::ordering.tender-rule' as never) as any;
    const { documentId } = await rules.create({ data: rule });
    try {
      const guest = await memberWith({ points: 5_000, gift: 100, principal: 100 });
      const { body } = await quoteWith(guest, nextNight(), { points: true, stored: true });
      expect(body.tenders[1]).toMatchObject({ availableFen: 50_000, amountFen: 13_760, units: 1_376 });
      const poor = await memberWith({ points: 99 });
      const { tenders } = (await quoteWith(poor, nextNight(), { points: true })).body;
      expect(tenders[1]).toMatchObject({ amountFen: 0, unusableBecause: expect.stringContaining('100') });
      const order = await confirmed(guest, { stored: true });
      expect(await holdingsOf(ledger, guest.id)).toEqual({ points: 5_000 });
      expect(tendersOf(order.payments)).toEqual({ stored: 200, wechat: 68_600 });
    } finally {
      await rules.delete({ documentId });
    }
  });
});

describe('an order', () => {
  it('is paid by every tender and WeChat, and half of each comes back when the policy gives half', async () => {
    const guest = await memberWith(FULL);
    const placed = await placeWith(guest, nextNight(), ALL_TENDERS);
    expect(placed.body).toMatchObject({ status: 'pending', payableFen: 68_800 - 38_000 });
    expect(await holdingsOf(ledger, guest.id)).toEqual({});
    expect(await heldOf(ledger, guest.id)).toBe(38_000);
    const { no } = placed.body;
    expect((await guest.send('POST', `/api/orders/${no}/payments`)).body).toMatchObject({ amountFen: 30_800 });
    expect((await payOrder(app, guest, no)).body).toMatchObject({ result: 'ok' });
    const paid = await orderUntil(guest, no, ({ status }) => status === 'confirmed');
    expect(paid).toMatchObject({ paidFen: 68_800, payableFen: 0 });
    expect(tendersOf(paid.payments)).toEqual({
      voucher: 5_000,
      points: 10_000,
      card: 8_000,
      stored: 15_000,
      wechat: 30_800,
    });
    expect(paid.payments.every(({ status }: { status: string }) => status === 'succeeded')).toBe(true);
    expect(paid.timeline.map(({ text }: { text: string }) => text)).toContainEqual(
      expect.stringContaining('10000 积分抵 ¥100.00'),
    );
    const { rows } = await db.query(
      `select principal_fen from payments where tender = 'stored' and order_id =
      (select id from orders where no = $1)`,
      [no],
    );
    expect(rows).toEqual([{ principal_fen: 12_000 }]);

    await db.query(`update orders set starts_at = (now() at time zone 'UTC') + interval '30 hours' where no = $1`, [
      no,
    ]);
    const preview = await guest.send('GET', `/api/orders/${no}/cancellation`);
    expect(preview.body).toMatchObject({ refundFen: 34_400, feeFen: 34_400 });
    expect(tendersOf(preview.body.parts)).toEqual({
      voucher: 2_500,
      points: 5_000,
      card: 4_000,
      stored: 7_500,
      wechat: 15_400,
    });
    const body = { reason: '行程有变', expectedRefundFen: 34_400 };
    await guest.send('POST', `/api/orders/${no}/cancel`, body, { 'Idempotency-Key': newKey() });
    expect(await reconcile(db, app.sim)).toEqual([]);
    const refunded = await orderUntil(guest, no, ({ status }) => status === 'refunded');
    expect(refunded.refunds).toHaveLength(5);
    expect(await holdingsOf(ledger, guest.id)).toEqual({
      voucher: 2_500,
      points: 5_000,
      card: 4_000,
      gift: 1_500,
      principal: 6_000,
    });
    await expectCleanLedger(ledger);
  });

  it('that the wallet pays in full is settled at once, without WeChat', async () => {
    const guest = await memberWith({ principal: 60_000, gift: 8_800 });
    const { body } = await placeWith(guest, nextNight(), { stored: true });
    expect(body).toMatchObject({ status: 'confirmed', paidFen: 68_800, payableFen: 0 });
    expect((await guest.send('POST', `/api/orders/${body.no}/payments`)).body).toMatchObject({ status: 'succeeded' });
    const cancel = { reason: '行程有变', expectedRefundFen: 68_800 };
    const headers = { 'Idempotency-Key': newKey() };
    const cancelled = await guest.send('POST', `/api/orders/${body.no}/cancel`, cancel, headers);
    expect(cancelled.body).toMatchObject({ status: 'refunded', refundedFen: 68_800 });
    expect(await holdingsOf(ledger, guest.id)).toEqual({ gift: 8_800, principal: 60_000 });
  });

  it('gives back exactly what was paid, over many partial refunds, and takes back only what money earned', async () => {
    const guest = await memberWith({ voucher: 1_001, points: 333, card: 707, gift: 999, principal: 30_011 });
    const order = await confirmed(guest, ALL_TENDERS);
    const { no } = order;
    await db.query(`update orders set starts_at = (now() at time zone 'UTC') - interval '1 hour' where no = $1`, [no]);
    await atDesk(`orders/${no}/check-in`, {});
    expect((await atDesk(`orders/${no}/check-out`, {})).body).toMatchObject({ status: 'completed' });
    // ¥300.11 of principal and the rest from WeChat are money; the rule gives one point a yuan.
    const moneyFen = 68_800 - 1_001 - 333 - 707 - 999;
    expect(await holdingsOf(ledger, guest.id)).toEqual({
      points: Math.floor(moneyFen / 100),
      experience: Math.floor(moneyFen / 100),
    });
    for (const part of [1, 7, 10_000, 3, 29_989, 20_000]) expect((await refund(no, part)).status).toBe(200);
    expect((await refund(no, 68_800 - 60_000)).status).toBe(200);
    expect((await refund(no, 1)).status).toBe(400);
    expect(await reconcile(db, app.sim)).toEqual([]);
    expect(await holdingsOf(ledger, guest.id)).toEqual({
      voucher: 1_001,
      points: 333,
      card: 707,
      gift: 999,
      principal: 30_011,
    });
    const { rows } = await db.query(
      `select sum(principal_fen)::int as principal, sum(amount_fen - refunded_fen)::int as kept from payments
       where order_id = (select id from orders where no = $1)`,
      [no],
    );
    expect(rows).toEqual([{ principal: 0, kept: 0 }]);
  });

  it('that is not paid gives everything back when its time is over, and when it is cancelled', async () => {
    const guest = await memberWith(FULL);
    const { no } = (await placeWith(guest, nextNight(), ALL_TENDERS)).body;
    await endHold(db, no);
    await enqueueExpiry(db, no);
    const closed = await orderUntil(guest, no, ({ status }) => status === 'closed');
    expect(closed.payments.map(({ status }: { status: string }) => status)).toEqual(Array(4).fill('closed'));
    expect(await holdingsOf(ledger, guest.id)).toEqual(FULL);
    const again = (await placeWith(guest, nextNight(), ALL_TENDERS)).body;
    const cancel = { reason: '行程有变', expectedRefundFen: 0 };
    await guest.send('POST', `/api/orders/${again.no}/cancel`, cancel, { 'Idempotency-Key': newKey() });
    expect(await holdingsOf(ledger, guest.id)).toEqual(FULL);
    expect(await heldOf(ledger, guest.id)).toBe(0);
  });

  /** The guest pays at the cashier after the order was closed, because nobody could tell WeChat. */
  async function paidLate(guest: Member, between: () => Promise<unknown>): Promise<Record<string, any>> {
    const { no } = (await placeWith(guest, nextNight(), ALL_TENDERS)).body;
    const started = await guest.send('POST', `/api/orders/${no}/payments`);
    // As if the books had missed that WeChat took the money just before the order was closed there.
    await db.query(`update payments set state = 'closed' where tender = 'wechat' and no like $1 || '-%'`, [no]);
    await endHold(db, no);
    await enqueueExpiry(db, no);
    await orderUntil(guest, no, ({ status }) => status === 'closed');
    await between();
    const params = { appId: app.env.WECHAT_APPID, ...started.body.wechat };
    await sender(app.sim.baseUrl)('POST', '/sim/cashier', { action: 'pay', openid: guest.openid, params });
    return orderUntil(guest, no, ({ status }) => status !== 'closed');
  }

  it('late money revives it while the balance is still there', async () => {
    const guest = await memberWith(FULL);
    const order = await paidLate(guest, async () => undefined);
    expect(order).toMatchObject({ status: 'confirmed', paidFen: 68_800 });
    expect(await holdingsOf(ledger, guest.id)).toEqual({});
    const cancel = { reason: '行程有变', expectedRefundFen: 68_800 };
    await guest.send('POST', `/api/orders/${order.no}/cancel`, cancel, { 'Idempotency-Key': newKey() });
    expect(await reconcile(db, app.sim)).toEqual([]);
    expect(await holdingsOf(ledger, guest.id)).toEqual(FULL);
  });

  it('late money goes back in full when the balance was spent meanwhile, and the order says so', async () => {
    const guest = await memberWith(FULL);
    const order = await paidLate(guest, () => confirmed(guest, { points: true }));
    expect(['refunding', 'refunded']).toContain(order.status);
    expect(order.timeline).toContainEqual(
      expect.objectContaining({ type: 'return-payment', reason: expect.stringContaining('余额或积分') }),
    );
    expect(await reconcile(db, app.sim)).toEqual([]);
    const refunded = await orderUntil(guest, order.no, ({ status }) => status === 'refunded');
    expect(refunded).toMatchObject({ paidFen: 30_800, refundedFen: 30_800 });
    const { points: _spent, ...rest } = FULL;
    expect(await holdingsOf(ledger, guest.id)).toEqual(rest);
  });

  it('a hold that the ledger has lost is found anew when the money comes', async () => {
    const guest = await memberWith({ card: 8_000 });
    const { no } = (await placeWith(guest, nextNight(), { card: true })).body;
    await db.query(
      `update wallet_holds set state = 'voided', settled_at = now(), void_reason = 'expired' where reference = $1`,
      [no],
    );
    await payOrder(app, guest, no);
    const order = await orderUntil(guest, no, ({ status }) => status === 'confirmed');
    expect(tendersOf(order.payments)).toEqual({ card: 8_000, wechat: 60_800 });
    expect(await holdingsOf(ledger, guest.id)).toEqual({});
  });

  it('is refused when another amount is left to pay than the guest saw, and nothing is held', async () => {
    const guest = await memberWith({ voucher: 5_000 });
    const refused = await placeWith(guest, nextNight(), { voucher: true }, { expectedPayableFen: 60_000 });
    expect([refused.status, refused.body.error.name]).toEqual([409, 'PRICE_CHANGED']);
    expect(refused.body.error.details).toMatchObject({ field: 'expectedPayableFen', payableFen: 63_800 });
    expect(await holdingsOf(ledger, guest.id)).toEqual({ voucher: 5_000 });
  });

  it('of one who chose nothing is paid with money alone', async () => {
    const guest = await memberWith(FULL);
    const placed = await placeStay(guest, nextNight());
    expect(placed.body).toMatchObject({ status: 'pending', payableFen: 68_800, payments: [] });
    expect(await holdingsOf(ledger, guest.id)).toEqual(FULL);
  });
});

describe('what is money itself', () => {
  const person = { name: '林溪', phone: '13800001234' };

  it('is never bought with what a wallet holds: not by the guest, not at the desk', async () => {
    const guest = await memberWith({ ...FULL, principal: 200_000 });
    const before = await holdingsOf(ledger, guest.id);
    const items = [topUpItem({ ref: await seedTopUpPlan(app.strapi) })];
    const quote = (await guest.send('POST', '/api/quotes', { items, tenders: ALL_TENDERS })).body;
    expect(quote).toMatchObject({ totalFen: 100_000, payableFen: 100_000 });
    expect(Object.values(quote.suggestedTenders)).not.toContain(true);
    for (const tender of quote.tenders)
      expect(tender).toMatchObject({ amountFen: 0, unusableBecause: '充值类商品只能用现金或微信支付' });
    const place = (tenders: object, expectedPayableFen: number): Promise<Answer> =>
      guest.send(
        'POST',
        '/api/orders',
        { items, guest: person, tenders, expectedTotalFen: 100_000, expectedPayableFen },
        { 'Idempotency-Key': newKey() },
      );
    for (const tender of Object.keys(ALL_TENDERS)) {
      const refused = await place({ [tender]: true }, 0);
      expect([refused.status, refused.body.error.name], tender).toEqual([409, 'PRICE_CHANGED']);
      const wanted = { items, guest: person, memberId: guest.id, expectedTotalFen: 100_000 };
      const payment = { tender: 'wallet', tenders: { [tender]: true } };
      const desked = await atDesk('orders', { ...wanted, payment });
      expect([desked.status, desked.body.error.name], tender).toEqual([409, 'INSUFFICIENT_BALANCE']);
    }
    const placed = await place(ALL_TENDERS, 100_000);
    expect([placed.status, placed.body.status, placed.body.payableFen]).toEqual([201, 'pending', 100_000]);
    expect(await heldOf(ledger, guest.id)).toBe(0);
    expect(await holdingsOf(ledger, guest.id)).toEqual(before);
  });
});

describe('the desk', () => {
  const sale = (amountFen: number): object => ({ kind: 'sale', title: '手冲咖啡', amountFen });
  const person = { name: '林溪', phone: '13800001234' };
  const charge = (amountFen: number, body: object): Promise<Answer> =>
    atDesk('orders', { items: [sale(amountFen)], guest: person, expectedTotalFen: amountFen, ...body });

  it('charges a member from the wallet, and the rest in cash; what is paid is delivered', async () => {
    const { id } = await memberWith({ points: 1_000, gift: 500, principal: 2_000 });
    const quote = await desk.send('POST', '/ordering/quotes', { items: [sale(4_000)], memberId: id });
    expect(quote.body.suggestedTenders).toEqual({ voucher: false, points: true, card: false, stored: true });
    const sold = await charge(4_000, {
      ...{ payment: { tender: 'cash', receiptNo: 'A-1' }, memberId: id, tenders: ALL_TENDERS },
      expectedPayableFen: 500,
    });
    expect(sold.body, JSON.stringify(sold.body)).toMatchObject({ status: 'completed', paidFen: 4_000 });
    expect(tendersOf(sold.body.payments)).toEqual({ points: 1_000, stored: 2_500, cash: 500 });
    // ¥20 of principal and ¥5 in cash have earned.
    expect(await holdingsOf(ledger, id)).toEqual({ points: 25, experience: 25 });
    const preview = await desk.send('POST', `/ordering/orders/${sold.body.no}/refund-preview`, { kind: 'refund' });
    expect(preview.body.parts).toMatchObject([
      { tender: 'points', units: 1_000 },
      { tender: 'stored', label: '储值余额' },
      { tender: 'cash' },
    ]);
    const back = await refund(sold.body.no, 4_000);
    expect(back.body.refunds).toMatchObject([
      { tender: 'points', state: 'succeeded' },
      { tender: 'stored', state: 'succeeded' },
      { tender: 'cash', state: 'pending' },
    ]);
    expect(await holdingsOf(ledger, id)).toEqual({ points: 1_000, gift: 500, principal: 2_000 });
  });

  it('says what is missing when the wallet is to pay all of it and cannot, and takes nothing', async () => {
    const { id } = await memberWith({ principal: 2_000 });
    const payment = { tender: 'wallet', tenders: { stored: true } };
    const refused = await charge(5_000, { payment, memberId: id });
    expect([refused.status, refused.body.error.name]).toEqual([409, 'INSUFFICIENT_BALANCE']);
    expect(refused.body.error.details).toMatchObject({ available: 2_000, payableFen: 3_000 });
    expect(await holdingsOf(ledger, id)).toEqual({ principal: 2_000 });
    const paid = await charge(2_000, { payment, memberId: id });
    expect(paid.body).toMatchObject({ status: 'completed', member: expect.any(Object) });
  });

  it('never pays from the wallet of a phone number, nor of somebody who has none', async () => {
    const payment = { tender: 'wallet', tenders: { stored: true } };
    expect(await charge(1_000, { payment })).toMatchObject({
      status: 400,
      body: { error: { details: { field: 'memberId' } } },
    });
    expect((await charge(1_000, { payment, memberId: 2_147_483_647 })).status).toBe(404);
    const cash = await charge(1_000, { payment: { tender: 'cash' }, guest: { name: '过客', phone: '13711112222' } });
    const { rows } = await db.query('select member_id from orders where no = $1', [cash.body.no]);
    expect((await charge(1_000, { payment, memberId: rows[0].member_id })).body.error).toMatchObject({
      name: 'MEMBER_NOT_SIGNED_IN',
    });
  });

  it('guests cannot ask for what only staff sell', async () => {
    const guest = await memberWith({});
    const items = [{ ...sale(100), ref: 'counter', quantity: 1 }];
    expect((await guest.send('POST', '/api/quotes', { items })).status).toBe(400);
    const order = { items, guest: person, expectedTotalFen: 100 };
    expect((await guest.send('POST', '/api/orders', order, { 'Idempotency-Key': newKey() })).status).toBe(400);
  });

  it('collects only what the wallet does not pay', async () => {
    const guest = await memberWith({ card: 8_000 });
    const { no } = (await placeWith(guest, nextNight(), { card: true })).body;
    expect((await desk.send('GET', `/ordering/orders/${no}`)).body).toMatchObject({ payableFen: 60_800 });
    const taken = await atDesk(`orders/${no}/offline-payments`, { tender: 'pos' });
    expect(taken.body).toMatchObject({ status: 'confirmed', paidFen: 68_800 });
    expect(tendersOf(taken.body.payments)).toEqual({ card: 8_000, pos: 60_800 });
  });
});

it('WeChat is told of the services that it was paid for, and of nothing that the wallet paid', async () => {
  await eventually('no report waits', async () => {
    await hurryJobs(db);
    const { rows } = await db.query(
      `select 1 from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id
       where t.identifier = 'ordering.report-fulfilment'`,
    );
    return rows.length === 0 || undefined;
  });
  const { rows } = await db.query<{ no: string }>(`select no from payments where tender <> 'wechat'`);
  expect(rows.filter(({ no }) => app.sim.state.shippings.has(no))).toEqual([]);
  expect(app.sim.state.shippings.size).toBeGreaterThan(0);
});

it('in the end the books agree with WeChat and the ledger with itself', async () => {
  expect(await reconcile(db, app.sim)).toEqual([]);
  expect(await disagreements(db, app.sim)).toEqual([]);
  await expectCleanLedger(ledger);
});
