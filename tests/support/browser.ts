/** Guests and staff with a real browser: the packaged Chromium, phones and desks in it, and what they complain about. */
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Browser, BrowserContextOptions, Locator, Page } from 'playwright-core';
import { launchChromium } from '../../tools/chromium.mjs';
import { ROOT } from './global-setup';

export const openBrowser = (): Promise<Browser> => launchChromium();

const WITHIN_MS = 15_000;
const PICTURES = path.join(ROOT, '.yizhan/test-results');

/** Asks until the answer fits, in hooks as well as in tests. */
async function until(read: () => Promise<string>, fits: (now: string) => boolean, what: string): Promise<void> {
  const end = Date.now() + WITHIN_MS;
  for (;;) {
    const now = await read();
    if (fits(now)) return;
    if (Date.now() > end) throw new Error(`waited for what ${what}, but it is: ${now.slice(0, 500) || '(nothing)'}`);
    await sleep(100);
  }
}

/** Errors of a page's console and its uncaught exceptions. */
function listen(page: Page): string[] {
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(`uncaught: ${error.message}`));
  page.on('console', (message) => {
    if (message.type() === 'error') errors.push(`${message.text()} (${message.location().url})`);
  });
  return errors;
}

/** The H5 client on a phone of 375 × 812. Ids are those of uniapp-client/README.md. */
export class Phone {
  private constructor(
    readonly page: Page,
    private readonly client: string,
    /** What the console complained about so far. */
    readonly errors: string[],
  ) {}

  static async open(browser: Browser, app: { url: string }, options: BrowserContextOptions = {}): Promise<Phone> {
    const context = await browser.newContext({
      viewport: { width: 375, height: 812 },
      locale: 'zh-CN',
      timezoneId: 'Asia/Shanghai',
      ...options,
    });
    context.setDefaultTimeout(WITHIN_MS);
    const page = await context.newPage();
    const phone = new Phone(page, `${app.url}/m/`, listen(page));
    await phone.visit('/pages/home/home');
    return phone;
  }

  /** Opens a page of the client as a link would: a new document. */
  async visit(place: string): Promise<void> {
    await this.page.goto('about:blank');
    await this.page.goto(`${this.client}#${place}`);
  }

  /** The element of the page on top; pages below keep their elements, hidden. */
  find(id: string): Locator {
    return this.page.locator(`[id="${id}"]`).filter({ visible: true }).last();
  }

  async tap(id: string): Promise<void> {
    await this.find(id).click();
  }

  async type(id: string, text: string): Promise<void> {
    await this.find(id).locator('input').fill(text);
  }

  async text(id: string): Promise<string> {
    return (await this.find(id).innerText()).replace(/\s+/g, ' ').trim();
  }

  /** Waits until the element shows `text`. */
  async shows(id: string, text: string | RegExp): Promise<void> {
    await this.settles(() => this.text(id), text);
  }

  /** Waits until the visible page contains `text`. */
  async says(text: string | RegExp): Promise<void> {
    await this.settles(() => this.page.locator('body').innerText(), text);
  }

  private settles(read: () => Promise<string>, text: string | RegExp): Promise<void> {
    const fits = (now: string): boolean => (typeof text === 'string' ? now.includes(text) : text.test(now));
    return until(() => read().catch(() => ''), fits, `shows ${String(text)}`);
  }

  /** The arrow of the navigation bar. */
  async arrow(): Promise<void> {
    await this.page.locator('.uni-page-head-btn').filter({ visible: true }).first().click();
  }

  /** The page of the client that is on top: '/subpkg/stay/list'. */
  get place(): string {
    return new URL(this.page.url()).hash.slice(1).split('?')[0] ?? '';
  }

  async arrives(place: string): Promise<void> {
    await until(
      async () => this.place,
      (now) => now === place,
      `is ${place}`,
    );
  }

  /** Signs in as a persona of the simulator, by its name, from the login page; binds its phone too. */
  async signIn(name: string): Promise<void> {
    for (const step of ['登录', '绑定手机号']) {
      await this.says(step);
      await this.tap('login-phone');
      await this.page.getByRole('button', { name }).click();
    }
    // Not merely away from the login page: the simulator's pages lie between, and leaving them too early
    // lets their redirect overtake whatever the test opens next.
    await until(
      async () => this.page.url(),
      (now) => now.startsWith(this.client) && now.includes('#/') && !now.includes('#/subpkg/member/login'),
      'is back in the client, past the login page',
    );
  }

  /** On the simulator's cashier: pays, goes back, or lets the payment fail. */
  async atCashier(action: 'pay' | 'cancel' | 'fail'): Promise<void> {
    await this.page.getByTestId(`cashier-${action}`).click();
  }

  close(): Promise<void> {
    return this.page.context().close();
  }
}

/** The admin panel at a desk of 1440 × 900, signed in. */
export async function openDesk(
  browser: Browser,
  app: { url: string },
  login: { email: string; password: string },
): Promise<{ page: Page; errors: string[] }> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'zh-CN' });
  context.setDefaultTimeout(30_000);
  const page = await context.newPage();
  const errors = listen(page);
  await page.goto(`${app.url}/admin`);
  await page.locator('input[name=email]').fill(login.email);
  await page.locator('input[name=password]').fill(login.password);
  await page.locator('button[type=submit]').click();
  await page.waitForURL((url) => !url.pathname.includes('/auth/'));
  return { page, errors };
}

/** A picture of what was on the screen, for people who look into a failed run. */
export async function picture(page: Page, name: string): Promise<void> {
  mkdirSync(PICTURES, { recursive: true });
  await page
    .screenshot({ animations: 'disabled', path: path.join(PICTURES, `${name.replace(/[^\p{L}\p{N}]+/gu, '-')}.png`) })
    .catch(() => undefined);
}
