// Every page in every size, theme and language, and contact sheets of them, for people who look.
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { ADMIN_PAGES } from './admin-pages.mjs';
import { clientPages, prepareGuest } from './client-pages.mjs';
import { contactSheets } from './sheets.mjs';
import { openAdmin, openPhone, settled } from './visitors.mjs';

const SIZES = {
  client: { phone: { width: 375, height: 812 }, wide: { width: 1280, height: 900 } },
  admin: { desk: { width: 1440, height: 900 }, small: { width: 1024, height: 768 } },
};
const SHEETS = {
  phone: { columns: 5, rows: 1, width: 300, height: 1300 },
  wide: { columns: 2, rows: 2, width: 760, height: 534 },
  desk: { columns: 2, rows: 2, width: 760, height: 475 },
  small: { columns: 2, rows: 2, width: 760, height: 570 },
};
/** On a phone a page is shown to this height, though it goes on below the screen. */
const TALL = 1_625;

const VARIANTS = Object.entries(SIZES).flatMap(([side, sizes]) =>
  Object.keys(sizes).flatMap((size) =>
    ['zh', 'en'].flatMap((language) =>
      ['light', 'dark'].map((colorScheme) => ({
        side,
        size,
        language,
        colorScheme,
        name: [side, size, language, colorScheme].join('-'),
      })),
    ),
  ),
);

/** A page that cannot be reached is told and left out: the others are still worth looking at. */
async function attempt(missing, name, make) {
  try {
    await make();
    return true;
  } catch (error) {
    missing.push(`${name}: ${String(error.message).split('\n')[0]}`);
    return false;
  }
}

/** By the browser's locale, as the client stores it. */
const LANGUAGES = { 'zh-CN': 'zh-CN', 'en-US': 'en' };

/** The phone of a guest who has chosen this language before. */
function speaking(storageState, locale) {
  const origins = storageState.origins.map(({ origin, localStorage }) => ({
    origin,
    localStorage: localStorage.map(({ name, value }) =>
      name === 'yizhan.language' ? { name, value: value.replace(/zh-CN|en/, LANGUAGES[locale]) } : { name, value },
    ),
  }));
  return { ...storageState, origins };
}

async function client(browser, folder, variant, pages, facts, missing) {
  const names = [];
  const { size, colorScheme } = variant;
  const viewport = SIZES.client[size];
  for (const [page, place, act, options] of clientPages(facts).filter(pages)) {
    const name = `${variant.name}-${page}`;
    const locale = variant.language === 'zh' ? 'zh-CN' : 'en-US';
    const phone = await openPhone(browser, {
      ...{ viewport, deviceScaleFactor: 1, locale, colorScheme },
      ...(options && { storageState: speaking(options.storageState, locale) }),
    });
    const made = await attempt(missing, name, async () => {
      await phone.visit(place);
      await act?.(phone);
      await settled(phone.page, 300);
      const tall = size === 'phone' && !act;
      const height = tall ? await phone.page.evaluate(() => document.documentElement.scrollHeight) : viewport.height;
      const clip = { x: 0, y: 0, width: viewport.width, height: Math.min(height, TALL) };
      await phone.page.screenshot({ path: path.join(folder, `${name}.png`), fullPage: tall, clip });
    });
    if (made) names.push(name);
    await phone.close();
  }
  return names;
}

/** The panel in another language and theme, without changing what the person has chosen in the demo. */
async function dress(page, { language, colorScheme }) {
  const preferedLanguage = language === 'zh' ? 'zh-Hans' : 'en';
  const kept = { STRAPI_THEME: colorScheme, 'strapi-admin-language': JSON.stringify(preferedLanguage) };
  await page.evaluate(
    (items) => Object.entries(items).forEach(([key, value]) => localStorage.setItem(key, value)),
    kept,
  );
  await page.route('**/admin/users/me', async (route) => {
    const answer = await route.fetch();
    const { data } = await answer.json();
    await route.fulfill({ response: answer, json: { data: { ...data, preferedLanguage } } });
  });
}

async function admin(browser, folder, variant, pages, storageState, missing) {
  const names = [];
  const context = await browser.newContext({
    viewport: SIZES.admin[variant.size],
    ...{ locale: 'zh-CN', timezoneId: 'Asia/Shanghai', storageState },
  });
  context.setDefaultTimeout(20_000);
  const page = await context.newPage();
  await page.goto(new URL('/robots.txt', storageState.origins[0].origin).href);
  await dress(page, variant);
  for (const [place, go] of ADMIN_PAGES.filter(pages)) {
    const name = `${variant.name}-${place}`;
    const made = await attempt(missing, name, async () => {
      await go(page);
      await settled(page, 500);
      await page.screenshot({ path: path.join(folder, `${name}.png`) });
    });
    if (made) names.push(name);
  }
  await context.close();
  return names;
}

/**
 * @param {string[]} only parts of names of variants, e.g. `admin-desk`, `dark`: all of them must fit; with a slash
 * before, parts of names of pages, e.g. `/waiting`: one of them must fit
 */
export async function everyPage(browser, folder, only) {
  mkdirSync(folder, { recursive: true });
  const wanted = only.filter((part) => part.startsWith('/')).map((part) => part.slice(1));
  const pages = ([page]) => wanted.length === 0 || wanted.some((part) => page.includes(part));
  const chosen = VARIANTS.filter(({ name }) => only.every((part) => part.startsWith('/') || name.includes(part)));
  const missing = [];
  const facts = chosen.some(({ side }) => side === 'client') ? await prepareGuest(browser) : null;
  const owner = chosen.some(({ side }) => side === 'admin') ? await openAdmin(browser) : null;
  const storageState = await owner?.context().storageState();
  for (const variant of chosen) {
    const names =
      variant.side === 'client'
        ? await client(browser, folder, variant, pages, facts, missing)
        : await admin(browser, folder, variant, pages, storageState, missing);
    await contactSheets(folder, `sheet-${variant.name}`, names, SHEETS[variant.size]);
    console.log(`  ${variant.name}: ${names.length}`);
  }
  if (missing.length > 0) throw new Error(`not reached:\n${missing.join('\n')}`);
  console.log(folder);
}
