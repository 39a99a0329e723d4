/** A signed-in guest on a phone and one house to book, for tests of what comes after the order. */
import type { Browser } from 'playwright-core';
import { expect, onTestFailed } from 'vitest';
import { startApp, type TestApp } from './app';
import { openBrowser, Phone, picture } from './browser';
import { inDays } from './dates';
import { sender } from './guest';
import { seedHouse, seedPolicy } from './seed';

export interface Booking {
  app: TestApp;
  phone: Phone;
  /** Places an order for one night of its own; ends on the payment page. */
  order(): Promise<{ no: string; checkIn: string }>;
  /** Waits until the calendar of the house shows the night as taken, or with its price again. */
  calendarShows(night: string, what: 'taken' | 'free'): Promise<void>;
  stop(): Promise<void>;
}

export async function startBooking(holdMinutes: number): Promise<Booking> {
  const app = await startApp({ holdMinutes });
  const house = await seedHouse(app.strapi, { cancellationPolicy: await seedPolicy(app.strapi) });
  await sender(app.sim.baseUrl)('POST', '/sim/personas', { name: '陈默', phone: '13800001002' });
  const browser: Browser = await openBrowser();
  const phone = await Phone.open(browser, app);
  await phone.visit('/subpkg/member/login?next=%2Fpages%2Fme%2Fme');
  await phone.signIn('陈默');
  let day = 10;

  return {
    app,
    phone,
    async order() {
      onTestFailed(({ task }) => picture(phone.page, task.name));
      const [checkIn, checkOut] = [inDays(day), inDays(day + 1)];
      day += 3;
      await phone.visit(`/subpkg/stay/confirm?house=${house}&in=${checkIn}&out=${checkOut}&adults=2&children=0`);
      await phone.type('guest-name', '陈默');
      await phone.type('guest-phone', '13800001002');
      await phone.tap('submit-order');
      await phone.arrives('/subpkg/order/pay');
      const no = /no=([\w-]+)/.exec(phone.page.url())?.[1] ?? '';
      expect(no).not.toBe('');
      return { no, checkIn };
    },
    async calendarShows(night, what) {
      await phone.visit(`/subpkg/stay/calendar?house=${house}`);
      await phone.shows(`day-${night}`, what === 'taken' ? '售完' : '¥');
    },
    async stop() {
      await browser.close();
      await app.stop();
    },
  };
}
