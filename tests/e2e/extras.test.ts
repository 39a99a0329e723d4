/** Breakfast and an extra bed: ordered by a guest, more added by the desk, paid in cash, on the bill to the fen. */
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startApp, type TestApp } from '../support/app';
import { openBrowser, openDesk, Phone, picture } from '../support/browser';
import { inDays } from '../support/dates';
import { sender } from '../support/guest';
import { seedExtra, seedHouse, seedPolicy } from '../support/seed';
import { createAdmin } from '../support/staff';

describe('extras of a stay', () => {
  let app: TestApp;
  let browser: Browser;
  let phone: Phone;
  let desk: Page;
  let errors: string[];
  let house: string;
  let no = '';
  let broken = '';

  beforeAll(async () => {
    app = await startApp({ adminPanel: true });
    house = await seedHouse(app.strapi, { units: 3, cancellationPolicy: await seedPolicy(app.strapi) });
    await seedExtra(app.strapi, { summary: '7:30–10:00' });
    await seedExtra(app.strapi, { title: '加床', priceFen: 12_000, basis: 'per_night', maxQuantity: 2, sort: 1 });
    await seedExtra(app.strapi, {
      title: '小冰箱饮品',
      priceFen: 1_550,
      basis: 'per_stay',
      forGuests: false,
      maxQuantity: 9,
      sort: 2,
    });
    await sender(app.sim.baseUrl)('POST', '/sim/personas', { name: '陈默', phone: '13800001002' });
    browser = await openBrowser();
    phone = await Phone.open(browser, app);
    await phone.visit('/subpkg/member/login?next=%2Fpages%2Fme%2Fme');
    await phone.signIn('陈默');
    const opened = await openDesk(browser, app, await createAdmin(app, 'yizhan-manager'));
    desk = opened.page;
    errors = opened.errors;
  });
  afterAll(async () => {
    await browser?.close();
    await app?.stop();
  });
  beforeEach(() => {
    if (broken) throw new Error(`"${broken}" has failed: nothing to go on with`);
  });
  afterEach(async ({ task }) => {
    if (task.result?.state !== 'fail' || broken) return;
    broken = task.name;
    await picture(phone.page, `${task.name} phone`);
    await picture(desk, `${task.name} desk`);
  });

  const text = async (id: string): Promise<string> => (await desk.getByTestId(id).innerText()).replace(/\s+/g, ' ');

  it('a guest chooses breakfast and a bed, and sees each line and the total at once', async () => {
    await phone.visit(`/subpkg/stay/confirm?house=${house}&in=${inDays(0)}&out=${inDays(2)}&adults=2&children=0`);
    await phone.shows('extras', /早餐.*7:30–10:00.*¥38 \/ 每人每晚.*加床.*¥120 \/ 每晚/);
    await phone.shows('submit-order', '¥1,376');
    await phone.tap('extra-0-plus');
    await phone.shows('submit-order', '¥1,528');
    await phone.tap('extra-1-plus');
    await phone.shows('submit-order', '¥1,768');
    await phone.says(/早餐[\s\S]*2晚[\s\S]*¥152/);
    await phone.says(/加床[\s\S]*¥240/);
    await phone.type('guest-name', '陈默');
    await phone.type('guest-phone', '13800001002');
    await phone.tap('submit-order');
    await phone.arrives('/subpkg/order/pay');
    no = /no=([\w-]+)/.exec(phone.page.url())?.[1] ?? '';
    await phone.tap('pay-now');
    await phone.atCashier('pay');
    await phone.arrives('/subpkg/order/result');
    await phone.shows('result-title', '预订成功');
    await phone.visit(`/subpkg/order/detail?no=${no}`);
    await phone.says(/早餐[\s\S]*¥152[\s\S]*加床[\s\S]*¥240[\s\S]*1,768/);
  });

  it('the desk checks in with a deposit, adds drinks line by line and takes cash for them', async () => {
    await desk.goto(`${app.url}/admin/plugins/ordering?order=${no}`);
    await desk.getByTestId('deposit-take').click();
    await desk.getByTestId('deposit-amount').fill('500');
    await desk.getByTestId('desk-confirm-button').click();
    await expect.poll(() => text('deposit')).toContain('¥500.00');
    await desk.getByTestId('desk-action-check-in').click();
    await desk.getByTestId('desk-confirm-button').click();
    await expect.poll(() => text('desk-state')).toContain('入住中');
    await desk.getByTestId('desk-action-extras').click();
    await desk.getByTestId('extra-2').fill('3');
    await expect.poll(() => text('desk-change-preview')).toMatch(/早餐.*2 晚.*小冰箱饮品.*¥46\.50.*\+¥46\.50/);
    await expect.poll(() => text('desk-confirm-button')).toBe('加购，收 ¥46.50');
    await desk.getByTestId('desk-confirm-button').click();
    await expect.poll(() => text('collect-for')).toContain('小冰箱饮品 × 3');
    await desk.getByTestId('collect-receipt').fill('B-7');
    await expect.poll(() => text('desk-confirm-button')).toBe('收款 ¥46.50');
    await desk.getByTestId('desk-confirm-button').click();
    await expect.poll(() => text('desk-drawer')).toMatch(/小冰箱饮品.*B-7/);
  });

  it('says before check-out what is still open: a difference that nobody paid, a deposit', async () => {
    await desk.getByTestId('desk-action-extras').click();
    await desk.getByTestId('extra-1').fill('2');
    await expect.poll(() => text('desk-confirm-button')).toBe('加购，收 ¥240.00');
    await desk.getByTestId('desk-confirm-button').click();
    await desk.getByTestId('collect-for').waitFor();
    await desk.keyboard.press('Escape');
    await expect.poll(() => text('desk-pending-change')).toContain('加床 × 2');
    await desk.getByTestId('desk-action-check-out').click();
    await expect.poll(() => text('checkout-unpaid')).toContain('¥240.00');
    await expect.poll(() => text('desk-bill')).toMatch(/待付 ¥240\.00$/);
    await desk.getByTestId('checkout-collect').click();
    await desk.getByTestId('collect-pos').click();
    await desk.getByTestId('desk-confirm-button').click();
    await expect.poll(() => desk.getByTestId('checkout-unpaid').count()).toBe(0);
    await expect.poll(() => text('checkout-deposit')).toContain('押金 ¥500.00');
    await desk.getByTestId('checkout-return').click();
    await desk.getByTestId('desk-confirm-button').click();
    await expect.poll(() => desk.getByTestId('checkout-deposit').count()).toBe(0);
  });

  it('the bill agrees with the guest’s order to the fen, on the screen and on paper', async () => {
    const total = 137_600 + 15_200 + 48_000 + 4_650;
    await expect
      .poll(() => text('desk-bill'))
      .toMatch(
        /早餐.*¥152\.00.*小冰箱饮品.*¥46\.50.*加床.*¥480\.00.*消费合计 ¥2,054\.50.*微信支付.*¥1,768\.00.*现金.*¥46\.50.*POS 刷卡.*¥240\.00.*已结清.*¥0\.00/,
      );
    await desk.getByTestId('bill-print').click();
    await expect.poll(() => text('print-sheet')).toMatch(/结账单.*小冰箱饮品.*合计 Total ¥2,054\.50.*押金已退/);
    await desk.keyboard.press('Escape');
    await desk.getByTestId('desk-confirm-button').click();
    await expect.poll(() => text('desk-state')).toContain('已完成');
    const order = (await app.strapi.db.connection('orders').where({ no }).first()) as Record<string, number>;
    expect([order.total_fen, order.paid_fen, order.refunded_fen]).toEqual([total, total, 0]);
    await phone.visit(`/subpkg/order/detail?no=${no}`);
    await phone.says(/小冰箱饮品[\s\S]*¥46\.5[\s\S]*2,054/);
    expect([...errors, ...phone.errors]).toEqual([]);
  });
});
