import { describe, expect, it } from 'vitest';
import {
  DEMO_ARTICLES,
  DEMO_BANNERS,
  DEMO_BLOCKS,
  DEMO_COLLECTIONS,
  DEMO_CORRECTIONS,
  DEMO_EXTRAS,
  DEMO_FACILITIES,
  DEMO_GUEST_INFO,
  DEMO_HOUSES,
  DEMO_NOTES,
  DEMO_ORDERS,
  DEMO_ORDER_STATES,
  DEMO_PERSONAS,
  DEMO_PLACES,
  DEMO_POLICIES,
  DEMO_STORIES_EN,
  DEMO_STAFF,
  PHOTO_GROUPS_EN,
  RATE_HORIZON_DAYS,
  addDays,
  daysBetween,
  demoRateRules,
  nextWeekday,
} from '../../../tools/demo/content';
import type { DemoHouse, DemoOrder } from '../../../tools/demo/content';
import { yearlyWindow } from '../../../tools/demo/content/dates';
import { pictureById } from '../../../tools/demo/pictures';

const TODAYS = ['2026-01-01', '2026-02-28', '2026-06-30', '2026-11-21', '2026-12-31', '2028-02-29'];
const codes = (list: readonly { code: string }[]): string[] => list.map((item) => item.code);
const houseOf = (code: string): DemoHouse => {
  const house = DEMO_HOUSES.find((item) => item.code === code);
  if (!house) throw new Error(`No house ${code}`);
  return house;
};
const unique = (list: readonly string[]): boolean => new Set(list).size === list.length;

describe('dates', () => {
  it('adds, counts and finds weekdays', () => {
    expect(addDays('2026-12-31', 1)).toBe('2027-01-01');
    expect(daysBetween('2026-11-21', '2027-05-23')).toBe(183);
    expect(nextWeekday('2026-11-21', 6)).toBe('2026-11-21');
    expect(nextWeekday('2026-11-21', 5)).toBe('2026-11-27');
  });

  it('cuts yearly windows, also over New Year', () => {
    expect(yearlyWindow('2026-11-21', '2027-05-23', '12-20', '02-25')).toEqual([
      { from: '2026-12-20', to: '2027-02-25' },
    ]);
    expect(yearlyWindow('2027-01-10', '2027-07-12', '12-20', '02-25')).toEqual([
      { from: '2027-01-10', to: '2027-02-25' },
    ]);
    expect(yearlyWindow('2026-03-01', '2026-04-01', '12-20', '02-25')).toEqual([]);
  });
});

