/** A member shows a code, a clerk redeems with it and takes it back; the desk sees all of it. */
import type { Browser, Route } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, onTestFailed } from 'vitest';
import { startApp, type TestApp } from '../support/app';
import { openBrowser, openDesk, Phone, picture } from '../support/browser';
import { ALL_RIGHTS, codeOf } from '../support/cashier';
import { newKey, sender, signIn } from '../support/guest';
import { seedMembership } from '../support/membership';
import { seedTopUpPlan } from '../support/seed';
import { createAdmin, signInAsAdmin, SUPER_ADMIN, type AdminUser } from '../support/staff';

describe('the till', () => {
  let app: TestApp;
  let browser: Browser;
  let admin: AdminUser;

  beforeAll(async () => {
    app = await startApp({ adminPanel: true });
    await seedMembership(app.strapi);
    const sim = sender(app.sim.baseUrl);
    await sim('POST', '/sim/personas', { name: '林晚', phone: '13800001001' });
    await sim('POST', '/sim/personas', { name: '小满', phone: '13800001002' });
    await sim('POST', '/sim/personas', { name: '陈默', phone: '13800001003' });
    admin = await signInAsAdmin(app, SUPER_ADMIN);
    browser = await openBrowser();
  });
  afterAll(async () => {
    await browser?.close();
    await app?.stop();
  });

  /** Opens a page and signs in by its button; the rows of the member as the database has them. */
  async function signedIn(
    name: string,
    page: string,
    button: string,
  ): Promise<{ phone: Phone; id: number; publicId: string }> {
    const phone = await Phone.open(browser, app);
    onTestFailed(({ task }) => picture(phone.page, `${task.name}-${name}`));
    await phone.visit(page);
    await phone.tap(button);
    await phone.signIn(name);
    const row = (await app.strapi.db.connection('members').orderBy('id', 'desc').first('id', 'public_id')) as {
      id: number;
      public_id: string;
    };
    return { phone, id: row.id, publicId: row.public_id };
  }

  it('redeems a lesson with a code, and undoes it', async () => {
    const guest = await signedIn('林晚', '/subpkg/code/code', 'code-login');
    const lessons = { asset: 'lesson', amount: 2, reason: '测试课时' };
    const path = `/wallet/members/${guest.id}/adjustments`;
    const given = await admin.send('POST', path, lessons, { 'Idempotency-Key': newKey() });
    expect(given.status).toBe(201);
    const clerk = await signedIn('小满', '/subpkg/code/scan', 'till-login');
    const edit = { name: '小满', places: [], may: ALL_RIGHTS, enabled: true };
    const linked = await admin.send('POST', `/cashier/clerks/${clerk.publicId}`, edit, { 'Idempotency-Key': newKey() });
    expect(linked.status, JSON.stringify(linked.body)).toBe(200);

    await guest.phone.visit('/subpkg/code/code');
    await guest.phone.shows('code-next', '秒后自动更新');
    const code = await guest.phone.text('code-digits');
    expect(code).toMatch(/^(\d{4} ){4}\d{4}$/);
    await picture(guest.phone.page, 'till-code');

    // Who was linked while signed in is let in within seconds.
    await expect
      .poll(
        async () => {
          await clerk.phone.visit('/subpkg/code/scan');
          return clerk.phone.text('till-self').catch(() => '');
        },
        { timeout: 30_000 },
      )
      .toContain('小满');
    await clerk.phone.type('till-code', code);
    await picture(clerk.phone.page, 'till-scan');
    await clerk.phone.tap('till-go');
    await clerk.phone.shows('piece-0', '课时');
    await picture(clerk.phone.page, 'till-confirm');
    await clerk.phone.tap('piece-0');
    await clerk.phone.tap('redeem-count-plus');
    await clerk.phone.tap('redeem-confirm');
    await clerk.phone.shows('till-result', '核销成功');
    await clerk.phone.shows('result-what', '× 2');
    await picture(clerk.phone.page, 'till-result');
    await clerk.phone.tap('till-undo');
    await clerk.phone.tap('undo-confirm');
    await clerk.phone.shows('till-result', '已撤销');
    await clerk.phone.visit('/subpkg/code/today');
    await clerk.phone.shows('done-0', '小满 已撤销');
    await picture(clerk.phone.page, 'till-today');

    // The same code a second time.
    await clerk.phone.visit('/subpkg/code/scan');
    await clerk.phone.type('till-code', code);
    await clerk.phone.tap('till-go');
    await clerk.phone.shows('till-notice', '已');
    const wallet = await admin.send('GET', `/wallet/members/${guest.id}`);
    expect(wallet.body.assets).toMatchObject([{ asset: 'lesson', available: 2 }]);
    const expected = [/40[139]/];
    for (const { phone } of [guest, clerk])
      expect(phone.errors.filter((error) => !expected.some((known) => known.test(error)))).toEqual([]);
    await clerk.phone.close();
    await guest.phone.close();
  });

  it('shows codes without a network until those in hand are over', async () => {
    const { phone } = await signedIn('陈默', '/subpkg/code/code', 'code-login');
    await phone.visit('/subpkg/code/code');
    const before = await phone.text('code-digits');
    await phone.page.context().setOffline(true);
    await phone.shows('code-offline', '网络断开');
    expect(await phone.text('code-digits')).toMatch(/^(\d{4} ){4}\d{4}$/);
    expect((await phone.text('code-digits')).slice(0, 11)).toBe(before.slice(0, 11));
    await picture(phone.page, 'till-code-offline');
    await phone.page.context().setOffline(false);
    await phone.close();
  });

  it('the desk finds the member, redeems with a receipt, and undoes it in the log', async () => {
    const plan = await seedTopUpPlan(app.strapi);
    const { email, password } = await createAdmin(app, 'yizhan-front-desk');
    const desk = await openDesk(browser, app, { email, password });
    onTestFailed(({ task }) => picture(desk.page, task.name));
    const { page } = desk;
    await page.goto(`${app.url}/admin/plugins/cashier`);
    await page.locator('input[name="till"]').fill('13800001001');
    await page.getByTestId('till-members').getByText('13800001001').click();
    await page.getByTestId('redeem-0').click();
    await page.getByTestId('redeem-confirm').click();
    await page.getByTestId('receipt').getByText('课时 × 1').waitFor();
    await picture(page, 'till-receipt');
    await page.getByRole('button', { name: '关闭' }).last().click();
    await picture(page, 'till-desk');

    // A top-up: the plan, the money, the receipt; what was bought is there at once.
    await page.getByTestId('top-up').click();
    await page.getByTestId(`top-up-plan-${plan}`).click();
    await picture(page, 'till-top-up');
    await page.getByTestId('top-up-confirm').click();
    await page.getByTestId('top-up-dialog').getByText('送 ¥100，365 天内有效').waitFor();
    await page.getByTestId('top-up-confirm').click();
    await page.getByTestId('receipt').getByText('¥1,000.00').waitFor();
    await picture(page, 'till-top-up-receipt');
    await page.getByRole('button', { name: '关闭' }).last().click();
    await page.getByText('¥1,000.00').waitFor();
    await page.getByRole('tab', { name: '今日' }).click();
    await page.getByTestId('till-day').getByText('课时 × 1').waitFor();
    await picture(page, 'till-day');
    await page.getByRole('tab', { name: '核销记录' }).click();
    await page.getByTestId('redemption-log').getByRole('button', { name: '撤销' }).first().click();
    await page.getByTestId('undo-do').click();
    await page.getByTestId('redemption-log').getByText('已撤销').first().waitFor();
    await picture(page, 'till-log');
    const wallet = await admin.send('GET', '/membership/members?q=13800001001');
    expect(wallet.status).toBe(200);
    await page.context().close();
  });

  it('serves whoever was scanned last, whatever was looked up before', async () => {
    const [named, scanned] = [await signIn(app), await signIn(app)];
    const { page } = await openDesk(browser, app, await createAdmin(app, 'yizhan-front-desk'));
    onTestFailed(({ task }) => picture(page, task.name));
    await page.goto(`${app.url}/admin/plugins/cashier`);
    const served = (): Promise<string> => page.getByTestId('till-member').locator('..').innerText();
    await page.locator('input[name="till"]').fill(named.member.id);
    await page.getByTestId('till-members').getByRole('button').waitFor();
    await page.keyboard.press('Enter');
    await expect.poll(served).toContain(named.member.id);
    await page.keyboard.type(await codeOf(scanned));
    await page.keyboard.press('Enter');
    await expect.poll(served).toContain(scanned.member.id);
    // Some scanners end with two of them.
    await page.keyboard.press('Enter');
    await page.getByTestId('till-charge').click();
    await page.getByRole('dialog').waitFor();
    expect(await served()).toContain(scanned.member.id);
    await page.context().close();
  });

  it('keeps a charge open until its answer is known; a repeat is the same charge', async () => {
    const guest = await signIn(app);
    const { page } = await openDesk(browser, app, await createAdmin(app, 'yizhan-front-desk'));
    onTestFailed(({ task }) => picture(page, task.name));
    await page.goto(`${app.url}/admin/plugins/cashier?member=${guest.member.id}`);
    await page.getByTestId('till-charge').click();
    await page.locator('input[name="amount"]').fill('300');
    await page.getByRole('button', { name: '核对金额' }).click();
    const confirm = page.getByRole('button', { name: '确认收款' });
    await confirm.waitFor();
    // The charge is carried out, and its answer is lost on the way.
    const lose = async (route: Route): Promise<void> => {
      await route.fetch();
      await route.abort();
    };
    await page.route('**/cashier/members/*/charges', lose, { times: 1 });
    await confirm.click();
    await page.getByText('没有等到回答').waitFor();
    await page.keyboard.press('Escape');
    await page.mouse.click(5, 5);
    await confirm.click({ timeout: 5_000 });
    await page.getByTestId('receipt').getByText('¥300.00').waitFor();
    const charges = await app.strapi.db
      .connection('cashier_charges as c')
      .join('members as m', 'm.id', 'c.member_id')
      .where('m.public_id', guest.member.id)
      .pluck('c.amount_fen');
    expect(charges).toEqual([30_000]);
    await page.context().close();
  });
});
