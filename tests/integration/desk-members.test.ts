/** The desk books for a member it knows: the member's price, a coupon, and what the wallet pays of it. */
import type { Core } from '@strapi/strapi';
import { Pool } from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startApp, type TestApp } from '../support/app';
import { seedTemplate } from '../support/coupons';
import { inDays } from '../support/dates';
import { newKey, signIn, type Answer, type Guest } from '../support/guest';
import { openLedger, type Ledger } from '../support/ledger';
import { seedMembership } from '../support/membership';
import { seedHouse, seedPolicy } from '../support/seed';
import { disable, signInAsAdmin, SUPER_ADMIN, type AdminUser } from '../support/staff';
import { ALL_TENDERS, fill, heldOf, holdingsOf, memberIdOf, stayItem, tendersOf } from '../support/tenders';

const NIGHT = 20_000;
/** Of the level 银杏, from 500 experience on. */
const LEVEL_OFF = 1_000;

let app: TestApp;
let db: Pool;
let ledger: Ledger;
let admin: AdminUser;
let frontDesk: AdminUser;
let house: string;
let day = 10;
let phones = 0;

beforeAll(async () => {
  app = await startApp();
  db = new Pool({ connectionString: app.databaseUrl, max: 2, options: '-c TimeZone=UTC' });
  ledger = openLedger(app.databaseUrl, 4);
  await seedMembership(app.strapi);
  const cancellationPolicy = await seedPolicy(app.strapi);
  house = await seedHouse(app.strapi, { units: 20, basePriceFen: NIGHT, cancellationPolicy });
  admin = await signInAsAdmin(app, SUPER_ADMIN);
  frontDesk = await signInAsAdmin(app, 'yizhan-front-desk');
});
afterAll(async () => {
  await ledger?.close();
  await db?.end();
  await app?.stop();
});

const key = (): Record<string, string> => ({ 'Idempotency-Key': newKey() });

interface Known extends Guest {
  id: number;
  phone: string;
}

/** Somebody who has proved a phone number; with 500 experience a level has its discount. */
async function member(experience = 0): Promise<Known> {
  const guest = await signIn(app);
  const id = await memberIdOf(ledger, guest);
  const phone = `1360000${String((phones += 1)).padStart(4, '0')}`;
  await db.query('update members set phone = $1 where id = $2', [phone, id]);
  if (experience > 0) {
    const body = { asset: 'experience', amount: experience, reason: '测试' };
    const given = await admin.send('POST', `/membership/members/${guest.member.id}/adjustments`, body, key());
    expect(given.status, JSON.stringify(given.body)).toBe(200);
  }
  return { ...guest, id, phone };
}

const couponOf = async (guest: Guest, data: object = {}): Promise<string> => {
  const templateId = await seedTemplate(app.strapi, data as Record<string, unknown>);
  return (await guest.send('POST', '/api/me/coupons', { templateId }, key())).body.id as string;
};
const nextNight = (): object => stayItem({ ref: house, checkIn: inDays((day += 2)), checkOut: inDays(day + 1) });
const quote = (body: object, who = frontDesk): Promise<Answer> => who.send('POST', '/ordering/quotes', body);
const book = (body: object, who = frontDesk): Promise<Answer> => {
  const cash = { payment: { tender: 'cash' }, source: 'phone' };
  return who.send('POST', '/ordering/orders', { ...cash, ...body }, key());
};
const guestOf = ({ phone }: Known): object => ({ name: '林溪', phone });
const couponState = async (id: string): Promise<string> =>
  (await db.query<{ state: string }>('select state from ordering_coupons where coupon_id = $1', [id])).rows[0]!.state;

describe('who it is', () => {
  const find = (phone: string): Promise<Answer> => frontDesk.send('GET', `/ordering/known-member?phone=${phone}`);

  it('is found by the whole number, and only who has proved it to WeChat', async () => {
    const known = await member(500);
    expect((await find(known.phone)).body.member).toEqual({
      memberId: known.id,
      id: known.member.id,
      name: known.member.nickname,
      levelName: '银杏',
    });
    expect((await find('13600009999')).body).toEqual({ member: null });
    expect((await find(known.phone.slice(0, 8))).body.error.details.field).toBe('phone');
    // A stand-in for a number, for whom staff have booked, is nobody yet.
    const sale = { items: [nextNight()], guest: { name: '过客', phone: '13600008888' }, expectedTotalFen: NIGHT };
    expect((await book(sale)).status).toBe(201);
    expect((await find('13600008888')).body).toEqual({ member: null });
    await disable(app, known);
    expect((await find(known.phone)).body).toEqual({ member: null });
  });
});

