/** Coupons: how members get them, what they take off a price, and where they are after everything that may happen. */
import { createRequire } from 'node:module';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { startApp, type TestApp } from '../support/app';
import { seedTemplate } from '../support/coupons';
import { inDays } from '../support/dates';
import { ROOT } from '../support/global-setup';
import { newKey, orderUntil, payOrder, sender, signIn, type Answer, type Guest } from '../support/guest';
import { seedMembership } from '../support/membership';
import { seedHouse, seedPolicy } from '../support/seed';
import { signInAsAdmin, SUPER_ADMIN, type AdminUser } from '../support/staff';
import { comeBack, travel } from '../support/time';

const load = createRequire(import.meta.url);
const compiled = <T>(file: string): T => load(path.join(ROOT, 'dist/src', `${file}.js`)) as T;

let app: TestApp;
let admin: AdminUser;
let house: string;
let levels: string[];

const NIGHT = 20_000;

beforeAll(async () => {
  app = await startApp();
  levels = await seedMembership(app.strapi);
  const tiers = [
    { hoursBefore: 48, refundPercent: 100 },
    { hoursBefore: 0, refundPercent: 50 },
  ];
  house = await seedHouse(app.strapi, {
    units: 100,
    basePriceFen: NIGHT,
    maxAdvanceDays: 500,
    cancellationPolicy: await seedPolicy(app.strapi, tiers),
  });
  admin = await signInAsAdmin(app, SUPER_ADMIN);
});
afterAll(() => app?.stop());
afterEach(comeBack);

const key = (): Record<string, string> => ({ 'Idempotency-Key': newKey() });
const query = async <T = Record<string, any>>(sql: string, bindings: unknown[] = []): Promise<T[]> =>
  ((await app.strapi.db.connection.raw(sql, bindings as never)) as { rows: T[] }).rows;
const claim = (guest: Guest, templateId: string): Promise<Answer> =>
  guest.send('POST', '/api/me/coupons', { templateId }, key());
/** As the application sees it at this moment, which may be another day. */
const stateOf = async (id: string): Promise<string | undefined> =>
  (
    await compiled<typeof import('../../src/plugins/marketing/server/repositories/coupons')>(
      'plugins/marketing/server/repositories/coupons',
    ).findCoupon(
      compiled<typeof import('../../src/shared/database')>('shared/database').pool(app.strapi),
      id,
      new Date(Date.now()).toISOString(),
    )
  )?.state;
const couponsOf = async (guest: Guest, tab = 'usable'): Promise<Record<string, any>[]> =>
  (await guest.send('GET', `/api/me/coupons?tab=${tab}`)).body.items;
const item = (from = 10, nights = 1, ref = house): object => ({
  kind: 'house',
  ref,
  quantity: 1,
  adults: 2,
  children: 0,
  checkIn: inDays(from),
  checkOut: inDays(from + nights),
});
const quote = (guest: Guest, couponId: string | null = null, stay = item()): Promise<Answer> =>
  guest.send('POST', '/api/quotes', { items: [stay], couponId });

/** Quotes with the coupon and places at that price. */
async function place(guest: Guest, couponId: string, stay = item()): Promise<Answer> {
  const { totalFen } = (await quote(guest, couponId, stay)).body;
  return order(guest, couponId, totalFen as number, stay);
}
const order = (guest: Guest, couponId: string | null, expectedTotalFen: number, stay = item()): Promise<Answer> =>
  guest.send(
    'POST',
    '/api/orders',
    { items: [stay], guest: { name: '林溪', phone: '13800001234' }, expectedTotalFen, couponId },
    key(),
  );

async function paid(guest: Guest, couponId: string, stay = item()): Promise<string> {
  const placed = await place(guest, couponId, stay);
  expect(placed.status, JSON.stringify(placed.body)).toBe(201);
  const { no } = placed.body as { no: string };
  await payOrder(app, guest, no);
  await orderUntil(guest, no, ({ status }) => status === 'confirmed');
  return no;
}
const cancel = (guest: Guest, no: string, expectedRefundFen: number): Promise<Answer> =>
  guest.send('POST', `/api/orders/${no}/cancel`, { reason: '行程有变', expectedRefundFen }, key());
const desk = async (no: string, verb: string, body: object = {}): Promise<Answer> => {
  const answer = await admin.send('POST', `/ordering/orders/${no}/${verb}`, body, key());
  expect(answer.status, JSON.stringify(answer.body)).toBe(200);
  return answer;
};
const balanced = async (): Promise<void> =>
  expect(
    await query(`select asset from wallet_postings group by asset having sum(amount) <> 0`),
    'the ledger sums to zero',
  ).toEqual([]);

