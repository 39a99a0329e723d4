// npm run screenshots [-- folder]: pictures of a running demo for README and docs, made anew into docs/images.
// Books a house as a guest of the demo, pays at the simulator's cashier and cancels again.
import { mkdirSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { launchChromium } from './chromium.mjs';

const root = path.resolve(import.meta.dirname, '..');
const folder = path.resolve(process.argv[2] ?? path.join(root, 'docs/images'));
const demo = JSON.parse(readFileSync(path.join(root, '.yizhan/demo.json'), 'utf8'));
const guest = demo.personas[0];
const MAX_BYTES = 6 * 1024 * 1024;

const inDays = (days) => new Date(Date.now() + 8 * 3_600_000 + days * 86_400_000).toISOString().slice(0, 10);

/** Pictures and fonts are there, and nothing moves. */
async function settled(page) {
  await page.waitForLoadState('networkidle');
  await sleep(700);
}

async function shoot(page, name) {
  await settled(page);
  await page.screenshot({ path: path.join(folder, `${name}.jpg`), type: 'jpeg', quality: 80 });
  console.log(`  ${name}.jpg`);
}

/** The client on a phone, with the few gestures that the pictures need. */
async function openPhone(browser, options = {}) {
  const context = await browser.newContext({
    viewport: { width: 375, height: 812 },
    deviceScaleFactor: 2,
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    ...options,
  });
  const page = await context.newPage();
  const find = (id) => page.locator(`[id="${id}"]`).filter({ visible: true }).last();
  return {
    page,
    find,
    tap: (id) => find(id).click(),
    type: (id, text) => find(id).locator('input').fill(text),
    shoot: (name) => shoot(page, name),
    async visit(place) {
      await page.goto('about:blank');
      await page.goto(`${demo.client}#${place}`);
      await settled(page);
    },
    /** Chooses the guest on the simulator's page, once more when a phone number is asked for. */
    async signIn() {
      const here = () => page.url().includes('/subpkg/member/login');
      for (let step = 0; step < 2 && here(); step += 1) {
        await find('login-phone').click();
        await page
          .locator('button.persona', { hasText: guest.name })
          .or(page.locator('button.persona', { hasText: guest.nickname }))
          .first()
          .click();
        await settled(page);
      }
    },
    close: () => context.close(),
  };
}

async function searchAndBook(browser) {
  const phone = await openPhone(browser);
  await phone.visit('/pages/home/home');
  await phone.shoot('client-home');
  await phone.tap('pick-dates');
  await phone.tap(`day-${inDays(20)}`);
  await phone.tap(`day-${inDays(22)}`);
  await phone.tap('calendar-confirm');
  await phone.tap('search-submit');
  await phone.shoot('client-list');
  await phone.tap('list-filter');
  await phone.shoot('client-filter');
  await phone.tap('filter-apply');
  await phone.tap('house-card-0');
  await phone.shoot('client-house');
  await phone.tap('open-calendar');
  await phone.shoot('client-calendar');
  await phone.tap('calendar-confirm');
  await phone.tap('book-now');
  await phone.type('guest-name', guest.name);
  await phone.type('guest-phone', guest.phone);
  await phone.shoot('client-confirm');
  await phone.tap('submit-order');
  await phone.shoot('client-login');
  await phone.signIn();
  await phone.tap('submit-order');
  await phone.shoot('client-pay');
  await phone.tap('pay-now');
  await phone.shoot('simulator-cashier');
  await phone.page.getByTestId('cashier-pay').click();
  await phone.find('view-order').waitFor();
  await phone.shoot('client-result');
  await phone.tap('view-order');
  await phone.shoot('client-order');
  await phone.tap('cancel-order');
  await phone.shoot('client-cancel');
  await phone.tap('confirm-cancel');
  await phone.find('rebook').waitFor();
  for (const name of ['orders', 'me']) {
    await phone.visit(`/pages/${name}/${name}`);
    await phone.shoot(`client-${name}`);
  }
  await phone.visit('/subpkg/member/profile');
  await phone.shoot('client-profile');
  await phone.close();
}

/** What docs/guest-tour.zh-CN.md shows beside the booking. */
async function tour(browser) {
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
    await phone.shoot(`client-tour-${name}`);
  }
  await phone.close();
}

/** The same pages by night and in English. */
async function variants(browser) {
  for (const [suffix, options] of [
    ['dark', { colorScheme: 'dark' }],
    ['en', { locale: 'en-US' }],
  ]) {
    const phone = await openPhone(browser, options);
    await phone.visit('/pages/home/home');
    await phone.shoot(`client-home-${suffix}`);
    await phone.tap('search-submit');
    await phone.tap('house-card-0');
    await phone.shoot(`client-house-${suffix}`);
    await phone.tap('open-calendar');
    await phone.shoot(`client-calendar-${suffix}`);
    await phone.close();
  }
}

async function desk(browser) {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'zh-CN' });
  const page = await context.newPage();
  await page.goto(demo.admin);
  await page.locator('input[name=email]').waitFor();
  await shoot(page, 'admin-login');
  const { email, password } = demo.staff.owner;
  await page.locator('input[name=email]').fill(email);
  await page.locator('input[name=password]').fill(password);
  await page.locator('button[type=submit]').click();
  await page.waitForURL((url) => !url.pathname.includes('/auth/'));
  // Widgets ask for their content one after the other.
  await sleep(4_000);
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
    ['new-order', 'ordering/new', '[data-testid^="booking-"]'],
  ]) {
    await page.goto(`${demo.admin}/plugins/${place}`);
    await page.locator(ready).first().waitFor();
    await shoot(page, `admin-${name}`);
  }
  await page.goto(`${demo.admin}/content-manager/collection-types/api::house.house`);
  await page.locator('tbody tr').first().waitFor();
  await shoot(page, 'admin-houses');
  await page.locator('tbody tr').first().click();
  await page.locator('input[name=title]').waitFor();
  await shoot(page, 'admin-house');
  await context.close();
}

mkdirSync(folder, { recursive: true });
for (const name of readdirSync(folder))
  if (/^(client|admin|simulator)-.*\.jpg$/.test(name)) rmSync(path.join(folder, name));
const browser = await launchChromium();
try {
  await searchAndBook(browser);
  await tour(browser);
  await variants(browser);
  await desk(browser);
} finally {
  await browser.close();
}
const bytes = readdirSync(folder).reduce((sum, name) => sum + statSync(path.join(folder, name)).size, 0);
console.log(`${folder}: ${(bytes / 1024 / 1024).toFixed(1)} MB`);
if (bytes > MAX_BYTES) throw new Error('more than 6 MB of pictures');
