/** What comes with a stay: ordered with it, kept when it changes, added by the desk, and paid there. */
import { Pool } from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startApp, type TestApp } from '../support/app';
import { reconcile } from '../support/books';
import { askChange, deskChange, previewChange } from '../support/changes';
import { inDays } from '../support/dates';
import { newKey, orderUntil, payOrder, placeStay, quoteStay, signIn, type Answer, type Guest } from '../support/guest';
import { editExtra, seedExtra, seedHouse, seedPolicy } from '../support/seed';
import { signInAsAdmin, type AdminUser } from '../support/staff';

const NIGHT = 68_800;
const BREAKFAST = 3_800;
const BED = 10_000;

describe('extras of a stay', () => {
  let app: TestApp;
  let guest: Guest;
  let desk: AdminUser;
  let house: string;
  let other: string;
  let breakfast: string;
  let bed: string;
  let pickUp: string;
  let minibar: string;
  let old: string;

  beforeAll(async () => {
    app = await startApp();
    const cancellationPolicy = await seedPolicy(app.strapi);
    house = await seedHouse(app.strapi, { units: 40, cancellationPolicy });
    other = await seedHouse(app.strapi, { units: 40, cancellationPolicy });
    breakfast = await seedExtra(app.strapi);
    bed = await seedExtra(app.strapi, { title: '加床', priceFen: BED, basis: 'per_night', maxQuantity: 2, sort: 1 });
    pickUp = await seedExtra(app.strapi, {
      title: '接机',
      priceFen: 12_000,
      basis: 'per_stay',
      houses: [house],
      sort: 2,
    });
    minibar = await seedExtra(app.strapi, {
      title: '小冰箱',
      priceFen: 1_500,
      basis: 'per_stay',
      forGuests: false,
      maxQuantity: 9,
      sort: 3,
    });
    old = await seedExtra(app.strapi, { title: '烧烤', active: false });
    desk = await signInAsAdmin(app, 'yizhan-front-desk');
    guest = await signIn(app);
  });
  afterAll(() => app.stop());

  const want = (ref: string, quantity = 1): { ref: string; quantity: number } => ({ ref, quantity });
  const stay = (
    from: number,
    to: number,
    extras: { ref: string; quantity: number }[] = [],
    ref = house,
  ): Parameters<typeof quoteStay>[1] => ({ ref, checkIn: inDays(from), checkOut: inDays(to), extras });
  const linesOf = (item: Record<string, any>): [string | undefined, number, string | null][] =>
    item.lines
      .filter(({ code }: { code: string }) => code === 'extra')
      .map(({ ref, amountFen, date }: Record<string, any>) => [ref, amountFen, date]);

  async function booked(wish: Parameters<typeof quoteStay>[1]): Promise<string> {
    const placed = await placeStay(guest, wish);
    expect(placed.status, JSON.stringify(placed.body)).toBe(201);
    const { no } = placed.body as { no: string };
    await payOrder(app, guest, no);
    await orderUntil(guest, no, ({ status }) => status !== 'pending');
    return no;
  }

  async function staying(extras: { ref: string; quantity: number }[] = []): Promise<string> {
    const no = await booked(stay(0, 2, extras));
    const arrived = await command(no, 'check-in');
    expect(arrived.body.status, JSON.stringify(arrived.body)).toBe('in_service');
    return no;
  }

  const command = (no: string, verb: string, body: object = {}, key = newKey()): Promise<Answer> =>
    desk.send('POST', `/ordering/orders/${no}/${verb}`, body, { 'Idempotency-Key': key });
  const add = (
    no: string,
    extras: { ref: string; quantity: number }[],
    expectedDifferenceFen: number,
  ): Promise<Answer> =>
    deskChange(desk.send, no, { extras, expectedDifferenceFen, settle: 'collect', reason: '客人加购' });
  const order = async (no: string): Promise<Record<string, any>> =>
    (await desk.send('GET', `/ordering/orders/${no}`)).body;

  describe('a guest', () => {
    it('sees what the house offers, in words, and nothing that only the desk adds', async () => {
      const { body } = await guest.send('GET', `/api/houses/${house}`);
      expect(body.extras.map(({ ref }: { ref: string }) => ref)).toEqual([breakfast, bed, pickUp]);
      expect(body.extras[0]).toEqual({
        ref: breakfast,
        title: '早餐',
        summary: null,
        pictureUrl: null,
        priceFen: BREAKFAST,
        basis: '每人每晚',
        maxQuantity: 1,
      });
      const elsewhere = await guest.send('GET', `/api/houses/${other}`, undefined, { 'Accept-Language': 'en' });
      expect(elsewhere.body.extras.map(({ basis }: { basis: string }) => basis)).toEqual([
        'per person and night',
        'per night',
      ]);
      const known = await desk.send('GET', `/ordering/extras?kind=house&ref=${house}`);
      expect(known.body.items.map(({ ref }: { ref: string }) => ref)).toEqual([breakfast, bed, pickUp, minibar]);
    });

    it('orders them with the stay; each is a line of the quote that the order keeps', async () => {
      const wish = stay(20, 22, [want(breakfast), want(bed, 2), want(pickUp)]);
      const quote = await quoteStay(guest, wish);
      const [item] = quote.body.items;
      expect(linesOf(item)).toEqual([
        [breakfast, 2 * BREAKFAST, inDays(20)],
        [breakfast, 2 * BREAKFAST, inDays(21)],
        [bed, 2 * BED, inDays(20)],
        [bed, 2 * BED, inDays(21)],
        [pickUp, 12_000, null],
      ]);
      expect(item.lines.find(({ ref }: { ref?: string }) => ref === breakfast)).toMatchObject({
        label: '早餐',
        note: '¥38.00 × 2 人',
      });
      const total = 2 * NIGHT + 4 * BREAKFAST + 4 * BED + 12_000;
      expect(quote.body.totalFen).toBe(total);
      const no = await booked(wish);
      await editExtra(app.strapi, pickUp, { priceFen: 99_900 });
      const kept = await order(no);
      expect(kept).toMatchObject({ totalFen: total, paidFen: total, status: 'confirmed' });
      expect(kept.details.extras).toEqual(wish.extras);
      expect(linesOf(kept.quote.items[0])).toEqual(linesOf(item));
      await editExtra(app.strapi, pickUp, { priceFen: 12_000 });
      const terms = await guest.send('GET', `/api/orders/${no}/cancellation`);
      expect(terms.body).toMatchObject({ refundFen: total, feeFen: 0 });
    });

    it('is told which extra cannot be had, and why', async () => {
      const refused = async (extras: unknown, ref = house): Promise<[number, string | undefined]> => {
        const { status, body } = await quoteStay(guest, { ...stay(20, 21, [], ref), extras: extras as never });
        return [status, body.error?.details?.field];
      };
      expect(await refused([want(breakfast), want(bed, 3)])).toEqual([422, 'items.0.extras.1.quantity']);
      expect(await refused([want(old)])).toEqual([422, 'items.0.extras.0.ref']);
      expect(await refused([want(minibar)])).toEqual([422, 'items.0.extras.0.ref']);
      expect(await refused([want(house)])).toEqual([422, 'items.0.extras.0.ref']);
      expect(await refused([want(pickUp)], other)).toEqual([422, 'items.0.extras.0.ref']);
      expect(await refused([want(bed), want(bed)])).toEqual([422, 'items.0.extras.1.ref']);
      expect((await refused([want(bed, 0)]))[0]).toBe(400);
      expect((await refused(Array.from({ length: 11 }, () => want(bed))))[0]).toBe(400);
    });

    it('keeps them with other dates, priced anew; another house must offer them', async () => {
      const no = await booked(stay(30, 32, [want(breakfast), want(pickUp)]));
      await editExtra(app.strapi, breakfast, { priceFen: 5_000 });
      const wish = { checkIn: inDays(30), checkOut: inDays(33) };
      const preview = await previewChange(guest, no, wish);
      expect(preview.body.differenceFen).toBe(NIGHT + 6 * 5_000 - 4 * BREAKFAST);
      expect((await askChange(guest, no, wish)).status).toBe(200);
      await payOrder(app, guest, no);
      const after = await orderUntil(guest, no, ({ pendingChange }) => pendingChange === null);
      expect(after.details.extras).toEqual([want(breakfast), want(pickUp)]);
      expect(linesOf(after.quote.items[0]).map(([, fen]) => fen)).toEqual([10_000, 10_000, 10_000, 12_000]);
      await editExtra(app.strapi, breakfast, { priceFen: BREAKFAST });
      const elsewhere = await previewChange(guest, no, { ...wish, ref: other });
      expect(elsewhere.body).toMatchObject({ possible: false, reason: '这处房源不提供「接机」' });
    });
  });

  describe('the desk', () => {
    it('books with what only the desk adds', async () => {
      const items = [{ kind: 'house', adults: 2, children: 0, ...stay(24, 25, [want(minibar, 2)]) }];
      const body = {
        source: 'phone',
        items,
        guest: { name: '周岚', phone: '13900005678' },
        payment: { tender: 'cash' },
        expectedTotalFen: NIGHT + 3_000,
      };
      const made = await desk.send('POST', '/ordering/orders', body, { 'Idempotency-Key': newKey() });
      expect(made.status, JSON.stringify(made.body)).toBe(201);
      expect(made.body).toMatchObject({ paidFen: NIGHT + 3_000, status: 'confirmed' });
    });

    it('adds during the stay, takes cash for it, and the stay keeps its price', async () => {
      const no = await staying([want(breakfast)]);
      const before = await order(no);
      expect(before.actions).toEqual(['check-out', 'extras', 'change', 'refund']);
      const wish = [want(breakfast), want(minibar, 3)];
      const preview = await desk.send('POST', `/ordering/orders/${no}/change-preview`, { extras: wish });
      expect(preview.body).toMatchObject({ possible: true, differenceFen: 4_500, payFen: 4_500 });
      expect(preview.body.lines.slice(0, -1)).toEqual(before.quote.items[0].lines);
      expect(preview.body.lines.at(-1)).toMatchObject({ ref: minibar, amountFen: 4_500, note: '¥15.00 × 3 份' });
      const asked = await add(no, wish, 4_500);
      expect(asked.status, JSON.stringify(asked.body)).toBe(200);
      expect(asked.body.pendingChange).toMatchObject({ differenceFen: 4_500 });
      expect(asked.body.actions).toEqual(['collect', 'check-out', 'refund']);
      const changeId = asked.body.pendingChange.id as number;
      const key = newKey();
      const pay = { tender: 'cash', receiptNo: 'B-2', changeId };
      const taken = await command(no, 'offline-payments', pay, key);
      expect(taken.status, JSON.stringify(taken.body)).toBe(200);
      expect(taken.body).toMatchObject({
        status: 'in_service',
        pendingChange: null,
        totalFen: before.totalFen + 4_500,
        paidFen: before.paidFen + 4_500,
      });
      expect(taken.body.payments.at(-1)).toMatchObject({ tender: 'cash', amountFen: 4_500, receiptNo: 'B-2' });
      expect(taken.body.timeline.at(-1).text).toContain('附加服务已更新：早餐、小冰箱 × 3，已补差价 ¥45.00（现金）');
      const again = await command(no, 'offline-payments', pay, key);
      expect([again.status, again.body.payments.length]).toEqual([200, taken.body.payments.length]);
      const twice = await command(no, 'offline-payments', pay);
      expect([twice.status, twice.body.error.name]).toEqual([409, 'ALREADY_DONE']);
      const left = await command(no, 'check-out');
      expect(left.body).toMatchObject({ status: 'completed', totalFen: before.totalFen + 4_500 });
    });

    it('two desks add at once: one change waits, the other is told, and both can be had one after the other', async () => {
      const no = await staying();
      const answers = await Promise.all([add(no, [want(bed)], 2 * BED), add(no, [want(minibar)], 1_500)]);
      expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
      expect(answers.find(({ status }) => status === 409)!.body.error.name).toBe('CHANGE_PENDING');
      const { pendingChange } = await order(no);
      const first = { tender: 'pos', changeId: pendingChange.id };
      const takes = await Promise.all([command(no, 'offline-payments', first), command(no, 'offline-payments', first)]);
      expect(takes.map(({ status }) => status).sort()).toEqual([200, 409]);
      const now = (await order(no)).details.extras as { ref: string; quantity: number }[];
      const [had] = now;
      const [next, fen] = had!.ref === bed ? [minibar, 1_500] : [bed, 2 * BED];
      const asked = await add(no, [...now, want(next)], fen);
      await command(no, 'offline-payments', { tender: 'cash', changeId: asked.body.pendingChange.id });
      const end = await order(no);
      expect(end.paidFen).toBe(2 * NIGHT + 2 * BED + 1_500);
      expect(end.payments.filter(({ state }: { state: string }) => state === 'succeeded')).toHaveLength(3);
    });

    it('takes no money for a change that has ended, or of another order', async () => {
      const no = await staying();
      const asked = await add(no, [want(minibar)], 1_500);
      const changeId = asked.body.pendingChange.id as number;
      const elsewhere = await staying();
      const wrong = await command(elsewhere, 'offline-payments', { tender: 'cash', changeId });
      expect(wrong.status).toBe(404);
      const left = await command(no, 'check-out');
      expect(left.body.timeline.map(({ type }: { type: string }) => type)).toContain('change-superseded');
      const late = await command(no, 'offline-payments', { tender: 'cash', changeId });
      expect([late.status, late.body.error.name]).toEqual([409, 'CHANGE_CLOSED']);
      expect((await order(no)).paidFen).toBe(2 * NIGHT);
    });

    it('closes what the guest opened at WeChat before it takes cash; what WeChat has wins', async () => {
      const no = await staying();
      const asked = await add(no, [want(minibar)], 1_500);
      const changeId = asked.body.pendingChange.id as number;
      const opened = await guest.send('POST', `/api/orders/${no}/payments`);
      expect(opened.body.amountFen).toBe(1_500);
      const taken = await command(no, 'offline-payments', { tender: 'cash', changeId });
      expect(taken.status, JSON.stringify(taken.body)).toBe(200);
      expect(app.sim.state.orders.get(opened.body.paymentNo as string)?.state).toBe('CLOSED');
      const second = await add(no, [want(minibar, 2)], 1_500);
      await payOrder(app, guest, no);
      const refused = await command(no, 'offline-payments', {
        tender: 'cash',
        changeId: second.body.pendingChange.id,
      });
      expect([refused.status, refused.body.error.name]).toEqual([409, 'PAID_BY_WECHAT']);
      expect((await order(no)).paidFen).toBe(2 * NIGHT + 3_000);
    });

    it('is paid late when the hold of the difference has run out and the change still waits', async () => {
      const no = await staying();
      const asked = await add(no, [want(minibar)], 1_500);
      await app.strapi.db
        .connection('order_changes')
        .where({ id: asked.body.pendingChange.id })
        .update({ hold_expires_at: new Date(Date.now() - 1000).toISOString().slice(0, -1) });
      const taken = await command(no, 'offline-payments', { tender: 'cash', changeId: asked.body.pendingChange.id });
      expect(taken.body.paidFen).toBe(2 * NIGHT + 1_500);
    });

    it('refuses what the stay cannot have, and writes nothing', async () => {
      const no = await staying();
      const before = await order(no);
      const tooMany = await add(no, [want(bed, 3)], 6 * BED);
      expect([tooMany.status, tooMany.body.error.details.field]).toEqual([422, 'extras.0.quantity']);
      const price = await add(no, [want(bed)], 1);
      expect([price.status, price.body.error.name]).toEqual([409, 'PRICE_CHANGED']);
      const same = await add(no, [], 0);
      expect([same.status, same.body.error.name]).toEqual([422, 'NO_CHANGE']);
      const byGuest = await guest.send(
        'POST',
        `/api/orders/${no}/changes`,
        { ...stay(0, 2), ref: house, adults: 2, children: 0, extras: [want(bed)], expectedDifferenceFen: 0 },
        { 'Idempotency-Key': newKey() },
      );
      expect(byGuest.status).toBeGreaterThanOrEqual(400);
      expect({ ...(await order(no)), serverNow: '' }).toEqual({ ...before, serverNow: '' });
    });
  });

  describe('a change into a house that confirms by hand', () => {
    it('waits for staff again once it is paid; rejecting gives everything back', async () => {
      const reviewed = await seedHouse(app.strapi, {
        units: 5,
        basePriceFen: NIGHT + 10_000,
        instantConfirm: false,
        cancellationPolicy: await seedPolicy(app.strapi),
      });
      const change = async (): Promise<string> => {
        const no = await booked(stay(40, 41));
        const asked = await askChange(guest, no, { ref: reviewed, checkIn: inDays(40), checkOut: inDays(41) });
        expect(asked.body).toMatchObject({ status: 'confirmed', pendingChange: { differenceFen: 10_000 } });
        await payOrder(app, guest, no);
        const after = await orderUntil(guest, no, ({ pendingChange }) => pendingChange === null);
        expect(after).toMatchObject({ status: 'paid', instantConfirm: false });
        expect(after.timeline.at(-1).text).toBe('改期后需要商家重新确认');
        return no;
      };
      const kept = await change();
      expect((await command(kept, 'check-in')).status).toBe(409);
      expect((await command(kept, 'confirm')).body.status).toBe('confirmed');
      const turnedDown = await change();
      const rejected = await command(turnedDown, 'reject', { reason: '房间检修' });
      expect(rejected.body).toMatchObject({ status: 'refunding', refundedFen: NIGHT + 10_000 });
    });

    it('by staff needs nobody else', async () => {
      const reviewed = await seedHouse(app.strapi, { units: 5, instantConfirm: false });
      const no = await booked(stay(44, 45));
      const moved = await deskChange(desk.send, no, {
        ref: reviewed,
        expectedDifferenceFen: 0,
        settle: 'collect',
        reason: '客人要求',
      });
      expect(moved.body.status, JSON.stringify(moved.body)).toBe('confirmed');
    });
  });

  it('leaves books that agree with WeChat', async () => {
    const books = new Pool({ connectionString: app.env.DATABASE_URL });
    try {
      expect(await reconcile(books, app.sim)).toEqual([]);
    } finally {
      await books.end();
    }
  });
});