describe('a member gets a coupon', () => {
  it('from the coupon centre, as often as the template says, while there are any', async () => {
    const template = await seedTemplate(app.strapi, { name: '限量券', stock: 2, perMember: 1 });
    const [one, two, three] = [await signIn(app), await signIn(app), await signIn(app)];
    const claimed = await claim(one, template);
    expect(claimed.status, JSON.stringify(claimed.body)).toBe(201);
    expect(claimed.body).toMatchObject({
      title: '限量券',
      worth: '满 ¥100 减 ¥30',
      state: 'usable',
      lastDay: inDays(29),
      leftFen: null,
    });
    expect((await claim(one, template)).body.error).toMatchObject({ status: 409, name: 'COUPON_LIMIT' });
    expect((await claim(two, template)).status).toBe(201);
    expect((await claim(three, template)).body.error).toMatchObject({ status: 409, name: 'COUPON_SOLD_OUT' });
    const centre = async (guest: Guest): Promise<unknown> => {
      const { body } = await guest.send('GET', '/api/coupon-centre');
      return (body.items as { id: string; state: string }[]).find(({ id }) => id === template)?.state;
    };
    expect([await centre(one), await centre(three)]).toEqual(['claimed', 'sold-out']);
    expect(await couponsOf(three)).toEqual([]);
    await balanced();
  });

  it('once for one key, and not outside the period of the claims', async () => {
    const guest = await signIn(app);
    const template = await seedTemplate(app.strapi, { perMember: 5 });
    const same = key();
    const twice = [1, 2].map(() => guest.send('POST', '/api/me/coupons', { templateId: template }, same));
    const [first, again] = await Promise.all(twice);
    expect(again!.body.id).toBe(first!.body.id);
    expect(await couponsOf(guest)).toHaveLength(1);
    const later = await seedTemplate(app.strapi, { claimFrom: inDays(2), claimTo: inDays(3) });
    expect((await claim(guest, later)).body.error).toMatchObject({ status: 409, name: 'COUPON_NOT_YET' });
    const over = await seedTemplate(app.strapi, { claimTo: inDays(-1) });
    expect((await claim(guest, over)).body.error).toMatchObject({ status: 409, name: 'COUPON_OVER' });
    const hidden = await seedTemplate(app.strapi, { claimable: false });
    expect((await claim(guest, hidden)).status).toBe(404);
  });

  it('with a code, once, however it is written', async () => {
    const template = await seedTemplate(app.strapi, { claimable: false, perMember: 2 });
    const made = await admin.send('POST', `/marketing/templates/${template}/codes`, { count: 2 }, key());
    expect(made.body).toMatchObject({ count: 2, used: 0 });
    const csv = await admin.send('GET', `/marketing/codes/${made.body.id}/codes.csv`);
    const [, code] = (csv.body as unknown as string).split('\r\n').map((line) => line.split(',')[0]!);
    expect(code).toMatch(/^[0-9A-HJKMNP-TV-Z]{4}(-[0-9A-HJKMNP-TV-Z]{4}){2}$/);
    const [guest, other] = [await signIn(app), await signIn(app)];
    const enter = (who: Guest, typed: string): Promise<Answer> =>
      who.send('POST', '/api/me/coupon-codes', { code: typed }, key());
    const entered = await enter(guest, ` ${code!.toLowerCase()} `);
    expect(entered.status, JSON.stringify(entered.body)).toBe(201);
    expect((await enter(other, code!)).body.error).toMatchObject({ status: 409, name: 'COUPON_CODE_USED' });
    expect((await enter(other, '0000 0000 0000')).status).toBe(404);
    expect((await enter(other, 'short')).status).toBe(400);
    const { body } = await admin.send('GET', `/marketing/templates/${template}/codes`);
    expect(body.items).toMatchObject([{ id: made.body.id, count: 2, used: 1 }]);
  });

  it('from staff: one member, or everybody of a level by a job that counts', async () => {
    const template = await seedTemplate(app.strapi, { claimable: false });
    const guest = await signIn(app);
    const give = (body: object): Promise<Answer> =>
      admin.send('POST', `/marketing/templates/${template}/issues`, body, key());
    const given = await give({ members: [guest.member.id], reason: '致歉' });
    expect(given.body).toMatchObject({ total: 1, issued: 1, skipped: 0, state: 'done' });
    // Who has it already is skipped.
    expect((await give({ members: [guest.member.id] })).body).toMatchObject({ issued: 0, skipped: 1 });
    expect((await give({ members: ['M00000000000'] })).status).toBe(400);
    // More than one step: members nobody signs in as.
    await query(
      `insert into members (document_id, public_id, nickname, openid, language, staff_roles, disabled, created_at, updated_at, published_at)
       select 'bulk' || n, 'M' || lpad(n::text, 11, '0'), '批量' || n, 'openid-bulk-' || n, 'zh-CN', '[]', false, now(), now(), now()
       from generate_series(1, 120) n`,
    );
    const many = await give({ level: levels[0] });
    expect(many.body.total).toBeGreaterThanOrEqual(120);
    const progress = async (): Promise<Record<string, any>> =>
      (await admin.send('GET', `/marketing/issues/${many.body.id}`)).body;
    // A hundred and twenty coupons, one by one.
    await expect.poll(async () => (await progress()).state, { timeout: 20_000 }).toBe('done');
    const { total, issued, skipped } = await progress();
    expect(issued + skipped).toBe(total);
    expect(issued).toBeGreaterThanOrEqual(120);
    const [row] = await query(`select count(*)::int as n from marketing_coupons where template_id = ?`, [template]);
    expect(row!.n).toBe(issued + 1);
  });

  it('by itself: when new, on a birthday, after an order, on a higher level; each once', async () => {
    for (const occasion of ['new-member', 'birthday', 'after-order', 'level-up'])
      await seedTemplate(app.strapi, { name: occasion, occasion, claimable: false, perMember: 9, thresholdFen: 0 });
    const guest = await signIn(app);
    const names = async (): Promise<string[]> => (await couponsOf(guest)).map(({ title }) => title as string).sort();
    await expect.poll(names).toEqual(['new-member']);
    const birthday = `1990-${inDays(0).slice(5)}`;
    expect((await guest.send('POST', '/api/me/birthday', { birthday })).body).toMatchObject({ birthday });
    expect((await guest.send('POST', '/api/me/birthday', { birthday: '1991-01-01' })).body.error.name).toBe(
      'BIRTHDAY_SET',
    );
    expect((await guest.send('POST', '/api/me/birthday', { birthday: inDays(5) })).status).toBe(400);
    const { issueOnBirthdays } = compiled<
      typeof import('../../src/plugins/marketing/server/use-cases/issue-on-occasion')
    >('plugins/marketing/server/use-cases/issue-on-occasion');
    await issueOnBirthdays(app.strapi, Date.now());
    await issueOnBirthdays(app.strapi, Date.now());
    expect(await names()).toEqual(['birthday', 'new-member']);
    const path = `/membership/members/${guest.member.id}/adjustments`;
    await admin.send('POST', path, { asset: 'experience', amount: 600, reason: '老会员迁移' }, key());
    await expect.poll(names).toEqual(['birthday', 'level-up', 'new-member']);
    const stay = item(0);
    const placed = await order(guest, null, (await quote(guest, null, stay)).body.totalFen as number, stay);
    const { no } = placed.body as { no: string };
    await payOrder(app, guest, no);
    await orderUntil(guest, no, ({ status }) => status === 'confirmed');
    await desk(no, 'check-in');
    await desk(no, 'check-out');
    await expect.poll(names).toEqual(['after-order', 'birthday', 'level-up', 'new-member']);
    await query(`update coupon_templates set enabled = false where occasion <> 'none'`);
    await balanced();
  });

  it('but a stand-in for a phone number holds none', async () => {
    const template = await seedTemplate(app.strapi);
    const phone = '13712345678';
    const stay = item(30);
    const { totalFen } = (await admin.send('POST', '/ordering/quotes', { items: [stay] })).body;
    const wanted = { items: [stay], guest: { name: '周岚', phone }, payment: { tender: 'later', holdHours: 2 } };
    await admin.send('POST', '/ordering/orders', { ...wanted, expectedTotalFen: totalFen }, key());
    const [standIn] = await query<{ public_id: string }>(`select public_id from members where phone = ?`, [phone]);
    const given = await admin.send(
      'POST',
      `/marketing/templates/${template}/issues`,
      { members: [standIn!.public_id] },
      key(),
    );
    expect(given.body.error).toMatchObject({ status: 400, details: { field: 'members' } });
  });
});

