/** Houses, prices and pictures of the demo, entered as an operator would enter them. */
import { statSync } from 'node:fs';
import type { Core } from '@strapi/strapi';
import type { RenderedPicture } from '../pictures';
import {
  DEMO_EXTRAS,
  DEMO_GUEST_INFO,
  DEMO_FACILITIES,
  DEMO_HOUSES,
  DEMO_PLACES,
  DEMO_POLICIES,
  DEMO_STORIES_EN,
  PHOTO_GROUPS_EN,
  addDays,
  demoRateRules,
  type DemoDiscount,
  type DemoHouse,
  type DemoRateRule,
} from '../content';
import type { StoredPicture } from './http';
import { seedSite } from './site';

interface Documents {
  create(args: { data: object }): Promise<{ documentId: string }>;
}

const documents = (strapi: Core.Strapi, name: string): Documents =>
  strapi.documents(`api::${name}.${name}` as never) as unknown as Documents;

export interface SeededContent {
  /** House code → documentId. */
  houses: Map<string, string>;
  /** The same of extras. */
  extras: Map<string, string>;
}

/** Puts the rendered pictures into the media library, by picture id. */
export async function uploadPictures(
  strapi: Core.Strapi,
  pictures: readonly RenderedPicture[],
  onProgress: (done: number, total: number) => void,
): Promise<Map<string, StoredPicture>> {
  const upload = strapi.plugin('upload').service('upload') as { upload(args: object): Promise<StoredPicture[]> };
  const ids = new Map<string, StoredPicture>();
  for (const picture of pictures) {
    const file = {
      filepath: picture.path,
      originalFilename: picture.fileName,
      mimetype: picture.mime,
      size: statSync(picture.path).size,
    };
    const [stored] = await upload.upload({
      data: { fileInfo: { name: picture.fileName, alternativeText: picture.id } },
      files: file,
    });
    ids.set(picture.id, { id: stored!.id, url: stored!.url });
    onProgress(ids.size, pictures.length);
  }
  return ids;
}

export async function seedContent(
  strapi: Core.Strapi,
  media: ReadonlyMap<string, StoredPicture>,
  today: string,
): Promise<SeededContent> {
  const places = await createAll(strapi, 'place', DEMO_PLACES, ({ code, name, nameEn, cover, intro }, i) => ({
    code,
    name,
    nameEn,
    intro,
    cover: media.get(cover)?.id,
    sort: i,
  }));
  const facilities = await createAll(strapi, 'facility', DEMO_FACILITIES, (facility, i) => ({ ...facility, sort: i }));
  const policies = await createAll(
    strapi,
    'cancellation-policy',
    DEMO_POLICIES,
    ({ name, nameEn, summary, summaryEn, tiers }) => ({
      name,
      nameEn,
      summary,
      summaryEn,
      tiers: tiers.map(({ hoursBefore, refundPercent }) => ({ hoursBefore, refundPercent })),
    }),
  );
  const houses = await createAll(strapi, 'house', DEMO_HOUSES, (house, i) =>
    houseData(house, i, { media, places, facilities, policies }),
  );
  const extras = await createAll(strapi, 'extra', DEMO_EXTRAS, ({ code: _, picture, ...extra }, i) => ({
    ...extra,
    houses: extra.houses.map((code) => houses.get(code)),
    picture: picture && media.get(picture)?.id,
    sort: i,
  }));
  for (const [i, rule] of demoRateRules(today).entries()) {
    await documents(strapi, 'rate-rule').create({ data: ruleData(rule, i, houses) });
  }
  await seedSite(strapi, { media, houses, places });
  return { houses, extras };
}

async function createAll<T extends { code: string }>(
  strapi: Core.Strapi,
  name: string,
  entries: readonly T[],
  data: (entry: T, index: number) => object,
): Promise<Map<string, string>> {
  const ids = new Map<string, string>();
  for (const [i, entry] of entries.entries()) {
    ids.set(entry.code, (await documents(strapi, name).create({ data: data(entry, i) })).documentId);
  }
  return ids;
}

interface Known {
  media: ReadonlyMap<string, StoredPicture>;
  places: ReadonlyMap<string, string>;
  facilities: ReadonlyMap<string, string>;
  policies: ReadonlyMap<string, string>;
}

function houseData(house: DemoHouse, sort: number, known: Known): object {
  const {
    prices,
    unitNames,
    place,
    cancellationPolicy,
    facilities,
    rules,
    highlights,
    photoGroups,
    floorPlan,
    discounts,
    cover: _cover,
    code: _code,
    ...same
  } = house;
  const { highlightsEn, nearby, nearbyEn, arrival, transportEn } = DEMO_GUEST_INFO[house.code]!;
  return {
    ...same,
    transportEn,
    storyEn: DEMO_STORIES_EN[house.code]!,
    highlightsEn: highlightsEn.join('\n'),
    nearby: nearby.join('\n'),
    nearbyEn: nearbyEn.join('\n'),
    arrivalGuide: arrival.guide,
    arrivalGuideEn: arrival.guideEn,
    doorInfo: arrival.door,
    doorInfoEn: arrival.doorEn,
    wifiName: `yizhan-${house.code.split('-')[0]}`,
    wifiPassword: `${house.code.split('-')[0]}2026`,
    sort,
    listed: true,
    place: known.places.get(place),
    cancellationPolicy: known.policies.get(cancellationPolicy),
    facilities: facilities.map((code) => known.facilities.get(code)),
    rules: rules.join('\n'),
    highlights: highlights.join('\n'),
    units: unitNames.length,
    basePriceFen: prices.weekdayFen,
    weekendPriceFen: prices.weekendFen,
    holidayPriceFen: prices.holidayFen,
    photoGroups: photoGroups.map(({ name, photos }) => ({
      name,
      nameEn: PHOTO_GROUPS_EN[name],
      photos: photos.map(({ picture }) => known.media.get(picture)?.id),
    })),
    floorPlan: known.media.get(floorPlan)?.id,
    discounts: discounts.map(discountData),
  };
}

const discountData = (discount: DemoDiscount): object =>
  discount.kind === 'long-stay'
    ? { kind: 'long_stay', threshold: discount.minNights, percentOff: discount.percentOff }
    : { kind: 'early_bird', threshold: discount.minDaysAhead, percentOff: discount.percentOff };

/** Content writes [from, to); operators write the last night. */
function ruleData(rule: DemoRateRule, index: number, houses: ReadonlyMap<string, string>): object {
  const price =
    'fixedFen' in rule.adjust
      ? { priceMode: 'fixed', priceFen: rule.adjust.fixedFen }
      : { priceMode: 'percent', pricePercent: rule.adjust.percent };
  return {
    name: rule.name,
    nameEn: rule.nameEn,
    active: true,
    houses: [houses.get(rule.house)],
    firstNight: rule.from,
    lastNight: addDays(rule.to, -1),
    minNights: rule.minNights ?? null,
    priority: rule.kind === 'date' ? 10 : Math.min(index, 9),
    closed: false,
    closedToArrival: false,
    closedToDeparture: false,
    ...price,
  };
}
