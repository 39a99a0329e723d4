import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startApp, type TestApp } from '../support/app';
import { inDays } from '../support/dates';
import { newKey, orderUntil, payOrder, placeStay, sender, signIn, type Answer, type Guest } from '../support/guest';
import { seedHouse, seedPolicy } from '../support/seed';
import { signInAsAdmin, type AdminUser } from '../support/staff';

describe('the desk books and takes money', () => {
  let app: TestApp;
  let manager: AdminUser;
  let frontDesk: AdminUser;
  let finance: AdminUser;
  let house: string;
  let guest: Guest;

  beforeAll(async () => {
    app = await startApp();
    house = await seedHouse(app.strapi, { units: 20, cancellationPolicy: await seedPolicy(app.strapi) });
    manager = await signInAsAdmin(app, 'yizhan-manager');
    frontDesk = await signInAsAdmin(app, 'yizhan-front-desk');
    finance = await signInAsAdmin(app, 'yizhan-finance');
    guest = await signIn(app);
  });
  afterAll(() => app.stop());

  const key = (value = newKey()): Record<string, string> => ({ 'Idempotency-Key': value });
  const item = (over: object = {}): object => ({
    kind: 'house',
    ref: house,
    checkIn: inDays(20),
    checkOut: inDays(22),
    adults: 2,
    children: 0,
    ...over,
  });
  const bookingOf = (over: Record<string, unknown> = {}): Record<string, unknown> => ({
    source: 'phone',
    items: [item()],
    guest: { name: '周岚', phone: '13900005678' },
    payment: { tender: 'cash', receiptNo: 'A-17' },
    expectedTotalFen: 137_600,
    ...over,
  });
  const book = (over: Record<string, unknown> = {}, who = frontDesk, idempotencyKey = newKey()): Promise<Answer> =>
    who.send('POST', '/ordering/orders', bookingOf(over), key(idempotencyKey));
  const command = (who: AdminUser, no: string, verb: string, body: object = {}): Promise<Answer> =>
    who.send('POST', `/ordering/orders/${no}/${verb}`, body, key());
  const db = (): TestApp['strapi']['db']['connection'] => app.strapi.db.connection;

  it('cash: order, money and room in one step, and who took it', async () => {
    const { status, body } = await book({}, frontDesk);
    expect(status, JSON.stringify(body)).toBe(201);
    expect(body).toMatchObject({ status: 'confirmed', paidFen: 137_600, source: 'phone', guestPhone: '13900005678' });
    expect(body.payments).toMatchObject([
      { tender: 'cash', state: 'succeeded', amountFen: 137_600, receiptNo: 'A-17', takenBy: '测试yizhan-front-desk' },
    ]);
    expect(body.timeline.map((e: { type: string; actor: string }) => [e.type, e.actor])).toEqual([
      ['place', 'staff'],
      ['pay', 'staff'],
      ['confirm', 'system'],
    ]);
    expect(body.timeline[1].text).toContain('现金');
    const claims = await db()('scheduling_claims').where({ reference: `${body.no}/01`, released_at: null });
    expect(claims).toHaveLength(1);
    expect(claims[0].expires_at).toBeNull();
  });

  it('a repeat with its key is the same order; another body is refused', async () => {
    const once = newKey();
    const answers = await Promise.all([1, 2, 3].map(() => book({}, frontDesk, once)));
    expect(answers.map(({ status }) => status)).toEqual([201, 201, 201]);
    expect(new Set(answers.map(({ body }) => body.no)).size).toBe(1);
    expect((await book({ remark: '不同' }, frontDesk, once)).status).toBe(422);
  });

  it('a price by hand: a line with its reason, a right, and never below nothing', async () => {
    const adjustment = { amountFen: -37_600, reason: '熟客优惠' };
    const refused = await book({ adjustment, expectedTotalFen: 100_000 }, frontDesk);
    expect(refused.status).toBe(403);
    const quote = await frontDesk.send('POST', '/ordering/quotes', { items: [item()], adjustment });
    expect(quote.body).toMatchObject({ totalFen: 100_000, subtotalFen: 137_600, discountFen: 37_600 });
    const { status, body } = await book({ adjustment, expectedTotalFen: 100_000 }, manager);
    expect(status, JSON.stringify(body)).toBe(201);
    expect(body).toMatchObject({ totalFen: 100_000, paidFen: 100_000 });
    expect(body.quote.items[0].lines.at(-1)).toMatchObject({
      code: 'adjustment',
      amountFen: -37_600,
      note: '熟客优惠',
    });
    const event = body.timeline.find((e: { type: string }) => e.type === 'adjust-price');
    expect(event).toMatchObject({ actor: 'staff', actorName: '测试yizhan-manager', reason: '熟客优惠' });
    const tooMuch = await book({ adjustment: { amountFen: -137_601, reason: '过头了' }, expectedTotalFen: 0 }, manager);
    expect([tooMuch.status, tooMuch.body.error.details.field]).toEqual([400, 'adjustment.amountFen']);
    const free = await book({ adjustment: { amountFen: -137_600, reason: '招待' }, expectedTotalFen: 0 }, manager);
    expect(free.body).toMatchObject({ status: 'confirmed', totalFen: 0, paidFen: 0 });
    const dearer = await book(
      { adjustment: { amountFen: 5_000, reason: '加早餐' }, expectedTotalFen: 142_600 },
      manager,
    );
    expect(dearer.body).toMatchObject({ totalFen: 142_600 });
    expect(dearer.body.quote.discountFen).toBe(0);
  });

  it('a certain room: taken when free, refused when not, and no room that does not exist', async () => {
    const dates = { checkIn: inDays(40), checkOut: inDays(41) };
    const first = await book({ items: [item({ ...dates, unit: 7 })], expectedTotalFen: 68_800 });
    expect(first.status, JSON.stringify(first.body)).toBe(201);
    expect(first.body.unitLabel).toBe('7 号');
    const second = await book({ items: [item({ ...dates, unit: 7 })], expectedTotalFen: 68_800 });
    expect([second.status, second.body.error.name]).toEqual([409, 'SOLD_OUT']);
    const none = await book({ items: [item({ ...dates, unit: 21 })], expectedTotalFen: 68_800 });
    expect([none.status, none.body.error.details.field]).toEqual([422, 'items.0.unit']);
  });

  it('two desks and a guest want the last unit: one gets it, and no money is booked for the others', async () => {
    const last = await seedHouse(app.strapi, { units: 1 });
    const stay = { ref: last, checkIn: inDays(20), checkOut: inDays(21) };
    const wish = { items: [item(stay)], expectedTotalFen: 68_800 };
    const answers = await Promise.all([
      book(wish, frontDesk),
      placeStay(guest, stay, { totalFen: 68_800 }),
      book(wish, manager),
      book(wish, frontDesk),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409, 409, 409]);
    const orders = await db()('order_items').where({ ref: last });
    expect(orders).toHaveLength(1);
  });

  it('later: held for the hours that were agreed, never beyond the arrival; the expiry follows', async () => {
    const { status, body } = await book({ payment: { tender: 'later', holdHours: 48 } });
    expect(status, JSON.stringify(body)).toBe(201);
    expect(body.status).toBe('pending');
    expect(body.actions).toEqual(['collect']);
    expect(Date.parse(body.holdExpiresAt) - Date.parse(body.createdAt)).toBe(48 * 3_600_000);
    const job = await db()
      .withSchema('graphile_worker')
      .from('_private_jobs')
      .where({ key: `expire:${body.no}` })
      .first();
    expect(new Date(job.run_at).toISOString()).toBe(body.holdExpiresAt);
    const soon = await book({
      items: [item({ checkIn: inDays(1), checkOut: inDays(2) })],
      payment: { tender: 'later', holdHours: 168 },
      expectedTotalFen: 68_800,
    });
    expect(soon.body.holdExpiresAt).toBe(soon.body.startsAt);
    const paid = await command(frontDesk, body.no, 'offline-payments', { tender: 'transfer', note: '尾号 8821' });
    expect(paid.body).toMatchObject({ status: 'confirmed', paidFen: 137_600 });
    const again = await command(frontDesk, body.no, 'offline-payments', { tender: 'transfer' });
    expect([again.status, again.body.error.name]).toEqual([409, 'ILLEGAL_TRANSITION']);
  });

  it('money that was taken at the desk goes back by hand, and only then is it back', async () => {
    const { body: order } = await book();
    const refund = await command(manager, order.no, 'refunds', { amountFen: 10_000, reason: '热水不足' });
    expect(refund.body).toMatchObject({ refundedFen: 10_000, refundingFen: 10_000 });
    expect(refund.body.refunds).toMatchObject([{ no: `${order.no}-1R1`, state: 'pending' }]);
    expect((await command(frontDesk, order.no, 'refunds', { amountFen: 1, reason: '试试' })).status).toBe(403);
    const back = { refundNo: `${order.no}-1R1`, note: '客人签收' };
    const done = await command(finance, order.no, 'hand-backs', back);
    expect(done.status, JSON.stringify(done.body)).toBe(200);
    expect(done.body).toMatchObject({ refundedFen: 10_000, refundingFen: 0, status: 'confirmed' });
    expect(done.body.refunds[0].state).toBe('succeeded');
    const twice = await command(finance, order.no, 'hand-backs', back);
    expect([twice.status, twice.body.error.name]).toEqual([409, 'ALREADY_DONE']);
    expect(app.sim.state.refunds.size).toBe(0);
  });

  it('a refund at WeChat is nobody’s to hand back', async () => {
    const placed = await placeStay(guest, { ref: house, checkIn: inDays(25), checkOut: inDays(26) });
    await payOrder(app, guest, placed.body.no);
    await orderUntil(guest, placed.body.no, ({ status }) => status === 'confirmed');
    await command(manager, placed.body.no, 'refunds', { amountFen: 100, reason: '热水不足' });
    const answer = await command(manager, placed.body.no, 'hand-backs', { refundNo: `${placed.body.no}-1R1` });
    expect(answer.status).toBe(404);
  });

  it('paid at the desk while a WeChat payment is open: WeChat’s is closed first', async () => {
    const placed = await placeStay(guest, { ref: house, checkIn: inDays(25), checkOut: inDays(26) });
    const { no } = placed.body as { no: string };
    const started = await guest.send('POST', `/api/orders/${no}/payments`);
    const paid = await command(frontDesk, no, 'offline-payments', { tender: 'pos', receiptNo: '0098' });
    expect(paid.body).toMatchObject({ status: 'confirmed', paidFen: 68_800 });
    const params = { appId: app.env.WECHAT_APPID, ...started.body.wechat };
    const cashier = { action: 'pay', openid: guest.openid, params };
    await sender(app.sim.baseUrl)('POST', '/sim/cashier', cashier);
    expect(app.sim.state.orders.get(`${no}-1`)).toMatchObject({ state: 'CLOSED', paidAt: null });
    expect((await guest.send('GET', `/api/orders/${no}`)).body.payments).toMatchObject([
      { tender: 'wechat', status: 'closed' },
      { tender: 'pos', status: 'succeeded' },
    ]);
  });

  it('paid by WeChat before anybody knew: the desk is told to take nothing', async () => {
    await sender(app.sim.baseUrl)('POST', '/sim/faults', { fault: 'notify-lost', times: 50 });
    const placed = await placeStay(guest, { ref: house, checkIn: inDays(25), checkOut: inDays(26) });
    await payOrder(app, guest, placed.body.no);
    const answer = await command(frontDesk, placed.body.no, 'offline-payments', { tender: 'cash' });
    await sender(app.sim.baseUrl)('DELETE', '/sim/faults');
    expect([answer.status, answer.body.error?.name]).toEqual([409, 'PAID_BY_WECHAT']);
    const { body } = await guest.send('GET', `/api/orders/${placed.body.no}`);
    expect(body).toMatchObject({ status: 'confirmed', payments: [{ tender: 'wechat', status: 'succeeded' }] });
  });

  it('cash and WeChat at the same moment: exactly one pays, the other is closed or goes back', async () => {
    for (let round = 0; round < 6; round += 1) {
      const placed = await placeStay(guest, { ref: house, checkIn: inDays(50 + round), checkOut: inDays(51 + round) });
      const { no } = placed.body as { no: string };
      await Promise.all([payOrder(app, guest, no), command(frontDesk, no, 'offline-payments', { tender: 'cash' })]);
      await guest.send('POST', `/api/orders/${no}/sync`, {});
      const order = await orderUntil(guest, no, ({ status }) => status === 'confirmed');
      expect(order.paidFen).toBe(68_800);
      const payments = await db()('payments as p')
        .join('orders as o', 'o.id', 'p.order_id')
        .where('o.no', no)
        .select('p.*');
      const kept = payments.filter((p: { state: string; extra: boolean }) => p.state === 'succeeded' && !p.extra);
      expect(kept).toHaveLength(1);
    }
  });

  it('an offline payment is never pending: the database refuses it', async () => {
    const { body } = await book({ payment: { tender: 'later', holdHours: 2 } });
    const { id } = await db()('orders').where({ no: body.no }).first('id');
    const row = { document_id: 'x'.repeat(24), no: `${body.no}-9`, order_id: id, tender: 'cash', amount_fen: 1 };
    await expect(
      db()('payments').insert({ ...row, refunded_fen: 0, state: 'pending', extra: false, created_on: new Date() }),
    ).rejects.toThrow('payments_offline_settled');
  });

  it('the order belongs to whoever proves the phone number to WeChat, and to nobody else', async () => {
    const other = await signIn(app);
    const comer = await signIn(app);
    const { phone } = app.sim.state.personas.get(comer.openid)!;
    const { body } = await book({ guest: { name: '周岚', phone } });
    // A number that nobody has proved opens nothing.
    for (const somebody of [comer, other])
      expect((await somebody.send('GET', `/api/orders/${body.no}`)).status).toBe(404);
    const code = await sender(app.sim.baseUrl)('POST', '/sim/phone-code', { openid: comer.openid });
    expect((await comer.send('POST', '/api/me/phone', { code: code.body.code })).status).toBe(200);
    await orderUntil(comer, body.no, ({ status }) => status === 'confirmed');
    expect((await other.send('GET', `/api/orders/${body.no}`)).status).toBe(404);
    // From now on the number is known.
    const next = await book({ guest: { name: '周岚', phone } });
    expect((await comer.send('GET', `/api/orders/${next.body.no}`)).status).toBe(200);
    expect((await comer.send('GET', '/api/orders')).body.items).toHaveLength(2);
  });

  it('earlier guests are found by the beginning of their number or a part of their name', async () => {
    const { body } = await frontDesk.send('GET', '/ordering/earlier-guests?q=1390000');
    expect(body.items[0]).toMatchObject({ name: '周岚', phone: '13900005678' });
    expect(
      (await frontDesk.send('GET', `/ordering/earlier-guests?q=${encodeURIComponent('周岚')}`)).body.items,
    ).not.toEqual([]);
    expect((await frontDesk.send('GET', '/ordering/earlier-guests?q=%25%25')).body.items).toEqual([]);
  });

  it('a deposit is taken and settled once, and is never revenue', async () => {
    const { body: order } = await book();
    const money = { tender: 'cash', amountFen: 50_000, receiptNo: 'D-1' };
    const taken = await command(frontDesk, order.no, 'deposits', money);
    expect(taken.status, JSON.stringify(taken.body)).toBe(200);
    expect(taken.body).toMatchObject({ paidFen: 137_600, payments: [{ tender: 'cash' }] });
    const [deposit] = taken.body.deposits;
    expect(deposit).toMatchObject({ amountFen: 50_000, returnedFen: null, takenBy: '测试yizhan-front-desk' });
    const settle = (body: object): Promise<Answer> =>
      command(frontDesk, order.no, 'deposit-returns', { depositId: deposit.id, ...body });
    expect((await settle({ returnedFen: 50_001 })).body.error.details.field).toBe('returnedFen');
    expect((await settle({ returnedFen: 40_000 })).body.error.details.field).toBe('note');
    const settled = await settle({ returnedFen: 40_000, note: '杯子破损' });
    expect(settled.body.deposits).toMatchObject([{ returnedFen: 40_000, returnNote: '杯子破损' }]);
    expect(settled.body).toMatchObject({ paidFen: 137_600, refundedFen: 0 });
    expect(settled.body.timeline.at(-1)).toMatchObject({ type: 'return-deposit', reason: '杯子破损' });
    expect((await settle({ returnedFen: 40_000, note: '杯子破损' })).body.error.name).toBe('ALREADY_DONE');
    const { body: held } = await book({ payment: { tender: 'later', holdHours: 2 } });
    expect((await command(frontDesk, held.no, 'deposits', { tender: 'cash', amountFen: 1 })).status).toBe(409);
  });

  it('two desks settle one deposit at once: it goes back once', async () => {
    const { body: order } = await book();
    const taken = await command(frontDesk, order.no, 'deposits', { tender: 'pos', amountFen: 20_000 });
    const body = { depositId: taken.body.deposits[0].id as string, returnedFen: 20_000 };
    const answers = await Promise.all(
      [frontDesk, manager, finance].map((who) => command(who, order.no, 'deposit-returns', body)),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409]);
  });

  it('nobody came: from the day after, the order ends and the nights are free', async () => {
    const one = await seedHouse(app.strapi, { units: 1 });
    const stay = item({ ref: one, checkIn: inDays(0), checkOut: inDays(4) });
    const { body } = await book({ items: [stay], expectedTotalFen: 275_200 });
    expect(body.actions).toEqual(['check-in', 'extras', 'change', 'refund']);
    const early = await command(frontDesk, body.no, 'no-show');
    expect([early.status, early.body.error.name]).toEqual([409, 'TOO_EARLY']);
    await db()('orders')
      .where({ no: body.no })
      .update({ starts_at: `${inDays(-1)} 06:00:00` });
    const { body: missed } = await frontDesk.send('GET', `/ordering/orders/${body.no}`);
    expect(missed.actions).toContain('no-show');
    const gone = await command(frontDesk, body.no, 'no-show');
    expect(gone.body).toMatchObject({ status: 'completed', paidFen: 275_200, refundedFen: 0 });
    expect(gone.body.timeline.at(-1)).toMatchObject({ type: 'no-show', actor: 'staff' });
    const again = await book({
      items: [item({ ref: one, checkIn: inDays(1), checkOut: inDays(4) })],
      expectedTotalFen: 206_400,
    });
    expect(again.status, JSON.stringify(again.body)).toBe(201);
  });

  it('check-in is offered from the day of arrival, and the tabs count what the search finds', async () => {
    const { body } = await book({ guest: { name: '独一无二', phone: '13712340000' } });
    expect(body.actions).toEqual(['extras', 'change', 'refund']);
    const list = await frontDesk.send('GET', `/ordering/orders?q=${encodeURIComponent('独一无二')}`);
    expect(list.body.counts).toEqual({ confirmed: 1 });
  });
});
