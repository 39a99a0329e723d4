/** Around the booking in H5: the home page's content, favourites, gallery, map, arrival, settings, offline. */
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, onTestFailed } from 'vitest';
import { startApp, type TestApp } from '../support/app';
import { openBrowser, Phone, picture } from '../support/browser';
import { inDays } from '../support/dates';
import { sender } from '../support/guest';
import { seedArticle, seedHouse, seedPicture, seedPolicy, seedPublished } from '../support/seed';

describe('around the booking', () => {
  let app: TestApp;
  let browser: Browser;
  let phone: Phone;
  let house: string;

  beforeAll(async () => {
    app = await startApp();
    const photo = await seedPicture(app.strapi, 'yard');
    house = await seedHouse(app.strapi, {
      cancellationPolicy: await seedPolicy(app.strapi),
      units: 5,
      photoGroups: [
        { name: '庭院', nameEn: 'Courtyard', photos: [photo, await seedPicture(app.strapi, 'gate')] },
        { name: '卧室', nameEn: 'Bedroom', photos: [await seedPicture(app.strapi, 'bed')] },
      ],
      nearby: '剑池 · 步行 9 分钟',
      arrivalGuide: '导航到村口停车场',
      doorInfo: '院门密码 2816#',
      wifiName: 'yizhan-zhuli',
      wifiPassword: 'bamboo2026',
    });
    await seedArticle(app.strapi);
    await seedPublished(app.strapi, 'collection', { title: '围炉过冬', subtitle: '屋里有火', houses: [house] });
    await seedPublished(app.strapi, 'banner', { title: '听一场雪', picture: photo, house });
    await sender(app.sim.baseUrl)('POST', '/sim/personas', { name: '林晚', phone: '13800001001' });
    browser = await openBrowser();
    phone = await Phone.open(browser, app);
    // Pictures of the test have no files behind them.
    await phone.page.route('**/uploads/**', (route) =>
      route.fulfill({ contentType: 'image/svg+xml', body: '<svg xmlns="http://www.w3.org/2000/svg"/>' }),
    );
  });
  afterAll(async () => {
    await browser?.close();
    await app?.stop();
  });

  const step = (name: string, work: () => Promise<void>): void =>
    it(name, async () => {
      onTestFailed(() => picture(phone.page, name));
      await work();
      expect(phone.errors.filter((line) => !line.includes('net::ERR_INTERNET_DISCONNECTED'))).toEqual([]);
    });

  step('the home page has banners and collections that lead on', async () => {
    await phone.visit('/pages/home/home');
    await phone.says('围炉过冬');
    await phone.shows('banner-0', '听一场雪');
    await phone.tap('banner-0');
    await phone.arrives('/subpkg/stay/house');
    await phone.says('剑池 · 步行 9 分钟');
  });

  step('the gallery goes through groups by tabs and arrows', async () => {
    await phone.tap('photo-count');
    await phone.arrives('/subpkg/stay/gallery');
    await phone.shows('gallery-count', '1 / 3');
    await phone.tap('gallery-group-1');
    await phone.shows('gallery-count', '3 / 3');
    await phone.tap('gallery-before');
    await phone.shows('gallery-count', '2 / 3');
    await phone.page.goBack();
  });

  step('a heart asks to sign in, and is done afterwards', async () => {
    await phone.visit(`/subpkg/stay/house?id=${house}`);
    await phone.tap('house-heart');
    await phone.arrives('/subpkg/member/login');
    await phone.signIn('林晚');
    await phone.visit('/subpkg/member/favourites');
    await phone.shows('favourite-0', '竹里小院');
    await phone.tap('tab-recent');
    await phone.shows('seen-0', '竹里小院');
  });

  step('the map of H5 is a list with addresses, and asks for the position only when wanted', async () => {
    await phone.page.context().grantPermissions(['geolocation']);
    await phone.page.context().setGeolocation({ latitude: 30.61, longitude: 119.87 });
    await phone.visit('/subpkg/stay/list');
    await phone.tap('list-map');
    await phone.shows(`spot-${house}`, '浙江省湖州市德清县莫干山镇');
    expect(await phone.text(`spot-${house}`)).not.toContain('距你');
    await phone.tap('map-locate');
    await phone.shows(`spot-${house}`, '距你 1.1 公里');
  });

  step('booking for somebody else, and the arrival on the order’s page', async () => {
    await phone.visit(`/subpkg/stay/confirm?house=${house}&in=${inDays(0)}&out=${inDays(1)}&adults=2&children=0`);
    await phone.tap('for-other');
    await phone.type('guest-name', '母亲');
    await phone.type('guest-phone', '13900139000');
    await phone.tap('arrival-2');
    await phone.page.waitForTimeout(200);
    await phone.tap('submit-order');
    await phone.arrives('/subpkg/order/pay');
    const no = /no=([\w-]+)/.exec(phone.page.url())![1]!;
    await phone.tap('pay-now');
    await phone.atCashier('pay');
    await phone.says('预订成功');
    // The way back does not lead to the cashier again.
    await phone.page.goBack();
    await phone.page.waitForTimeout(800);
    expect(phone.page.url()).not.toContain('/h5/cashier');
    await phone.visit(`/subpkg/order/detail?no=${no}`);
    await phone.shows('arrival-door', '院门密码 2816#');
    await phone.shows('arrival-wifi', 'bamboo2026');
    await phone.says('预计 16:00–18:00 到店');
  });

  step('without a network what was read stays, and says how old it is', async () => {
    await phone.visit('/pages/home/home');
    await phone.says('围炉过冬');
    await phone.tap('banner-0');
    await phone.says('剑池');
    await phone.page.goBack();
    await phone.arrives('/pages/home/home');
    await phone.page.context().setOffline(true);
    await phone.tap('banner-0');
    await phone.shows('offline-bar', /显示的是刚刚的内容|显示的是 ?\d+ 分钟前/);
    await phone.says('剑池');
    await phone.page.context().setOffline(false);
    await phone.find('offline-bar').waitFor({ state: 'hidden' });
  });

  step('settings: dark and light by choice, texts, closing the account', async () => {
    await phone.visit('/subpkg/member/settings');
    const paper = (): Promise<string> =>
      phone.page.evaluate(() => getComputedStyle(document.body).getPropertyValue('--paper').trim());
    expect(await paper()).toBe('#faf8f4');
    await phone.tap('appearance-dark');
    expect(await paper()).toBe('#14171a');
    await phone.page.reload();
    await phone.find('appearance-dark').waitFor();
    expect(await paper()).toBe('#14171a');
    await phone.tap('appearance-system');
    await phone.tap('article-charter');
    await phone.shows('article-title', '用户章程');
    await phone.visit('/subpkg/member/deletion');
    await phone.tap('deletion-request');
    await phone.tap('deletion-confirm');
    await phone.shows('deletion-notice', '未完成的订单');
    phone.errors.splice(0);
  });
});
