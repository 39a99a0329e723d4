/// <reference lib="dom" />
/** The room grid in a real browser: marking, moving, refusing, and two windows that see each other. */
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, onTestFailed } from 'vitest';
import { startApp, type TestApp } from '../support/app';
import { openBrowser, openDesk, picture } from '../support/browser';
import { inDays } from '../support/dates';
import { payOrder, placeStay, signIn, type Guest } from '../support/guest';
import { seedHouse, seedPolicy, seedRateRule } from '../support/seed';
import { createAdmin } from '../support/staff';

interface Point {
  x: number;
  y: number;
}

describe('the room grid in the admin panel', () => {
  let app: TestApp;
  let browser: Browser;
  let page: Page;
  let errors: string[];
  let guest: Guest;
  let house: string;
  const login = { email: '', password: '' };

  beforeAll(async () => {
    app = await startApp({ adminPanel: true });
    house = await seedHouse(app.strapi, { units: 3, cancellationPolicy: await seedPolicy(app.strapi) });
    // Cheaper nights, to which a stay will be moved.
    const late = { firstNight: inDays(10), lastNight: inDays(12) };
    await seedRateRule(app.strapi, { name: '淡季', ...late, priceMode: 'fixed', priceFen: 58_800 });
    guest = await signIn(app);
    Object.assign(login, await createAdmin(app, 'yizhan-front-desk'));
    browser = await openBrowser();
    ({ page, errors } = await openDesk(browser, app, login));
    await open(page);
  });
  afterAll(async () => {
    await browser?.close();
    await app?.stop();
  });

  async function open(window: Page): Promise<void> {
    await window.goto(`${app.url}/admin/plugins/scheduling?from=${inDays(0)}&days=14`);
    await window.getByTestId('room-grid').waitFor();
    await window.locator('[data-testid=grid-live][data-state=live]').waitFor();
  }

  /** The middle of a cell; days count from today. */
  async function cell(window: Page, unit: number, day: number): Promise<Point> {
    const box = (await window.locator(`[id="cell-house-${house}-${unit}-${day}"]`).boundingBox())!;
    return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  }

  /** Presses, goes there in steps, and stays with the button down. */
  async function drag(window: Page, from: Point, to: Point): Promise<void> {
    await window.mouse.move(from.x, from.y);
    await window.mouse.down();
    await window.mouse.move((from.x + to.x) / 2, (from.y + to.y) / 2, { steps: 4 });
    await window.mouse.move(to.x, to.y, { steps: 4 });
  }

  async function stay(from: number, to: number): Promise<string> {
    const placed = await placeStay(guest, { ref: house, checkIn: inDays(from), checkOut: inDays(to) });
    expect(placed.status, JSON.stringify(placed.body)).toBe(201);
    const { no } = placed.body as { no: string };
    await payOrder(app, guest, no);
    await guest.send('POST', `/api/orders/${no}/sync`);
    return no;
  }

  const claims = async (): Promise<{ unit: number; day: number; kind: string }[]> => {
    const { rows } = await app.strapi.db.connection.raw(
      `select unit, (lower(during) at time zone 'Asia/Shanghai')::date - ?::date as day, kind from scheduling_claims
       where released_at is null and resource = ? order by unit, during`,
      [inDays(0), `house:${house}`],
    );
    return rows as { unit: number; day: number; kind: string }[];
  };

  it('drags over free cells to block them, with a reason', async () => {
    onTestFailed(({ task }) => picture(page, task.name));
    await drag(page, await cell(page, 1, 1), await cell(page, 1, 3));
    await expect.poll(() => page.getByTestId('grid-tip').innerText()).toContain('3 晚');
    await page.mouse.up();
    await page.getByTestId('reason-repair').click();
    await page.getByTestId('reason-note').fill('换锁');
    await page.getByTestId('mark-block').click();
    await expect.poll(() => page.locator('.bar [data-look=block]').filter({ hasText: '维修：换锁' }).count()).toBe(1);
    expect(await claims()).toEqual([{ unit: 1, day: 1, kind: 'block' }]);
  });

  it('shows a guest’s booking in another window within a second, without a reload', async () => {
    const other = await openDesk(browser, app, login);
    await open(other.page);
    onTestFailed(({ task }) => picture(other.page, task.name));
    await drag(page, await cell(page, 3, 8), await cell(page, 3, 9));
    await page.mouse.up();
    await page.getByTestId('mark-block').click();
    await expect
      .poll(() => page.locator('.bar [data-look=block]').filter({ hasText: '自住' }).count(), { interval: 20 })
      .toBe(1);
    await expect
      .poll(() => other.page.locator('.bar [data-look=block]').filter({ hasText: '自住' }).count(), {
        timeout: 1_000,
        interval: 20,
      })
      .toBe(1);
    await stay(2, 4);
    await expect
      .poll(() => other.page.locator('.bar [data-look=confirmed]').filter({ hasText: '林溪' }).count(), {
        timeout: 3_000,
      })
      .toBe(1);
    expect(other.errors).toEqual([]);
    await other.page.context().close();
  });

  it('drags a stay to another unit; its order says so', async () => {
    onTestFailed(({ task }) => picture(page, task.name));
    const before = (await claims()).find(({ kind }) => kind === 'booking')!;
    expect(before.unit).not.toBe(3);
    await drag(page, await cell(page, before.unit, 2), await cell(page, 3, 2));
    expect(await page.getByTestId('grid-ghost').getAttribute('data-refused')).toBeNull();
    await page.mouse.up();
    await expect
      .poll(async () => (await claims()).find(({ kind }) => kind === 'booking'))
      .toMatchObject({ unit: 3, day: 2 });
    await page.getByText('已移动').first().waitFor();
  });

  it('refuses an impossible drop with its reason, at the pointer and after it, and changes nothing', async () => {
    onTestFailed(({ task }) => picture(page, task.name));
    await stay(2, 5);
    await expect.poll(() => page.locator('.bar [data-look=confirmed]').count()).toBe(2);
    const before = await claims();
    const other = before.find(({ kind, unit }) => kind === 'booking' && unit !== 3)!;
    await drag(page, await cell(page, other.unit, 3), await cell(page, 3, 3));
    await expect.poll(() => page.getByTestId('grid-tip').innerText()).toContain('已有已确认：林溪');
    expect(await page.getByTestId('grid-tip').getAttribute('data-refused')).toBe('');
    await page.mouse.up();
    await page.getByText('没有移动：已有已确认：林溪').first().waitFor();
    expect(await claims()).toEqual(before);
  });

  it('drags a stay to other dates: the difference is shown, and after the word of a person it is changed', async () => {
    onTestFailed(({ task }) => picture(page, task.name));
    const booked = async () => (await claims()).filter(({ kind, unit }) => kind === 'booking' && unit === 3);
    expect(await booked()).toEqual([{ unit: 3, day: 2, kind: 'booking' }]);
    await drag(page, await cell(page, 3, 2), await cell(page, 3, 10));
    expect(await page.getByTestId('grid-ghost').getAttribute('data-refused')).toBeNull();
    await page.mouse.up();
    await expect.poll(() => page.getByTestId('change-difference').innerText()).toBe('退还 ¥200.00');
    expect(await page.getByTestId('change-apply').isDisabled()).toBe(true);
    expect(await booked()).toEqual([{ unit: 3, day: 2, kind: 'booking' }]);
    await page.getByTestId('change-reason').fill('客人来电改期');
    await page.getByTestId('change-apply').click();
    await page.getByTestId('change-dialog').waitFor({ state: 'detached' });
    await page.getByText('订单已修改').first().waitFor();
    expect(await booked()).toEqual([{ unit: 3, day: 10, kind: 'booking' }]);
    await expect.poll(() => page.locator('.bar [data-look=confirmed]').count()).toBe(2);
  });

  it('opens an order in place, and a block with its dates', async () => {
    onTestFailed(({ task }) => picture(page, task.name));
    await page.locator('.bar [data-look=confirmed]').first().click();
    await expect.poll(() => page.getByTestId('desk-drawer').innerText()).toContain('林溪');
    await page.keyboard.press('Escape');
    await page.getByTestId('desk-drawer').waitFor({ state: 'detached' });
    await page.locator('.bar [data-look=block]').filter({ hasText: '换锁' }).click();
    await page.getByTestId('block-to').fill(inDays(6));
    await page.getByTestId('block-save').click();
    await page.getByTestId('block-drawer').waitFor({ state: 'detached' });
    await expect.poll(() => page.locator('.bar [data-look=block]').filter({ hasText: '换锁' }).count()).toBe(1);
  });

  it('shows the order in a narrow window as well', async () => {
    onTestFailed(({ task }) => picture(page, task.name));
    await page.setViewportSize({ width: 1024, height: 768 });
    await page.locator('.bar [data-look=confirmed]').first().click();
    const drawer = page.getByTestId('desk-drawer');
    await expect.poll(() => drawer.innerText()).toContain('林溪');
    await expect
      .poll(async () => {
        const { x, width } = (await drawer.boundingBox())!;
        return { wide: width > 400, right: Math.round(x + width) };
      })
      .toEqual({ wide: true, right: 1024 });
    await page.keyboard.press('Escape');
    await drawer.waitFor({ state: 'detached' });
    await page.setViewportSize({ width: 1440, height: 900 });
  });

  it('works with the keyboard: marks, carries, refuses and gives up', async () => {
    onTestFailed(({ task }) => picture(page, task.name));
    await page.getByTestId('room-grid').focus();
    await page.keyboard.press('Home');
    await page.keyboard.press('ArrowDown');
    await expect.poll(() => page.getByTestId('grid-cursor').innerText()).toContain('1 号');
    // The block on the first unit begins tomorrow; below it is a stay or a free unit.
    await page.keyboard.press('ArrowRight');
    await expect.poll(() => page.getByTestId('grid-cursor').innerText()).toContain('换锁');
    await page.keyboard.press('Alt+ArrowLeft');
    await page.keyboard.press('Alt+ArrowLeft');
    await expect.poll(() => page.getByTestId('grid-tip').innerText()).toContain('过去');
    await page.keyboard.press('Escape');
    for (let i = 0; i < 10; i += 1) await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Shift+ArrowRight');
    await page.keyboard.press('Enter');
    await expect.poll(() => page.getByTestId('mark-card').innerText()).toContain('2 晚');
    await page.keyboard.press('Escape');
    await page.getByTestId('mark-card').waitFor({ state: 'detached' });
    expect(errors).toEqual([]);
  });

  it('stays in the week that was gone to right after a drop', async () => {
    onTestFailed(({ task }) => picture(page, task.name));
    await open(page);
    const block = (await claims()).find(({ kind, day }) => kind === 'block' && day === 8)!;
    await drag(page, await cell(page, block.unit, 8), await cell(page, block.unit === 2 ? 3 : 2, 8));
    expect(await page.getByTestId('grid-ghost').getAttribute('data-refused')).toBeNull();
    await page.mouse.up();
    await page.getByTestId('grid-on').click();
    const today = page.locator('.head [data-today]');
    await today.waitFor({ state: 'detached' });
    // The drop asks once more after a moment.
    await page.waitForTimeout(1_500);
    expect(await today.count()).toBe(0);
  });
});
