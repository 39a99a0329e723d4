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

/** An extra of all houses, ¥38 a person and night unless told otherwise; its documentId. */
export async function seedExtra(strapi: Core.Strapi, data: Record<string, unknown> = {}): Promise<string> {
  const breakfast = { title: '早餐', titleEn: 'Breakfast', priceFen: 3_800, basis: 'per_person_night' };
  return (await documents(strapi, 'api::extra.extra').create({ data: { ...breakfast, ...data } })).documentId;
}

/** Edits an extra as an operator would. */
export async function editExtra(strapi: Core.Strapi, documentId: string, data: object): Promise<void> {
  await documents(strapi, 'api::extra.extra').update({ documentId, data });
}

/** Content with drafts, published at once unless `status` says otherwise; its documentId. */
export async function seedPublished(
  strapi: Core.Strapi,
  name: 'banner' | 'collection' | 'article',
  data: Record<string, unknown>,
  status: 'draft' | 'published' = 'published',
): Promise<string> {
  return (await documents(strapi, `api::${name}.${name}`).create({ data, status })).documentId;
}

/** A published article; its slug. */
export async function seedArticle(strapi: Core.Strapi, data: Record<string, unknown> = {}): Promise<string> {
  const article = {
    title: '用户章程',
    titleEn: 'House rules',
    slug: 'charter',
    category: 'charter',
    body: '## 总则',
    ...data,
  };
  await seedPublished(strapi, 'article', article);
  return String(article.slug);
}

/** A picture in the media library's table, without a file behind it; its id. */
export async function seedPicture(strapi: Core.Strapi, name = 'snow'): Promise<number> {
  const file = (await strapi.db.query('plugin::upload.file').create({
    data: {
      name,
      hash: name,
      ext: '.jpg',
      mime: 'image/jpeg',
      size: 1,
      url: `/uploads/${name}.jpg`,
      provider: 'local',
    },
  })) as { id: number };
  return file.id;
}

/** A plan of stored value, ¥1,000 with a gift of ¥100 for a year unless told otherwise; its documentId. */
export async function seedTopUpPlan(strapi: Core.Strapi, data: Record<string, unknown> = {}): Promise<string> {
  const plan = { name: '充 1000 送 100', principalFen: 100_000, giftFen: 10_000, giftDays: 365, onSale: true };
  return (await documents(strapi, 'api::top-up-plan.top-up-plan').create({ data: { ...plan, ...data } })).documentId;
}

/** How stored value is sold and goes back, as an operator enters it once. */
export async function seedTopUpRule(strapi: Core.Strapi, data: Record<string, unknown> = {}): Promise<void> {
  const rule = { freeAmount: true, minFen: 10_000, maxFen: 500_000, coolingDays: 7, automaticInTime: true };
  const later = { automaticLater: false, giftLater: 'proportion', usedGift: 'waived' };
  await documents(strapi, 'api::top-up-rule.top-up-rule').create({ data: { ...rule, ...later, ...data } });
}
