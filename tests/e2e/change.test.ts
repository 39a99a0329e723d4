/** A guest changes a booked stay on the phone; another guest takes nights that an early departure has freed. */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, onTestFailed } from 'vitest';
import { startApp, type TestApp } from '../support/app';
import { openBrowser, openDesk, Phone, picture } from '../support/browser';
import { inDays } from '../support/dates';
import { newKey, sender } from '../support/guest';
import { seedHouse, seedPolicy } from '../support/seed';
import { createAdmin, signInAsAdmin } from '../support/staff';

describe('a booked stay', () => {
  let app: TestApp;
  let browser: Awaited<ReturnType<typeof openBrowser>>;
  let phone: Phone;
  let rival: Phone;
  let house: string;
  let desk: Page | undefined;
  let errors: string[] = [];

  beforeAll(async () => {
    app = await startApp({ adminPanel: true });
    house = await seedHouse(app.strapi, { cancellationPolicy: await seedPolicy(app.strapi) });
    await seedHouse(app.strapi, { title: '听松阁' });
    for (const [name, number] of [
      ['陈默', '13800001002'],
      ['周舟', '13800001003'],
    ] as const)
      await sender(app.sim.baseUrl)('POST', '/sim/personas', { name, phone: number });
    browser = await openBrowser();
    phone = await Phone.open(browser, app);
    await phone.visit('/subpkg/member/login?next=%2Fpages%2Fme%2Fme');
    await phone.signIn('陈默');
    rival = await Phone.open(browser, app);
    await rival.visit('/subpkg/member/login?next=%2Fpages%2Fme%2Fme');
    await rival.signIn('周舟');
  });
  afterAll(async () => {
    await browser?.close();
    await app?.stop();
  });

  /** Books and pays; ends on the order's page. */
  async function book(who: Phone, from: number, to: number): Promise<string> {
    onTestFailed(async ({ task }) => {
      await picture(who.page, task.name);
      if (desk) await picture(desk, `${task.name} desk`);
    });
    await who.visit(`/subpkg/stay/confirm?house=${house}&in=${inDays(from)}&out=${inDays(to)}&adults=2&children=0`);
    await who.type('guest-name', '陈默');
    await who.type('guest-phone', '13800001002');
    await who.tap('submit-order');
    await who.arrives('/subpkg/order/pay');
    const no = /no=([\w-]+)/.exec(who.page.url())?.[1] ?? '';
    await who.tap('pay-now');
    await who.atCashier('pay');
    await who.shows('result-title', '预订成功');
    await who.tap('view-order');
    await who.shows('order-status', '待入住');
    return no;
  }

  it('is made longer: the difference is shown line by line, held, and paid', async () => {
    const no = await book(phone, 10, 12);
    await phone.tap('change-order');
    await phone.arrives('/subpkg/order/change');
    // The nights of the order itself are free to pick.
    await phone.tap(`day-${inDays(11)}`);
    await phone.tap(`day-${inDays(14)}`);
    await phone.shows('change-difference', '+¥688');
    await phone.shows('change-before', '2晚');
    await phone.shows('change-after', '3晚');
    await phone.shows('change-confirm', '支付差价 ¥688');
    await picture(phone.page, 'change surcharge');
    await phone.tap('change-confirm');
    await phone.arrives('/subpkg/order/pay');
    await phone.says('改期差价');
    await phone.visit(`/subpkg/order/detail?no=${no}`);
    await phone.shows('change-countdown', /为你保留 \d\d:\d\d/);
    await picture(phone.page, 'change pending');
    await phone.tap('pay-change');
    await phone.tap('pay-now');
    await phone.atCashier('pay');
    await phone.arrives('/subpkg/order/detail');
    await phone.says('已补差价 ¥688.00');
    expect(await phone.page.locator('[id="pending-change"]').filter({ visible: true }).count()).toBe(0);
    await phone.shows('order-status', '待入住');
  });

  it('is made shorter: the difference goes back at once', async () => {
    const no = await book(phone, 20, 23);
    await phone.tap('change-order');
    await phone.tap(`day-${inDays(20)}`);
    await phone.tap(`day-${inDays(21)}`);
    await phone.shows('change-confirm', '确认改期，退回 ¥1,376');
    await picture(phone.page, 'change refund');
    await phone.tap('change-confirm');
    await phone.arrives('/subpkg/order/detail');
    await phone.says('已改期');
    await phone.says('退 ¥1,376.00');
    await expect
      .poll(async () => JSON.stringify((await sender(app.sim.baseUrl)('GET', '/sim/refunds')).body), {
        timeout: 10_000,
      })
      .toContain(no);
    // Without anybody asking for it: the page follows the refund.
    await phone.says('已退回原支付方式');
  });

  it('says why a wish cannot be had, and offers another house', async () => {
    await book(rival, 30, 31);
    await book(phone, 28, 30);
    await phone.tap('change-order');
    await phone.tap(`day-${inDays(28)}`);
    await phone.tap(`day-${inDays(29)}`);
    await phone.shows(`day-${inDays(30)}`, '售完');
    for (let i = 0; i < 3; i += 1) await phone.tap('adults-plus');
    await phone.shows('change-reason', '最多住 4 位成人');
    await phone.shows('change-confirm', '不能这样改');
    await phone.tap('adults-minus');
    await phone.tap('change-house-open');
    await phone.tap('choose-house-0');
    await phone.shows('change-after', '听松阁');
    await phone.tap('change-confirm');
    await phone.arrives('/subpkg/order/detail');
    await phone.says('听松阁');
  });

  it('is moved by the desk, with the difference and the reason', async () => {
    const no = await book(phone, 40, 42);
    const opened = await openDesk(browser, app, await createAdmin(app, 'yizhan-manager'));
    desk = opened.page;
    errors = opened.errors;
    await desk.goto(`${app.url}/admin/plugins/ordering`);
    await desk.getByTestId('desk-search').fill(no);
    await desk.getByTestId(`desk-row-${no}`).click();
    await desk.getByTestId('desk-action-change').click();
    await desk.getByTestId('desk-change-checkOut').fill(inDays(41));
    await expect
      .poll(() => desk!.getByTestId('desk-change-preview').innerText(), { timeout: 10_000 })
      .toContain('-¥688.00');
    await desk.getByTestId('desk-reason').fill('客人来电');
    await picture(desk, 'change desk');
    await desk.getByTestId('desk-confirm-button').click();
    await expect.poll(() => desk!.getByTestId('desk-drawer').innerText(), { timeout: 10_000 }).toContain('已改期');
    await phone.visit(`/subpkg/order/detail?no=${no}`);
    await phone.says('退 ¥688.00');
  });

  it('ends early: the desk sees which nights become free, and another guest books one of them', async () => {
    const no = await book(phone, 0, 3);
    const staff = await signInAsAdmin(app, 'yizhan-front-desk');
    await staff.send('POST', `/ordering/orders/${no}/check-in`, {}, { 'Idempotency-Key': newKey() });
    await rival.visit(`/subpkg/stay/calendar?house=${house}`);
    await rival.shows(`day-${inDays(1)}`, '售完');
    await desk!.goto(`${app.url}/admin/plugins/ordering`);
    await desk!.getByTestId('desk-search').fill(no);
    await desk!.getByTestId(`desk-row-${no}`).click();
    await desk!.getByTestId('desk-action-check-out').click();
    await expect
      .poll(() => desk!.getByTestId('desk-consequences').innerText(), { timeout: 10_000 })
      .toContain('共 3 晚');
    await expect.poll(() => desk!.getByTestId('desk-consequences').innerText()).toContain('退房不会自动退款');
    await picture(desk!, 'early departure');
    await desk!.getByTestId('desk-confirm-button').click();
    await expect.poll(() => desk!.getByTestId('desk-state').innerText(), { timeout: 10_000 }).toContain('已完成');
    await book(rival, 1, 2);
  });

  it('leaves no complaint in any console', () => {
    expect(phone.errors).toEqual([]);
    expect(rival.errors).toEqual([]);
    expect(errors).toEqual([]);
  });
});