describe('in the price', () => {
  it('the quote lists what each saves or why not, suggests the best, and takes the chosen one off', async () => {
    const guest = await signIn(app);
    const [small, big, far] = [
      await seedTemplate(app.strapi, { name: '小' }),
      await seedTemplate(app.strapi, {
        name: '九折',
        kind: 'percent-off',
        valueFen: null,
        percentOff: 20,
        capFen: 3_500,
        thresholdFen: null,
      }),
      await seedTemplate(app.strapi, { name: '大', valueFen: 9_000, thresholdFen: 90_000 }),
    ];
    const ids: string[] = [];
    for (const template of [small, big, far]) ids.push((await claim(guest, template)).body.id as string);
    const { body } = await quote(guest);
    expect(body.totalFen).toBe(NIGHT);
    expect(body.coupons).toMatchObject([
      { id: ids[1], savesFen: 3_500, unusableBecause: null, worth: '8 折，最多减 ¥35' },
      { id: ids[0], savesFen: 3_000, unusableBecause: null },
      { id: ids[2], savesFen: 0, unusableBecause: '还差 ¥700 可用' },
    ]);
    expect(body.suggestedCouponId).toBe(ids[1]);
    const used = (await quote(guest, ids[1]!)).body;
    expect(used).toMatchObject({ totalFen: NIGHT - 3_500, discountFen: 3_500 });
    expect(used.items[0].lines.at(-1)).toMatchObject({ code: 'coupon', label: '九折', amountFen: -3_500 });
    const refused = (await quote(guest, ids[2]!)).body;
    expect(refused.totalFen).toBe(NIGHT);
    expect(refused.unusable).toContainEqual({ code: 'coupon', label: '大', reason: '还差 ¥700 可用' });
    expect((await order(guest, ids[2]!, NIGHT)).body.error).toMatchObject({ status: 409, name: 'COUPON_UNUSABLE' });
    // Somebody else's is not there; who has not signed in has none.
    const other = await signIn(app);
    expect((await quote(other, ids[0]!)).status).toBe(404);
    expect((await order(other, ids[0]!, NIGHT)).status).toBe(404);
    const visitor = sender(app.url);
    expect((await visitor('POST', '/api/quotes', { items: [item()] })).body).toMatchObject({
      coupons: [],
      suggestedCouponId: null,
    });
    expect((await visitor('POST', '/api/quotes', { items: [item()], couponId: ids[0] })).status).toBe(401);
  });

  it('covers the chosen houses, also when none is left of them', async () => {
    const guest = await signIn(app);
    const elsewhere = await seedHouse(app.strapi, { units: 1, basePriceFen: NIGHT });
    const here = await seedTemplate(app.strapi, { scope: 'houses', houses: [{ documentId: house }] });
    const none = await seedTemplate(app.strapi, { scope: 'houses' });
    const stays = await seedTemplate(app.strapi, { scope: 'stays' });
    for (const template of [here, none, stays]) await claim(guest, template);
    const savings = async (stay: object): Promise<number[]> =>
      ((await quote(guest, null, stay)).body.coupons as { savesFen: number }[]).map(({ savesFen }) => savesFen);
    expect(await savings(item())).toEqual([3_000, 3_000, 0]);
    expect(await savings(item(10, 1, elsewhere))).toEqual([3_000, 0, 0]);
  });

  it('keeps the terms under which it was given, whatever becomes of the template', async () => {
    const guest = await signIn(app);
    const template = await seedTemplate(app.strapi, { name: '不变' });
    const { id } = (await claim(guest, template)).body as { id: string };
    await query(`update coupon_templates set value_fen = 1, name = '改过', enabled = false where document_id = ?`, [
      template,
    ]);
    expect((await quote(guest, id)).body.items[0].lines.at(-1)).toMatchObject({ label: '不变', amountFen: -3_000 });
    await query(`delete from coupon_templates where document_id = ?`, [template]);
    expect((await quote(guest, id)).body.totalFen).toBe(NIGHT - 3_000);
  });
});

