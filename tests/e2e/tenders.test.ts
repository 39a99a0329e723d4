/** A guest pays a stay with points, stored value and WeChat, and gets each back. */
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startApp, type TestApp } from '../support/app';
import { openBrowser, Phone, picture } from '../support/browser';
import { inDays } from '../support/dates';
import { sender } from '../support/guest';
import { openLedger, type Ledger } from '../support/ledger';
import { seedHouse, seedPolicy } from '../support/seed';
import { fill, holdingsOf } from '../support/tenders';

describe('paying from the wallet', () => {
  let app: TestApp;
  let browser: Browser;
  let phone: Phone;
  let ledger: Ledger;
  let house: string;
  let member: number;

  beforeAll(async () => {
    app = await startApp();
    ledger = openLedger(app.databaseUrl, 2);
    house = await seedHouse(app.strapi, { units: 9, cancellationPolicy: await seedPolicy(app.strapi) });
    await sender(app.sim.baseUrl)('POST', '/sim/personas', { name: '陈默', phone: '13800001002' });
    browser = await openBrowser();
    phone = await Phone.open(browser, app);
    await phone.visit('/subpkg/member/login?next=%2Fpages%2Fme%2Fme');
    await phone.signIn('陈默');
    const { rows } = await ledger.pg.query<{ id: number }>(`select id from members where phone = '13800001002'`);
    member = rows[0]!.id;
    await fill(ledger, member, { voucher: 5_000, points: 12_000, gift: 3_000, principal: 17_000 });
  });
  afterAll(async () => {
    await browser?.close();
    await ledger?.close();
    await app?.stop();
  });

  const confirm = (day: number): Promise<void> =>
    phone.visit(`/subpkg/stay/confirm?house=${house}&in=${inDays(day)}&out=${inDays(day + 1)}&adults=2&children=0`);

  it('is suggested, can be switched off and on, and leaves the rest to WeChat; all of it comes back', async () => {
    await confirm(10);
    await phone.shows('tenders', '积分');
    await phone.shows('payable', '318');
    await phone.shows('submit-order', '微信支付 ¥318');
    expect(await phone.find('tender-card').count()).toBe(0);
    await phone.tap('tender-stored');
    await phone.shows('submit-order', '微信支付 ¥518');
    expect(await phone.find('tender-stored').getAttribute('aria-checked')).toBe('false');
    await phone.tap('tender-stored');
    await phone.shows('submit-order', '微信支付 ¥318');
    await phone.type('guest-name', '陈默');
    await phone.type('guest-phone', '13800001002');
    await picture(phone.page, 'tenders-confirm');
    await phone.tap('submit-order');
    await phone.arrives('/subpkg/order/pay');
    await phone.shows('pay-covered', '¥370');
    await picture(phone.page, 'tenders-pay');
    await phone.tap('pay-now');
    await phone.atCashier('pay');
    await phone.shows('result-title', '预订成功');
    await picture(phone.page, 'tenders-result');
    await phone.tap('view-order');
    await phone.shows('paid-points', '12000 积分');
    await phone.shows('paid-stored', '¥200');
    expect(await holdingsOf(ledger, member)).toEqual({});
    await picture(phone.page, 'tenders-order');
    await phone.tap('cancel-order');
    await phone.shows('back-points', '12000 积分');
    await picture(phone.page, 'tenders-cancel');
    await phone.tap('confirm-cancel');
    await phone.shows('order-status', '已退款');
    expect(await holdingsOf(ledger, member)).toEqual({
      voucher: 5_000,
      points: 12_000,
      gift: 3_000,
      principal: 17_000,
    });
    await picture(phone.page, 'tenders-refunded');
  });

  it('needs no cashier when the wallet pays all of it', async () => {
    await fill(ledger, member, { principal: 100_000 });
    await confirm(20);
    await phone.shows('submit-order', '余额支付 ¥688');
    await phone.tap('submit-order');
    await phone.arrives('/subpkg/order/result');
    await phone.shows('result-title', '预订成功');
  });
});
