// Who goes round the running demo: a guest with a phone (or a wide window), and the owner at the admin panel.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

export const root = path.resolve(import.meta.dirname, '../..');
export const demo = JSON.parse(readFileSync(path.join(root, '.yizhan/demo.json'), 'utf8'));
export const guest = demo.personas[0];
/** Has orders that are over, and invoices of them. */
export const earlierGuest = demo.personas.find(({ key }) => key === 'suhe');
export const clerk = demo.personas.find(({ key }) => key === 'xiaoman');

export const inDays = (days) => new Date(Date.now() + 8 * 3_600_000 + days * 86_400_000).toISOString().slice(0, 10);

/** Pictures and fonts are there, and nothing moves. */
export async function settled(page, ms = 700) {
  await page.waitForLoadState('networkidle');
  await sleep(ms);
}

/** The client on a phone, with the few gestures that the pictures need. */
export async function openPhone(browser, options = {}) {
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
    async visit(place) {
      await page.goto('about:blank');
      await page.goto(`${demo.client}#${place}`);
      await settled(page);
    },
    /** Chooses somebody on the simulator's page, once more when a phone number is asked for. */
    async signIn(who = guest) {
      const here = () => page.url().includes('/subpkg/member/login');
      for (let step = 0; step < 2 && here(); step += 1) {
        await find('login-phone').click();
        await page
          .locator('button.persona', { hasText: who.name })
          .or(page.locator('button.persona', { hasText: who.nickname }))
          .first()
          .click();
        await settled(page);
      }
    },
    /** On a page that places an order: none of it from the wallet, so that there is something to pay. */
    async moneyOnly() {
      const on = page.locator('[id^="tender-"][aria-checked="true"]').filter({ visible: true });
      for (let left = await on.count(); left > 0; left = await on.count()) {
        await on.first().click();
        await settled(page, 300);
      }
    },
    close: () => context.close(),
  };
}

/** The admin panel, with the owner signed in. `signedOut` is shown the login page first. */
export async function openAdmin(browser, { signedOut, ...options } = {}) {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'zh-CN', ...options });
  const page = await context.newPage();
  await page.goto(demo.admin);
  await page.locator('input[name=email]').waitFor();
  await signedOut?.(page);
  const { email, password } = demo.staff.owner;
  await page.locator('input[name=email]').fill(email);
  await page.locator('input[name=password]').fill(password);
  await page.locator('button[type=submit]').click();
  await page.waitForURL((url) => !url.pathname.includes('/auth/'));
  return page;
}