describe('with its order', () => {
  async function couponOf(guest: Guest, data: Record<string, unknown> = {}): Promise<string> {
    return (await claim(guest, await seedTemplate(app.strapi, data))).body.id as string;
  }

  it('is held while the order waits, used when it is paid, and back when all of the money is', async () => {
    const guest = await signIn(app);
    const id = await couponOf(guest);
    const placed = await place(guest, id);
    const { no, totalFen } = placed.body as { no: string; totalFen: number };
    expect(totalFen).toBe(NIGHT - 3_000);
    expect(await stateOf(id)).toBe('held');
    const second = await order(guest, id, NIGHT - 3_000, item(20));
    expect(second.body.error).toMatchObject({ status: 409, name: 'COUPON_USED', details: { field: 'couponId' } });
    await payOrder(app, guest, no);
    await orderUntil(guest, no, ({ status }) => status === 'confirmed');
    expect(await stateOf(id)).toBe('used');
    expect(await couponsOf(guest, 'used')).toMatchObject([{ id }]);
    expect((await cancel(guest, no, totalFen)).status).toBe(200);
    expect(await stateOf(id)).toBe('usable');
    await balanced();
  });

  it('is free again when the order is closed unpaid, and taken again when it is revived', async () => {
    const guest = await signIn(app);
    const id = await couponOf(guest);
    const { no } = (await place(guest, id)).body as { no: string };
    await cancel(guest, no, 0);
    expect(await stateOf(id)).toBe('usable');
    expect(
      await query(`select c.state from ordering_coupons c join orders o on o.id = c.order_id where o.no = ?`, [no]),
    ).toEqual([{ state: 'free' }]);
    // The desk takes the money after all: the same path as a late payment of WeChat's.
    const { settlePaidOrder } = compiled<
      typeof import('../../src/plugins/ordering/server/use-cases/settle-paid-order')
    >('plugins/ordering/server/use-cases/settle-paid-order');
    const { withTransaction } = compiled<typeof import('../../src/shared/database')>('shared/database');
    const { lockOrder } = compiled<typeof import('../../src/plugins/ordering/server/repositories/orders')>(
      'plugins/ordering/server/repositories/orders',
    );
    const now = { ms: Date.now(), iso: new Date().toISOString() };
    const revive = (number: string): Promise<string> =>
      withTransaction(app.strapi, async (trx) =>
        settlePaidOrder(trx, (await lockOrder(trx, number))!, { paidFen: 0, paidAt: now.iso, at: now }),
      );
    expect(await revive(no)).toBe('settled');
    expect(await stateOf(id)).toBe('used');
    // Another closed order with the same coupon comes too late.
    const spare = await couponOf(guest);
    const { no: late } = (await place(guest, spare, item(40))).body as { no: string };
    await cancel(guest, late, 0);
    await paid(guest, spare, item(50));
    expect(await revive(late)).not.toBe('settled');
    expect((await guest.send('GET', `/api/orders/${late}`)).body.status).toBe('closed');
    await balanced();
  });

  it('stays used when a part of the money is kept, and returns with the last part', async () => {
    const guest = await signIn(app);
    const id = await couponOf(guest);
    const no = await paid(guest, id);
    await desk(no, 'refunds', { amountFen: 5_000, reason: '热水不足' });
    expect(await stateOf(id)).toBe('used');
    await desk(no, 'refunds', { amountFen: NIGHT - 3_000 - 5_000, reason: '客诉' });
    expect(await stateOf(id)).toBe('usable');
    const near = await couponOf(guest);
    const late = await paid(guest, near, item(1));
    expect((await cancel(guest, late, (NIGHT - 3_000) / 2)).status).toBe(200);
    expect(await stateOf(near)).toBe('used');
  });

  it('never comes back after use when its template says so', async () => {
    const guest = await signIn(app);
    const id = await couponOf(guest, { returnsOnRefund: false });
    const { no } = (await place(guest, id)).body as { no: string };
    await cancel(guest, no, 0);
    expect(await stateOf(id)).toBe('usable');
    const other = await paid(guest, id, item(12));
    await cancel(guest, other, NIGHT - 3_000);
    expect(await stateOf(id)).toBe('used');
  });

  it('that costs nothing with it is settled at once, and gives it back when it is cancelled', async () => {
    const guest = await signIn(app);
    const id = await couponOf(guest, { valueFen: 50_000, thresholdFen: null });
    const placed = await place(guest, id);
    expect(placed.body).toMatchObject({ totalFen: 0, status: 'confirmed' });
    expect(await stateOf(id)).toBe('used');
    await cancel(guest, placed.body.no as string, 0);
    expect(await stateOf(id)).toBe('usable');
  });

  it('keeps its amount when the dates change, never more than the new price', async () => {
    const guest = await signIn(app);
    const id = await couponOf(guest);
    const no = await paid(guest, id, item(10, 2));
    const wish = { checkIn: inDays(15), checkOut: inDays(17), adults: 2, children: 0 };
    const preview = await guest.send('POST', `/api/orders/${no}/change-preview`, wish);
    expect(preview.body).toMatchObject({ possible: true, differenceFen: 0 });
    expect(preview.body.lines.at(-1)).toMatchObject({ code: 'coupon', amountFen: -3_000 });
    const shorter = { ...wish, checkOut: inDays(16) };
    expect((await guest.send('POST', `/api/orders/${no}/change-preview`, shorter)).body).toMatchObject({
      differenceFen: -NIGHT,
      to: { totalFen: NIGHT - 3_000 },
    });
    const changed = await guest.send('POST', `/api/orders/${no}/changes`, { ...wish, expectedDifferenceFen: 0 }, key());
    expect(changed.status, JSON.stringify(changed.body)).toBe(200);
    expect((await guest.send('GET', `/api/orders/${no}`)).body.totalFen).toBe(2 * NIGHT - 3_000);
    expect(await stateOf(id)).toBe('used');
  });

  it('at the desk, for the member whose number it is', async () => {
    const guest = await signIn(app);
    const id = await couponOf(guest);
    const [{ phone }] = (await query<{ phone: string }>(
      `update members set phone = '13698761234' where public_id = ? returning phone`,
      [guest.member.id],
    )) as [{ phone: string }];
    const { totalFen } = (await admin.send('POST', '/ordering/quotes', { items: [item(60)], couponId: id })).body;
    expect(totalFen).toBe(NIGHT - 3_000);
    const book = (number: string): Promise<Answer> =>
      admin.send(
        'POST',
        '/ordering/orders',
        {
          items: [item(60)],
          guest: { name: '林溪', phone: number },
          payment: { tender: 'cash' },
          couponId: id,
          expectedTotalFen: totalFen as number,
        },
        key(),
      );
    expect((await book('13698760000')).status).toBe(404);
    const booked = await book(phone);
    expect(booked.status, JSON.stringify(booked.body)).toBe(201);
    expect(await stateOf(id)).toBe('used');
  });

  it('ends with its last day, and comes back for a week when its order is refunded after that', async () => {
    const guest = await signIn(app);
    const [id, idle] = [await couponOf(guest, { validDays: 2 }), await couponOf(guest, { validDays: 2 })];
    const no = await paid(guest, id, item(100));
    travel(3);
    expect(await stateOf(idle)).toBe('expired');
    const { expireAll } = compiled<typeof import('../../src/plugins/wallet/server/use-cases/expire')>(
      'plugins/wallet/server/use-cases/expire',
    );
    await expireAll(app.strapi, new Date(Date.now()).toISOString());
    expect([await stateOf(idle), await stateOf(id)]).toEqual(['expired', 'used']);
    const session = await signInAsAdmin(app, SUPER_ADMIN);
    const refund = { amountFen: NIGHT - 3_000, reason: '停业' };
    expect((await session.send('POST', `/ordering/orders/${no}/refunds`, refund, key())).status).toBe(200);
    expect(await stateOf(id)).toBe('usable');
    await balanced();
  });
});

