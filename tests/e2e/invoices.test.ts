/** An invoice asked for on the phone, issued at the desk with its file, opened, and voided by a refund. */
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startApp, type TestApp } from '../support/app';
import { openBrowser, openDesk, Phone, picture } from '../support/browser';
import { newKey, payOrder, placeStay, sender, signIn } from '../support/guest';
import { seedInvoiceRule, send } from '../support/invoicing';
import { COMPANY, invoiceNumber } from '../support/requests';
import { seedHouse, seedPolicy } from '../support/seed';
import { createAdmin, signInAgain, signInAsAdmin, SUPER_ADMIN, type AdminUser } from '../support/staff';
import { inDays } from '../support/dates';

describe('an invoice', () => {
  let app: TestApp;
  let browser: Browser;
  let phone: Phone;
  let desk: Page;
  let staff: AdminUser;
  let order: string;

  beforeAll(async () => {
    app = await startApp({ adminPanel: true });
    await seedInvoiceRule(app.strapi);
    staff = await signInAsAdmin(app, SUPER_ADMIN);
    const house = await seedHouse(app.strapi, { cancellationPolicy: await seedPolicy(app.strapi) });
    const { openid } = await signIn(app, '沈知白');
    const guest = await signInAgain(app, openid);
    const { body } = await placeStay(guest, { ref: house, checkIn: inDays(0), checkOut: inDays(1) });
    order = body.no as string;
    await payOrder(app, guest, order);
    await guest.send('POST', `/api/orders/${order}/sync`);
    for (const verb of ['check-in', 'check-out'])
      expect((await send(staff, `/ordering/orders/${order}/${verb}`)).status).toBe(200);

    browser = await openBrowser();
    phone = await Phone.open(browser, app);
    await phone.visit('/subpkg/member/login?next=%2Fpages%2Fme%2Fme');
    await phone.signIn('沈知白');
    const finance = await createAdmin(app, 'yizhan-finance');
    ({ page: desk } = await openDesk(browser, app, finance));
  });
  afterAll(async () => {
    await browser?.close();
    await app?.stop();
  });

  it('goes from the order page to the desk and back, and is void after a refund', async () => {
    await phone.visit(`/subpkg/order/detail?no=${order}`);
    await phone.tap('order-invoice');
    await phone.arrives('/subpkg/invoices/apply');
    await phone.tap('apply-add-title');
    await phone.type('title-name', COMPANY.name);
    await phone.type('title-tax-no', COMPANY.taxNo.replace('9133', '9134'));
    await phone.shows('title-tax-no-error', '税号有误');
    await phone.type('title-tax-no', COMPANY.taxNo);
    await phone.tap('title-save');
    await picture(phone.page, 'invoice-apply');
    await phone.tap('apply-submit');
    await phone.arrives('/subpkg/invoices/detail');
    await phone.shows('invoice-state', '待开票');
    const no = /no=([\w-]+)/.exec(phone.page.url())![1]!;

    await desk.goto(`${app.url}/admin/plugins/invoicing?invoice=${no}`);
    await desk.getByTestId('invoice-issue').click();
    await picture(desk, 'invoice-desk-issue');
    await desk.getByTestId('invoice-number').fill(invoiceNumber());
    await desk
      .getByTestId('invoice-upload')
      .setInputFiles({ name: '电子发票.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.4 e2e') });
    await desk.getByTestId('invoice-confirm').click();
    await desk.getByTestId('invoice-file').waitFor();

    await phone.visit(`/subpkg/invoices/detail?no=${no}`);
    await phone.shows('invoice-state', '已开票');
    await picture(phone.page, 'invoice-issued');
    const downloading = phone.page.waitForEvent('download');
    await phone.tap('invoice-download');
    expect((await downloading).suggestedFilename()).toBe('电子发票.pdf');

    const refund = { amountFen: 100, reason: '热水不足' };
    const headers = { 'Idempotency-Key': newKey() };
    expect((await staff.send('POST', `/ordering/orders/${order}/refunds`, refund, headers)).status).toBe(200);
    await expect
      .poll(async () => (await staff.send('GET', `/invoicing/invoices/${no}`)).body.state as string)
      .toBe('void_requested');
    await desk.reload();
    await desk.getByTestId('invoice-void').click();
    await desk.getByTestId('invoice-number').fill(invoiceNumber());
    await desk.getByTestId('invoice-reason').fill('订单部分退款');
    await desk.getByTestId('invoice-confirm').click();
    await expect.poll(async () => desk.getByTestId('invoice-dialog').textContent()).toContain('已作废');
    await picture(desk, 'invoice-desk-voided');
    await phone.visit(`/subpkg/invoices/detail?no=${no}`);
    await phone.shows('invoice-state', '已作废');
    await picture(phone.page, 'invoice-voided');
    expect((await sender(app.url)('GET', `/api/invoices/${no}/file`)).status).toBe(401);
  });
});
