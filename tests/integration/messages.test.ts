import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startApp, type TestApp } from '../support/app';
import { eventually } from '../support/books';
import { inDays } from '../support/dates';
import { newKey, orderUntil, payOrder, placeStay, sender, signIn, type Guest } from '../support/guest';
import { seedHouse } from '../support/seed';
import { signInAsAdmin } from '../support/staff';

const TEMPLATE = 'tmpl_order_confirmed_0001';
const CHANGE_TEMPLATE = 'tmpl_order_changed_00001';

describe('messages about orders', () => {
  let app: TestApp;
  let house: string;
  let guest: Guest;

  beforeAll(async () => {
    app = await startApp();
    house = await seedHouse(app.strapi, { units: 5 });
    guest = await signIn(app);
    await app.strapi.documents('plugin::messaging.message-template' as never).create({
      data: {
        event: 'order_confirm',
        templateId: TEMPLATE,
        active: true,
        fields: {
          thing1: 'title',
          date2: 'checkIn',
          amount3: 'amount',
          phrase4: 'status',
          character_string5: 'orderNo',
        },
      },
    } as never);
  });
  afterAll(() => app.stop());

  const book = async (): Promise<string> => {
    const placed = await placeStay(guest, { ref: house, checkIn: inDays(20), checkOut: inDays(21) });
    await payOrder(app, guest, placed.body.no);
    await orderUntil(guest, placed.body.no, ({ status }) => status === 'confirmed');
    return placed.body.no;
  };

  const records = async (no: string): Promise<{ event: string; outcome: string }[]> => {
    for (let attempt = 0; attempt < 100; attempt += 1) {
      const found = await app.strapi.db.connection('messages').where({ order_no: no }).select('event', 'outcome');
      if (found.length > 0) return found;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    return [];
  };

  it('reach a guest who allowed them, once, with what WeChat accepts', async () => {
    const sim = sender(app.sim.baseUrl);
    await sim('POST', '/sim/subscriptions', { openid: guest.openid, templateIds: [TEMPLATE], times: 1 });
    const no = await book();
    expect(await records(no)).toEqual([{ event: 'order_confirm', outcome: 'sent' }]);
    const { body } = await sim('GET', '/sim/messages');
    expect(JSON.stringify(body)).toContain(no);
  });

  it('are not repeated for a guest who allowed none', async () => {
    expect(await records(await book())).toEqual([{ event: 'order_confirm', outcome: 'refused' }]);
  });

  it('tell of each change: what waits for the difference, what is in effect, what came to nothing', async () => {
    const desk = await signInAsAdmin(app, 'yizhan-manager');
    await app.strapi.documents('plugin::messaging.message-template' as never).create({
      data: {
        event: 'order_change',
        templateId: CHANGE_TEMPLATE,
        active: true,
        fields: { thing1: 'title', date2: 'checkIn', phrase3: 'status', thing4: 'note' },
      },
    } as never);
    const sim = sender(app.sim.baseUrl);
    await sim('POST', '/sim/subscriptions', { openid: guest.openid, templateIds: [CHANGE_TEMPLATE], times: 5 });
    const no = await book();
    const change = async (nights: number): Promise<void> => {
      const wish = { checkIn: inDays(20), checkOut: inDays(20 + nights), adults: 1, children: 0 };
      const preview = await desk.send('POST', `/ordering/orders/${no}/change-preview`, wish);
      const body = {
        ...wish,
        expectedDifferenceFen: preview.body.differenceFen,
        settle: 'collect',
        reason: '客人来电',
      };
      const done = await desk.send('POST', `/ordering/orders/${no}/changes`, body, { 'Idempotency-Key': newKey() });
      expect(done.status, JSON.stringify(done.body)).toBe(200);
    };
    const told = async (count: number): Promise<string[]> =>
      eventually(`${count} messages about changes`, async () => {
        const { body } = await sim('GET', '/sim/messages');
        const texts = JSON.stringify(body).match(/待付差价|已改期|改期失效/g) ?? [];
        return texts.length === count ? texts.sort() : undefined;
      });
    // Two nights instead of one: the surcharge waits, and is not paid in time.
    await change(2);
    expect(await told(1)).toEqual(['待付差价']);
    const past = '2020-01-01 00:00:00';
    await app.strapi.db.connection('order_changes').where({ state: 'pending' }).update({ hold_expires_at: past });
    await app.strapi.db.connection.raw(
      `update graphile_worker._private_jobs set run_at = now() where key like 'close-change:%'`,
    );
    expect(await told(2)).toEqual(['待付差价', '改期失效'].sort());
    // Another party at the same price is in effect at once.
    await change(1);
    expect(await told(3)).toEqual(['待付差价', '已改期', '改期失效'].sort());
    // Withdrawn at the desk: the guest did not do it and is told.
    await change(2);
    await desk.send('POST', `/ordering/orders/${no}/changes/abandon`, {}, { 'Idempotency-Key': newKey() });
    expect(await told(5)).toEqual(['待付差价', '待付差价', '已改期', '改期失效', '改期失效'].sort());
    const stored = await app.strapi.db.connection('messages').where({ order_no: no, event: 'order_change' });
    expect(new Set(stored.map(({ occasion }) => (occasion as string).split(':')[0]))).toEqual(
      new Set(['change-wait', 'change-drop', 'change']),
    );
  });

  it('are announced to the client, which asks for permission', async () => {
    const { body } = await guest.send('GET', '/api/client-config');
    expect(body.wechat.subscribeTemplateIds).toEqual([CHANGE_TEMPLATE, TEMPLATE]);
  });
});
