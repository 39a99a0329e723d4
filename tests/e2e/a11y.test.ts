/** axe-core over every page of the client: no serious and no critical finding, light and dark. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startApp, type TestApp } from '../support/app';
import { seriousFindings } from './axe';
import { openBrowser, Phone } from '../support/browser';
import { inDays } from '../support/dates';
import { ROOT } from '../support/global-setup';
import { linkClerk, codeOf } from '../support/cashier';
import { newKey, signIn, type Guest } from '../support/guest';
import { fillMember, seedClub } from '../support/member';
import { seedArticle, seedExtra, seedHouse, seedPicture, seedPolicy, seedPublished } from '../support/seed';
import { signInAsAdmin, SUPER_ADMIN } from '../support/staff';

interface PagesJson {
  pages: { path: string }[];
  subPackages: { root: string; pages: { path: string }[] }[];
}

const declared = JSON.parse(readFileSync(path.join(ROOT, 'uniapp-client/src/pages.json'), 'utf8')) as PagesJson;
const PAGES = [
  ...declared.pages.map((page) => `/${page.path}`),
  ...declared.subPackages.flatMap(({ root, pages }) => pages.map((page) => `/${root}/${page.path}`)),
];
/** The same pages where the nights are taken. */
const TAKEN = ['/subpkg/stay/house', '/subpkg/stay/calendar', '/subpkg/stay/confirm'];

describe('every page', () => {
  let app: TestApp;
  let browser: Browser;
  let phone: Phone;
  let queries: Record<string, string>;
  let taken: Record<string, string>;
  /** Somebody whose code is scanned. */
  let other: Guest;

  beforeAll(async () => {
    app = await startApp();
    const photo = await seedPicture(app.strapi, 'yard');
    const house = await seedHouse(app.strapi, {
      cancellationPolicy: await seedPolicy(app.strapi),
      units: 5,
      highlights: '竹林\n溪水',
      nearby: '剑池 · 步行 9 分钟',
      photoGroups: [{ name: '庭院', photos: [photo] }],
      doorInfo: '院门密码 2816#',
      wifiName: 'yizhan-zhuli',
      wifiPassword: 'bamboo2026',
    });
    await seedExtra(app.strapi, { summary: '7:30–10:00' });
    const full = await seedHouse(app.strapi);
    const admin = await signInAsAdmin(app, SUPER_ADMIN);
    const block = { resource: `house:${full}`, count: 1, from: inDays(0), to: inDays(30), reason: '维修' };
    const blocked = await admin.send('POST', '/scheduling/blocks', block, { 'Idempotency-Key': newKey() });
    expect(blocked.status).toBe(201);
    await seedArticle(app.strapi);
    const collection = await seedPublished(app.strapi, 'collection', { title: '围炉过冬', houses: [house] });
    await seedPublished(app.strapi, 'banner', { title: '听一场雪', picture: photo, house });
    await seedPublished(app.strapi, 'banner', { title: '专题', picture: photo, collection });
    const guest = await signIn(app, '林晚');
    browser = await openBrowser();
    phone = await Phone.open(browser, app, { reducedMotion: 'reduce' });
    await phone.page.route('**/uploads/**', (route) =>
      route.fulfill({ contentType: 'image/svg+xml', body: '<svg xmlns="http://www.w3.org/2000/svg"/>' }),
    );
    await phone.visit('/subpkg/member/login?next=%2Fpages%2Fme%2Fme');
    await phone.signIn('林晚');
    const stay = `house=${house}&in=${inDays(0)}&out=${inDays(1)}&adults=2&children=0`;
    await phone.visit(`/subpkg/stay/confirm?${stay}`);
    await phone.type('guest-name', '林晚');
    await phone.type('guest-phone', '13800001001');
    await phone.page.waitForTimeout(200);
    await phone.tap('submit-order');
    await phone.arrives('/subpkg/order/pay');
    const no = /no=([\w-]+)/.exec(phone.page.url())![1]!;
    // Only now: what a member holds would have paid for the order.
    const club = { ...(await seedClub(app)), house };
    const { topUpNo, invoiceNo } = await fillMember(app, admin, guest, club);
    await linkClerk(admin, guest);
    other = await signIn(app);
    await fillMember(app, admin, other, club);
    const wanted = stay.replace(house, full);
    await phone.visit(`/subpkg/stay/wait?${wanted}`);
    await phone.tap('wait-submit');
    await phone.arrives('/subpkg/member/waiting');
    taken = {
      '/subpkg/stay/house': `id=${full}&${wanted}`,
      '/subpkg/stay/calendar': `house=${full}`,
      '/subpkg/stay/confirm': wanted,
    };
    queries = {
      '/subpkg/stay/house': `id=${house}`,
      '/subpkg/stay/gallery': `id=${house}`,
      '/subpkg/stay/calendar': `house=${house}`,
      '/subpkg/stay/collection': `id=${collection}`,
      '/subpkg/stay/confirm': stay,
      '/subpkg/stay/wait': wanted,
      '/subpkg/order/pay': `no=${no}`,
      '/subpkg/order/result': `no=${no}`,
      '/subpkg/order/detail': `no=${no}`,
      '/subpkg/order/change': `no=${no}`,
      '/subpkg/member/article': 'slug=charter',
      '/subpkg/cards/confirm': `card=${club.cardKind}`,
      '/subpkg/wallet/refund': `no=${topUpNo}`,
      '/subpkg/invoices/detail': `no=${invoiceNo}`,
    };
  });
  afterAll(async () => {
    await browser?.close();
    await app?.stop();
  });

  async function looksRight(place: string, query?: string): Promise<void> {
    await phone.visit(query ? `${place}?${query}` : place);
    await shownRight();
  }

  async function shownRight(): Promise<void> {
    await phone.page.waitForLoadState('networkidle');
    await phone.page.waitForTimeout(400);
    for (const colorScheme of ['light', 'dark'] as const) {
      await phone.page.emulateMedia({ colorScheme });
      expect(await seriousFindings(phone.page), colorScheme).toEqual([]);
    }
    await phone.page.emulateMedia({ colorScheme: 'light' });
  }

  it.each(PAGES)('%s, light and dark', (place) => looksRight(place, queries[place]));

  it.each(TAKEN)('%s of nights that are taken', async (place) => {
    await looksRight(place, taken[place]);
    await phone.find('wait-open').waitFor();
  });

  it('a member at the till, and what was done', async () => {
    await phone.visit('/subpkg/code/scan');
    await phone.type('till-code', await codeOf(other));
    await phone.tap('till-go');
    await phone.arrives('/subpkg/code/confirm');
    await phone.page.locator('.piece:not(.btn-off)').first().click();
    await shownRight();
    await phone.tap('redeem-confirm');
    await phone.arrives('/subpkg/code/result');
    await shownRight();
  });
});
