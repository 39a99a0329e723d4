/** The front desk on the phone: a booking with cash at an agreed price, on paper, with who stays. */
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startApp, type TestApp } from '../support/app';
import { openBrowser, openDesk, picture } from '../support/browser';
import { inDays } from '../support/dates';
import { seedHouse, seedPolicy } from '../support/seed';
import { createAdmin } from '../support/staff';

describe('a booking at the desk', () => {
  let app: TestApp;
  let browser: Browser;
  let manager: Page;
  let frontDesk: Page;
  const errors: string[][] = [];
  let house: string;
  let no: string;
  let broken = '';

  beforeAll(async () => {
    app = await startApp({ adminPanel: true });
    house = await seedHouse(app.strapi, { units: 3, cancellationPolicy: await seedPolicy(app.strapi) });
    browser = await openBrowser();
    const enter = async (role: string): Promise<Page> => {
      const desk = await openDesk(browser, app, await createAdmin(app, role));
      errors.push(desk.errors);
      return desk.page;
    };
    manager = await enter('yizhan-manager');
    frontDesk = await enter('yizhan-front-desk');
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
    await picture(manager, `${task.name} manager`);
    await picture(frontDesk, `${task.name} front desk`);
  });

  const text = (page: Page, id: string): Promise<string> => page.getByTestId(id).innerText();

  it('takes cash at a price agreed with its reason, and says so in the button', async () => {
    await manager.goto(`${app.url}/admin/plugins/ordering`);
    await manager.getByTestId('desk-new').click();
    await manager.getByTestId('booking-checkIn').fill(inDays(0));
    await manager.getByTestId('booking-checkOut').fill(inDays(2));
    await manager.getByTestId(`booking-house-${house}`).click();
    await expect.poll(() => text(manager, 'booking-price')).toContain('¥1,376.00');
    await manager.getByTestId('booking-phone').fill('139 0000 5678');
    await manager.getByTestId('booking-name').fill('周岚');
    await manager.getByTestId('booking-adjust').fill('-76');
    await manager.getByTestId('booking-adjust-reason').fill('熟客优惠');
    await expect.poll(() => text(manager, 'booking-submit')).toBe('收款 ¥1,300.00 并预订');
    await manager.getByTestId('booking-receipt').fill('A-17');
    await manager.getByTestId('booking-submit').click();
    await expect.poll(() => text(manager, 'booking-done')).toContain('预订成功');
  });

  it('prints a confirmation in both languages', async () => {
    await manager.getByTestId('booking-print').click();
    const sheet = await text(manager, 'print-sheet');
    for (const words of ['预订确认单', 'Booking confirmation', '周岚', '熟客优惠', '¥1,300.00', '现金']) {
      expect(sheet).toContain(words);
    }
    await manager.emulateMedia({ media: 'print' });
    expect(await manager.getByTestId('print-sheet').isVisible()).toBe(true);
    expect(await manager.getByTestId('print-now').isVisible()).toBe(false);
    expect(await manager.getByTestId('booking-open').isVisible()).toBe(false);
    await manager.emulateMedia({ media: 'screen' });
    await manager.keyboard.press('Escape');
    await manager.getByTestId('booking-open').click();
    await manager.getByTestId('desk-drawer').waitFor();
    no = (await manager.getByTestId('desk-drawer').getAttribute('data-no'))!;
    await expect.poll(() => text(manager, 'desk-drawer')).toContain('A-17');
  });

  it('knows the guest the next time, by the beginning of the number', async () => {
    await frontDesk.goto(`${app.url}/admin/plugins/ordering/new?ref=${house}&checkIn=${inDays(5)}&unit=2`);
    await frontDesk.getByTestId('booking-phone').fill('13900');
    await frontDesk.getByTestId('booking-known').first().click();
    expect(await frontDesk.getByTestId('booking-name').inputValue()).toBe('周岚');
    // Prices are not the front desk's to change.
    await expect.poll(() => text(frontDesk, 'booking-price')).toContain('¥688.00');
    expect(await frontDesk.getByTestId('booking-adjust').count()).toBe(0);
    await frontDesk.getByTestId('booking-tender-later').click();
    await frontDesk.getByTestId('booking-submit').click();
    await expect.poll(() => text(frontDesk, 'booking-done')).toMatch(/已保留.*2 号/s);
  });

  it('checks in by the keyboard alone, with who stays', async () => {
    await frontDesk.goto(`${app.url}/admin/plugins/ordering?order=${no}`);
    await frontDesk.getByTestId('desk-action-check-in').waitFor();
    await frontDesk.getByTestId('desk-action-check-in').focus();
    await frontDesk.keyboard.press('Enter');
    const dialog = frontDesk.getByTestId('desk-dialog');
    await dialog.getByTestId('guests-edit').focus();
    await frontDesk.keyboard.press('Enter');
    await dialog.getByTestId('guest-name-0').focus();
    await frontDesk.keyboard.type('周岚');
    await dialog.getByTestId('guest-number-0').focus();
    await frontDesk.keyboard.type('110105194912310021');
    await expect.poll(() => dialog.innerText()).toContain('身份证号有误');
    await frontDesk.keyboard.press('Backspace');
    await frontDesk.keyboard.press('Backspace');
    await frontDesk.keyboard.type('2x');
    await dialog.getByTestId('guests-save').focus();
    await frontDesk.keyboard.press('Enter');
    await expect.poll(() => dialog.getByTestId('guest-number').innerText()).toContain('110***********002X');
    // One of two is listed: the desk is told, and goes on all the same.
    await expect.poll(() => dialog.innerText()).toContain('已登记 1 位，预订 2 位');
    await dialog.getByTestId('desk-confirm-button').focus();
    await frontDesk.keyboard.press('Enter');
    await expect.poll(() => text(frontDesk, 'desk-state')).toContain('入住中');
    await frontDesk.keyboard.press('Escape');
    await expect.poll(() => frontDesk.getByTestId('desk-drawer').count()).toBe(0);
  });

  it('shows the whole number only to those who may, and writes down who looked', async () => {
    await frontDesk.goto(`${app.url}/admin/plugins/ordering?order=${no}`);
    await expect.poll(() => text(frontDesk, 'guest-number')).toContain('110***********002X');
    expect(await frontDesk.getByTestId('guest-reveal').count()).toBe(0);
    await manager.goto(`${app.url}/admin/plugins/ordering?order=${no}`);
    await expect.poll(() => text(manager, 'guest-number')).toContain('110***********002X');
    await manager.getByTestId('guest-reveal').click();
    await expect.poll(() => text(manager, 'guest-number')).toContain('11010519491231002X');
    await manager.reload();
    await expect.poll(() => text(manager, 'desk-drawer')).toContain('查看了完整证件号');
    await expect.poll(() => text(manager, 'guest-number')).toContain('110***********002X');
  });

  it('gives cash back by hand', async () => {
    await manager.getByTestId('desk-action-refund').click();
    await manager.getByTestId('desk-amount').fill('100');
    await manager.getByTestId('desk-reason').fill('热水不足');
    await expect.poll(() => text(manager, 'desk-confirm-button')).toContain('¥100.00');
    await expect.poll(() => manager.getByTestId('desk-confirm-button').isEnabled()).toBe(true);
    await manager.getByTestId('desk-confirm-button').click();
    await expect.poll(() => text(manager, 'desk-drawer')).toContain('待前台退还');
    await manager.getByTestId('desk-hand-back').click();
    await manager.getByTestId('desk-confirm-button').click();
    await expect.poll(() => text(manager, 'desk-drawer')).toContain('已退还');
    expect(errors.flat()).toEqual([]);
  });
});
