/** Dates that are taken: a note, somebody cancels, the note says so and leads to the booking; the same at the desk. */
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, onTestFailed } from 'vitest';
import { startApp, type TestApp } from '../support/app';
import { openBrowser, openDesk, Phone, picture } from '../support/browser';
import { inDays } from '../support/dates';
import { newKey, orderUntil, payOrder, placeStay, sender, signIn, type Guest } from '../support/guest';
import { seedHouse, seedPolicy } from '../support/seed';
import { createAdmin } from '../support/staff';

describe('waiting for dates that are taken', () => {
  let app: TestApp;
  let browser: Browser;
  let phone: Phone;
  let desk: Page;
  let deskErrors: string[];
  let holder: Guest;
  let house: string;
  let order: string;

  const stay = { checkIn: inDays(10), checkOut: inDays(12) };

  async function take(): Promise<string> {
    const { body } = await placeStay(holder, { ref: house, ...stay });
    await payOrder(app, holder, body.no);
    await orderUntil(holder, body.no, ({ status }) => status === 'confirmed');
    return body.no as string;
  }

  async function giveBack(): Promise<void> {
    const { body } = await holder.send('GET', `/api/orders/${order}/cancellation`);
    const command = { reason: '行程有变', expectedRefundFen: body.refundFen };
    const headers = { 'Idempotency-Key': newKey() };
    expect((await holder.send('POST', `/api/orders/${order}/cancel`, command, headers)).status).toBe(200);
  }

  beforeAll(async () => {
    app = await startApp({ adminPanel: true });
    house = await seedHouse(app.strapi, { cancellationPolicy: await seedPolicy(app.strapi) });
    holder = await signIn(app);
    order = await take();
    await sender(app.sim.baseUrl)('POST', '/sim/personas', { name: '林晚', phone: '13800001001' });
    browser = await openBrowser();
    phone = await Phone.open(browser, app);
    ({ page: desk, errors: deskErrors } = await openDesk(browser, app, await createAdmin(app, 'yizhan-front-desk')));
  });
  afterAll(async () => {
    await browser?.close();
    await app?.stop();
  });

  const step = (name: string, work: () => Promise<void>): void =>
    it(name, async () => {
      onTestFailed(async () => {
        await picture(phone.page, `${name} phone`);
        await picture(desk, `${name} desk`);
      });
      await work();
      // The browser itself reports the quote's 409, on both sides.
      expect([...phone.errors, ...deskErrors].filter((line) => !line.includes('409'))).toEqual([]);
    });

  step('the guest leaves a note from the house whose dates are taken', async () => {
    await phone.visit(`/subpkg/stay/house?id=${house}&in=${stay.checkIn}&out=${stay.checkOut}`);
    await phone.says('这些日期已被订完');
    await phone.tap('wait-open');
    await phone.arrives('/subpkg/stay/wait');
    await phone.says('先到先得');
    await phone.type('guest-name', '林晚');
    await phone.type('guest-phone', '13800001001');
    await picture(phone.page, 'waiting form');
    await phone.tap('wait-submit');
    await phone.arrives('/subpkg/member/login');
    await phone.signIn('林晚');
    await phone.arrives('/subpkg/stay/wait');
    await phone.tap('wait-submit');
    await phone.arrives('/subpkg/member/waiting');
    await phone.shows('note-0-status', '候补中');
    await picture(phone.page, 'waiting list');
  });

  step('the desk leaves one for a guest on the phone, from the booking that is not possible', async () => {
    const query = new URLSearchParams({ ref: house, ...stay }).toString();
    await desk.goto(`${app.url}/admin/plugins/ordering/new?${query}`);
    await desk.getByTestId('booking-wait').click();
    await desk.getByTestId('waiting-dialog').waitFor();
    expect(await desk.getByTestId('waiting-form-from').inputValue()).toBe(stay.checkIn);
    await desk.getByTestId('waiting-form-phone').fill('139 0000 7777');
    await desk.getByTestId('waiting-form-name').fill('周先生');
    await desk.getByTestId('waiting-form-remark').fill('下午打');
    await expect.poll(() => desk.getByTestId('waiting-dialog').innerText()).toContain('竹里小院');
    await picture(desk, 'waiting new note');
    await desk.getByTestId('waiting-confirm').click();
    await desk.getByTestId('waiting-dialog').waitFor({ state: 'detached' });
    await expect.poll(() => desk.getByTestId('waiting-group-open').innerText()).toContain('2');
    await expect.poll(() => desk.locator('table').innerText()).toMatch(/周先生[^]*有房时请打电话[^]*下午打/);
    await picture(desk, 'waiting at the desk');
  });

  step('somebody cancels: the note says so and leads to the confirm page', async () => {
    await giveBack();
    await expect
      .poll(async () => {
        await phone.visit('/subpkg/member/waiting');
        return phone.text('note-0-status');
      })
      .toBe('有房了');
    await picture(phone.page, 'waiting free');
    await phone.tap('note-0-book');
    await phone.arrives('/subpkg/stay/confirm');
    await phone.says('竹里小院');
    await phone.says('提交订单');
  });

  step('the desk sees who can be called, and begins the booking with everything filled in', async () => {
    await desk.goto(`${app.url}/admin`);
    await desk.getByTestId('today-waiting').click();
    await expect.poll(() => desk.getByTestId('waiting-group-free').getAttribute('aria-pressed')).toBe('true');
    const row = desk.locator('tr', { hasText: '周先生' });
    await expect.poll(() => row.getAttribute('data-status')).toBe('free');
    await picture(desk, 'waiting free at the desk');
    await row.getByRole('button', { name: '去下单' }).focus();
    await desk.keyboard.press('Enter');
    await desk.getByTestId('booking-phone').waitFor();
    expect(await desk.getByTestId('booking-phone').inputValue()).toBe('13900007777');
    expect(await desk.getByTestId('booking-checkIn').inputValue()).toBe(stay.checkIn);
    expect(desk.url()).not.toContain('13900007777');
    await expect.poll(() => desk.getByTestId('booking-submit').isEnabled()).toBe(true);
    await desk.getByTestId('booking-submit').click();
    await expect.poll(() => desk.getByTestId('booking-done').innerText()).toContain('预订成功');
  });

  step('the desk’s note is over, the guest’s waits again until it is closed with a reason', async () => {
    await desk.goto(`${app.url}/admin/plugins/waiting`);
    const row = desk.locator('tr', { hasText: '林晚' });
    await expect.poll(() => row.getAttribute('data-status')).toBe('waiting');
    expect(await desk.locator('tr', { hasText: '周先生' }).count()).toBe(0);
    await row.getByRole('button', { name: '结束' }).click();
    await desk.getByRole('button', { name: '客人已另订' }).click();
    await desk.getByTestId('waiting-confirm').click();
    await desk.getByTestId('waiting-group-ended').click();
    await expect.poll(() => desk.locator('table').innerText()).toMatch(/已预订[^]*周先生|周先生[^]*已预订/);
    await expect.poll(() => desk.locator('table').innerText()).toContain('客人已另订');
    await phone.visit('/subpkg/member/waiting');
    await phone.shows('note-0-status', '已结束');
  });
});
