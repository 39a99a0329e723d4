/** The front desk books for a member: the level's price, a coupon, stored value, and cash for the rest. */
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, onTestFailed } from 'vitest';
import { startApp, type TestApp } from '../support/app';
import { openBrowser, openDesk, picture } from '../support/browser';
import { seedTemplate } from '../support/coupons';
import { inDays } from '../support/dates';
import { newKey, signIn, type Guest } from '../support/guest';
import { openLedger, type Ledger } from '../support/ledger';
import { seedMembership } from '../support/membership';
import { seedHouse, seedPolicy } from '../support/seed';
import { createAdmin, signInAsAdmin, SUPER_ADMIN } from '../support/staff';
import { fill, holdingsOf, memberIdOf } from '../support/tenders';
import { seriousFindings } from './axe';
import { inTheme } from './panel';

const PHONE = '13600002468';

describe('a booking for a member at the desk', () => {
  let app: TestApp;
  let browser: Browser;
  let ledger: Ledger;
  let guest: Guest;
  let member: number;
  let house: string;
  let page: Page;
  let errors: string[];

  beforeAll(async () => {
    app = await startApp({ adminPanel: true });
    await seedMembership(app.strapi);
    house = await seedHouse(app.strapi, { units: 3, cancellationPolicy: await seedPolicy(app.strapi) });
    ledger = openLedger(app.databaseUrl, 2);
    guest = await signIn(app, '陈默');
    await guest.send('POST', '/api/me', { nickname: '陈默' });
    member = await memberIdOf(ledger, guest);
    await app.strapi.db.connection('members').where({ id: member }).update({ phone: PHONE });
    const admin = await signInAsAdmin(app, SUPER_ADMIN);
    const key = (): Record<string, string> => ({ 'Idempotency-Key': newKey() });
    const experience = { asset: 'experience', amount: 500, reason: '测试' };
    await admin.send('POST', `/membership/members/${guest.member.id}/adjustments`, experience, key());
    const high = { name: '大额满减券', valueFen: 20_000, thresholdFen: 200_000 };
    for (const data of [{}, { name: '暑期立减', valueFen: 5_000 }, high]) {
      const templateId = await seedTemplate(app.strapi, data);
      expect((await guest.send('POST', '/api/me/coupons', { templateId }, key())).status).toBe(201);
    }
    await fill(ledger, member, { points: 8_000, gift: 3_000, principal: 17_000 });
    browser = await openBrowser();
    ({ page, errors } = await openDesk(browser, app, await createAdmin(app, 'yizhan-front-desk')));
    await page.emulateMedia({ reducedMotion: 'reduce' });
    await page.evaluate(() => localStorage.setItem('STRAPI_THEME', 'system'));
  });
  afterAll(async () => {
    await browser?.close();
    await ledger?.close();
    await app?.stop();
  });

  const text = (id: string): Promise<string> => page.getByTestId(id).innerText();

  it('finds the member by the number, and shows the price, the coupons with why not, and the wallet', async () => {
    onTestFailed(({ task }) => picture(page, task.name));
    await page.goto(`${app.url}/admin/plugins/ordering/new?ref=${house}&checkIn=${inDays(5)}&checkOut=${inDays(6)}`);
    await expect.poll(() => text('booking-price')).toContain('¥688.00');
    await page.getByTestId('booking-phone').fill('136 0000 2468');
    await page.getByTestId('booking-name').fill('陈默');
    await expect.poll(() => text('booking-member')).toMatch(/会员.*陈默.*银杏/s);
    // ¥688 less 5 %, less the coupon that saves most.
    await expect.poll(() => text('booking-price')).toContain('¥603.60');
    expect(await text('booking-price')).toMatch(/银杏 9\.5 折.*暑期立减/s);
    const coupon = page.getByRole('combobox', { name: '优惠券' });
    expect(await coupon.innerText()).toContain('最划算');
    await page.getByTestId('booking-coupon-unusable').locator('summary').focus();
    await page.keyboard.press('Enter');
    await expect.poll(() => text('booking-coupon-unusable')).toMatch(/大额满减券.*还差/s);
    // Nothing of the wallet is taken before it is ticked.
    expect(await text('booking-submit')).toBe('收款 ¥603.60 并预订');
  });

  it('lets the desk choose by the keyboard what the wallet pays', async () => {
    onTestFailed(({ task }) => picture(page, task.name));
    await page.getByTestId('booking-wallet-best').click();
    await expect.poll(() => text('booking-submit')).toBe('收款 ¥323.60 并预订');
    await page.getByTestId('booking-wallet-points').focus();
    await page.keyboard.press('Space');
    await expect.poll(() => text('booking-submit')).toBe('收款 ¥403.60 并预订');
    expect(await page.getByTestId('booking-wallet-points').getAttribute('aria-checked')).toBe('false');
    expect(await text('booking-rest')).toContain('¥403.60');
  });

  it('has no serious finding, light and dark, wide and narrow', async () => {
    for (const theme of ['light', 'dark'] as const) {
      await inTheme(page, theme);
      for (const width of [1440, 1024]) {
        await page.setViewportSize({ width, height: 900 });
        await page.getByTestId('booking-member').scrollIntoViewIfNeeded();
        await picture(page, `desk-member ${theme} ${width} guest`);
        await page.getByTestId('booking-submit').scrollIntoViewIfNeeded();
        await picture(page, `desk-member ${theme} ${width} payment`);
        expect(await seriousFindings(page), `${theme} ${width}`).toEqual([]);
      }
    }
    await inTheme(page, 'light');
    await page.setViewportSize({ width: 1440, height: 900 });
  });

  it('takes the rest in cash; order, wallet and coupon say the same', async () => {
    onTestFailed(({ task }) => picture(page, task.name));
    await page.getByTestId('booking-submit').click();
    await expect.poll(() => text('booking-done')).toContain('预订成功');
    await page.getByTestId('booking-open').click();
    await expect.poll(() => text('desk-drawer')).toMatch(/储值余额.*¥200\.00/s);
    const drawer = await text('desk-drawer');
    for (const words of ['银杏 9.5 折', '暑期立减', '¥603.60', '现金', '¥403.60']) expect(drawer).toContain(words);
    await picture(page, 'desk-member order');
    expect(await holdingsOf(ledger, member)).toMatchObject({ points: 8_000 });
    expect(await holdingsOf(ledger, member)).not.toHaveProperty('principal');
    const coupons = (await guest.send('GET', '/api/me/coupons?tab=used')).body.items as { title: string }[];
    expect(coupons.map(({ title }) => title)).toEqual(['暑期立减']);
    const own = (await guest.send('GET', '/api/orders')).body.items as object[];
    expect(own).toMatchObject([{ status: 'confirmed', totalFen: 60_360, paidFen: 60_360 }]);
    expect(errors).toEqual([]);
  });
});
