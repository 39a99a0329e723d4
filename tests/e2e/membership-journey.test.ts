/**
 * One membership, from the card to the refund: a guest buys an annual card, tops up with a gift, books with everything
 * at once, and after cancelling has every tender, point and coupon exactly as far back as the policy says.
 */
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, onTestFailed } from 'vitest';
import { startApp, type TestApp } from '../support/app';
import { openBrowser, Phone, picture } from '../support/browser';
import { seedCardKind } from '../support/cards';
import { seedTemplate } from '../support/coupons';
import { inDays } from '../support/dates';
import { newKey, orderUntil, sender, type Guest } from '../support/guest';
import { seedMembership } from '../support/membership';
import { seedHouse, seedPolicy, seedTopUpPlan, seedTopUpRule } from '../support/seed';
import { signInAgain, signInAsAdmin, SUPER_ADMIN } from '../support/staff';

/**
 * A night at ¥1,000: 12 % off with the card, ¥30 with the coupon: ¥850. Of that ¥100 by points, ¥100 from the card,
 * ¥330 of stored value (¥30 gift, ¥300 principal), and the rest, ¥320, by WeChat.
 */
const NIGHT = 100_000;
const HELD = { points: 10_000, card: 10_000, gift: 3_000, principal: 30_000, coupon: 1 };

