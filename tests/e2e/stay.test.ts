/** One stay from the search to the check-out: the guest on a phone, the front desk in the admin panel. */
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startApp, type TestApp } from '../support/app';
import { openBrowser, openDesk, Phone, picture } from '../support/browser';
import { inDays } from '../support/dates';
import { placeStay, quoteStay, sender, signIn } from '../support/guest';
import { seedHouse, seedPolicy } from '../support/seed';
import { createAdmin } from '../support/staff';

/** As the client writes it: yuan with separators, fen only where there are any. */
const yuan = (fen: number): string =>
  `¥${(fen / 100).toLocaleString('en-US', { minimumFractionDigits: fen % 100 ? 2 : 0 })}`;

describe('a stay', () => {
  let app: TestApp;
  let browser: Browser;
  let phone: Phone;
  let desk: Page;
  let deskErrors: string[];
  let totalFen: number;
  let no: string;
  let broken = '';
  const [today, departure] = [inDays(0), inDays(2)];

  beforeAll(async () => {
    app = await startApp({ adminPanel: true });
    const cancellationPolicy = await seedPolicy(app.strapi);
    const house = await seedHouse(app.strapi, { cancellationPolicy, instantConfirm: false, weekendPriceFen: 98_800 });
    const other = await signIn(app);
    const taken = await placeStay(other, { ref: house, checkIn: inDays(4), checkOut: inDays(6) });
    expect(taken.status, JSON.stringify(taken.body)).toBe(201);
    totalFen = (await quoteStay(other, { ref: house, checkIn: today, checkOut: departure })).body.totalFen as number;
    await sender(app.sim.baseUrl)('POST', '/sim/personas', { name: '林晚', phone: '13800001001' });
    browser = await openBrowser();
    phone = await Phone.open(browser, app);
  });
  afterAll(async () => {
    await browser?.close();
    await app?.stop();
  });
  beforeEach(({ task }) => {
    if (broken && broken !== task.name) throw new Error(`"${broken}" has failed: nothing to go on with`);
  });
  afterEach(async ({ task }) => {
    if (broken === task.name && task.result?.state !== 'fail') broken = '';
    if (task.result?.state !== 'fail' || broken) return;
    broken = task.name;
    await picture(phone.page, `${task.name} phone`);
    if (desk) await picture(desk, `${task.name} desk`);
  });

  it('is found by its dates, with the price of all nights', async () => {
    await phone.says('住进一座安静的院子');
    await phone.tap('pick-dates');
    await phone.tap(`day-${today}`);
    await phone.tap(`day-${departure}`);
    await phone.shows('calendar-confirm', '2晚');
    await phone.tap('calendar-confirm');
    await phone.tap('search-submit');
    await phone.shows('house-card-0', '竹里小院');
    await phone.shows('house-card-0', '共2晚');
    expect((await phone.text('house-card-0')).replace(/ /g, '')).toContain(yuan(totalFen));
  });

  it('shows in its calendar which nights are taken, and that one may leave on the first of them', async () => {
    await phone.tap('house-card-0');
    await phone.arrives('/subpkg/stay/house');
    await phone.tap('open-calendar');
    for (const night of [4, 5]) {
      await phone.shows(`day-${inDays(night)}`, '售完');
      expect(await phone.find(`day-${inDays(night)}`).getAttribute('aria-disabled')).toBe('true');
    }
    await phone.tap(`day-${inDays(3)}`);
    await phone.shows(`day-${inDays(4)}`, '仅离店');
    // Beyond the taken nights a stay cannot reach: there a new one begins.
    await phone.tap(`day-${inDays(7)}`);
    await phone.shows('picked-out', '—');
    await phone.tap(`day-${inDays(3)}`);
    await phone.tap(`day-${inDays(4)}`);
    await phone.shows('calendar-confirm', '1晚');
    await phone.tap(`day-${today}`);
    await phone.tap(`day-${departure}`);
    await phone.shows('calendar-confirm', yuan(totalFen));
    await phone.tap('calendar-confirm');
  });

  it('is confirmed night by night before anybody signs in', async () => {
    await phone.shows('book-now', yuan(totalFen));
    await phone.tap('book-now');
    await phone.says('费用明细');
    expect(await phone.page.locator('.line').filter({ visible: true }).count()).toBe(2);
    await phone.says('入住前 2 天以上，全额退款');
    await phone.tap('submit-order');
    await phone.shows('guest-name-error', '姓名');
    await phone.type('guest-name', '林晚');
    await phone.type('guest-phone', '138 0000 1001');
    await phone.tap('submit-order');
    await phone.arrives('/subpkg/member/login');
  });

  it('is ordered after the login, which keeps what was typed', async () => {
    await phone.signIn('林晚');
    await phone.arrives('/subpkg/stay/confirm');
    expect(await phone.find('guest-name').locator('input').inputValue()).toBe('林晚');
    await phone.tap('submit-order');
    await phone.arrives('/subpkg/order/pay');
    await phone.shows('pay-countdown', /(30:00|29:5\d)/);
    await phone.shows('pay-now', `支付 ${yuan(totalFen)}`);
  });

  it('is paid at the cashier; the result waits for the house to confirm', async () => {
    await phone.tap('pay-now');
    await phone.page.getByTestId('cashier-pay').waitFor();
    expect(await phone.page.locator('body').innerText()).toContain('竹里小院');
    await phone.atCashier('pay');
    await phone.arrives('/subpkg/order/result');
    await phone.shows('result-title', '等待');
    await phone.tap('view-order');
    await phone.shows('order-status', '待确认');
    no = await phone.text('order-no');
    await phone.shows('order-timeline', '付款成功');
  });

  it('stands at the top of the front desk, found by the number and in one click', async () => {
    const login = await createAdmin(app, 'yizhan-front-desk');
    ({ page: desk, errors: deskErrors } = await openDesk(browser, app, login));
    await desk.goto(`${app.url}/admin/plugins/ordering`);
    await desk.getByTestId('desk-search').fill(no);
    await desk.getByTestId(`desk-row-${no}`).click();
    await desk.getByTestId('desk-drawer').waitFor();
    await expect.poll(() => desk.getByTestId('desk-state').innerText()).toContain('待确认');
    await expect.poll(() => desk.getByTestId('desk-drawer').innerText()).toContain('林晚');
  });

  it.each([
    ['confirm', '待入住', '待入住'],
    ['check-in', '入住中', '入住中'],
    ['check-out', '已完成', '已完成'],
  ])('%s at the desk is seen by the guest', async (action, atDesk, atGuest) => {
    await desk.getByTestId(`desk-action-${action}`).click();
    await desk.getByTestId('desk-confirm-button').click();
    await expect.poll(() => desk.getByTestId('desk-state').innerText(), { timeout: 10_000 }).toContain(atDesk);
    await phone.visit(`/subpkg/order/detail?no=${no}`);
    await phone.shows('order-status', atGuest);
  });

  it('ends among the guest’s finished orders, with no complaint in either console', async () => {
    await phone.visit('/pages/orders/orders');
    await phone.tap('orders-done');
    await phone.shows('order-card-0', '已完成');
    expect(phone.errors).toEqual([]);
    expect(deskErrors).toEqual([]);
  });
});
