/// <reference lib="dom" />
/** A price that is changed on the rate calendar is on the guest's calendar at once, and gone again when undone. */
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, onTestFailed } from 'vitest';
import { startApp, type TestApp } from '../support/app';
import { openBrowser, openDesk, Phone, picture } from '../support/browser';
import { inDays } from '../support/dates';
import { seedHouse, seedPolicy } from '../support/seed';
import { createAdmin } from '../support/staff';

describe('the rate calendar', () => {
  let app: TestApp;
  let browser: Browser;
  let house: string;
  let phone: Phone;
  let page: Page;
  let errors: string[];
  const [first, last] = [inDays(40), inDays(42)];

  beforeAll(async () => {
    app = await startApp({ adminPanel: true });
    const cancellationPolicy = await seedPolicy(app.strapi);
    house = await seedHouse(app.strapi, { cancellationPolicy });
    await seedHouse(app.strapi, { cancellationPolicy, title: '松下小院', basePriceFen: 50_000 });
    browser = await openBrowser();
    phone = await Phone.open(browser, app);
    const login = await createAdmin(app, 'yizhan-manager');
    ({ page, errors } = await openDesk(browser, app, login));
  });
  afterAll(async () => {
    await browser?.close();
    await app?.stop();
  });

  const guestSees = async (night: string, price: string): Promise<void> => {
    await phone.visit(`/subpkg/stay/calendar?house=${house}`);
    await phone.shows(`day-${night}`, price);
  };
  const cell = (night: string): ReturnType<Page['getByTestId']> => page.getByTestId(`rate-${house}-${night}`);

  it('a bulk edit is previewed, applied, seen by guests at once, and undone', async () => {
    onTestFailed(({ task }) => picture(page, task.name));
    await guestSees(first, '688');
    await page.goto(`${app.url}/admin/plugins/pricing?month=${first.slice(0, 7)}-01&months=2`);
    // Selected with the keyboard: the first night, and Shift to the third.
    await cell(first).click();
    await page.keyboard.press('Shift+ArrowRight');
    await page.keyboard.press('Shift+ArrowRight');
    expect(await cell(last).getAttribute('aria-selected')).toBe('true');
    expect(await page.getByTestId('rates-last-0').inputValue()).toBe(last);
    await page.getByTestId('rates-price-fixed').click();
    await page.getByTestId('rates-price-value').fill('888');
    await page.locator('[data-testid="rates-preview"][data-nights="3"]').waitFor();
    expect(await page.getByTestId(`preview-${first}`).innerText()).toMatch(/688[\s\S]*888/);
    await guestSees(first, '688');

    await page.getByTestId('rates-apply').click();
    await cell(last).getByText('888').waitFor();
    await guestSees(first, '888');
    await guestSees(last, '888');

    await page.getByTestId('rates-side-history').click();
    await page.getByTestId('rates-undo').click();
    await page.getByTestId('rates-undo-confirm').click();
    await cell(first).getByText('688').waitFor();
    await guestSees(first, '688');
    expect(errors).toEqual([]);
  });

  it('dragging selects several houses, and the calculator explains a stay line by line', async () => {
    onTestFailed(({ task }) => picture(page, task.name));
    await page.goto(`${app.url}/admin/plugins/pricing?month=${first.slice(0, 7)}-01&months=2`);
    await cell(first).scrollIntoViewIfNeeded();
    const from = (await cell(first).boundingBox())!;
    await page.mouse.move(from.x + 20, from.y + 20);
    await page.mouse.down();
    await page.mouse.move(from.x + from.width + 20, from.y + from.height + 20, { steps: 4 });
    await page.mouse.up();
    expect(await page.locator('[role="gridcell"][aria-selected="true"]').count()).toBe(4);
    expect(await page.getByTestId('rates-chosen').innerText()).toContain('松下小院');
    await page.getByTestId('rates-side-quote').click();
    await page.getByTestId('quote-total').getByText('¥1,376.00').waitFor();
    expect(await page.getByTestId('quote-lines').locator('dd').count()).toBe(2);
    expect(errors).toEqual([]);
  });

  it('the homepage is the morning board, in Chinese', async () => {
    onTestFailed(({ task }) => picture(page, task.name));
    await page.goto(`${app.url}/admin`);
    for (const board of ['arrivals', 'departures', 'toConfirm', 'unpaid', 'inHouse', 'tonight'])
      await page.getByTestId(`today-${board}`).waitFor();
    expect(await page.locator('body').innerText()).toMatch(/今日入住[\s\S]*今晚入住率/);
    expect(errors).toEqual([]);
  });
});