describe('staff take one back', () => {
  it('that has not been used, once, with a reason; what waits or was used stays', async () => {
    const guest = await signIn(app);
    const template = await seedTemplate(app.strapi, { perMember: 3 });
    const [one, two] = [
      (await claim(guest, template)).body.id as string,
      (await claim(guest, template)).body.id as string,
    ];
    const revoke = (id: string): Promise<Answer> =>
      admin.send('POST', `/marketing/coupons/${id}/revoke`, { reason: '发错了' }, key());
    expect((await revoke(one)).body).toMatchObject({ state: 'revoked', revokeReason: '发错了' });
    expect((await revoke(one)).body.error).toMatchObject({ status: 409, name: 'ALREADY_DONE' });
    expect(await couponsOf(guest, 'over')).toMatchObject([{ id: one, state: 'revoked' }]);
    expect((await quote(guest, one)).body.totalFen).toBe(NIGHT);
    const { no } = (await place(guest, two)).body as { no: string };
    expect((await revoke(two)).body.error).toMatchObject({ status: 409, name: 'COUPON_IN_USE' });
    await payOrder(app, guest, no);
    await orderUntil(guest, no, ({ status }) => status === 'confirmed');
    expect((await revoke(two)).body.error).toMatchObject({ status: 409, name: 'COUPON_USED' });
    expect((await revoke('C000000000000000')).status).toBe(404);
    await balanced();
  });

  it('of voucher money what is left', async () => {
    const guest = await signIn(app);
    const template = await seedTemplate(app.strapi, { kind: 'voucher', valueFen: 5_000, thresholdFen: null });
    const { id, leftFen } = (await claim(guest, template)).body as { id: string; leftFen: number };
    expect(leftFen).toBe(5_000);
    const wallet = async (): Promise<unknown> => (await guest.send('GET', '/api/wallet')).body.assets;
    expect(await wallet()).toMatchObject([
      { asset: 'voucher', available: 5_000, pockets: [{ source: `voucher:${id}` }] },
    ]);
    expect((await quote(guest)).body.coupons).toEqual([]);
    await admin.send('POST', `/marketing/coupons/${id}/revoke`, { reason: '发错了' }, key());
    expect(await wallet()).toEqual([]);
    await balanced();
  });
});

