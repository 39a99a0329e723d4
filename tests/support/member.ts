/** A member who holds one of everything, for tests that look at pages. */
import type { TestApp } from './app';
import { buyCard, seedCardKind } from './cards';
import { seedTemplate } from './coupons';
import { inDays } from './dates';
import { payOrder, placeStay, type Guest } from './guest';
import { createTitle, requested, seedInvoiceRule, send } from './invoicing';
import { seedMembership } from './membership';
import { seedTopUpPlan, seedTopUpRule } from './seed';
import type { AdminUser } from './staff';
import { buyTopUp } from './top-up';

export interface ClubContent {
  cardKind: string;
  topUpPlan: string;
  couponTemplate: string;
}

/** Levels, a kind of card, a plan to top up with, a coupon to claim, and the rules of points and invoices. */
export async function seedClub({ strapi }: TestApp): Promise<ClubContent> {
  await seedMembership(strapi);
  await seedTopUpRule(strapi);
  await seedInvoiceRule(strapi);
  return {
    cardKind: await seedCardKind(strapi, { story: '一年四季，随时回来住几天。' }),
    topUpPlan: await seedTopUpPlan(strapi, { recommended: true, note: '订房、用餐都可用' }),
    couponTemplate: await seedTemplate(strapi, { perMember: 2 }),
  };
}

/** Points, lessons, a coupon, a card, stored value, and an invoice that was asked for after a stay. */
export async function fillMember(
  app: TestApp,
  admin: AdminUser,
  guest: Guest,
  { cardKind, topUpPlan, couponTemplate, house }: ClubContent & { house: string },
): Promise<{ topUpNo: string; invoiceNo: string }> {
  const row = (await app.strapi.db.connection('members').where({ openid: guest.openid }).first('id')) as { id: number };
  for (const asset of ['points', 'lesson'])
    await send(admin, `/wallet/members/${row.id}/adjustments`, { asset, amount: 20, reason: '开业赠送' });
  await send(guest, '/api/me/coupons', { templateId: couponTemplate });
  await buyCard(app, guest, cardKind);
  const topUpNo = await buyTopUp(app, guest, { ref: topUpPlan });
  const { body } = await placeStay(guest, { ref: house, checkIn: inDays(0), checkOut: inDays(1) });
  const no = body.no as string;
  await payOrder(app, guest, no);
  await guest.send('POST', `/api/orders/${no}/sync`);
  for (const verb of ['check-in', 'check-out']) await send(admin, `/ordering/orders/${no}/${verb}`);
  await createTitle(guest);
  return { topUpNo, invoiceNo: await requested(guest, [no]) };
}
