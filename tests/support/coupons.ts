/** Coupons as operators make them. */
import type { Core } from '@strapi/strapi';
import type { TestApp } from './app';
import { newKey, type Guest } from './guest';
import type { Facts } from './requests';
import type { AdminUser } from './staff';

export type CouponFacts = Pick<Facts, 'couponTemplate' | 'couponId' | 'couponCode' | 'couponIssue' | 'codeBatch'>;

type Documents = { create(args: { data: object }): Promise<{ documentId: string }> };

export const COUPON = {
  name: '满减券',
  nameEn: 'Amount off',
  kind: 'amount-off',
  valueFen: 3_000,
  thresholdFen: 10_000,
  validDays: 30,
  claimable: true,
};

/** ¥30 off from ¥100, for 30 days, to be claimed, unless told otherwise; its documentId. */
export async function seedTemplate(strapi: Core.Strapi, data: Record<string, unknown> = {}): Promise<string> {
  const templates = strapi.documents('plugin::marketing.coupon-template' as never) as unknown as Documents;
  return (await templates.create({ data: { ...COUPON, ...data } })).documentId;
}

const key = (): Record<string, string> => ({ 'Idempotency-Key': newKey() });

export async function seedCoupons(
  app: TestApp,
  owner: Guest,
  superAdmin: AdminUser,
): Promise<() => Promise<CouponFacts>> {
  const couponTemplate = await seedTemplate(app.strapi, { perMember: 1_000 });
  const path = `/marketing/templates/${couponTemplate}`;
  const issue = await superAdmin.send('POST', `${path}/issues`, { members: [owner.member.id] }, key());
  const batch = await superAdmin.send('POST', `${path}/codes`, { count: 100 }, key());
  const csv = await superAdmin.send('GET', `/marketing/codes/${batch.body.id}/codes.csv`);
  const codes = (csv.body as unknown as string)
    .split('\r\n')
    .slice(1)
    .map((line) => line.split(',')[0]!)
    .filter(Boolean);
  return async () => ({
    couponTemplate,
    couponIssue: issue.body.id as string,
    codeBatch: batch.body.id as string,
    couponCode: codes.pop()!,
    couponId: (await owner.send('POST', '/api/me/coupons', { templateId: couponTemplate }, key())).body.id as string,
  });
}
