import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startApp, type TestApp } from '../support/app';
import { eventually } from '../support/books';
import { inDays } from '../support/dates';
import { newKey, orderUntil, signIn, type Answer, type Guest } from '../support/guest';
import { openLedger, wallet, type Ledger } from '../support/ledger';
import { seedHouse, seedTopUpPlan, seedTopUpRule } from '../support/seed';
import { signInAsAdmin, type AdminUser } from '../support/staff';
import { askReturn, available, buyTopUp, placeTopUp, quoteTopUp, topUpItem } from '../support/top-up';

describe('stored value', () => {
  let app: TestApp;
  let ledger: Ledger;
  let plan: string;
  let manager: AdminUser;
  let frontDesk: AdminUser;
  let finance: AdminUser;
  let guest: Guest;

  beforeAll(async () => {
    app = await startApp();
    ledger = openLedger(app.databaseUrl);
    plan = await seedTopUpPlan(app.strapi);
    await seedTopUpRule(app.strapi);
    manager = await signInAsAdmin(app, 'yizhan-manager');
    frontDesk = await signInAsAdmin(app, 'yizhan-front-desk');
    finance = await signInAsAdmin(app, 'yizhan-finance');
  });
  afterAll(async () => {
    // Whatever was bought, spent and given back: the books agree with themselves.
    expect((await ledger.run((trx) => wallet.verifyLedger(trx, 'command'))).difference).toBeNull();
    await ledger.close();
    await app.stop();
  });

  const db = (): TestApp['strapi']['db']['connection'] => app.strapi.db.connection;
  const key = (): Record<string, string> => ({ 'Idempotency-Key': newKey() });
  const memberOf = async (of: Guest): Promise<number> =>
    ((await db()('members').where({ openid: of.openid }).first('id')) as { id: number }).id;

  /** What a paid stay would take: gift first. */
  async function use(of: Guest, amount: number, asset: 'principal' | 'gift' = 'principal'): Promise<string> {
    const member = await memberOf(of);
    const movement = await ledger.run((trx) =>
      wallet.spend(trx, {
        key: `test:${newKey()}`,
        member,
        reason: 'order',
        reference: null,
        actor: { kind: 'system' },
        now: new Date().toISOString(),
        amount,
        assets: [asset],
      }),
    );
    return movement.no;
  }

  /** As if it had been paid that many days ago. */
  const age = async (no: string, days: number): Promise<void> => {
    await ledger.pg.query(`alter table wallet_transfers disable trigger wallet_transfers_append_only`);
    await ledger.pg.query(`update wallet_transfers set at = at - $2 * interval '1 day' where reference = $1`, [
      no,
      days,
    ]);
    await ledger.pg.query(`alter table wallet_transfers enable always trigger wallet_transfers_append_only`);
  };

  it('a plan by WeChat: principal and gift arrive with the payment, and nothing is left to do', async () => {
    guest = await signIn(app);
    const quoted = await quoteTopUp(guest, { ref: plan });
    expect(quoted.body, JSON.stringify(quoted.body)).toMatchObject({ totalFen: 100_000, discountFen: 0 });
    const no = await buyTopUp(app, guest, { ref: plan });
    expect([await available(guest, 'principal'), await available(guest, 'gift')]).toEqual([100_000, 10_000]);
    const { body } = await guest.send('GET', '/api/wallet');
    expect(body.assets).toMatchObject([
      { asset: 'principal', refundable: 100_000, pockets: [{ source: `top-up:${no}`, expiresAt: null }] },
      { asset: 'gift', refundable: 0, pockets: [{ source: `top-up:${no}` }] },
    ]);
    expect(Date.parse(body.assets[1].nextExpiry.at) - Date.now()).toBeGreaterThan(363 * 86_400_000);
    const statement = await guest.send('GET', '/api/wallet/statement');
    expect(
      statement.body.items.map((line: Record<string, unknown>) => [line.title, line.amount, line.reference]),
    ).toEqual([
      ['充值赠送', 10_000, no],
      ['充值', 100_000, no],
    ]);
    // What is spent on it earns; the top-up itself does not.
    expect([await available(guest, 'points'), await available(guest, 'experience')]).toEqual([0, 0]);
    const list = await guest.send('GET', '/api/wallet/top-ups');
    expect(list.body.items).toMatchObject([
      { orderNo: no, principalLeftFen: 100_000, giftLeftFen: 10_000, refundableFen: 100_000, requestedAt: null },
    ]);
  });

  it('an amount of one’s own has no gift and stays within what the operator allows', async () => {
    const free = (amountFen?: number): Promise<Answer> =>
      quoteTopUp(guest, { ref: 'free', ...(amountFen === undefined ? {} : { amountFen }) });
    expect((await free(12_345)).body).toMatchObject({ totalFen: 12_345, items: [{ title: '储值 ¥123.45' }] });
    for (const amountFen of [9_999, 500_001, undefined]) {
      const { status, body } = await free(amountFen);
      expect([status, body.error.details.field]).toEqual([400, 'items.0.amountFen']);
    }
    const both = await quoteTopUp(guest, { ref: plan, amountFen: 20_000 });
    expect([both.status, both.body.error.details.field]).toEqual([400, 'items.0.amountFen']);
    expect((await quoteTopUp(guest, { ref: 'z'.repeat(24) })).status).toBe(404);
    const other = await signIn(app);
    await buyTopUp(app, other, { ref: 'free', amountFen: 12_345 });
    expect([await available(other, 'principal'), await available(other, 'gift')]).toEqual([12_345, 0]);
  });

  it('is ordered by itself, one at a time', async () => {
    const house = await seedHouse(app.strapi);
    const stay = { kind: 'house', ref: house, checkIn: inDays(5), checkOut: inDays(6), adults: 2, children: 0 };
    const mixed = await guest.send('POST', '/api/quotes', { items: [stay, topUpItem({ ref: plan })] });
    expect([mixed.status, mixed.body.error.name]).toEqual([422, 'ALONE']);
    const two = await guest.send('POST', '/api/quotes', { items: [{ ...topUpItem({ ref: plan }), quantity: 2 }] });
    expect([two.status, two.body.error.details.field]).toEqual([400, 'items.0.quantity']);
  });

  it('a plan that is limited is bought so often and no more, also when somebody tries at once', async () => {
    const limited = await seedTopUpPlan(app.strapi, {
      name: '新客充 100 送 50',
      principalFen: 10_000,
      giftFen: 5_000,
      perMember: 1,
    });
    const buyer = await signIn(app);
    const tries = await Promise.all(Array.from({ length: 5 }, () => placeTopUp(buyer, { ref: limited })));
    expect(tries.map(({ status }) => status).sort()).toEqual([201, 409, 409, 409, 409]);
    expect(tries.find(({ status }) => status === 409)!.body.error.name).toBe('LIMIT_REACHED');
    expect((await placeTopUp(await signIn(app), { ref: limited })).status).toBe(201);
  });

  describe('goes back', () => {
    it('within the days at once: unused principal the way it came, the gift that is left is taken', async () => {
      const buyer = await signIn(app);
      const no = await buyTopUp(app, buyer, { ref: plan });
      await use(buyer, 4_000, 'gift');
      await use(buyer, 30_000);
      const preview = await buyer.send('GET', `/api/orders/${no}/return`);
      expect(preview.body).toEqual({
        orderNo: no,
        refundFen: 70_000,
        automatic: true,
        text: '付款 7 天内：退回未用本金 ¥700.00；收回未用赠送金 ¥60.00；已用的赠送金不追回。',
        parts: [{ tender: 'wechat', label: '微信支付', amountFen: 70_000, units: null }],
        requestedAt: null,
      });
      const once = newKey();
      const asked = await askReturn(buyer, no, once);
      expect(asked.status, JSON.stringify(asked.body)).toBe(200);
      expect(asked.body).toMatchObject({ status: 'completed', refundedFen: 70_000 });
      expect(asked.body.timeline.at(-1)).toMatchObject({ type: 'return', actor: 'guest', reason: '用不上了' });
      expect([await available(buyer, 'principal'), await available(buyer, 'gift')]).toEqual([0, 0]);
      const refunded = await orderUntil(buyer, no, ({ refunds }) => refunds[0]?.status === 'succeeded');
      expect(refunded.refunds).toMatchObject([{ amountFen: 70_000 }]);
      const again = await askReturn(buyer, no);
      expect([again.status, again.body.error.name]).toEqual([409, 'NOTHING_LEFT']);
    });

    it('only on the terms that were shown', async () => {
      const buyer = await signIn(app);
      const no = await buyTopUp(app, buyer, { ref: plan });
      await use(buyer, 100);
      const body = { reason: '用不上了', expectedRefundFen: 100_000 };
      const stale = await buyer.send('POST', `/api/orders/${no}/returns`, body, key());
      expect([stale.status, stale.body.error]).toMatchObject([
        409,
        { name: 'REFUND_CHANGED', details: { refundFen: 99_900 } },
      ]);
      expect(await available(buyer, 'principal')).toBe(99_900);
    });

    it('later staff decide: to agree is to refund, and the gift goes in proportion', async () => {
      const buyer = await signIn(app);
      const no = await buyTopUp(app, buyer, { ref: plan });
      await age(no, 8);
      const asked = await askReturn(buyer, no);
      expect(asked.status, JSON.stringify(asked.body)).toBe(200);
      expect(await available(buyer, 'principal')).toBe(100_000);
      expect((await askReturn(buyer, no)).body.error.name).toBe('ALREADY_REQUESTED');
      const queue = await frontDesk.send('GET', '/ordering/returns');
      expect(queue.body.items).toMatchObject([{ orderNo: no, reason: '用不上了' }]);
      const look = { kind: 'refund', amountFen: 40_000 };
      const preview = await finance.send('POST', `/ordering/orders/${no}/refund-preview`, look);
      expect(preview.body).toMatchObject({
        refundFen: 40_000,
        leftFen: 60_000,
        text: '付款已超过 7 天：退回未用本金 ¥400.00；收回未用赠送金 ¥40.00；保留赠送金 ¥60.00。',
      });
      const agreed = await finance.send(
        'POST',
        `/ordering/orders/${no}/refunds`,
        { amountFen: 40_000, reason: '客人申请' },
        key(),
      );
      expect(agreed.status, JSON.stringify(agreed.body)).toBe(200);
      expect([await available(buyer, 'principal'), await available(buyer, 'gift')]).toEqual([60_000, 6_000]);
      expect((await frontDesk.send('GET', '/ordering/returns')).body.items).toEqual([]);
    });

    it('what WeChat refuses for good, a year after the payment, is handed back by people', async () => {
      const buyer = await signIn(app);
      const no = await buyTopUp(app, buyer, { ref: plan });
      await db().raw(`update payments set paid_at = paid_at - interval '366 days' where no = ?`, [`${no}-1`]);
      app.sim.state.orders.get(`${no}-1`)!.paidAt! -= 366 * 86_400_000;
      const refund = { amountFen: 100_000, reason: '客人申请' };
      const agreed = await finance.send('POST', `/ordering/orders/${no}/refunds`, refund, key());
      expect(agreed.status, JSON.stringify(agreed.body)).toBe(200);
      const refundNo = `${no}-1R1`;
      const waiting = await eventually('it waits at the desk', async () => {
        const { body } = await frontDesk.send('GET', `/ordering/orders/${no}`);
        return body.refunds[0].byHand === null ? undefined : (body as Record<string, any>);
      });
      expect(waiting).toMatchObject({ refundingFen: 100_000, refunds: [{ state: 'pending', byHand: 'overdue' }] });
      const jobs = await ledger.pg.query(`select 1 from graphile_worker._private_jobs where payload::text like $1`, [
        `%${refundNo}%`,
      ]);
      expect(jobs.rowCount).toBe(0);
      const done = await frontDesk.send('POST', `/ordering/orders/${no}/hand-backs`, { refundNo }, key());
      expect(done.status, JSON.stringify(done.body)).toBe(200);
      expect(done.body).toMatchObject({ refundedFen: 100_000, refundingFen: 0, refunds: [{ state: 'succeeded' }] });
      expect(app.sim.state.refundsFor(`${no}-1`)).toEqual([]);
      expect(await available(buyer, 'principal')).toBe(0);
    });

    it('or staff say no, with a reason that the guest reads', async () => {
      const buyer = await signIn(app);
      const no = await buyTopUp(app, buyer, { ref: plan });
      await age(no, 30);
      await askReturn(buyer, no);
      const decline = (who: AdminUser): Promise<Answer> =>
        who.send('POST', `/ordering/orders/${no}/decline-return`, { reason: '活动储值不退' }, key());
      expect((await decline(frontDesk)).status).toBe(403);
      expect((await decline(manager)).status).toBe(200);
      expect((await decline(manager)).body.error.name).toBe('ALREADY_DONE');
      const { body } = await buyer.send('GET', `/api/orders/${no}`);
      expect(body.timeline.at(-1)).toMatchObject({ type: 'return-decline', reason: '活动储值不退' });
      expect(await available(buyer, 'principal')).toBe(100_000);
    });

    it('never more than the unused principal of this very top-up, not even by staff', async () => {
      const buyer = await signIn(app);
      const first = await buyTopUp(app, buyer, { ref: plan });
      await buyTopUp(app, buyer, { ref: plan });
      await use(buyer, 90_000);
      const refund = (amountFen: number): Promise<Answer> =>
        finance.send('POST', `/ordering/orders/${first}/refunds`, { amountFen, reason: '客人申请' }, key());
      const tooMuch = await refund(10_001);
      expect([tooMuch.status, tooMuch.body.error.details.field]).toEqual([400, 'amountFen']);
      expect((await refund(10_000)).status).toBe(200);
      expect(await available(buyer, 'principal')).toBe(100_000);
    });

    it('not while an order that is not settled holds some of it', async () => {
      const buyer = await signIn(app);
      const no = await buyTopUp(app, buyer, { ref: plan });
      const now = new Date();
      const held = {
        key: `test:${newKey()}`,
        member: await memberOf(buyer),
        reason: 'order',
        reference: null,
      } as const;
      const hold = await ledger.run((trx) =>
        wallet.hold(trx, {
          ...held,
          actor: { kind: 'system' },
          now: now.toISOString(),
          expiresAt: new Date(now.getTime() + 600_000).toISOString(),
          amount: 500,
          assets: ['gift'],
        }),
      );
      const preview = await buyer.send('GET', `/api/orders/${no}/return`);
      expect([preview.body.refundFen, preview.body.text]).toEqual([0, expect.stringContaining('未完成的订单')]);
      await ledger.run((trx) => wallet.voidHold(trx, { hold: hold.no, why: 'test', now: now.toISOString() }));
      expect((await buyer.send('GET', `/api/orders/${no}/return`)).body.refundFen).toBe(100_000);
    });

    it('what a stay gives back can go back as well, once', async () => {
      const buyer = await signIn(app);
      const no = await buyTopUp(app, buyer, { ref: plan });
      const spent = await use(buyer, 50_000);
      expect((await askReturn(buyer, no)).body.refundedFen).toBe(50_000);
      await ledger.run((trx) =>
        wallet.reverse(trx, {
          key: `test:${newKey()}`,
          transfer: spent,
          reference: null,
          actor: { kind: 'system' },
          now: new Date().toISOString(),
        }),
      );
      expect((await askReturn(buyer, no)).body.refundedFen).toBe(100_000);
      expect(await available(buyer, 'principal')).toBe(0);
    });

    it('nobody asks about the top-up of somebody else, nor about a stay', async () => {
      const buyer = await signIn(app);
      const no = await buyTopUp(app, buyer, { ref: plan });
      expect((await guest.send('GET', `/api/orders/${no}/return`)).status).toBe(404);
      expect((await askReturn(guest, no)).status).toBe(400);
      const body = { reason: '不是我的', expectedRefundFen: 100_000 };
      expect((await guest.send('POST', `/api/orders/${no}/returns`, body, key())).status).toBe(404);
    });
  });

  describe('at the desk', () => {
    const book = (phone: string, over: object = {}): Promise<Answer> =>
      frontDesk.send(
        'POST',
        '/ordering/orders',
        {
          source: 'walk_in',
          items: [topUpItem({ ref: plan })],
          guest: { name: '周岚', phone },
          payment: { tender: 'cash', receiptNo: 'C-1' },
          expectedTotalFen: 100_000,
          ...over,
        },
        key(),
      );

    async function withPhone(): Promise<{ member: Guest; phone: string }> {
      const member = await signIn(app);
      const phone = `137${String(Math.floor(Math.random() * 1e8)).padStart(8, '0')}`;
      await db()('members').where({ openid: member.openid }).update({ phone });
      return { member, phone };
    }

    it('cash of a member: in the wallet at once, and handed back at the desk', async () => {
      const { member, phone } = await withPhone();
      const booked = await book(phone);
      expect(booked.status, JSON.stringify(booked.body)).toBe(201);
      expect(booked.body).toMatchObject({ status: 'completed', paidFen: 100_000, actions: ['refund'] });
      expect([await available(member, 'principal'), await available(member, 'gift')]).toEqual([100_000, 10_000]);
      const { no } = booked.body as { no: string };
      const asked = await askReturn(member, no);
      expect(asked.body).toMatchObject({ refundedFen: 100_000, refunds: [{ status: 'pending' }] });
      expect(await available(member, 'principal')).toBe(0);
      const handed = { refundNo: asked.body.refunds[0].no };
      const done = await frontDesk.send('POST', `/ordering/orders/${no}/hand-backs`, handed, key());
      expect(done.body).toMatchObject({ refunds: [{ state: 'succeeded' }] });
    });

    it('who never signed in has no wallet; nothing is booked', async () => {
      const before = (await db()('orders').count('* as n').first()) as { n: string };
      const { status, body } = await book('13600009999');
      expect([status, body.error.name]).toEqual([409, 'MEMBER_NOT_SIGNED_IN']);
      expect((await db()('orders').count('* as n').first()) as { n: string }).toEqual(before);
    });

    it('what was agreed on and paid is the principal', async () => {
      const { member, phone } = await withPhone();
      const adjustment = { amountFen: -20_000, reason: '老客优惠' };
      const booked = await manager.send(
        'POST',
        '/ordering/orders',
        {
          items: [topUpItem({ ref: plan })],
          guest: { name: '周岚', phone },
          adjustment,
          payment: { tender: 'pos' },
          expectedTotalFen: 80_000,
        },
        key(),
      );
      expect(booked.status, JSON.stringify(booked.body)).toBe(201);
      expect([await available(member, 'principal'), await available(member, 'gift')]).toEqual([80_000, 10_000]);
    });
  });

  it('money that comes after the order was closed is stored value all the same', async () => {
    const buyer = await signIn(app);
    const { no } = (await placeTopUp(buyer, { ref: plan })).body as { no: string };
    const started = await buyer.send('POST', `/api/orders/${no}/payments`);
    expect(started.status).toBe(200);
    await db()('payments').where({ no: started.body.paymentNo }).update({ state: 'closed' });
    const at = new Date().toISOString();
    await db()('orders').where({ no }).update({ state: 'closed', ended_at: at });
    await db()('payments').where({ no: started.body.paymentNo }).update({ state: 'pending' });
    const params = { appId: app.env.WECHAT_APPID, ...started.body.wechat };
    const paid = await fetch(`${app.sim.baseUrl}/sim/cashier`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ action: 'pay', openid: buyer.openid, params }),
    });
    expect(paid.status).toBe(200);
    const order = await orderUntil(buyer, no, ({ status }) => status === 'completed');
    expect(order.timeline.map(({ type }: { type: string }) => type)).toContain('revive');
    expect([await available(buyer, 'principal'), await available(buyer, 'gift')]).toEqual([100_000, 10_000]);
  });

  it('an order that is not paid leaves nothing behind', async () => {
    const buyer = await signIn(app);
    const { no } = (await placeTopUp(buyer, { ref: plan })).body as { no: string };
    const cancelled = await buyer.send(
      'POST',
      `/api/orders/${no}/cancel`,
      { reason: '不充了', expectedRefundFen: 0 },
      key(),
    );
    expect(cancelled.body).toMatchObject({ status: 'closed' });
    expect(await available(buyer, 'principal')).toBe(0);
  });

  it('terms are those of the day of the purchase', async () => {
    const buyer = await signIn(app);
    const no = await buyTopUp(app, buyer, { ref: plan });
    await use(buyer, 10_000, 'gift');
    await db()('top_up_rules').update({ used_gift: 'deducted' });
    const later = await signIn(app);
    const second = await buyTopUp(app, later, { ref: plan });
    await use(later, 10_000, 'gift');
    await db()('top_up_rules').update({ used_gift: 'waived' });
    expect((await buyer.send('GET', `/api/orders/${no}/return`)).body.refundFen).toBe(100_000);
    expect((await later.send('GET', `/api/orders/${second}/return`)).body.refundFen).toBe(90_000);
    expect((await askReturn(later, second)).body.refundedFen).toBe(90_000);
    expect([await available(later, 'principal'), await available(later, 'gift')]).toEqual([0, 0]);
  });

  it('a spent gift is owed where the rule says so, and the next gift settles it', async () => {
    await db()('top_up_rules').update({ used_gift: 'owed' });
    const buyer = await signIn(app);
    const no = await buyTopUp(app, buyer, { ref: plan });
    await db()('top_up_rules').update({ used_gift: 'waived' });
    await use(buyer, 7_000, 'gift');
    await askReturn(buyer, no);
    const { body } = await buyer.send('GET', '/api/wallet');
    expect(body.assets).toMatchObject([{ asset: 'gift', available: 0, owed: 7_000 }]);
    await buyTopUp(app, buyer, { ref: plan });
    expect(await available(buyer, 'gift')).toBe(3_000);
  });

  it('an account with a balance is not closed unless it is given up expressly; then nothing is left', async () => {
    const buyer = await signIn(app);
    await buyTopUp(app, buyer, { ref: plan });
    const refused = await buyer.send('POST', '/api/me/deletion', { reason: null }, key());
    expect([refused.status, refused.body.error]).toMatchObject([
      409,
      { name: 'DELETION_BLOCKED', details: { waivable: true } },
    ]);
    expect(refused.body.error.message).toContain('储值本金 ¥1,000.00、赠送金 ¥100.00');
    const given = await buyer.send('POST', '/api/me/deletion', { reason: null, givesUpBalance: true }, key());
    expect(given.status, JSON.stringify(given.body)).toBe(200);
    const member = await memberOf(buyer);
    await db()('account_deletions').where({ member_id: member }).update({ due_at: '2026-01-01 00:00:00' });
    const { id } = (await db()('account_deletions').where({ member_id: member }).first('id')) as { id: number };
    const pg = ledger.pg;
    await pg.query(
      `select graphile_worker.add_job('membership.anonymise-member', json_build_object('deletionId', $1::int))`,
      [id],
    );
    await expect
      .poll(async () => (await pg.query(`select disabled from members where id = $1`, [member])).rows[0].disabled)
      .toBe(true);
    const left = await pg.query(`select sum(balance) as sum from wallet_accounts where member_id = $1`, [member]);
    expect(Number(left.rows[0].sum)).toBe(0);
  });

  it('what the house owes at a date is recomputed from the postings, and adds up', async () => {
    const now = await finance.send('GET', '/wallet/liability');
    const report = await finance.send('GET', '/wallet/liability-report');
    for (const row of report.body.items as Record<string, any>[]) {
      const known = now.body.items.find(({ asset }: { asset: string }) => asset === row.asset);
      expect([row.balance, row.owed, row.refundable]).toEqual([known.balance, known.owed, known.refundable]);
      for (const parts of [row.ages, row.ends])
        expect(Object.values(parts as Record<string, number>).reduce((a, b) => a + b, 0)).toBe(row.balance);
    }
    const before = await finance.send('GET', `/wallet/liability-report?date=${inDays(-2)}`);
    expect(before.body.items.every(({ balance }: { balance: number }) => balance === 0)).toBe(true);
    const csv = await finance.send('GET', '/wallet/liability-report.csv');
    expect(String(csv.body)).toContain('储值本金');
    const flows = await finance.send('GET', `/wallet/flows?from=${inDays(-1)}&to=${inDays(1)}`);
    const principal = flows.body.items.find(({ asset }: { asset: string }) => asset === 'principal');
    const moved = principal.days.reduce((sum: number, day: { in: number; out: number }) => sum + day.in - day.out, 0);
    expect(moved).toBe(report.body.items.find(({ asset }: { asset: string }) => asset === 'principal').balance);
  });

  it('points are worth what the rule of paying with them says', async () => {
    const of = await memberOf(await signIn(app));
    const give = { asset: 'points', amount: 999, reason: '测试' };
    expect((await finance.send('POST', `/wallet/members/${of}/adjustments`, give, key())).status).toBe(201);
    const worth = async (): Promise<[number, number]> => {
      const { body } = await finance.send('GET', '/wallet/liability-report');
      const { balance, worthFen } = body.items.find(({ asset }: { asset: string }) => asset === 'points');
      return [balance, worthFen];
    };
    const [balance, usual] = await worth();
    expect(usual).toBe(balance);
    const rule = { points_per_yuan: 300, points_cap_percent: 50, min_points: 0, stored_order: 'gift-first' };
    await db()('tender_rules').insert({ document_id: 'r'.repeat(24), ...rule });
    expect(await worth()).toEqual([balance, Math.floor((balance * 100) / 300)]);
    await db()('tender_rules').del();
  });

  it('an operator is told what is wrong with a plan', async () => {
    const plans = '/content-manager/collection-types/api::top-up-plan.top-up-plan';
    const make = (data: object): Promise<Answer> =>
      manager.send('POST', plans, { name: '错', principalFen: 10_000, ...data });
    expect((await make({ giftFen: 10_001 })).body.error.message).toBe('赠送金不能超过储值本金');
    expect((await make({ giftFen: 0, giftDays: 3 })).status).toBe(400);
    await expect(ledger.pg.query(`update top_up_plans set gift_fen = principal_fen + 1`)).rejects.toThrow('amounts');
  });
});
