/** Charging by code: an ordinary order, paid from the wallet. */
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { startApp, type TestApp } from '../support/app';
import { linkClerk, ticketFor } from '../support/cashier';
import { newKey, signIn, type Guest } from '../support/guest';
import { signInAsAdmin, SUPER_ADMIN, type AdminUser } from '../support/staff';
import { comeBack, travel } from '../support/time';

describe('charging by code', () => {
  let app: TestApp;
  let admin: AdminUser;
  let clerk: Guest;
  let guest: Guest;

  beforeAll(async () => {
    app = await startApp();
    admin = await signInAsAdmin(app, SUPER_ADMIN);
    [clerk, guest] = [await signIn(app), await signIn(app)];
    await linkClerk(admin, clerk);
    const { id } = (await app.strapi.db.connection('members').where({ public_id: guest.member.id }).first('id')) as {
      id: number;
    };
    const body = { asset: 'principal', amount: 10_000, reason: '测试储值' };
    const given = await admin.send('POST', `/wallet/members/${id}/adjustments`, body, { 'Idempotency-Key': newKey() });
    expect(given.status).toBe(201);
  });
  afterEach(comeBack);
  afterAll(() => app?.stop());

  it('pays as the preview said, once a ticket, and a repeat is the same order', async () => {
    const path = `/api/clerk/scans/${await ticketFor(clerk, guest)}`;
    const wish = { title: '下午茶', amountFen: 6_800, tenders: { stored: true } };
    const preview = await clerk.send('POST', `${path}/charge-preview`, wish);
    expect([preview.status, preview.body.payableFen]).toEqual([200, 0]);
    const headers = { 'Idempotency-Key': newKey() };
    const other = await clerk.send('POST', `${path}/charges`, { ...wish, expectedPayableFen: 1 }, headers);
    expect([other.status, other.body.error.name]).toEqual([409, 'PRICE_CHANGED']);
    const charge = { ...wish, expectedPayableFen: 0 };
    const done = await clerk.send('POST', `${path}/charges`, charge, headers);
    expect(done.status, JSON.stringify(done.body)).toBe(201);
    expect((await clerk.send('POST', `${path}/charges`, charge, headers)).body.orderNo).toBe(done.body.orderNo);
    const again = await clerk.send('POST', `${path}/charges`, charge, { 'Idempotency-Key': newKey() });
    expect([again.status, again.body.error.name]).toEqual([409, 'TICKET_CHARGED']);
    const { body } = await guest.send('GET', '/api/wallet');
    expect(body.assets).toMatchObject([{ asset: 'principal', available: 3_200 }]);
  });

  it('a repeat after the ticket’s end is answered as the first one; another charge needs a new code', async () => {
    const path = `/api/clerk/scans/${await ticketFor(clerk, guest)}/charges`;
    const charge = { title: '咖啡', amountFen: 1_000, tenders: { stored: true }, expectedPayableFen: 0 };
    const headers = { 'Idempotency-Key': newKey() };
    const first = await clerk.send('POST', path, charge, headers);
    expect(first.status, JSON.stringify(first.body)).toBe(201);
    travel(4 / (24 * 60));
    const again = await clerk.send('POST', path, charge, headers);
    expect([again.status, again.body]).toEqual([201, first.body]);
    const other = await clerk.send('POST', path, charge, { 'Idempotency-Key': newKey() });
    expect([other.status, other.body.error.name]).toEqual([409, 'TICKET_EXPIRED']);
    const changed = await clerk.send('POST', path, { ...charge, amountFen: 999 }, headers);
    expect([changed.status, changed.body.error.name]).toEqual([422, 'IDEMPOTENCY_MISMATCH']);
    const { body } = await guest.send('GET', '/api/wallet');
    expect(body.assets).toMatchObject([{ asset: 'principal', available: 2_200 }]);
  });

  it('a charge without its order is none: they are written together', async () => {
    const charges = () => app.strapi.db.connection('cashier_charges');
    await expect(charges().update({ order_no: null })).rejects.toThrow('order_no');
    const before = (await charges()).length;
    const path = `/api/clerk/scans/${await ticketFor(clerk, guest)}/charges`;
    const charge = { title: '晚餐', amountFen: 90_000, tenders: { stored: true }, expectedPayableFen: 0 };
    const refused = await clerk.send('POST', path, charge, { 'Idempotency-Key': newKey() });
    expect([refused.status, refused.body.error.name]).toEqual([409, 'PRICE_CHANGED']);
    expect(await charges()).toHaveLength(before);
  });
});
