/** A member's weeks: signing in every day, a missed day made up, a level reached by a stay, what it takes off. */
import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it, onTestFailed } from 'vitest';
import { startApp, type TestApp } from '../support/app';
import { openBrowser, openDesk, Phone, picture } from '../support/browser';
import { inDays } from '../support/dates';
import { newKey, sender } from '../support/guest';
import { seedMembership } from '../support/membership';
import { seedHouse, seedPolicy } from '../support/seed';
import { createAdmin, signInAsAdmin, SUPER_ADMIN, type AdminUser } from '../support/staff';
import { comeBack, travel } from '../support/time';

describe('the membership', () => {
  let app: TestApp;
  let browser: Browser;
  let admin: AdminUser;

  beforeAll(async () => {
    app = await startApp({ adminPanel: true });
    await seedMembership(app.strapi);
    await seedHouse(app.strapi, { basePriceFen: 60_000, cancellationPolicy: await seedPolicy(app.strapi) });
    const sim = sender(app.sim.baseUrl);
    await sim('POST', '/sim/personas', { name: '林晚', phone: '13800001001' });
    await sim('POST', '/sim/personas', { name: '陈默', phone: '13800001002' });
    admin = await signInAsAdmin(app, SUPER_ADMIN);
    browser = await openBrowser();
  });
  afterEach(comeBack);
  afterAll(async () => {
    await browser?.close();
    await app?.stop();
  });

  const desk = async (no: string, verb: string): Promise<void> => {
    const answer = await admin.send('POST', `/ordering/orders/${no}/${verb}`, {}, { 'Idempotency-Key': newKey() });
    expect(answer.status, JSON.stringify(answer.body)).toBe(200);
  };

  it('is signed in for seven days, the fourth of them made up with a card', async () => {
    const phone = await Phone.open(browser, app);
    onTestFailed(({ task }) => picture(phone.page, task.name));
    await phone.visit('/subpkg/club/sign-in');
    await phone.tap('sign-in-login');
    await phone.signIn('林晚');
    for (const day of [0, 1, 2, 4]) {
      travel(day);
      await phone.visit('/subpkg/club/sign-in');
      await phone.shows('sign-in-now', '签到');
      await phone.tap('sign-in-now');
      await phone.shows('sign-in-now', '今天已签到');
    }
    await phone.shows('streak', '1 天');
    await phone.shows('make-up-cards', '1 张补签卡');
    const missed = inDays(-1);
    if (missed.slice(0, 7) !== inDays(0).slice(0, 7)) await phone.tap('month-before');
    await phone.tap(`sign-day-${missed}`);
    await phone.tap('make-up-confirm');
    await phone.shows('streak', '5 天');
    await picture(phone.page, 'club-sign-in');
    for (const day of [5, 6]) {
      travel(day);
      await phone.visit('/subpkg/club/sign-in');
      await phone.tap('sign-in-now');
      await phone.shows('sign-in-now', '今天已签到');
    }
    await phone.shows('streak', '7 天');
    await phone.visit('/subpkg/club/points');
    // Days 1 to 3, day 1 again after the gap, the made-up fourth, the sixth and the seventh of the row.
    await phone.shows('points-balance', String(5 + 10 + 10 + 5 + 15 + 20 + 50));
    await phone.shows('points-line-0', '签到');
    await picture(phone.page, 'club-points');
    expect(phone.errors.filter((error) => !error.includes('401'))).toEqual([]);
    await phone.close();
  });

  it('rises to the next level after the check-out of a stay, which makes the next one cheaper', async () => {
    const phone = await Phone.open(browser, app);
    onTestFailed(({ task }) => picture(phone.page, task.name));
    await phone.visit('/subpkg/club/centre');
    await phone.tap('club-login');
    await phone.signIn('陈默');
    await phone.shows('level-name', '青竹');
    await phone.shows('level-way', '再得 500 成长值升级为银杏');
    const persona = (await sender(app.sim.baseUrl)('GET', '/sim/personas')).body as unknown as {
      openid: string;
      name: string;
    }[];
    const { openid } = persona.find(({ name }) => name === '陈默')!;
    const { signInAgain } = await import('../support/staff');
    const { orderUntil, payOrder, placeStay } = await import('../support/guest');
    const guest = await signInAgain(app, openid);
    const house = (await guest.send('GET', '/api/houses/search?adults=2&children=0')).body.items[0].id as string;
    const placed = await placeStay(guest, { ref: house, checkIn: inDays(0), checkOut: inDays(1) });
    const { no } = placed.body as { no: string };
    await payOrder(app, guest, no);
    await orderUntil(guest, no, ({ status }) => status === 'confirmed');
    await desk(no, 'check-in');
    await desk(no, 'check-out');
    await phone.visit('/subpkg/club/centre');
    await phone.shows('level-name', '银杏');
    await phone.shows('level-discount', '订房享 9.5 折');
    await phone.shows('club-points', '600');
    await picture(phone.page, 'club-centre');
    await phone.visit(`/subpkg/stay/confirm?house=${house}&in=${inDays(3)}&out=${inDays(4)}&adults=2&children=0`);
    await phone.says('银杏 9.5 折');
    // The 600 points pay ¥6 of it, unless they are kept.
    await phone.shows('submit-order', '564');
    await phone.tap('tender-points');
    await phone.shows('submit-order', '570');
    await phone.visit('/subpkg/club/levels');
    await phone.shows('level-2', '当前等级');
    await picture(phone.page, 'club-levels');
    await phone.visit('/subpkg/club/invite');
    await phone.shows('invite-code', guest.member.id);
    await phone.find('poster-qr').waitFor();
    await picture(phone.page, 'club-invite');
    await phone.visit('/pages/me/me');
    await phone.shows('me-level', '银杏');
    await picture(phone.page, 'club-me');
    await phone.visit('/pages/home/home');
    await phone.find('home-club').waitFor();
    await picture(phone.page, 'club-home');
    expect(phone.errors.filter((error) => !error.includes('401'))).toEqual([]);
    await phone.close();
  });

  it('is looked up and corrected at the desk', async () => {
    const manager = await createAdmin(app, 'yizhan-manager');
    const { page, errors } = await openDesk(browser, app, manager);
    onTestFailed(({ task }) => picture(page, task.name));
    await page.goto(`${app.url}/admin/plugins/membership`);
    await page.getByTestId('member-search').fill('13800001002');
    await page.keyboard.press('Enter');
    await page.getByRole('navigation', { name: '会员' }).getByRole('button').first().click();
    await page.getByText('银杏').first().waitFor();
    await page.getByTestId('member-tab-experience').click();
    await page.getByText('升级 青竹 → 银杏').waitFor();
    await page.getByTestId('member-tab-points').click();
    await page.getByText('消费奖励').waitFor();
    await picture(page, 'club-desk-points');
    await page.getByTestId('member-adjust').click();
    await page.getByTestId('adjust-amount').fill('-100');
    await page.getByTestId('adjust-reason').fill('兑换礼品');
    await page.getByText('积分将从 600 变为 500').waitFor();
    await picture(page, 'club-desk-adjust');
    await page.getByTestId('adjust-do').click();
    await page.getByText('兑换礼品').waitFor();
    await page.getByTestId('member-tab-orders').click();
    await page.getByText('已完成').waitFor();
    await page.getByTestId('member-tab-timeline').click();
    await page.getByText('注册成为会员').waitFor();
    await picture(page, 'club-desk-timeline');
    await page.getByTestId('member-tab-profile').click();
    await page.getByText('长期有效').waitFor();
    await picture(page, 'club-desk-profile');
    expect(errors).toEqual([]);
    await page.context().close();
  });
});