describe('voucher money', () => {
  const claimVoucher = async (guest: Guest, data: object): Promise<string> => {
    const template = await seedTemplate(app.strapi, { kind: 'voucher', thresholdFen: null, ...data });
    return (await claim(guest, template)).body.id as string;
  };
  const withVoucher = async (guest: Guest, stay = item()): Promise<Record<string, any>> =>
    (await guest.send('POST', '/api/quotes', { items: [stay], tenders: { voucher: true } })).body;
  const placeWithVoucher = (guest: Guest, expectedPayableFen: number, stay = item()): Promise<Answer> =>
    guest.send(
      'POST',
      '/api/orders',
      {
        ...{ items: [stay], guest: { name: '林溪', phone: '13800001234' }, tenders: { voucher: true } },
        ...{ expectedTotalFen: NIGHT, expectedPayableFen },
      },
      key(),
    );
  const heldBy = async (no: string): Promise<object[]> =>
    query(
      `select a.source, p.amount::int as amount from wallet_holds h join wallet_hold_parts p on p.hold_id = h.id
       join wallet_accounts a on a.id = p.account_id where h.reference = ?`,
      [no],
    );

  it('pays for what its template covers, from the day on that it says, and for nothing else', async () => {
    const guest = await signIn(app);
    const elsewhere = await seedHouse(app.strapi, { units: 5, basePriceFen: NIGHT });
    const later = { validity: 'dates', validDays: null, validFrom: inDays(3), validTo: inDays(40) };
    await claimVoucher(guest, { valueFen: 7_000, ...later });
    // Ends sooner: its reason is the one that is shown when neither pays.
    const here = await claimVoucher(guest, { valueFen: 5_000, scope: 'houses', houses: [{ documentId: house }] });
    const first = { code: 'voucher', availableFen: 5_000, amountFen: 5_000, unusableBecause: null };
    expect(await withVoucher(guest)).toMatchObject({ payableFen: NIGHT - 5_000, tenders: [first, {}, {}, {}] });

    const there = await withVoucher(guest, item(10, 1, elsewhere));
    const none = { code: 'voucher', availableFen: 0, amountFen: 0, unusableBecause: '不适用于所选商品' };
    expect(there).toMatchObject({
      payableFen: NIGHT,
      suggestedTenders: { voucher: false },
      tenders: [none, {}, {}, {}],
    });
    const refused = await placeWithVoucher(guest, NIGHT - 5_000, item(10, 1, elsewhere));
    expect([refused.status, refused.body.error.name]).toEqual([409, 'PRICE_CHANGED']);
    const plain = await placeWithVoucher(guest, NIGHT, item(10, 1, elsewhere));
    expect([plain.status, plain.body.payableFen]).toEqual([201, NIGHT]);
    expect(await heldBy(plain.body.no)).toEqual([]);

    const placed = await placeWithVoucher(guest, NIGHT - 5_000);
    expect([placed.status, placed.body.payableFen]).toEqual([201, NIGHT - 5_000]);
    expect(await heldBy(placed.body.no)).toEqual([{ source: `voucher:${here}`, amount: 5_000 }]);
    expect((await withVoucher(guest)).tenders[0].unusableBecause).toBe(`${inDays(3)} 起可用`);
    await balanced();
  });

  it('of an order that it covers only in part pays nothing, nor at the counter what is no stay', async () => {
    const guest = await signIn(app);
    const elsewhere = await seedHouse(app.strapi, { units: 5, basePriceFen: NIGHT });
    await claimVoucher(guest, { valueFen: 5_000, scope: 'houses', houses: [{ documentId: house }] });
    const items = [item(), item(10, 1, elsewhere)];
    const both = (await guest.send('POST', '/api/quotes', { items, tenders: { voucher: true } })).body;
    expect(both).toMatchObject({
      payableFen: 2 * NIGHT,
      tenders: [{ unusableBecause: '不适用于所选商品' }, {}, {}, {}],
    });
    await claimVoucher(guest, { valueFen: 5_000, scope: 'stays' });
    const [member] = await query<{ id: number }>(`select id from members where openid = ?`, [guest.openid]);
    const sale = {
      ...{ items: [{ kind: 'sale', title: '手冲咖啡', amountFen: 3_000 }], memberId: member!.id },
      ...{ guest: { name: '林溪', phone: '13800001234' }, expectedTotalFen: 3_000 },
      payment: { tender: 'wallet', tenders: { voucher: true } },
    };
    const charged = await admin.send('POST', '/ordering/orders', sale, key());
    expect([charged.status, charged.body.error.name]).toEqual([409, 'INSUFFICIENT_BALANCE']);
  });

  it('and a gift that a clerk hands out pays for nothing at all', async () => {
    const guest = await signIn(app);
    await claim(guest, await seedTemplate(app.strapi, { kind: 'gift', valueFen: null, thresholdFen: null }));
    const { tenders, payableFen } = await withVoucher(guest);
    expect(payableFen).toBe(NIGHT);
    expect(tenders.map(({ availableFen }: { availableFen: number }) => availableFen)).toEqual([0, 0, 0, 0]);
  });
});

