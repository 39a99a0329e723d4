/** An annual card: bought with WeChat, shown with its rights, taken off the next stay, and served at the desk. */
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, onTestFailed } from 'vitest';
import { startApp, type TestApp } from '../support/app';
import { openBrowser, openDesk, Phone, picture } from '../support/browser';
import { seedCardKind } from '../support/cards';
import { inDays } from '../support/dates';
import { sender } from '../support/guest';
import { seedMembership } from '../support/membership';
import { seedHouse, seedPolicy } from '../support/seed';
import { createAdmin, SUPER_ADMIN } from '../support/staff';

describe('a member card', () => {
  let app: TestApp;
  let browser: Browser;
  let house: string;
  let year: string;

  beforeAll(async () => {
    app = await startApp({ adminPanel: true });
    await seedMembership(app.strapi);
    house = await seedHouse(app.strapi, { basePriceFen: 60_000, cancellationPolicy: await seedPolicy(app.strapi) });
    year = await seedCardKind(app.strapi, { story: '一年四季，随时回来住几天。', terms: '权益限本人使用。' });
    await seedCardKind(app.strapi, {
      title: '年卡·尊享',
      titleEn: 'Premium',
      numberPrefix: 'ZX',
      rank: 3,
      priceFen: 73_000,
      percentOff: 20,
      colourFrom: '#7A4B2A',
      colourTo: '#2E1B12',
    });
    await sender(app.sim.baseUrl)('POST', '/sim/personas', { name: '林晚', phone: '13800001001' });
    browser = await openBrowser();
  });
  afterAll(async () => {
    await browser?.close();
    await app?.stop();
  });

  it('is bought, seen, frozen and thawed, and makes the next stay cheaper', async () => {
    const phone = await Phone.open(browser, app);
    onTestFailed(({ task }) => picture(phone.page, task.name));
    await phone.visit('/subpkg/cards/shop');
    await phone.says('一年四季');
    await picture(phone.page, 'cards-shop');
    await phone.tap(`buy-${year}`);
    await phone.arrives('/subpkg/cards/confirm');
    await phone.shows('submit-card', '365');
    await phone.tap('submit-card');
    await phone.signIn('林晚');
    await phone.arrives('/subpkg/cards/confirm');
    await phone.says('权益限本人使用');
    await picture(phone.page, 'cards-confirm');
    await phone.tap('submit-card');
    await phone.arrives('/subpkg/order/pay');
    await phone.tap('pay-now');
    await phone.atCashier('pay');
    await phone.shows('result-title', '购买成功');
    await phone.says(/卡号 NK \d{4} \d{4} \d{4}/);
    await picture(phone.page, 'cards-result');
    await phone.tap('view-card');
    await phone.arrives('/subpkg/cards/mine');
    await phone.shows('benefit-free-night', '剩 2 / 2 次');
    await phone.says('有效期至');
    await picture(phone.page, 'cards-mine');

    await phone.visit(`/subpkg/stay/confirm?house=${house}&in=${inDays(3)}&out=${inDays(4)}&adults=2&children=0`);
    await phone.says('年卡 8.8 折');
    // ¥528 with the card; its ¥100 and the 365 points that it has earned pay their part.
    await phone.says(/¥\s*528/);
    await phone.shows('tender-card', '-¥100');
    await phone.shows('submit-order', '微信支付 ¥424.35');

    await phone.visit('/subpkg/cards/mine');
    const no = ((await phone.page.locator('[id^="card-NK"]').last().getAttribute('id')) ?? '').slice(5);
    await phone.tap(`freeze-${no}`);
    await phone.tap('freeze-do');
    await phone.says('已冻结');
    await phone.tap(`freeze-${no}`);
    await phone.tap('freeze-do');
    await phone.says('解冻');
    await phone.visit('/pages/orders/orders');
    await phone.says('开通会员卡');
    expect(phone.errors.filter((error) => !error.includes('401'))).toEqual([]);
    await phone.close();
  });

  it('is extended at the desk with a reason', async () => {
    const { page, errors } = await openDesk(browser, app, await createAdmin(app, SUPER_ADMIN));
    onTestFailed(({ task }) => picture(page, task.name));
    const { rows } = (await app.strapi.db.connection.raw(
      `select m.public_id, c.no from membership_cards c join members m on m.id = c.member_id`,
    )) as { rows: { public_id: string; no: string }[] };
    const { public_id: member, no } = rows[0]!;
    await page.goto(`${app.url}/admin/plugins/membership?member=${member}&tab=cards`);
    const card = page.getByTestId(`card-${no}`);
    await card.getByText('免费早餐').waitFor();
    await picture(page, 'cards-desk');
    await card.getByTestId('card-extend').click();
    await page.getByTestId('card-reason').fill('周年答谢');
    await picture(page, 'cards-desk-extend');
    await page.getByTestId('card-do').click();
    await card.getByText('周年答谢').waitFor();
    expect(errors).toEqual([]);
  });
});
