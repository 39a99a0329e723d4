import { launchChromium } from '../../../tools/chromium.mjs';
import { median } from '../measure.mjs';

const VISITS = 5;
const WITHIN_MS = 1_500;
/** A slow telephone far from the next mast: bytes a second, milliseconds, and a processor at a quarter of this one's speed. */
const NETWORK = { offline: false, downloadThroughput: 1_600_000 / 8, uploadThroughput: 750_000 / 8, latency: 150 };
const CPU_SLOWDOWN = 4;

/** The H5 client's home page, visited for the first time: when a guest sees the first of it. */
export const firstPaint = {
  name: 'first-paint',
  async run(stage) {
    const browser = await launchChromium();
    try {
      const times = [];
      for (let visit = 0; visit < VISITS; visit += 1) times.push(await visitHome(browser, stage.url));
      return [{ name: 'H5 client, first contentful paint', value: median(times), unit: 'ms', atMost: WITHIN_MS }];
    } finally {
      await browser.close();
    }
  },
};

async function visitHome(browser, url) {
  const context = await browser.newContext({ viewport: { width: 375, height: 812 }, locale: 'zh-CN' });
  const page = await context.newPage();
  const devtools = await context.newCDPSession(page);
  await devtools.send('Network.enable');
  await devtools.send('Network.emulateNetworkConditions', NETWORK);
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: CPU_SLOWDOWN });
  await page.goto(`${url}/m/`);
  const painted = await page.waitForFunction(
    () => performance.getEntriesByName('first-contentful-paint')[0]?.startTime,
    undefined,
    { timeout: 60_000 },
  );
  const time = await painted.jsonValue();
  await context.close();
  return time;
}