describe('the price', () => {
  it('is the member’s, with the level’s discount, for one who is named; of a number alone it is the desk’s', async () => {
    const known = await member(500);
    const items = [nextNight()];
    const unnamed = (await quote({ items })).body;
    expect([unnamed.totalFen, unnamed.coupons, unnamed.tenders]).toEqual([NIGHT, [], []]);
    const named = (await quote({ items, memberId: known.id })).body;
    expect(named.totalFen).toBe(NIGHT - LEVEL_OFF);
    expect(named.items[0].lines.at(-1)).toMatchObject({ code: 'discount', label: '银杏 9.5 折' });

    const wanted = { items, guest: guestOf(known), memberId: known.id };
    const stale = await book({ ...wanted, expectedTotalFen: NIGHT });
    expect([stale.status, stale.body.error.name]).toEqual([409, 'PRICE_CHANGED']);
    const booked = await book({ ...wanted, expectedTotalFen: NIGHT - LEVEL_OFF });
    expect(booked.body, JSON.stringify(booked.body)).toMatchObject({
      status: 'confirmed',
      totalFen: NIGHT - LEVEL_OFF,
    });
    const plain = await book({ items, guest: guestOf(known), expectedTotalFen: NIGHT });
    expect(plain.body).toMatchObject({ status: 'confirmed', totalFen: NIGHT });

    // Other dates keep what was agreed on: the one is the member's, the other the desk's.
    const costs = async (no: string): Promise<number> => {
      const wish = { checkIn: inDays(90), checkOut: inDays(91), adults: 2, children: 0 };
      return (await frontDesk.send('POST', `/ordering/orders/${no}/change-preview`, wish)).body.to.totalFen as number;
    };
    expect([await costs(booked.body.no), await costs(plain.body.no)]).toEqual([NIGHT - LEVEL_OFF, NIGHT]);
  });

  it('takes the better discount only, and what staff adjust by hand comes after it', async () => {
    const early = [{ kind: 'early_bird', threshold: 1, percentOff: 10 }];
    const cancellationPolicy = await seedPolicy(app.strapi);
    const ref = await seedHouse(app.strapi, { basePriceFen: NIGHT, cancellationPolicy, discounts: early });
    const known = await member(500);
    const items = [stayItem({ ref, checkIn: inDays(8), checkOut: inDays(9) })];
    expect((await quote({ items, memberId: known.id })).body.totalFen).toBe(NIGHT - 2_000);
    const adjustment = { amountFen: -500, reason: '熟客优惠' };
    const asked = { items: [nextNight()], memberId: known.id, adjustment };
    const quoted = (await quote(asked, admin)).body;
    expect(quoted.totalFen).toBe(NIGHT - LEVEL_OFF - 500);
    const lines = quoted.items[0].lines as { code: string; amountFen: number }[];
    expect(lines.slice(-2)).toMatchObject([{ code: 'discount' }, { code: 'adjustment', amountFen: -500 }]);
    const booked = await book({ ...asked, guest: guestOf(known), expectedTotalFen: quoted.totalFen }, admin);
    expect(booked.status, JSON.stringify(booked.body)).toBe(201);
  });
});

describe('a coupon', () => {
  it('is offered with what it saves or why not, and taken with the order', async () => {
    const known = await member();
    const small = await couponOf(known);
    const big = await couponOf(known, { valueFen: 5_000, thresholdFen: 15_000 });
    const high = await couponOf(known, { thresholdFen: 50_000 });
    const items = [nextNight()];
    const asked = { items, memberId: known.id };
    const offered = (await quote(asked)).body;
    expect(offered.suggestedCouponId).toBe(big);
    expect(offered.coupons).toMatchObject([
      { id: big, savesFen: 5_000, unusableBecause: null },
      { id: small, savesFen: 3_000, unusableBecause: null },
      { id: high, savesFen: 0, unusableBecause: '还差 ¥300 可用' },
    ]);
    expect((await quote({ ...asked, couponId: big })).body.totalFen).toBe(NIGHT - 5_000);
    const wanted = { ...asked, guest: guestOf(known) };
    const refused = await book({ ...wanted, couponId: high, expectedTotalFen: NIGHT });
    expect([refused.status, refused.body.error.name]).toEqual([409, 'COUPON_UNUSABLE']);
    const booked = await book({ ...wanted, couponId: big, expectedTotalFen: NIGHT - 5_000 });
    expect(booked.body, JSON.stringify(booked.body)).toMatchObject({ status: 'confirmed', totalFen: NIGHT - 5_000 });
    expect(await couponState(big)).toBe('used');
  });

  it('of somebody else is nobody’s to use, neither in a quote nor in an order', async () => {
    const [known, other] = [await member(), await member()];
    const couponId = await couponOf(other);
    const asked = { items: [nextNight()], memberId: known.id, couponId };
    expect((await quote(asked)).status).toBe(404);
    expect((await book({ ...asked, guest: guestOf(known), expectedTotalFen: NIGHT - 3_000 })).status).toBe(404);
    // Not even under the number of its owner.
    expect((await book({ ...asked, guest: guestOf(other), expectedTotalFen: NIGHT - 3_000 })).status).toBe(404);
  });
});