describe('a template', () => {
  const create = (data: object): Promise<Answer> =>
    admin.send('POST', '/content-manager/collection-types/plugin::marketing.coupon-template', data);
  const good = {
    name: '券',
    kind: 'amount-off',
    valueFen: 3_000,
    thresholdFen: 10_000,
    scope: 'all',
    validity: 'days',
    validDays: 30,
    perMember: 1,
    occasion: 'none',
    claimable: true,
    returnsOnRefund: true,
    enabled: true,
  };

  it.each([
    [{ valueFen: null }, '满减券和代金券要填面额'],
    [{ kind: 'percent-off', valueFen: null, percentOff: 100 }, '1'],
    [{ kind: 'gift' }, '折扣券和兑换券不填面额'],
    [{ kind: 'voucher' }, '代金券和兑换券没有使用门槛'],
    [{ thresholdFen: 2_999 }, '门槛不能低于面额'],
    [{ percentOff: 10 }, '只有折扣券填减免百分比'],
    [{ validDays: null }, '请填写领取后有效几天'],
    [{ validity: 'dates', validDays: null }, '请填写固定有效期的最后一天'],
    [{ claimFrom: '2027-02-01', claimTo: '2027-01-01' }, '领取的结束不能早于开始'],
  ])('%j is refused with a sentence', async (wrong, sentence) => {
    const answer = await create({ ...good, ...wrong });
    expect(answer.status, JSON.stringify(answer.body)).toBe(400);
    expect(JSON.stringify(answer.body)).toContain(sentence);
  });

  it('that holds together is taken, and the database holds it too', async () => {
    expect((await create(good)).status).toBe(201);
    await expect(query(`update coupon_templates set value_fen = null where kind = 'amount-off'`)).rejects.toThrow(
      /coupon_templates_value/,
    );
    await expect(query(`update marketing_coupons set terms = '{}'`)).rejects.toThrow(/not altered/);
    await expect(query(`delete from marketing_coupons`)).rejects.toThrow(/not altered/);
  });

  it('shows what became of its coupons, in all and by day', async () => {
    const template = await seedTemplate(app.strapi, { perMember: 5, stock: 10 });
    const guest = await signIn(app);
    const ids: string[] = [];
    for (let i = 0; i < 3; i += 1) ids.push((await claim(guest, template)).body.id as string);
    await paid(guest, ids[0]!, item(70));
    await place(guest, ids[1]!, item(71));
    const { body } = await admin.send('GET', '/marketing/templates');
    expect((body.items as { id: string }[]).find(({ id }) => id === template)).toMatchObject({
      stock: 10,
      issued: 3,
      used: 1,
      held: 1,
      usable: 1,
      days: [{ day: body.today, issued: 3, used: 1 }],
    });
    const { body: own } = await admin.send('GET', `/marketing/coupons?member=${guest.member.id}&state=used`);
    expect(own.items).toMatchObject([{ id: ids[0], cause: 'claim', member: { id: guest.member.id } }]);
  });
});
