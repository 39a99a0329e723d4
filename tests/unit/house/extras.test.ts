/** Extras of a stay: what they cost, what keeps its price when the stay changes, and who may have which. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  BASES,
  extrasOf,
  isNightly,
  isPersonal,
  type Extra,
  type WantedExtra,
} from '../../../src/api/extra/domain/extra';
import { refuseExtras, type ExtrasOfStay } from '../../../src/api/extra/domain/extra-rules';
import { nightsLeft, priceStay, type PricedStay } from '../../../src/api/house/domain/stay-price';
import { quote, type QuotedItem } from '../../../src/plugins/pricing/server/domain';
import { addDays, dayNumber } from '../../../src/shared/local-date';
import { text } from '../../../src/shared/text';
import { houseWith, ratesOf, TODAY } from './houses';

const extraWith = (id: string, changes: Partial<Extra> = {}): Extra => ({
  id,
  title: text(`${id} 中`, id),
  summary: null,
  pictureUrl: null,
  priceFen: 3_800,
  basis: 'per_person_night',
  maxQuantity: 4,
  houses: [],
  forGuests: true,
  active: true,
  ...changes,
});
const catalogueOf = (...extras: Extra[]): Map<string, Extra> => new Map(extras.map((extra) => [extra.id, extra]));

type Stay = PricedStay & { ref: string };
const stayOf = (from: number, to: number, changes: Partial<Stay> = {}): Stay => ({
  ref: 'house',
  checkIn: addDays(TODAY, from),
  checkOut: addDays(TODAY, to),
  adults: 2,
  children: 1,
  quantity: 1,
  ...changes,
});

function priced(
  extras: Map<string, Extra>,
  stay: Stay,
  { today = 0, before = null as { stay: Stay; item: QuotedItem } | null, house = houseWith() } = {},
): QuotedItem {
  const offer = priceStay(
    { house, rates: ratesOf(house, addDays(TODAY, Math.min(today, 0))), extras },
    stay,
    dayNumber(TODAY) + today,
    before && { stay: before.stay, lines: before.item.lines },
  );
  const { quantity } = stay;
  const item = { kind: 'house', ref: 'house', title: text('院', 'Court'), coverUrl: null, quantity, details: {} };
  return quote([{ key: '01', ...item, ...offer }]).items[0]!;
}

const extraLines = (item: QuotedItem): QuotedItem['lines'] => item.lines.filter(({ code }) => code === 'extra');
const sum = (lines: QuotedItem['lines']): number => lines.reduce((total, { amountFen }) => total + amountFen, 0);

const anyExtra = fc.record({
  priceFen: fc.integer({ min: 0, max: 100_000 }),
  basis: fc.constantFrom(...BASES),
  quantity: fc.integer({ min: 1, max: 4 }),
});
const anyParty = fc.record({
  adults: fc.integer({ min: 1, max: 4 }),
  children: fc.integer({ min: 0, max: 2 }),
  quantity: fc.integer({ min: 1, max: 5 }),
});

describe('what extras cost', () => {
  it('is price × quantity × people × nights, by the basis, however many rooms', () => {
    fc.assert(
      fc.property(
        fc.array(anyExtra, { maxLength: 5 }),
        anyParty,
        fc.integer({ min: 1, max: 9 }),
        (list, party, nights) => {
          const extras = catalogueOf(...list.map((extra, i) => extraWith(`e${i}`, extra)));
          const wanted = list.map(({ quantity }, i): WantedExtra => ({ ref: `e${i}`, quantity }));
          const plain = priced(extras, stayOf(1, 1 + nights, party));
          const item = priced(extras, stayOf(1, 1 + nights, { ...party, extras: wanted }));
          const people = party.adults + party.children;
          const expected = list.map(
            (extra) =>
              extra.priceFen * extra.quantity * (isPersonal(extra) ? people : 1) * (isNightly(extra) ? nights : 1),
          );
          wanted.forEach(({ ref }, i) =>
            expect(sum(extraLines(item).filter((line) => line.ref === ref))).toBe(expected[i]),
          );
          expect(item.totalFen - plain.totalFen).toBe(expected.reduce((a, b) => a + b, 0));
          expect(sum(item.lines)).toBe(item.totalFen);
        },
      ),
    );
  });

  it('is not touched by discounts of the stay', () => {
    const house = houseWith({ discounts: [{ kind: 'long_stay', threshold: 2, percentOff: 50 }] });
    const bed = catalogueOf(extraWith('bed', { basis: 'per_night', priceFen: 10_000 }));
    const item = priced(bed, stayOf(1, 3, { extras: [{ ref: 'bed', quantity: 1 }] }), { house });
    const nights = item.lines.filter(({ code }) => code === 'night');
    expect(item.totalFen).toBe(sum(nights) / 2 + 20_000);
  });

  it('says how it comes about', () => {
    const extras = catalogueOf(extraWith('breakfast'), extraWith('pick-up', { basis: 'per_stay', priceFen: 12_000 }));
    const stay = stayOf(1, 2, {
      extras: [
        { ref: 'breakfast', quantity: 2 },
        { ref: 'pick-up', quantity: 1 },
      ],
    });
    const lines = extraLines(priced(extras, stay));
    expect(lines.map(({ note }) => note?.zh ?? null)).toEqual(['¥38.00 × 3 人 × 2 份', null]);
    expect(lines.map(({ date }) => date)).toEqual([addDays(TODAY, 1), null]);
  });
});

describe('extras of a stay that is changed', () => {
  const then = catalogueOf(extraWith('breakfast'), extraWith('bed', { basis: 'per_night', priceFen: 10_000 }));
  const now = catalogueOf(
    extraWith('breakfast', { priceFen: 5_000 }),
    extraWith('bed', { basis: 'per_night', priceFen: 12_000 }),
  );
  const one = (ref: string, quantity = 1): WantedExtra => ({ ref, quantity });
  const booked = stayOf(0, 3, { extras: [one('breakfast')] });
  const before = { stay: booked, item: priced(then, booked) };

  it('are priced anew with other dates or guests', () => {
    const longer = priced(now, { ...booked, checkOut: addDays(TODAY, 4) }, { before });
    expect(extraLines(longer).map(({ amountFen }) => amountFen)).toEqual([15_000, 15_000, 15_000, 15_000]);
    const fewer = priced(now, { ...booked, children: 0 }, { before });
    expect(extraLines(fewer).map(({ amountFen }) => amountFen)).toEqual([10_000, 10_000, 10_000]);
  });

  it('keep their price when another is added, and so does the stay itself', () => {
    const dearer = houseWith({ rates: { ...houseWith().rates, baseFen: 999_900 } });
    const more = priced(now, { ...booked, extras: [one('breakfast'), one('bed')] }, { before, house: dearer });
    expect(more.lines.slice(0, before.item.lines.length)).toEqual(before.item.lines);
    expect(more.totalFen - before.item.totalFen).toBe(3 * 12_000);
  });

  it('in the middle of a stay cost the nights that are left; what was slept stays as it was', () => {
    const added = priced(now, { ...booked, extras: [one('breakfast'), one('bed')] }, { before, today: 2 });
    expect(added.totalFen - before.item.totalFen).toBe(12_000);
    const gone = priced(now, { ...booked, extras: [] }, { before, today: 2 });
    expect(before.item.totalFen - gone.totalFen).toBe(3 * 3_800);
    const doubled = priced(now, { ...booked, extras: [one('breakfast', 2)] }, { before, today: 1 });
    expect(extraLines(doubled).map(({ amountFen }) => amountFen)).toEqual([11_400, 30_000, 30_000]);
  });

  it('any change adds up, and going back costs what it cost', () => {
    const wish = fc.subarray(['breakfast', 'bed']).map((refs) => refs.map((ref) => one(ref)));
    fc.assert(
      fc.property(wish, wish, fc.integer({ min: 0, max: 3 }), (first, second, today) => {
        const a = { ...booked, extras: first };
        const b = { ...booked, extras: second };
        const itemA = priced(then, a);
        const itemB = priced(then, b, { before: { stay: a, item: itemA }, today });
        expect(sum(itemB.lines)).toBe(itemB.totalFen);
        const back = priced(then, a, { before: { stay: b, item: itemB }, today });
        expect(back.totalFen).toBeLessThanOrEqual(Math.max(itemA.totalFen, itemB.totalFen));
        if (today === 0) expect(back.totalFen).toBe(itemA.totalFen);
      }),
    );
  });
});

describe('who may have which extra', () => {
  const extras = catalogueOf(
    extraWith('breakfast'),
    extraWith('desk', { forGuests: false }),
    extraWith('old', { active: false }),
    extraWith('elsewhere', { houses: ['other'] }),
  );
  const why = (changes: Partial<ExtrasOfStay>): [string, string] | null => {
    const stay = { house: { id: 'house' }, wanted: [], booked: [], nightsLeft: 2, atDesk: false, ...changes };
    const refusal = refuseExtras(extras, stay);
    return refusal && [refusal.field, refusal.reason.zh];
  };
  const wish = (ref: string, quantity = 1): WantedExtra[] => [{ ref, quantity }];

  it('names the field of what cannot be had', () => {
    expect(why({ wanted: wish('breakfast', 4) })).toBeNull();
    expect(why({ wanted: wish('breakfast', 5) })).toEqual(['extras.0.quantity', '「breakfast 中」最多选 4 份']);
    expect(why({ wanted: wish('nothing') })).toEqual(['extras.0.ref', '这项附加服务已不存在']);
    expect(why({ wanted: wish('elsewhere') })).toEqual(['extras.0.ref', '这处房源不提供「elsewhere 中」']);
    expect(why({ wanted: [...wish('breakfast'), ...wish('old')] })?.[0]).toBe('extras.1.ref');
    expect(why({ wanted: [...wish('breakfast'), ...wish('breakfast')] })?.[0]).toBe('extras.1.ref');
    expect(why({ wanted: wish('breakfast'), nightsLeft: 0 })?.[1]).toContain('没有剩余的晚上');
  });

  it('leaves to the desk what only the desk adds', () => {
    expect(why({ wanted: wish('desk') })?.[1]).toContain('联系商家');
    expect(why({ wanted: wish('desk'), atDesk: true })).toBeNull();
    expect(extrasOf(extras.values(), 'house', { atDesk: false }).map(({ id }) => id)).toEqual(['breakfast']);
    expect(extrasOf(extras.values(), 'other', { atDesk: true }).map(({ id }) => id)).toEqual([
      'breakfast',
      'desk',
      'elsewhere',
    ]);
  });

  it('asks for no new permission for what is booked, except in another house', () => {
    expect(why({ wanted: wish('old', 2), booked: wish('old', 2) })).toBeNull();
    expect(why({ wanted: wish('old', 3), booked: wish('old', 2) })?.[1]).toContain('已停止提供');
    expect(why({ wanted: wish('desk'), booked: wish('desk') })).toBeNull();
    expect(why({ wanted: wish('elsewhere'), booked: wish('elsewhere') })?.[1]).toContain('不提供');
  });

  it('counts the nights that are left', () => {
    const stay = { checkIn: TODAY, checkOut: addDays(TODAY, 3) };
    expect([-1, 0, 1, 3, 5].map((day) => nightsLeft(stay, dayNumber(TODAY) + day))).toEqual([3, 3, 2, 0, 0]);
  });
});
