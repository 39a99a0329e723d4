import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startApp, type TestApp } from '../support/app';
import { inDays } from '../support/dates';
import { orderUntil, payOrder, placeStay, sender, signIn, type Guest } from '../support/guest';
import { seedHouse } from '../support/seed';

const TEMPLATE = 'tmpl_order_confirmed_0001';

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

  it('are announced to the client, which asks for permission', async () => {
    const { body } = await guest.send('GET', '/api/client-config');
    expect(body.wechat.subscribeTemplateIds).toEqual([TEMPLATE]);
  });
});