describe('the wallet', () => {
  it('pays its part after level and coupon, cash the rest; what was seen binds', async () => {
    const known = await member(500);
    await fill(ledger, known.id, { points: 1_000, principal: 6_000 });
    const couponId = await couponOf(known);
    const total = NIGHT - LEVEL_OFF - 3_000;
    const asked = { items: [nextNight()], memberId: known.id, couponId };
    const offered = (await quote(asked)).body;
    expect([offered.totalFen, offered.payableFen]).toEqual([total, total]);
    expect(offered.suggestedTenders).toEqual({ voucher: false, points: true, card: false, stored: true });
    const tenders = { stored: true };
    const quoted = (await quote({ ...asked, tenders })).body;
    expect(quoted.payableFen).toBe(total - 6_000);
    const wanted = { ...asked, guest: guestOf(known), tenders, expectedTotalFen: total };
    const stale = await book({ ...wanted, expectedPayableFen: total });
    expect([stale.status, stale.body.error.details.field]).toEqual([409, 'expectedPayableFen']);
    const booked = await book({ ...wanted, expectedPayableFen: total - 6_000 });
    expect(booked.body, JSON.stringify(booked.body)).toMatchObject({ status: 'confirmed', paidFen: total });
    expect(tendersOf(booked.body.payments)).toEqual({ stored: 6_000, cash: total - 6_000 });
    expect(await holdingsOf(ledger, known.id)).toMatchObject({ points: 1_000 });
    expect(await couponState(couponId)).toBe('used');
  });

  it('is set aside when the rest is paid later, and needs nobody’s money when it pays all of it', async () => {
    const known = await member();
    await fill(ledger, known.id, { principal: NIGHT + 5_000 });
    const wanted = { guest: guestOf(known), memberId: known.id, tenders: ALL_TENDERS, expectedTotalFen: NIGHT };
    const all = await book({ ...wanted, items: [nextNight()], expectedPayableFen: 0 });
    expect(all.body, JSON.stringify(all.body)).toMatchObject({ status: 'confirmed', paidFen: NIGHT });
    expect(tendersOf(all.body.payments)).toEqual({ stored: NIGHT });
    const payment = { tender: 'later', holdHours: 2 };
    const later = await book({ ...wanted, items: [nextNight()], payment, expectedPayableFen: NIGHT - 5_000 });
    expect(later.body).toMatchObject({ status: 'pending', payableFen: NIGHT - 5_000 });
    expect(await heldOf(ledger, known.id)).toBe(5_000);
  });

  it('is for whoever may charge members at the till, by the same right; the price and the coupons are not', async () => {
    await grant(
      app.strapi,
      'books-only',
      ['place', 'collect', 'read'].map((right) => `plugin::ordering.orders.${right}`),
    );
    const clerk = await signInAsAdmin(app, 'books-only');
    const known = await member(500);
    await fill(ledger, known.id, { principal: 6_000 });
    const couponId = await couponOf(known);
    const asked = { items: [nextNight()], memberId: known.id, couponId };
    const total = NIGHT - LEVEL_OFF - 3_000;
    const quoted = (await quote({ ...asked, tenders: ALL_TENDERS }, clerk)).body;
    expect(quoted).toMatchObject({ totalFen: total, payableFen: total, tenders: [], suggestedTenders: {} });
    expect(quoted.coupons).toHaveLength(1);
    const wanted = { ...asked, guest: guestOf(known), expectedTotalFen: total };
    const { rows: before } = await db.query('select count(*) from orders');
    expect((await book({ ...wanted, tenders: { stored: true } }, clerk)).status).toBe(403);
    const payment = { tender: 'wallet', tenders: { stored: true } };
    expect((await book({ ...wanted, payment }, clerk)).status).toBe(403);
    expect((await db.query('select count(*) from orders')).rows).toEqual(before);
    expect(await holdingsOf(ledger, known.id)).toMatchObject({ principal: 6_000 });
    expect((await book(wanted, clerk)).body).toMatchObject({ status: 'confirmed', totalFen: total });
  });
});

interface RoleService {
  create(role: object): Promise<{ id: number }>;
  assignPermissions(id: number, permissions: object[]): Promise<unknown>;
}

/** A role of a house's own making, with these rights and no others. */
async function grant(strapi: Core.Strapi, code: string, actions: string[]): Promise<void> {
  const roles = strapi.service('admin::role') as unknown as RoleService;
  const { id } = await roles.create({ code, name: code, description: '' });
  const permission = (action: string): object => ({ action, subject: null, properties: {}, conditions: [] });
  await roles.assignPermissions(id, actions.map(permission));
}