describe('a membership', () => {
  let app: TestApp;
  let browser: Browser;
  let phone: Phone;
  let guest: Guest;
  let house: string;

  beforeAll(async () => {
    app = await startApp();
    await seedMembership(app.strapi);
    const policy = await seedPolicy(app.strapi, [
      { hoursBefore: 240, refundPercent: 100 },
      { hoursBefore: 24, refundPercent: 50 },
    ]);
    house = await seedHouse(app.strapi, { units: 2, basePriceFen: NIGHT, cancellationPolicy: policy });
    await seedTopUpPlan(app.strapi, { name: '充 300 送 30', principalFen: 30_000, giftFen: 3_000 });
    await seedTopUpRule(app.strapi);
    await seedTemplate(app.strapi);
    const persona = await sender(app.sim.baseUrl)('POST', '/sim/personas', { name: '林晚', phone: '13800001001' });
    browser = await openBrowser();
    phone = await Phone.open(browser, app);
    await phone.visit('/subpkg/member/login?next=%2Fpages%2Fme%2Fme');
    await phone.signIn('林晚');
    guest = await signInAgain(app, persona.body.openid as string);
  });
  afterAll(async () => {
    await browser?.close();
    await app?.stop();
  });

  /** Every pocket that the guest has, to the piece. */
  const pockets = async (): Promise<Record<string, unknown>[]> => {
    const { body } = await guest.send('GET', '/api/wallet');
    return (body.assets as { asset: string; pockets: object[] }[]).flatMap(({ asset, pockets: all }) =>
      all.map((pocket) => ({ asset, ...pocket })),
    );
  };
  /** What of the tenders may be spent now; what is nothing is left out. */
  const held = async (): Promise<Record<string, number>> => {
    const { body } = await guest.send('GET', '/api/wallet');
    return Object.fromEntries(
      (body.assets as { asset: string; available: number }[])
        .filter(({ asset, available }) => asset in HELD && available > 0)
        .map(({ asset, available }) => [asset, available]),
    );
  };

  async function pay(): Promise<void> {
    await phone.arrives('/subpkg/order/pay');
    await phone.tap('pay-now');
    await phone.atCashier('pay');
  }

  /** Books the night in so many days with all that is suggested, pays the rest, and opens the order; its number. */
  async function book(days: number): Promise<string> {
    await phone.visit(
      `/subpkg/stay/confirm?house=${house}&in=${inDays(days)}&out=${inDays(days + 1)}&adults=2&children=0`,
    );
    await phone.says('年卡 8.8 折');
    await phone.shows('coupon-choice', '30');
    await phone.shows('tender-points', '-¥100');
    await phone.shows('tender-card', '-¥100');
    await phone.shows('tender-stored', '-¥330');
    await phone.shows('submit-order', '微信支付 ¥320');
    await phone.type('guest-name', '林晚');
    await phone.find('coupon-choice').scrollIntoViewIfNeeded();
    await picture(phone.page, `journey-confirm-${days}`);
    await phone.tap('submit-order');
    await pay();
    await phone.shows('result-title', '预订成功');
    expect(await held()).toEqual({});
    await phone.tap('view-order');
    for (const [tender, paid] of Object.entries({ points: 100, card: 100, stored: 330, wechat: 320 }))
      await phone.shows(`paid-${tender}`, `¥${paid}`);
    return /no=(\w+)/.exec(phone.page.url())![1]!;
  }

  /** Cancels the open order for `refund` in `parts`, both in yuan, and waits until WeChat has given its part back. */
  async function cancel(no: string, refund: number, parts: Record<string, number>): Promise<void> {
    await phone.tap('cancel-order');
    await phone.shows('refund-amount', `${refund}`);
    for (const [tender, yuan] of Object.entries(parts)) await phone.shows(`back-${tender}`, `¥${yuan}`);
    await picture(phone.page, `journey-cancel-${refund}`);
    await phone.tap('confirm-cancel');
    const order = await orderUntil(guest, no, ({ status }) => status === 'refunded');
    const back = (order.payments as { tender: string; refundedFen: number }[]).map((payment) => [
      payment.tender,
      payment.refundedFen / 100,
    ]);
    expect(Object.fromEntries(back)).toEqual(parts);
    await phone.visit(`/subpkg/order/detail?no=${no}`);
    await phone.shows('order-status', '已退款');
    await picture(phone.page, `journey-refunded-${refund}`);
  }

  it('begins with a card, stored value with a gift, points and a coupon', async () => {
    onTestFailed(({ task }) => picture(phone.page, task.name));
    const year = await seedCardKind(app.strapi, { priceFen: 40_000 });
    await phone.visit('/subpkg/cards/shop');
    await phone.tap(`buy-${year}`);
    await phone.shows('submit-card', '400');
    await phone.tap('submit-card');
    await pay();
    await phone.says(/卡号 NK \d{4} \d{4} \d{4}/);
    await phone.visit('/subpkg/wallet/top-up');
    await phone.tap('plan-0');
    await phone.tap('top-up-pay');
    await pay();
    await phone.shows('result-title', '储值成功');
    await phone.visit('/subpkg/coupons/centre');
    await phone.tap('claim-0');
    await phone.shows('claim-state-0', '已领取');

    // The card has earned 400 points; staff give the rest.
    const staff = await signInAsAdmin(app, SUPER_ADMIN);
    const { id } = (await app.strapi.db.connection('members').where({ openid: guest.openid }).first('id')) as {
      id: number;
    };
    const gift = { asset: 'points', amount: HELD.points - 400, reason: '周年答谢' };
    const given = await staff.send('POST', `/wallet/members/${id}/adjustments`, gift, { 'Idempotency-Key': newKey() });
    expect(given.status, JSON.stringify(given.body)).toBe(201);
    await expect.poll(held).toEqual(HELD);
    await phone.visit('/subpkg/wallet/wallet');
    await phone.shows('asset-gift', '¥30');
    await phone.shows('asset-points', '10000');
    await picture(phone.page, 'journey-wallet');
  });

  it('pays a stay with all of it, and gets all of it back when the policy gives back all', async () => {
    onTestFailed(({ task }) => picture(phone.page, task.name));
    const before = await pockets();
    const no = await book(20);
    await cancel(no, 850, { points: 100, card: 100, stored: 330, wechat: 320 });
    expect(await held()).toEqual(HELD);
    expect(await pockets()).toEqual(before);
    await phone.visit('/subpkg/coupons/mine');
    await phone.shows('coupon-0', '满减券');
    await phone.visit('/subpkg/wallet/wallet');
    await phone.shows('wallet-money', '330');
  });

  it('gets half of each back when the policy gives half; the coupon stays used', async () => {
    onTestFailed(({ task }) => picture(phone.page, task.name));
    const no = await book(5);
    await cancel(no, 425, { points: 50, card: 50, stored: 165, wechat: 160 });
    expect(await held()).toEqual({ points: 5_000, card: 5_000, gift: 1_500, principal: 15_000 });
    await phone.visit('/subpkg/wallet/wallet');
    await phone.shows('wallet-money', '165');
    await phone.shows('asset-points', '5000');
    await picture(phone.page, 'journey-wallet-half');
    await phone.visit('/subpkg/coupons/mine');
    await phone.tap('coupons-tab-used');
    await phone.shows('state-0', '已使用');
    expect(phone.errors.filter((error) => !error.includes('401'))).toEqual([]);
  });
});
