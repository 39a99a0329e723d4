/// <reference lib="dom" />
/** Finance looks into a member's wallet, corrects it with a reason, and finds the same in the statement and the books. */
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, onTestFailed } from 'vitest';
import { startApp, type TestApp } from '../support/app';
import { openBrowser, openDesk, picture } from '../support/browser';
import { signIn } from '../support/guest';
import { openLedger, wallet, type Ledger } from '../support/ledger';
import { createAdmin } from '../support/staff';

describe('the ledger explorer', () => {
  let app: TestApp;
  let browser: Browser;
  let page: Page;
  let errors: string[];
  let ledger: Ledger;
  let member: { id: number; public_id: string; nickname: string };

  beforeAll(async () => {
    app = await startApp({ adminPanel: true });
    const guest = await signIn(app);
    member = (await app.strapi.db
      .connection('members')
      .where({ openid: guest.openid })
      .first('id', 'public_id', 'nickname')) as typeof member;
    ledger = openLedger(app.databaseUrl);
    const common = {
      member: member.id,
      reference: 'U2027',
      actor: { kind: 'system' },
      now: new Date().toISOString(),
    } as const;
    const expiresAt = new Date(Date.now() + 20 * 86_400_000).toISOString();
    await ledger.run(async (trx) => {
      const top = { ...common, source: 'top-up:U2027' };
      await wallet.grant(trx, {
        ...top,
        key: 'e2e-ledger:top-up',
        asset: 'principal',
        amount: 100_000,
        reason: 'top-up',
        expiresAt: null,
      });
      await wallet.grant(trx, {
        ...top,
        key: 'e2e-ledger:gift',
        asset: 'gift',
        amount: 10_000,
        reason: 'top-up-gift',
        expiresAt,
      });
      const paid = {
        ...common,
        key: 'e2e-ledger:pay',
        reference: 'Y20270301',
        amount: 68_800,
        reason: 'order',
      } as const;
      const { no } = await wallet.spend(trx, { ...paid, assets: ['gift', 'principal'] });
      await wallet.reverse(trx, {
        key: 'e2e-ledger:back',
        transfer: no,
        amount: 20_000,
        reference: 'Y20270301',
        actor: common.actor,
        now: common.now,
      });
    });
    const { insertVerification, verifyLedger } = wallet;
    await insertVerification(ledger.db, await ledger.run((trx) => verifyLedger(trx, 'night')));
    browser = await openBrowser();
    ({ page, errors } = await openDesk(browser, app, await createAdmin(app, 'yizhan-finance')));
  });
  afterAll(async () => {
    await browser?.close();
    await ledger?.close();
    await app?.stop();
  });

  it('shows a wallet, corrects it, and follows a transfer', async () => {
    onTestFailed(({ task }) => picture(page, task.name));
    await page.goto(`${app.url}/admin/plugins/wallet`);
    await page.locator('input[name=member]').fill(member.public_id);
    await page.getByTestId('ledger-members').getByText(member.nickname).click();
    const balances = page.getByTestId('ledger-wallet');
    await balances.getByText('储值本金').waitFor();
    // ¥1,000 and ¥100 less ¥688, of which ¥200 came back in proportion.
    expect((await balances.innerText()).replace(/\s+/g, ' ')).toMatch(/¥582\.93[\s\S]*¥29\.07/);
    await page.getByTestId('ledger-adjust').click();
    const dialog = page.getByRole('dialog');
    await dialog.locator('input[name=amount]').fill('288');
    await dialog.locator('input[name=reason]').fill('投诉补偿');
    await dialog.getByRole('button', { name: '确认调整' }).click();
    await balances.getByText('288').first().waitFor();
    const statement = page.getByTestId('ledger-statement');
    await statement.getByText('投诉补偿').waitFor();
    await picture(page, 'ledger-member');
    await statement.getByRole('button', { name: '订单消费' }).first().click();
    const transfer = page.getByTestId('ledger-transfer');
    await transfer.getByText('本店：收入').first().waitFor();
    expect(await transfer.innerText()).toContain('已被退回');
    await picture(page, 'ledger-transfer');
    await page.keyboard.press('Escape');
    await transfer.waitFor({ state: 'detached' });
    expect(errors).toEqual([]);
  });

  it('shows that the books agree, what is owed, and what moved', async () => {
    onTestFailed(({ task }) => picture(page, task.name));
    await page.getByRole('tab', { name: '账目核对' }).click();
    await page.getByTestId('ledger-proof').getByText('账目一致').waitFor();
    await page.getByTestId('ledger-holdings').getByText('¥582.93').first().waitFor();
    await picture(page, 'ledger-books');
    await page.getByRole('tab', { name: '负债与流量' }).click();
    const flow = page.getByRole('region', { name: '储值本金' });
    await expect.poll(() => flow.getByRole('listitem').count()).toBe(60);
    await flow.getByRole('listitem').last().hover();
    await flow
      .getByText(/流入 ¥/)
      .first()
      .waitFor();
    await picture(page, 'ledger-liability');
    await page.getByRole('tab', { name: '全部流水' }).click();
    await page.getByTestId('ledger-transfers').getByText('Y20270301').first().waitFor();
    await picture(page, 'ledger-transfers');
    expect(errors).toEqual([]);
  });
});