describe('houses', () => {
  it('are enough, in several places, one with six units', () => {
    expect(DEMO_HOUSES.length).toBeGreaterThanOrEqual(9);
    expect(new Set(DEMO_HOUSES.map((house) => house.place))).toEqual(new Set(codes(DEMO_PLACES)));
    expect(DEMO_HOUSES.some((house) => house.unitNames.length === 6)).toBe(true);
    expect(unique(codes(DEMO_HOUSES))).toBe(true);
    expect(new Set(DEMO_HOUSES.map((house) => house.instantConfirm)).size).toBe(2);
    expect(new Set(DEMO_HOUSES.map((house) => house.cancellationPolicy)).size).toBe(3);
  });

  it.each(DEMO_HOUSES.map((house) => [house.code, house] as const))('%s is complete and in range', (_code, house) => {
    const place = DEMO_PLACES.find((item) => item.code === house.place);
    expect(place).toBeDefined();
    expect(Math.abs(house.latitude - (place?.latitude ?? 0))).toBeLessThan(0.6);
    expect(Math.abs(house.longitude - (place?.longitude ?? 0))).toBeLessThan(0.6);
    const { weekdayFen, weekendFen, holidayFen } = house.prices;
    expect([weekdayFen, weekendFen, holidayFen].every((fen) => Number.isInteger(fen) && fen > 0)).toBe(true);
    expect(weekdayFen).toBeLessThanOrEqual(weekendFen);
    expect(weekendFen).toBeLessThanOrEqual(holidayFen);
    expect(house.minNights).toBeGreaterThanOrEqual(1);
    expect(house.minNights).toBeLessThanOrEqual(house.maxNights);
    expect(house.maxAdvanceDays).toBeLessThanOrEqual(RATE_HORIZON_DAYS);
    expect(house.unitNames.length).toBeGreaterThanOrEqual(1);
    expect(house.unitNames.length).toBeLessThanOrEqual(6);
    expect(unique(house.unitNames)).toBe(true);
    expect(house.maxGuests).toBeGreaterThanOrEqual(house.maxAdults);
    expect(house.maxGuests).toBeLessThanOrEqual(house.maxAdults + house.maxChildren);
    for (const time of [house.checkInTime, house.checkOutTime, house.lastBookingTime])
      expect(time).toMatch(/^([01]\d|2[0-3]):[0-5]\d$/);
    expect(house.checkOutTime < house.checkInTime).toBe(true);
    const letters = house.story.replace(/[\s#*-]/g, '').length;
    expect(letters).toBeGreaterThanOrEqual(150);
    expect(letters).toBeLessThanOrEqual(300);
    expect(house.titleEn.length * house.subtitleEn.length).toBeGreaterThan(0);
  });

  it.each(DEMO_HOUSES.map((house) => [house.code, house] as const))('%s refers only to what exists', (_code, house) => {
    expect(codes(DEMO_POLICIES)).toContain(house.cancellationPolicy);
    expect(unique(house.facilities)).toBe(true);
    for (const code of house.facilities) expect(codes(DEMO_FACILITIES)).toContain(code);
    const photos = house.photoGroups.flatMap((group) => group.photos.map((photo) => photo.picture));
    expect(photos.length).toBeGreaterThanOrEqual(6);
    expect(unique(photos)).toBe(true);
    for (const id of photos) expect(pictureById(id)?.type, id).toBe('scene');
    expect(photos).toContain(house.cover);
    expect(pictureById(house.floorPlan)?.type).toBe('plan');
  });

  it('have discounts with sensible shares', () => {
    for (const discount of DEMO_HOUSES.flatMap((house) => house.discounts)) {
      expect(discount.percentOff).toBeGreaterThan(0);
      expect(discount.percentOff).toBeLessThan(50);
      expect(discount.label).toMatch(/折$/);
      if (discount.kind === 'long-stay') expect(discount.minNights).toBeGreaterThan(1);
      else expect(discount.minDaysAhead).toBeGreaterThan(0);
    }
  });
});

describe('policies, places, banners', () => {
  it('sorts tiers by hours, refunds falling', () => {
    expect(DEMO_POLICIES).toHaveLength(3);
    for (const { tiers } of DEMO_POLICIES) {
      tiers.slice(1).forEach((tier, i) => {
        expect(tier.hoursBefore).toBeLessThan(tiers[i]?.hoursBefore ?? 0);
        expect(tier.refundPercent).toBeLessThan(tiers[i]?.refundPercent ?? 0);
      });
      for (const tier of tiers)
        expect(tier.refundPercent > 0 && tier.refundPercent <= 100 && tier.hoursBefore >= 0).toBe(true);
    }
  });

  it('has pictures and targets that exist', () => {
    for (const place of DEMO_PLACES) expect(pictureById(place.cover)?.type).toBe('scene');
    for (const banner of DEMO_BANNERS) {
      const picture = pictureById(banner.picture);
      expect((picture?.width ?? 0) / (picture?.height ?? 1)).toBeCloseTo(16 / 9, 2);
      const targets = { house: DEMO_HOUSES, place: DEMO_PLACES, collection: DEMO_COLLECTIONS };
      const { kind, code } = banner.target;
      expect(kind === 'article' ? DEMO_ARTICLES.map(({ slug }) => slug) : codes(targets[kind])).toContain(code);
    }
    expect(unique(codes(DEMO_FACILITIES))).toBe(true);
  });

  it('collections name houses and pictures that exist', () => {
    for (const { cover, houses } of DEMO_COLLECTIONS) {
      expect(pictureById(cover)?.type, cover).toBe('scene');
      for (const code of houses) expect(codes(DEMO_HOUSES)).toContain(code);
    }
  });

  it('every house has its English, its surroundings and its arrival', () => {
    expect(Object.keys(DEMO_GUEST_INFO).sort()).toEqual(codes(DEMO_HOUSES).toSorted());
    expect(Object.keys(DEMO_STORIES_EN).sort()).toEqual(codes(DEMO_HOUSES).toSorted());
    for (const house of DEMO_HOUSES) {
      const info = DEMO_GUEST_INFO[house.code]!;
      expect(info.highlightsEn, house.code).toHaveLength(house.highlights.length);
      expect(info.nearbyEn).toHaveLength(info.nearby.length);
      expect(info.nearby.length * info.transportEn.length * house.transport.length, house.code).toBeGreaterThan(0);
      const story = DEMO_STORIES_EN[house.code]!;
      expect(story.length, house.code).toBeGreaterThan(500);
      expect(story, house.code).not.toMatch(/[\u4e00-\u9fff]/);
      // Told in the same parts: a heading, paragraphs, three things worth knowing.
      expect(story.match(/^- /gm), house.code).toHaveLength(house.story.match(/^- /gm)!.length);
      for (const { name } of house.photoGroups) expect(PHOTO_GROUPS_EN).toHaveProperty(name);
    }
  });

  it('articles cover what the law and a guest ask for, in both languages', () => {
    const categories = new Set(DEMO_ARTICLES.map(({ category }) => category));
    expect([...categories].sort()).toEqual(['about', 'agreement', 'charter', 'guide', 'privacy']);
    for (const { slug, body, bodyEn } of DEMO_ARTICLES) {
      expect(body.length, slug).toBeGreaterThan(100);
      expect(bodyEn, slug).not.toMatch(/[\u4e00-\u9fff]/);
    }
  });
});

describe('people', () => {
  it('are eight guests with test numbers and faces, and four members of staff', () => {
    expect(DEMO_PERSONAS).toHaveLength(8);
    expect(unique(DEMO_PERSONAS.map((persona) => persona.phone))).toBe(true);
    for (const persona of DEMO_PERSONAS) {
      expect(persona.phone).toMatch(/^1380000\d{4}$/);
      expect(pictureById(persona.avatar)?.type).toBe('avatar');
    }
    expect(DEMO_STAFF.map((staff) => staff.role)).toEqual(['manager', 'front-desk', 'finance', 'editor']);
    for (const staff of DEMO_STAFF) expect(staff.email).toMatch(/@example\.com$/);
  });
});

describe('rates', () => {
  it.each(TODAYS)('from %s stay within six months and positive', (today) => {
    const rules = demoRateRules(today);
    const end = addDays(today, RATE_HORIZON_DAYS);
    expect(rules.some((rule) => rule.kind === 'season')).toBe(true);
    expect(rules.filter((rule) => rule.kind === 'date').length).toBeGreaterThanOrEqual(5);
    for (const rule of rules) {
      const house = houseOf(rule.house);
      expect(rule.from < rule.to && rule.from >= today && rule.to <= end).toBe(true);
      if ('percent' in rule.adjust) expect(rule.adjust.percent).toBeGreaterThan(0);
      else expect(Number.isInteger(rule.adjust.fixedFen) && rule.adjust.fixedFen > 0).toBe(true);
      expect(rule.minNights ?? 1).toBeLessThanOrEqual(house.maxNights);
    }
    expect(demoRateRules(today)).toEqual(rules);
  });
});

/** Nights that take a unit from sale, cleaning gap included. */
const holds = (order: DemoOrder): boolean =>
  !['closed', 'cancelled', 'refunded', 'rejected', 'refunding'].includes(order.state);

describe('waiting notes', () => {
  it.each(DEMO_NOTES.map((note) => [note.order, note] as const))('%s can be waited for', (key, note) => {
    const order = DEMO_ORDERS.find((one) => one.key === key)!;
    const house = houseOf(order.house);
    expect(house.unitNames).toHaveLength(1);
    expect(order.startOffset).toBeGreaterThan(0);
    expect(note.adults).toBeLessThanOrEqual(house.maxAdults);
    expect(note.adults + note.children).toBeLessThanOrEqual(house.maxGuests);
    if ('persona' in note) expect(note.persona).not.toBe(order.persona);
  });

  it('show one that waits and one that is free, of a guest and of the desk', () => {
    const shown = DEMO_NOTES.map((note) => [
      'persona' in note,
      holds(DEMO_ORDERS.find(({ key }) => key === note.order)!),
    ]);
    expect(new Set(shown.map(String)).size).toBe(4);
  });
});

describe('corrections of wallets', () => {
  it('never take more than a member has', () => {
    const has = new Map<string, number>();
    for (const { persona, asset, amount } of DEMO_CORRECTIONS) {
      expect(DEMO_PERSONAS.map(({ key }) => key)).toContain(persona);
      const key = `${persona} ${asset}`;
      has.set(key, (has.get(key) ?? 0) + amount);
      expect(has.get(key)).toBeGreaterThanOrEqual(0);
    }
    expect(has.size).toBeGreaterThanOrEqual(3);
  });
});

describe('orders', () => {
  it('show every state', () => {
    expect(DEMO_ORDERS.length).toBeGreaterThanOrEqual(14);
    expect(new Set(DEMO_ORDERS.map((order) => order.state))).toEqual(new Set(DEMO_ORDER_STATES));
    expect(unique(DEMO_ORDERS.map((order) => order.key))).toBe(true);
    expect(new Set(DEMO_ORDERS.map((order) => order.persona)).size).toBe(DEMO_PERSONAS.length);
  });

  it.each(DEMO_ORDERS.map((order) => [order.key, order] as const))('%s fits its house and its state', (_key, order) => {
    const house = houseOf(order.house);
    expect(DEMO_PERSONAS.map((persona) => persona.key)).toContain(order.persona);
    expect(order.nights).toBeGreaterThanOrEqual(house.minNights);
    expect(order.nights).toBeLessThanOrEqual(house.maxNights);
    expect(order.quantity).toBeLessThanOrEqual(house.unitNames.length);
    expect(order.adults).toBeLessThanOrEqual(house.maxAdults * order.quantity);
    expect(order.adults + order.children).toBeLessThanOrEqual(house.maxGuests * order.quantity);
    expect(order.startOffset + order.nights).toBeLessThanOrEqual(house.maxAdvanceDays);
    const ends = order.startOffset + order.nights;
    if (order.state === 'arriving-today') expect(order.startOffset).toBe(0);
    else if (order.state === 'in-house') expect(order.startOffset < 0 && ends > 0).toBe(true);
    else if (order.state === 'leaving-today') expect(ends).toBe(0);
    else if (order.state === 'completed') expect(ends).toBeLessThan(0);
    else expect(order.startOffset).toBeGreaterThan(0);
    if (order.state === 'awaiting-confirmation' || order.state === 'rejected') expect(house.instantConfirm).toBe(false);
    if (['closed', 'cancelled', 'refunding', 'refunded', 'rejected'].includes(order.state))
      expect(order.reason).not.toBeNull();
  });

  it('leave a unit for everybody on every night, blocks and cleaning included', () => {
    for (const house of DEMO_HOUSES) {
      for (let night = -30; night < 60; night += 1) {
        const orders = DEMO_ORDERS.filter((order) => order.house === house.code && holds(order));
        const stays = orders
          .filter(
            (order) => order.startOffset <= night && night < order.startOffset + order.nights + house.cleaningGapNights,
          )
          .reduce((sum, order) => sum + order.quantity, 0);
        const blocks = DEMO_BLOCKS.filter(
          (block) =>
            block.house === house.code && block.startOffset <= night && night < block.startOffset + block.nights,
        ).length;
        expect(stays + blocks).toBeLessThanOrEqual(house.unitNames.length);
      }
    }
  });

  it('do not meet a rule that asks for more nights', () => {
    for (const today of TODAYS) {
      for (const order of DEMO_ORDERS) {
        const checkIn = addDays(today, order.startOffset);
        const rule = demoRateRules(today).find(
          (item) =>
            item.house === order.house &&
            item.from <= checkIn &&
            checkIn < item.to &&
            (item.minNights ?? 1) > order.nights,
        );
        expect(rule).toBeUndefined();
      }
    }
  });

  it('blocks name a unit of their house', () => {
    for (const block of DEMO_BLOCKS) expect(houseOf(block.house).unitNames).toContain(block.unit);
  });
});

describe('extras', () => {
  it('are known by their code, have pictures that exist, and belong to houses that exist', () => {
    expect(DEMO_EXTRAS).toHaveLength(5);
    expect(unique(codes(DEMO_EXTRAS))).toBe(true);
    for (const { picture, houses, priceFen } of DEMO_EXTRAS) {
      if (picture) expect(pictureById(picture)).toBeDefined();
      houses.forEach(houseOf);
      expect(Number.isInteger(priceFen) && priceFen > 0).toBe(true);
    }
    expect(DEMO_EXTRAS.some(({ forGuests }) => !forGuests)).toBe(true);
  });

  it('that orders have are offered to guests in the house, and not too many', () => {
    const ordered = DEMO_ORDERS.flatMap(({ house, extras = {} }) =>
      Object.entries(extras).map(([code, quantity]) => ({ house, code, quantity })),
    );
    expect(ordered.length).toBeGreaterThanOrEqual(5);
    for (const { house, code, quantity } of ordered) {
      const extra = DEMO_EXTRAS.find((known) => known.code === code)!;
      expect(extra.forGuests && quantity <= extra.maxQuantity).toBe(true);
      expect(extra.houses.length === 0 || extra.houses.includes(house), `${code} in ${house}`).toBe(true);
    }
  });
});
