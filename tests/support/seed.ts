/** Content as operators would enter it. */
import type { Core } from '@strapi/strapi';

export interface HouseSeed {
  title?: string;
  units?: number;
  basePriceFen?: number;
  [field: string]: unknown;
}

const documents = (
  strapi: Core.Strapi,
  uid: string,
): { create(args: object): Promise<{ documentId: string; id: number }>; update(args: object): Promise<unknown> } =>
  strapi.documents(uid as never) as never;

export async function seedPolicy(
  strapi: Core.Strapi,
  tiers = [
    { hoursBefore: 48, refundPercent: 100 },
    { hoursBefore: 24, refundPercent: 50 },
  ],
): Promise<string> {
  const policy = await documents(strapi, 'api::cancellation-policy.cancellation-policy').create({
    data: { name: '适中', summary: '提前两天免费取消', tiers },
  });
  return policy.documentId;
}

export async function seedHouse(strapi: Core.Strapi, seed: HouseSeed = {}): Promise<string> {
  const house = await documents(strapi, 'api::house.house').create({
    data: {
      title: '竹里小院',
      titleEn: 'Bamboo Court',
      address: '浙江省湖州市德清县莫干山镇',
      latitude: 30.6,
      longitude: 119.87,
      maxAdults: 4,
      maxChildren: 2,
      maxGuests: 5,
      units: 1,
      basePriceFen: 68_800,
      lastBookingTime: '23:59',
      ...seed,
    },
  });
  return house.documentId;
}

export async function seedRateRule(strapi: Core.Strapi, rule: Record<string, unknown>): Promise<void> {
  await documents(strapi, 'api::rate-rule.rate-rule').create({
    data: { active: true, priceMode: 'none', priority: 0, ...rule },
  });
}
