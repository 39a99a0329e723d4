/// <reference lib="dom" />
/** Going round the admin panel as a person does: from page to page in one document, which loads once. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Page, Request } from 'playwright-core';

const WITHIN_MS = 15_000;

export class Visit {
  private readonly asked = new Set<Request>();

  private constructor(
    private readonly page: Page,
    private readonly panel: string,
  ) {
    page.on('request', (request) => this.asked.add(request));
    page.on('requestfinished', (request) => this.asked.delete(request));
    page.on('requestfailed', (request) => this.asked.delete(request));
  }

  /** @param panel where the panel is: `http://127.0.0.1:1234/admin` */
  static async start(page: Page, panel: string): Promise<Visit> {
    await page.goto(panel);
    await page.locator('nav').first().waitFor();
    return new Visit(page, panel);
  }

  /** Opens a page of the panel afresh, over one that does not exist: nothing of the last page is kept. */
  async open(place: string): Promise<void> {
    await this.go('/nowhere');
    await this.page.getByRole('heading', { name: '页面不存在' }).waitFor();
    await this.page.getByRole('dialog').first().waitFor({ state: 'detached' });
    await this.go(place);
  }

  private async go(place: string): Promise<void> {
    await this.page.evaluate((url) => {
      history.pushState(null, '', url);
      dispatchEvent(new PopStateEvent('popstate', { state: null }));
    }, `${this.panel}${place}`);
  }

  /** Everything that was asked for is there. */
  async quiet(): Promise<void> {
    const end = Date.now() + WITHIN_MS;
    for (let still = 0; still < 3; still = this.asked.size === 0 ? still + 1 : 0) {
      if (Date.now() > end) throw new Error(`still asking for ${[...this.asked].map((one) => one.url()).join(', ')}`);
      await sleep(50);
    }
  }
}

/** The panel, which follows the system, in this theme: its ground has the colour, and nothing moves any more. */
export async function inTheme(page: Page, colorScheme: 'light' | 'dark'): Promise<void> {
  await page.emulateMedia({ colorScheme });
  await page.waitForFunction((wanted) => {
    const [red = 255] = (getComputedStyle(document.body).backgroundColor.match(/\d+/g) ?? []).map(Number);
    const running = document
      .getAnimations()
      .some(({ playState, effect }) => playState === 'running' && effect?.getComputedTiming().endTime !== Infinity);
    return red < 128 === (wanted === 'dark') && !running;
  }, colorScheme);
}
