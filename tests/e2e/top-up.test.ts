/** A member tops up with a gift, sees balance and statement, and has unused money back. */
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, onTestFailed } from 'vitest';
import { startApp, type TestApp } from '../support/app';
import { openBrowser, Phone, picture } from '../support/browser';
import { sender } from '../support/guest';
import { seedTopUpPlan, seedTopUpRule } from '../support/seed';

describe('stored value', () => {
  let app: TestApp;
  let browser: Browser;

  beforeAll(async () => {
    app = await startApp();
    await seedTopUpPlan(app.strapi, { recommended: true, sort: 1, note: '订房、用餐都可用' });
    await seedTopUpPlan(app.strapi, { name: '充 300', principalFen: 30_000, giftFen: 0, giftDays: null });
    await seedTopUpRule(app.strapi);
    await sender(app.sim.baseUrl)('POST', '/sim/personas', { name: '林晚', phone: '13800001001' });
    browser = await openBrowser();
  });
  afterAll(async () => {
    await browser?.close();
    await app?.stop();
  });

  it('is bought with a gift by WeChat, shown with its statement, and goes back', async () => {
    const phone = await Phone.open(browser, app);
    onTestFailed(({ task }) => picture(phone.page, task.name));
    await phone.visit('/subpkg/wallet/wallet');
    await phone.tap('wallet-login');
    await phone.signIn('林晚');
    await phone.shows('wallet-money', '¥ 0');
    await picture(phone.page, 'wallet-empty');
    await phone.tap('wallet-top-up');
    await phone.shows('plan-1', '推荐');
    await phone.shows('top-up-pay', '微信支付 ¥1,000');
    await picture(phone.page, 'top-up');
    await phone.tap('plan-free');
    await phone.type('top-up-amount', '5');
    await phone.tap('top-up-pay');
    await phone.shows('top-up-notice', '¥100 至 ¥5,000');
    await phone.tap('plan-1');
    await phone.tap('top-up-pay');
    await phone.arrives('/subpkg/order/pay');
    await phone.tap('pay-now');
    await phone.atCashier('pay');
    await phone.shows('result-title', '储值成功');
    await picture(phone.page, 'top-up-paid');
    await phone.tap('view-wallet');
    await phone.shows('wallet-money', '1,100');
    await phone.shows('asset-gift', '¥100');
    await phone.shows('statement-line-0', '充值赠送');
    await phone.shows('statement-line-1', '+¥1,000');
    await picture(phone.page, 'wallet');
    await phone.tap('statement-gift');
    await phone.shows('statement-line-0', '余 ¥100');
    await phone.tap('month-before');
    await phone.tap('month-before');
    await phone.says('换个资产或月份看看');
    await phone.tap('month-after');
    await phone.tap('month-after');
    await phone.tap('statement-line-0');
    await phone.arrives('/subpkg/order/detail');
    await phone.says('已经到账');
    await picture(phone.page, 'top-up-order');
    await phone.tap('order-return');
    await phone.shows('return-text', '付款 7 天内：退回未用本金 ¥1,000.00；收回未用赠送金 ¥100.00。');
    await picture(phone.page, 'wallet-refund');
    await phone.tap('return-confirm');
    await phone.shows('top-up-0', '没有可退的');
    await phone.visit('/subpkg/wallet/wallet');
    await phone.shows('wallet-money', '¥ 0');
    await phone.shows('statement-line-0', '余额退款');
    expect(phone.errors.filter((error) => !error.includes('401'))).toEqual([]);
    await phone.close();
  });

  it('reads well in English and in the dark', async () => {
    const phone = await Phone.open(browser, app, { colorScheme: 'dark', locale: 'en-GB' });
    onTestFailed(({ task }) => picture(phone.page, task.name));
    await phone.visit('/subpkg/wallet/top-up');
    await phone.shows('plan-1', 'Recommended');
    await phone.says('Within 7 days all unused principal goes back');
    await picture(phone.page, 'top-up-dark-en');
    expect(phone.errors.filter((error) => !error.includes('401'))).toEqual([]);
    await phone.close();
  });
});
