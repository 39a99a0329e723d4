/// <reference lib="dom" />
/** For everybody: English, dark mode, the keyboard alone, and the way back. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, onTestFailed } from 'vitest';
import { startApp, type TestApp } from '../support/app';
import { openBrowser, Phone, picture } from '../support/browser';
import { inDays } from '../support/dates';
import { seedHouse, seedPolicy } from '../support/seed';

/** Perceived lightness of a CSS colour 'rgb(r, g, b)', 0 to 255. */
function lightness(colour: string): number {
  const [red = 0, green = 0, blue = 0] = (colour.match(/\d+/g) ?? []).map(Number);
  return 0.299 * red + 0.587 * green + 0.114 * blue;
}

const PAGES = [
  '/pages/home/home',
  '/pages/orders/orders',
  '/pages/me/me',
  '/subpkg/stay/list',
  '/subpkg/stay/calendar',
  '/subpkg/club/centre',
  '/subpkg/club/levels',
  '/subpkg/club/sign-in',
];

describe('the client', () => {
  let app: TestApp;
  let browser: Browser;
  let house: string;

  beforeAll(async () => {
    app = await startApp();
    house = await seedHouse(app.strapi, {
      cancellationPolicy: await seedPolicy(app.strapi),
      subtitle: '竹林里的院子',
      beds: 2,
    });
    browser = await openBrowser();
  });
  afterAll(async () => {
    await browser?.close();
    await app?.stop();
  });

  it('speaks English to a browser that does, on every page', async () => {
    const phone = await Phone.open(browser, app, { locale: 'en-US' });
    await phone.says('Stay in a quiet courtyard');
    expect(await phone.page.evaluate(() => document.documentElement.lang)).toBe('en');
    await phone.tap('search-submit');
    await phone.shows('house-card-0', 'Bamboo Court');
    await phone.tap('house-card-0');
    await phone.shows('book-now', 'Book ¥');
    await phone.tap('book-now');
    await phone.says('full refund');
    // Content that has no English stays Chinese; words of the product never do.
    for (const place of [...PAGES, `/subpkg/stay/house?id=${house}`]) {
      await phone.visit(place);
      await phone.page.waitForLoadState('networkidle');
      const chinese = (await phone.page.locator('body').innerText()).match(/[\u4e00-\u9fff]+/g) ?? [];
      const own = ['驿站', '中文', '竹林里的院子', '适中', '提前两天免费取消', '浙江省湖州市德清县莫干山镇'];
      expect(
        chinese.filter((words) => !own.includes(words)),
        place,
      ).toEqual([]);
    }
    expect(phone.errors).toEqual([]);
    await phone.close();
  });

  it('is dark where the device is dark', async () => {
    const phone = await Phone.open(browser, app, { colorScheme: 'dark' });
    for (const place of [...PAGES, `/subpkg/stay/house?id=${house}`]) {
      await phone.visit(place);
      await phone.page.waitForLoadState('networkidle');
      const [paper, ink] = await phone.page.evaluate(() => {
        const { backgroundColor, color } = getComputedStyle(document.querySelector('uni-page-body > *')!);
        const painted =
          backgroundColor === 'rgba(0, 0, 0, 0)' ? getComputedStyle(document.body).backgroundColor : backgroundColor;
        return [painted, color];
      });
      expect(lightness(paper!), `${place}: paper ${paper}`).toBeLessThan(60);
      expect(lightness(ink!), `${place}: ink ${ink}`).toBeGreaterThan(180);
    }
    expect(phone.errors).toEqual([]);
    await phone.close();
  });

  it('is used with the keyboard alone, from the search to the order form', async () => {
    const phone = await Phone.open(browser, app);
    onTestFailed(({ task }) => picture(phone.page, task.name));
    const { keyboard } = phone.page;
    /** Tabs forward until the element has the focus. */
    const reach = async (id: string): Promise<void> => {
      await phone.find(id).waitFor();
      for (let tabs = 0; tabs < 80; tabs += 1) {
        await keyboard.press('Tab');
        if (await phone.find(id).evaluate((element) => element.contains(document.activeElement))) return;
      }
      throw new Error(`${id} is not reached with the tab key`);
    };
    await reach('pick-guests');
    await keyboard.press('Enter');
    await reach('adults-minus');
    await keyboard.press(' ');
    await phone.shows('adults-value', '1');
    await reach('guests-done');
    await keyboard.press('Enter');
    await reach('search-submit');
    await keyboard.press('Enter');
    await reach('house-card-0');
    await keyboard.press('Enter');
    await reach('book-now');
    expect(await phone.find('book-now').evaluate((element) => getComputedStyle(element).outlineStyle)).toBe('solid');
    await keyboard.press('Enter');
    await reach('guest-name');
    await keyboard.type('林晚');
    await reach('guest-phone');
    await keyboard.type('13800001001');
    // The framework hands over what was typed up to a tenth of a second later.
    await sleep(200);
    await reach('submit-order');
    await keyboard.press('Enter');
    await phone.arrives('/subpkg/member/login');
    expect(phone.errors).toEqual([]);
    await phone.close();
  });

  it('goes back where one came from, by the arrow and by the browser', async () => {
    const phone = await Phone.open(browser, app);
    await phone.tap('search-submit');
    await phone.tap('house-card-0');
    await phone.tap('book-now');
    await phone.arrives('/subpkg/stay/confirm');
    await phone.arrow();
    await phone.arrives('/subpkg/stay/house');
    await phone.page.goBack();
    await phone.arrives('/subpkg/stay/list');
    await phone.shows('house-card-0', '竹里小院');
    await phone.page.goBack();
    await phone.arrives('/pages/home/home');
    // Opened by a link, a page has nothing behind it: its arrow leads home.
    await phone.visit(`/subpkg/stay/confirm?house=${house}&in=${inDays(5)}&out=${inDays(6)}&adults=2&children=0`);
    await phone.says('费用明细');
    expect(phone.errors).toEqual([]);
    await phone.close();
  });

  it('says what is wrong and how to go on when the server is away', async () => {
    const phone = await Phone.open(browser, app);
    await phone.page.route('**/api/houses/search**', (route) => route.abort());
    await phone.visit('/subpkg/stay/list');
    await phone.find('retry').waitFor();
    await phone.page.unroute('**/api/houses/search**');
    await phone.tap('retry');
    await phone.shows('house-card-0', '竹里小院');
    await phone.close();
  });
});
