// The pictures of README and docs: a guest of the demo books a house, pays at the simulator's cashier and cancels
// again; the owner goes round the admin panel.
import { mkdirSync, readdirSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';
import { demo, guest, inDays, openAdmin, openPhone, settled } from './visitors.mjs';
import { ADMIN_PAGES, filledOrder } from './admin-pages.mjs';
import { takenNights } from './client-pages.mjs';
import { membership } from './docs-membership.mjs';

const MAX_BYTES = 6 * 1024 * 1024;

async function searchAndBook(browser, shoot) {
  const phone = await openPhone(browser);
  await phone.visit('/pages/home/home');
  await shoot(phone.page, 'client-home');
  await phone.tap('pick-dates');
  await phone.tap(`day-${inDays(20)}`);
  await phone.tap(`day-${inDays(22)}`);
  await phone.tap('calendar-confirm');
  await phone.tap('search-submit');
  await shoot(phone.page, 'client-list');
  await phone.tap('list-filter');
  await shoot(phone.page, 'client-filter');
  await phone.tap('filter-apply');
  await phone.tap('house-card-0');
  await shoot(phone.page, 'client-house');
  await phone.tap('open-calendar');
  await shoot(phone.page, 'client-calendar');
  await phone.tap('calendar-confirm');
  await phone.tap('book-now');
  await phone.type('guest-name', guest.name);
  await phone.type('guest-phone', guest.phone);
  await shoot(phone.page, 'client-confirm');
  await phone.tap('submit-order');
  await shoot(phone.page, 'client-login');
  await phone.signIn();
  await phone.moneyOnly();
  await phone.tap('submit-order');
  await shoot(phone.page, 'client-pay');
  await phone.tap('pay-now');
  await shoot(phone.page, 'simulator-cashier');
  await phone.page.getByTestId('cashier-pay').click();
  await phone.find('view-order').waitFor();
  await shoot(phone.page, 'client-result');
  await phone.tap('view-order');
  await shoot(phone.page, 'client-order');
  await phone.tap('cancel-order');
  await shoot(phone.page, 'client-cancel');
  await phone.tap('confirm-cancel');
  await phone.find('rebook').waitFor();
  for (const name of ['orders', 'me']) {
    await phone.visit(`/pages/${name}/${name}`);
    await shoot(phone.page, `client-${name}`);
  }
  await phone.visit('/subpkg/member/profile');
  await shoot(phone.page, 'client-profile');
  await phone.close();
}

/** What docs/guest-tour.zh-CN.md shows beside the booking. */
async function tour(browser, shoot) {
  const home = await (await fetch(`${demo.api}/home`)).json();
  const house = home.banners.find(({ link }) => link?.kind === 'house').link.ref;
  const phone = await openPhone(browser, { deviceScaleFactor: 1 });
  for (const [name, place] of [
    ['map', '/subpkg/stay/map'],
    ['gallery', `/subpkg/stay/gallery?id=${house}`],
    ['collection', `/subpkg/stay/collection?id=${home.collections[0].id}`],
    ['article', '/subpkg/member/article?slug=charter'],
    ['settings', '/subpkg/member/settings'],
  ]) {
    await phone.visit(place);
    await shoot(phone.page, `client-tour-${name}`);
  }
  await phone.close();
}

/** Somebody who waits for nights that are taken, and what comes with a stay. */
async function extrasAndWaiting(browser, shoot) {
  const phone = await openPhone(browser, { deviceScaleFactor: 1 });
  await phone.visit('/subpkg/member/login?next=%2Fpages%2Fme%2Fme');
  await phone.signIn();
  await phone.visit('/subpkg/member/waiting');
  await shoot(phone.page, 'client-tour-waiting');
  const { house, in: checkIn, out } = await takenNights();
  await phone.visit(`/subpkg/stay/confirm?house=${house}&in=${checkIn}&out=${out}&adults=2&children=0`);
  await shoot(phone.page, 'client-tour-taken');
  await phone.visit(`/subpkg/stay/confirm?house=${house}&in=${inDays(25)}&out=${inDays(27)}&adults=2&children=0`);
  for (const name of ['extra-0-plus', 'extra-1-plus']) await phone.tap(name);
  await shoot(phone.page, 'client-tour-extras');
  await phone.close();
}

/** The same pages by night and in English. */
async function variants(browser, shoot) {
  for (const [suffix, options] of [
    ['dark', { colorScheme: 'dark' }],
    ['en', { locale: 'en-US' }],
  ]) {
    const phone = await openPhone(browser, options);
    await phone.visit('/pages/home/home');
    await shoot(phone.page, `client-home-${suffix}`);
    await phone.tap('search-submit');
    await phone.tap('house-card-0');
    await shoot(phone.page, `client-house-${suffix}`);
    await phone.tap('open-calendar');
    await shoot(phone.page, `client-calendar-${suffix}`);
    await phone.close();
  }
}

async function desk(browser, shoot) {
  const page = await openAdmin(browser, { signedOut: (page) => shoot(page, 'admin-login') });
  // Widgets ask for their content one after the other.
  await page.getByTestId('today-tonight').waitFor();
  await shoot(page, 'admin-home');
  await page.goto(`${demo.admin}/plugins/ordering`);
  const rows = page.locator('[data-testid^="desk-row-"]:not([data-testid^="desk-row-action-"])');
  await rows.first().waitFor();
  await shoot(page, 'admin-orders');
  // One that waits for the desk tells more than the newest.
  await rows
    .filter({ has: page.locator('[data-testid^="desk-row-action-"]') })
    .first()
    .click();
  await page.getByTestId('desk-drawer').waitFor();
  await shoot(page, 'admin-order');
  for (const [name, place, ready] of [
    ['grid', 'scheduling', '[data-bar]'],
    ['rates', 'pricing', '[role="gridcell"]'],
  ]) {
    await page.goto(`${demo.admin}/plugins/${place}`);
    await page.locator(ready).first().waitFor();
    await shoot(page, `admin-${name}`);
  }
  await filledOrder(page);
  await shoot(page, 'admin-new-order');
  const go = new Map(ADMIN_PAGES);
  for (const [name, place] of [
    ['waiting', 'waiting'],
    ['ledger', 'ledger'],
    ['check-out', 'desk-check-out'],
  ]) {
    await go.get(place)(page);
    await shoot(page, `admin-${name}`);
  }
  await page.goto(`${demo.admin}/content-manager/collection-types/api::house.house`);
  await page.locator('tbody tr').first().waitFor();
  await shoot(page, 'admin-houses');
  await page.locator('tbody tr').first().click();
  await page.locator('input[name=title]').waitFor();
  await page
    .locator('button', { hasText: /^保存$/ })
    .first()
    .waitFor();
  await shoot(page, 'admin-house');
  await page.context().close();
}

/** Makes every picture of the docs anew in `folder`. */
export async function docsPictures(browser, folder) {
  mkdirSync(folder, { recursive: true });
  for (const name of readdirSync(folder))
    if (/^(client|admin|simulator)-.*\.jpg$/.test(name)) rmSync(path.join(folder, name));
  const shoot = async (page, name) => {
    await settled(page);
    await page.screenshot({ path: path.join(folder, `${name}.jpg`), type: 'jpeg', quality: 80 });
    console.log(`  ${name}.jpg`);
  };
  await searchAndBook(browser, shoot);
  await tour(browser, shoot);
  await extrasAndWaiting(browser, shoot);
  await membership(browser, shoot);
  await variants(browser, shoot);
  await desk(browser, shoot);
  const bytes = readdirSync(folder).reduce((sum, name) => sum + statSync(path.join(folder, name)).size, 0);
  console.log(`${folder}: ${(bytes / 1024 / 1024).toFixed(1)} MB`);
  if (bytes > MAX_BYTES) throw new Error('more than 6 MB of pictures');
}
