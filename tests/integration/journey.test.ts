import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startApp, type TestApp } from '../support/app';
import { inDays } from '../support/dates';
import { orderUntil, payOrder, placeStay, signIn, type Guest } from '../support/guest';
import { seedHouse, seedPolicy } from '../support/seed';

describe('a guest books a house and pays for it', () => {
  let app: TestApp;
  let house: string;
  let guest: Guest;

  beforeAll(async () => {
    app = await startApp();
    house = await seedHouse(app.strapi, { cancellationPolicy: await seedPolicy(app.strapi) });
    guest = await signIn(app);
  });
  afterAll(() => app.stop());

  it('search → calendar → order → cashier → confirmed, and the nights are gone', async () => {
    const [checkIn, checkOut] = [inDays(10), inDays(12)];
    const search = await guest.send('GET', `/api/houses/search?checkIn=${checkIn}&checkOut=${checkOut}`);
    expect(search.status, JSON.stringify(search.body)).toBe(200);
    expect(search.body.items[0]).toMatchObject({ id: house, stay: { available: true, nights: 2 } });
    const placed = await placeStay(guest, { ref: house, checkIn, checkOut });
    expect(placed.status, JSON.stringify(placed.body)).toBe(201);
    expect(placed.body).toMatchObject({
      status: 'pending',
      totalFen: search.body.items[0].stay.totalFen,
      actions: ['pay', 'cancel'],
    });
    const paid = await payOrder(app, guest, placed.body.no);
    expect(paid.body, JSON.stringify(paid.body)).toMatchObject({ result: 'ok' });
    const order = await orderUntil(guest, placed.body.no, ({ status }) => status === 'confirmed');
    expect(order.timeline.map((event: { type: string }) => event.type)).toEqual(['place', 'pay', 'confirm']);
    const calendar = await guest.send('GET', `/api/houses/${house}/calendar?from=${checkIn}&days=3`);
    expect(calendar.body.days.map((day: { soldOut: boolean }) => day.soldOut)).toEqual([true, true, false]);
  });
});
