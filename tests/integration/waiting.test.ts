import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startApp, type TestApp } from '../support/app';
import { eventually } from '../support/books';
import { inDays } from '../support/dates';
import { newKey, orderUntil, payOrder, placeStay, sender, signIn, type Answer, type Guest } from '../support/guest';
import { seedHouse } from '../support/seed';
import { signInAsAdmin, SUPER_ADMIN, type AdminUser } from '../support/staff';

const TEMPLATE = 'tmpl_waiting_is_free_0001';

describe('waiting notes', () => {
  let app: TestApp;
  let staff: AdminUser;
  /** Who has the room. */
  let holder: Guest;
  let waiter: Guest;

  beforeAll(async () => {
    app = await startApp({ holdMinutes: 30 });
    staff = await signInAsAdmin(app, SUPER_ADMIN);
    [holder, waiter] = [await signIn(app), await signIn(app)];
    await app.strapi.documents('plugin::messaging.message-template' as never).create({
      data: {
        event: 'waiting_free',
        templateId: TEMPLATE,
        active: true,
        fields: { thing1: 'title', date2: 'checkIn', date3: 'checkOut', thing4: 'note' },
      },
    } as never);
  });
  afterAll(() => app.stop());

  const key = (): Record<string, string> => ({ 'Idempotency-Key': newKey() });
  const db = (): typeof app.strapi.db.connection => app.strapi.db.connection;

  interface Days {
    house: string;
    from?: string;
    to?: string;
    adults?: number;
  }

  const wish = ({ house, from = inDays(10), to = inDays(12), adults = 2 }: Days): object => ({
    resource: `house:${house}`,
    from,
    to,
    adults,
    children: 0,
    guest: { name: '林溪', phone: '13800001234' },
  });

  const leave = (guest: Guest, days: Days, headers = key()): Promise<Answer> =>
    guest.send('POST', '/api/me/waiting-notes', wish(days), headers);

  /** A house of one room that somebody has paid for; the order. */
  async function soldOut(from = inDays(10), to = inDays(12)): Promise<{ house: string; no: string }> {
    const house = await seedHouse(app.strapi, { instantConfirm: true });
    const { body } = await placeStay(holder, { ref: house, checkIn: from, checkOut: to });
    await payOrder(app, holder, body.no);
    await orderUntil(holder, body.no, ({ status }) => status === 'confirmed');
    return { house, no: body.no };
  }

  const statusOf = async (guest: Guest, no: string): Promise<string> => {
    const { body } = await guest.send('GET', '/api/me/waiting-notes');
    return (body.items as { no: string; status: string }[]).find((note) => note.no === no)!.status;
  };

  const becomes = (guest: Guest, no: string, status: string): Promise<unknown> =>
    eventually(`note ${no} is ${status}`, async () => (await statusOf(guest, no)) === status || undefined);

  /** Every look that was asked for has been taken. */
  const looked = (): Promise<unknown> =>
    eventually('no look is waiting', async () => {
      const { rows } = await db().raw(
        `select 1 from graphile_worker.jobs where task_identifier in ('scheduling.check-waiting', 'messaging.on-waiting.free')`,
      );
      return rows.length === 0 || undefined;
    });

  const told = async (no: string): Promise<{ outcome: string; occasion: string }[]> => {
    await looked();
    return db()('messages').where({ order_no: no }).select('outcome', 'occasion').orderBy('id');
  };

  const cancel = async (guest: Guest, no: string): Promise<void> => {
    const { body } = await guest.send('GET', `/api/orders/${no}/cancellation`);
    const reason = { reason: '行程有变', expectedRefundFen: body.refundFen };
    expect((await guest.send('POST', `/api/orders/${no}/cancel`, reason, key())).status).toBe(200);
  };

  it('hold nothing, and tell whom they concern when another guest cancels, with the way to the confirm page', async () => {
    const { house, no: order } = await soldOut();
    await sender(app.sim.baseUrl)('POST', '/sim/subscriptions', {
      openid: waiter.openid,
      templateIds: [TEMPLATE],
      times: 1,
    });
    const left = await leave(waiter, { house });
    expect(left.status).toBe(201);
    const { no } = left.body;
    expect(left.body).toMatchObject({
      kind: 'house',
      ref: house,
      title: '竹里小院',
      status: 'waiting',
      freeSince: null,
    });
    expect(await told(no)).toEqual([]);
    const { wechat } = (await waiter.send('GET', '/api/client-config')).body;
    expect([wechat.subscribeTemplateIds, wechat.waitingTemplateIds]).toEqual([[], [TEMPLATE]]);
    await cancel(holder, order);
    await becomes(waiter, no, 'free');
    expect(await told(no)).toEqual([{ outcome: 'sent', occasion: '1' }]);
    const { body } = await sender(app.sim.baseUrl)('GET', '/sim/messages');
    const page = `subpkg/stay/confirm?house=${house}&in=${inDays(10)}&out=${inDays(12)}&adults=2&children=0`;
    expect(JSON.stringify(body)).toContain(page);
    // Nobody is booked: whoever comes first takes it, and the note waits again.
    const faster = await placeStay(await signIn(app), { ref: house, checkIn: inDays(10), checkOut: inDays(11) });
    expect(faster.status).toBe(201);
    await becomes(waiter, no, 'waiting');
    expect(await told(no)).toHaveLength(1);
  });

  it('end when their guest has booked and paid', async () => {
    const { house, no: order } = await soldOut();
    const { no } = (await leave(waiter, { house })).body;
    await cancel(holder, order);
    await becomes(waiter, no, 'free');
    const placed = await placeStay(waiter, { ref: house, checkIn: inDays(10), checkOut: inDays(12) });
    await becomes(waiter, no, 'waiting');
    await payOrder(app, waiter, placed.body.no);
    await orderUntil(waiter, placed.body.no, ({ status }) => status === 'confirmed');
    expect(await statusOf(waiter, no)).toBe('booked');
  });

  it('are told when an unpaid order gives its nights back', async () => {
    const house = await seedHouse(app.strapi);
    const placed = await placeStay(holder, { ref: house, checkIn: inDays(10), checkOut: inDays(12) });
    const { no } = (await leave(waiter, { house })).body;
    expect(await statusOf(waiter, no)).toBe('waiting');
    const past = '2020-01-01 00:00:00';
    await db()('orders').where({ no: placed.body.no }).update({ hold_expires_at: past });
    await db().raw(`update graphile_worker._private_jobs set run_at = now() where key = ?`, [
      `expire:${placed.body.no}`,
    ]);
    await orderUntil(holder, placed.body.no, ({ status }) => status === 'closed');
    await becomes(waiter, no, 'free');
    expect((await told(no)).map(({ occasion }) => occasion)).toEqual(['1']);
  });

  it('are told when a block is lifted, and again the next time', async () => {
    const house = await seedHouse(app.strapi);
    const block = async (): Promise<string> => {
      const body = { resource: `house:${house}`, count: 1, from: inDays(9), to: inDays(12), reason: '维修' };
      expect((await staff.send('POST', '/scheduling/blocks', body, key())).status).toBe(201);
      const range = `from=${inDays(9)}&to=${inDays(12)}`;
      const found = await staff.send('GET', `/scheduling/claims?resource=house:${house}&${range}`);
      return found.body.claims[0].id as string;
    };
    const first = await block();
    const { no } = (await leave(waiter, { house })).body;
    await staff.send('DELETE', `/scheduling/blocks/${first}`);
    await becomes(waiter, no, 'free');
    const second = await block();
    await becomes(waiter, no, 'waiting');
    await staff.send('DELETE', `/scheduling/blocks/${second}`);
    await becomes(waiter, no, 'free');
    expect((await told(no)).map(({ occasion }) => occasion)).toEqual(['1', '2']);
  });

  it('are told only when the whole stay is free: a stay that is shortened frees the rest', async () => {
    const { house, no: order } = await soldOut(inDays(10), inDays(14));
    const whole = (await leave(waiter, { house, from: inDays(10), to: inDays(14) })).body.no as string;
    const rest = (await leave(waiter, { house, from: inDays(12), to: inDays(14) })).body.no as string;
    const change = { checkIn: inDays(10), checkOut: inDays(12), adults: 2, children: 0 };
    const preview = await holder.send('POST', `/api/orders/${order}/change-preview`, change);
    const { differenceFen } = preview.body;
    const changed = { ...change, expectedDifferenceFen: differenceFen };
    expect((await holder.send('POST', `/api/orders/${order}/changes`, changed, key())).status).toBe(200);
    await becomes(waiter, rest, 'free');
    expect(await statusOf(waiter, whole)).toBe('waiting');
  });

  it('two things freed at once are told once, and everybody who waits is told', async () => {
    const house = await seedHouse(app.strapi, { units: 2 });
    const orders = [];
    for (let i = 0; i < 2; i += 1) {
      const { body } = await placeStay(holder, { ref: house, checkIn: inDays(20), checkOut: inDays(21) });
      orders.push(body.no as string);
    }
    const second = await signIn(app);
    const days = { house, from: inDays(20), to: inDays(21) };
    const notes = [
      { guest: waiter, no: (await leave(waiter, days)).body.no as string },
      { guest: second, no: (await leave(second, days)).body.no as string },
    ];
    await Promise.all(orders.map((no) => cancel(holder, no)));
    for (const { guest, no } of notes) {
      await becomes(guest, no, 'free');
      expect(await told(no)).toHaveLength(1);
    }
    const stored = await db()('scheduling_waiting_notes')
      .whereIn(
        'no',
        notes.map(({ no }) => no),
      )
      .select('times_free');
    expect(stored).toEqual([{ times_free: 1 }, { times_free: 1 }]);
  });

  it('a night freed while the note is being left is never missed', async () => {
    for (let round = 0; round < 6; round += 1) {
      const house = await seedHouse(app.strapi);
      const placed = await placeStay(holder, { ref: house, checkIn: inDays(10), checkOut: inDays(12) });
      const [left] = await Promise.all([leave(waiter, { house }), cancel(holder, placed.body.no)]);
      // Either the days were free already, or the note hears of it.
      if (left.status === 409) expect(left.body.error.name).toBe('STILL_FREE');
      else await becomes(waiter, left.body.no, 'free');
      if (left.status === 201) await waiter.send('DELETE', `/api/me/waiting-notes/${left.body.no}`);
    }
  });

  it('twenty equal ones at once are one; the last word about the party counts', async () => {
    const { house } = await soldOut();
    const guest = await signIn(app);
    const answers = await Promise.all(Array.from({ length: 20 }, () => leave(guest, { house })));
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([201]));
    expect(new Set(answers.map(({ body }) => body.no)).size).toBe(1);
    const same = key();
    const [once, again] = [
      await leave(guest, { house, adults: 3 }, same),
      await leave(guest, { house, adults: 3 }, same),
    ];
    expect([once.body.no, again.body.no]).toEqual([answers[0]!.body.no, answers[0]!.body.no]);
    const { body } = await guest.send('GET', '/api/me/waiting-notes');
    expect(body.items).toHaveLength(1);
    expect(body.items[0].adults).toBe(3);
    expect((await leave(guest, { house, adults: 4 }, same)).status).toBe(422);
  });

  it('are refused for days that are free, for what nobody could book, and beyond ten', async () => {
    const { house } = await soldOut(inDays(10), inDays(25));
    const guest = await signIn(app);
    const name = async (days: Days): Promise<string> => (await leave(guest, days)).body.error?.name;
    expect(await name({ house, from: inDays(30), to: inDays(31) })).toBe('STILL_FREE');
    expect(await name({ house, adults: 9 })).toBe('STAY_RULE');
    expect(await name({ house, from: inDays(-3), to: inDays(-2) })).toBe('STAY_RULE');
    expect(await name({ house, from: inDays(12), to: inDays(12) })).toBe('VALIDATION');
    expect(await name({ house: 'a'.repeat(24) })).toBe('NOT_FOUND');
    for (let i = 0; i < 10; i += 1) {
      const days = { house, from: inDays(10 + i), to: inDays(11 + i) };
      expect((await leave(guest, days)).status, `${i}`).toBe(201);
    }
    const many = await Promise.all(
      [20, 21, 22].map((day) => leave(guest, { house, from: inDays(day), to: inDays(day + 1) })),
    );
    expect(many.map(({ body }) => body.error?.name)).toEqual(['WAITING_FULL', 'WAITING_FULL', 'WAITING_FULL']);
  });

  it("are their guest's alone: withdrawn twice is once, somebody else's is not there", async () => {
    const { house, no: order } = await soldOut();
    const { no } = (await leave(waiter, { house })).body;
    expect((await holder.send('DELETE', `/api/me/waiting-notes/${no}`)).status).toBe(404);
    expect((await holder.send('GET', '/api/me/waiting-notes')).body.items).toEqual([]);
    for (let i = 0; i < 2; i += 1) {
      const { status, body } = await waiter.send('DELETE', `/api/me/waiting-notes/${no}`);
      expect([status, body.status]).toEqual([200, 'withdrawn']);
    }
    await cancel(holder, order);
    await looked();
    expect(await statusOf(waiter, no)).toBe('withdrawn');
    expect(await told(no)).toEqual([]);
  });

  it('expire with their first day', async () => {
    const { house, no: order } = await soldOut();
    const { no } = (await leave(waiter, { house })).body;
    await db()('scheduling_waiting_notes')
      .where({ no })
      .update({ from_day: inDays(-1) });
    expect(await statusOf(waiter, no)).toBe('expired');
    await cancel(holder, order);
    expect(await told(no)).toEqual([]);
  });

  it('the desk leaves one for a guest on the phone, finds who can be called, and closes it with the reason', async () => {
    const { house, no: order } = await soldOut();
    const body = { ...wish({ house }), guest: { name: '周先生', phone: '13900007777' }, remark: '下午打' };
    const left = await staff.send('POST', '/scheduling/waiting-notes', body, key());
    expect(left.status).toBe(201);
    const { no } = left.body;
    expect(left.body).toMatchObject({ told: false, remark: '下午打', status: 'waiting' });
    const list = async (query: string): Promise<Answer['body']> =>
      (await staff.send('GET', `/scheduling/waiting-notes?resource=house:${house}${query}`)).body;
    expect((await list(`&from=${inDays(12)}`)).items).toEqual([]);
    expect((await list(`&from=${inDays(11)}&to=${inDays(12)}`)).items).toMatchObject([{ no }]);
    expect((await list('&group=free')).items).toEqual([]);
    await cancel(holder, order);
    await looked();
    expect(await list('&group=free')).toMatchObject({
      items: [{ no, status: 'free' }],
      counts: { open: 1, free: 1, ended: 0 },
    });
    expect(await told(no)).toEqual([]);
    for (let i = 0; i < 2; i += 1) {
      const closed = await staff.send('POST', `/scheduling/waiting-notes/${no}/close`, { reason: '客人已另订' });
      expect(closed.body).toMatchObject({ status: 'closed', endReason: '客人已另订' });
    }
    expect((await list('&group=ended')).items).toMatchObject([{ no }]);
  });

  it('are gone with the account', async () => {
    const { house } = await soldOut();
    const guest = await signIn(app);
    const { no } = (await leave(guest, { house })).body;
    const [{ id }] = await db()('members').where({ public_id: guest.member.id }).select('id');
    await db().raw(
      `select graphile_worker.add_job('scheduling.on-member.anonymised', json_build_object('memberId', ?::int))`,
      [id],
    );
    await eventually('the note is gone', async () => {
      const [found] = await db()('scheduling_waiting_notes').where({ no });
      return found === undefined || undefined;
    });
  });
});
