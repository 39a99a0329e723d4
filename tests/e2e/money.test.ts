/** What happens to the money and the nights when a guest hesitates, changes plans or cannot pay. */
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, onTestFailed } from 'vitest';
import { startApp, type TestApp } from '../support/app';
import { openBrowser, Phone, picture } from '../support/browser';
import { inDays } from '../support/dates';
import { sender } from '../support/guest';
import { seedHouse, seedPolicy } from '../support/seed';

/** Seconds that an unpaid order keeps its nights here. */
const HOLD_SECONDS = 12;

describe.each([
  { what: 'a hold of half an hour', holdMinutes: 30 },
  { what: `a hold of ${HOLD_SECONDS} seconds`, holdMinutes: HOLD_SECONDS / 60 },
])('with $what', ({ holdMinutes }) => {
  let app: TestApp;
  let browser: Browser;
  let phone: Phone;
  let house: string;
  let night = 10;

  beforeAll(async () => {
    app = await startApp({ holdMinutes });
    house = await seedHouse(app.strapi, { cancellationPolicy: await seedPolicy(app.strapi) });
    await sender(app.sim.baseUrl)('POST', '/sim/personas', { name: '陈默', phone: '13800001002' });
    browser = await openBrowser();
    phone = await Phone.open(browser, app);
    await phone.visit('/subpkg/member/login?next=%2Fpages%2Fme%2Fme');
    await phone.signIn('陈默');
  });
  afterAll(async () => {
    await browser?.close();
    await app?.stop();
  });

  /** Places an order for one night of its own; ends on the payment page. */
  async function order(): Promise<{ no: string; checkIn: string }> {
    onTestFailed(({ task }) => picture(phone.page, task.name));
    const [checkIn, checkOut] = [inDays(night), inDays(night + 1)];
    night += 3;
    await phone.visit(`/subpkg/stay/confirm?house=${house}&in=${checkIn}&out=${checkOut}&adults=2&children=0`);
    await phone.type('guest-name', '陈默');
    await phone.type('guest-phone', '13800001002');
    await phone.tap('submit-order');
    await phone.arrives('/subpkg/order/pay');
    const no = /no=([\w-]+)/.exec(phone.page.url())?.[1] ?? '';
    expect(no).not.toBe('');
    return { no, checkIn };
  }

  async function calendarSays(date: string, soldOut: boolean): Promise<void> {
    await phone.visit(`/subpkg/stay/calendar?house=${house}`);
    if (soldOut) await phone.shows(`day-${date}`, '售完');
    else await phone.shows(`day-${date}`, /¥/);
  }

  it.runIf(holdMinutes < 1)('an unpaid order ends with its hold, and the nights are free again', async () => {
    const { no, checkIn } = await order();
    await calendarSays(checkIn, true);
    await phone.visit(`/subpkg/order/pay?no=${no}`);
    await phone.says('保留时间已到');
    await phone.visit(`/subpkg/order/detail?no=${no}`);
    await expect
      .poll(async () => (await phone.page.reload(), phone.text('order-status')), { timeout: 20_000, interval: 1_000 })
      .toBe('已关闭');
    await calendarSays(checkIn, false);
  });

  it.runIf(holdMinutes >= 1)('a payment that was cancelled can be made again', async () => {
    const { no } = await order();
    await phone.tap('pay-now');
    await phone.atCashier('cancel');
    await phone.shows('pay-notice', /还没有付款。订单为你保留到 \d\d:\d\d/);
    await phone.tap('pay-now');
    await phone.atCashier('pay');
    await phone.shows('result-title', '预订成功');
    await phone.tap('view-order');
    await phone.shows('order-status', '待入住');
    expect(await phone.text('order-no')).toBe(no);
  });

  it.runIf(holdMinutes >= 1)('a payment that fails says so, charges nothing and keeps the order', async () => {
    const { no } = await order();
    await phone.tap('pay-now');
    await phone.atCashier('fail');
    await phone.shows('pay-notice', '没有成功');
    await phone.arrow();
    await phone.arrives('/pages/orders/orders');
    await phone.tap('orders-unpaid');
    await phone.shows('order-card-0', '待付款');
    await phone.visit(`/subpkg/order/detail?no=${no}`);
    await phone.shows('order-pay', '¥');
  });

  it.runIf(holdMinutes >= 1)('a paid order is cancelled by its terms: the refund is shown first, then arrives', async () => {
    const { no, checkIn } = await order();
    await phone.tap('pay-now');
    await phone.atCashier('pay');
    await phone.tap('view-order');
    await phone.shows('order-status', '待入住');
    await phone.tap('cancel-order');
    await phone.says('全额退款');
    const refund = (await phone.text('refund-amount')).replace(/ /g, '');
    expect(refund).toMatch(/^¥\d/);
    await phone.shows('confirm-cancel', refund);
    await phone.tap('cancel-reason-dates');
    await phone.tap('confirm-cancel');
    // The page asks by itself until the money has arrived.
    await phone.shows('order-status', '已退款');
    await phone.says(/退款已到账|已退回/);
    const { body } = await sender(app.sim.baseUrl)('GET', '/sim/refunds');
    expect(JSON.stringify(body)).toContain(no);
    await calendarSays(checkIn, false);
  });

  it('leaves no complaint in the console', () => {
    expect(phone.errors).toEqual([]);
  });
});
