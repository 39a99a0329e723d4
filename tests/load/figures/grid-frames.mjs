import { launchChromium } from '../../../tools/chromium.mjs';
import { inDays } from '../http.mjs';
import { BARS, DAYS, fillGrid, signInStaff, UNITS } from './room-grid.mjs';

const FRAME_MS = 50;
const PAINT_MS = 1_000;
const TRACED = ['toplevel', 'devtools.timeline', 'disabled-by-default-devtools.timeline'];

/**
 * The room grid in a browser at 1440 × 900 with 100 units, 90 days and 2,000 bars: how long from the data's
 * arrival to the painted grid, and the longest task of the page's main thread while somebody scrolls and drags.
 */
export const gridFrames = {
  name: 'grid-frames',
  async run(stage) {
    await fillGrid(stage.db);
    const { account } = await signInStaff(stage);
    const browser = await launchChromium();
    try {
      const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
      await page.goto(`${stage.url}/admin`);
      await page.locator('input[name=email]').fill(account.email);
      await page.locator('input[name=password]').fill(account.password);
      await page.locator('button[type=submit]').click();
      await page.waitForURL((url) => !url.pathname.includes('/auth/'));
      const paint = await firstPaint(page, stage.url);
      const hands = await prepared(page);
      const longest = await longestTask(browser, page, async () => {
        await scroll(page, hands);
        await drag(page, hands);
      });
      return [
        {
          name: `grid, ${UNITS} units × ${DAYS} days × ${BARS} bars, data to paint`,
          value: paint,
          unit: 'ms',
          atMost: PAINT_MS,
        },
        { name: 'grid, longest task while scrolling and dragging', value: longest, unit: 'ms', atMost: FRAME_MS },
      ];
    } finally {
      await browser.close();
    }
  },
};

async function firstPaint(page, url) {
  await page.addInitScript(() => {
    const seen = new MutationObserver(() => {
      if (!document.querySelector('[data-bar]')) return;
      seen.disconnect();
      requestAnimationFrame(() => requestAnimationFrame(() => (window.paintedAt = performance.now())));
    });
    seen.observe(document, { childList: true, subtree: true });
  });
  await page.goto(`${url}/admin/plugins/scheduling?from=${inDays(0)}&days=${DAYS}`);
  await page.waitForFunction(() => window.paintedAt > 0, undefined, { timeout: 60_000 });
  const paint = await page.evaluate(() => {
    const asked = performance.getEntriesByType('resource').find(({ name }) => name.includes('/scheduling/grid'));
    return window.paintedAt - asked.responseEnd;
  });
  // The panel looks for its widgets' and menus' content a while longer.
  await page.waitForLoadState('networkidle');
  return paint;
}

/** Where things are, asked for beforehand: finding them takes a script of the test's own. */
async function prepared(page) {
  const grid = await page.getByTestId('room-grid').boundingBox();
  return { grid, bar: await page.locator('[data-bar]').nth(8).boundingBox() };
}

/** In all directions, by steps as a wheel makes them, and back to the beginning. */
async function scroll(page, { grid: box }) {
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
  for (const [x, y] of [
    [0, 120],
    [120, 0],
    [-120, -120],
    [90, 90],
    [-90, -90],
  ])
    for (let step = 0; step < 25; step += 1) {
      await page.mouse.wheel(x, y);
      await page.waitForTimeout(16);
    }
}

/** A bar over other lines and into the edges, where the grid follows; given up in the end. */
async function drag(page, { bar }) {
  const start = { x: bar.x + 10, y: bar.y + bar.height / 2 };
  await page.mouse.move(start.x, start.y);
  await page.mouse.down();
  for (let step = 1; step <= 60; step += 1)
    await page.mouse.move(start.x + step * 14, start.y + Math.sin(step / 6) * 200);
  await page.mouse.move(1_420, 860);
  await page.waitForTimeout(600);
  await page.keyboard.press('Escape');
  await page.mouse.up();
}

/** Milliseconds, from the browser's own trace: tasks of the thread that runs the page. */
async function longestTask(browser, page, work) {
  await browser.startTracing(page, { categories: TRACED });
  await work();
  const { traceEvents } = JSON.parse((await browser.stopTracing()).toString());
  const threads = traceEvents.filter(({ name, args }) => name === 'thread_name' && args.name === 'CrRendererMain');
  const busiest = threads
    .map(({ pid, tid }) =>
      traceEvents.filter((event) => event.pid === pid && event.tid === tid && /RunTask$/.test(event.name)),
    )
    .sort((a, b) => b.length - a.length)[0];
  if (!busiest?.length) throw new Error('the trace has no tasks');
  return Math.max(...busiest.map(({ dur = 0 }) => dur)) / 1_000;
}
