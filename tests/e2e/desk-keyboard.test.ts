/// <reference lib="dom" />
/** A day at the desk without a mouse: booking, cash, arrival, departure; and the room grid. Only keys are pressed. */
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { startApp, type TestApp } from '../support/app';
import { openBrowser, openDesk, picture } from '../support/browser';
import { inDays } from '../support/dates';
import { seedHouse, seedPolicy } from '../support/seed';
import { createAdmin } from '../support/staff';

const MOST_TABS = 80;

describe('the desk by keyboard alone', () => {
  let app: TestApp;
  let browser: Browser;
  let page: Page;
  let errors: string[];

  beforeAll(async () => {
    app = await startApp({ adminPanel: true });
    const cancellationPolicy = await seedPolicy(app.strapi);
    await seedHouse(app.strapi, { units: 2, cancellationPolicy });
    await seedHouse(app.strapi, { title: '松下小院', basePriceFen: 50_000, cancellationPolicy });
    browser = await openBrowser();
    ({ page, errors } = await openDesk(browser, app, await createAdmin(app, 'yizhan-front-desk')));
  });
  afterAll(async () => {
    await browser?.close();
    await app?.stop();
  });
  afterEach(async ({ task }) => {
    if (task.result?.state === 'fail') await picture(page, `keyboard ${task.name}`);
  });

  const press = (...keys: string[]): Promise<void> =>
    keys.reduce((before, key) => before.then(() => page.keyboard.press(key)), Promise.resolve());
  const text = (id: string): Promise<string> => page.getByTestId(id).innerText();
  /** The test id that has the focus, or that of what it is in. */
  const focused = (): Promise<string> =>
    page.evaluate(() => document.activeElement?.closest('[data-testid]')?.getAttribute('data-testid') ?? '');

  /** Goes on with Tab (or Shift+Tab) until something with this test id has the focus. */
  async function tabTo(id: string | RegExp, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
    const fits = (now: string): boolean => (typeof id === 'string' ? now === id : id.test(now));
    const passed: string[] = [];
    for (let tabs = 0; tabs < MOST_TABS; tabs += 1) {
      await press(key);
      const now = await focused();
      if (fits(now)) return;
      passed.push(now);
    }
    throw new Error(`Tab does not reach ${String(id)}: ${[...new Set(passed)].join(', ')}`);
  }

  it('books for somebody who walks in and takes the cash', async () => {
    await page.goto(`${app.url}/admin/plugins/ordering`);
    await page.getByTestId('desk-new').waitFor();
    await tabTo('desk-new');
    await press('Enter');
    await page.locator('[data-testid^="booking-house-"]').first().waitFor();
    await tabTo(/^booking-house-/);
    // The arrow keys go from house to house, as between radio buttons.
    await press('ArrowDown');
    await expect
      .poll(() => page.locator('[data-testid^="booking-house-"][aria-checked=true]').getAttribute('data-testid'))
      .toBe(await focused());
    await tabTo('booking-phone');
    await page.keyboard.type('13900005678');
    await tabTo('booking-name');
    await page.keyboard.type('周岚');
    await expect.poll(() => text('booking-submit')).toMatch(/收款 ¥(688|500)\.00 并预订/);
    await tabTo('booking-receipt');
    await page.keyboard.type('A-18');
    await press('Enter');
    await expect.poll(() => text('booking-done')).toContain('预订成功');
  });

  it('opens the order, checks in and checks out; the focus never gets lost', async () => {
    await tabTo('booking-open');
    await press('Enter');
    await page.getByTestId('desk-action-check-in').waitFor();
    expect(await focused()).toBe('desk-drawer');
    for (const [action, state] of [
      ['check-in', '入住中'],
      ['check-out', '已完成'],
    ] as const) {
      await tabTo(`desk-action-${action}`);
      await press('Enter');
      await page.getByTestId('desk-dialog').waitFor();
      await expect.poll(() => page.getByTestId('desk-confirm-button').isEnabled()).toBe(true);
      await tabTo('desk-confirm-button');
      await press('Enter');
      await expect.poll(() => text('desk-state')).toContain(state);
      await expect.poll(focused).toBe('desk-drawer');
    }
    await press('Escape');
    await page.getByTestId('desk-drawer').waitFor({ state: 'detached' });
    await expect.poll(focused).toMatch(/^desk-row-/);
  });

  it('blocks a room on the grid and opens what stands on it', async () => {
    await page.goto(`${app.url}/admin/plugins/scheduling?from=${inDays(0)}&days=14`);
    await page.locator('[data-testid=grid-live][data-state=live]').waitFor();
    await tabTo('room-grid');
    await press('Home', 'End', 'ArrowDown', 'ArrowDown');
    const place = await text('grid-cursor');
    await press('Shift+ArrowLeft', 'Enter');
    await page.getByTestId('mark-card').waitFor();
    await tabTo('reason-note');
    await page.keyboard.type('换锁');
    await tabTo('mark-block');
    await press('Enter');
    await page.locator('.bar [data-look=block]').filter({ hasText: '换锁' }).waitFor();
    await expect.poll(focused).toBe('room-grid');
    await expect.poll(() => text('grid-cursor')).toContain('换锁');
    expect((await text('grid-cursor')).split('，')[0]).toBe(place.split('，')[0]);
    await press('Enter');
    await page.getByTestId('block-drawer').waitFor();
    await press('Escape');
    await page.getByTestId('block-drawer').waitFor({ state: 'detached' });
    await expect.poll(focused).toBe('room-grid');
    expect(errors).toEqual([]);
  });
});
