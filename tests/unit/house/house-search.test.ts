import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { House } from '../../../src/api/house/domain/house';
import { HouseColumns } from '../../../src/api/house/domain/house-columns';
import { describeFound, rankHouses, type FoundHouse, type Wish } from '../../../src/api/house/domain/house-search';
import { takesParty } from '../../../src/api/house/domain/stay-rules';
import { houseWith, NOW, ratesOf, span } from './houses';

const ANYTHING: Wish = {
  stay: null,
  adults: 2,
  children: 0,
  text: null,
  place: null,
  facilities: [],
  minFen: null,
  maxFen: null,
  near: null,
  sort: 'recommended',
};

const nights = (from: number, to: number): Wish['stay'] => ({ from: NOW.day + from, to: NOW.day + to });
const listed = (houses: House[]): HouseColumns =>
  new HouseColumns(
    houses.map((house) => ({ house, rates: ratesOf(house) })),
    NOW.day,
  );
const EVERYTHING = { start: 0, end: 1_000 };

const found = (houses: House[], wish: Partial<Wish>, unitsLeft = houses.map(({ units }) => units)): string[] =>
  rankHouses(listed(houses), { ...ANYTHING, ...wish }, Uint16Array.from(unitsLeft), NOW, EVERYTHING).positions.map(
    (i) => houses[i]!.id,
  );

const three = [
  houseWith({ id: 'middle', rates: { ...houseWith().rates, baseFen: 500_00, weekendFen: null } }),
  houseWith({ id: 'dear', rates: { ...houseWith().rates, baseFen: 900_00, weekendFen: null } }),
  houseWith({ id: 'cheap', rates: { ...houseWith().rates, baseFen: 300_00, weekendFen: null } }),
];

describe('a search', () => {
  it('keeps the operator’s order, or sorts by price', () => {
    expect(found(three, {})).toEqual(['middle', 'dear', 'cheap']);
    expect(found(three, { sort: 'price-asc' })).toEqual(['cheap', 'middle', 'dear']);
    expect(found(three, { sort: 'price-desc' })).toEqual(['dear', 'middle', 'cheap']);
    expect(found(three, { sort: 'price-asc', stay: nights(3, 5) })).toEqual(['cheap', 'middle', 'dear']);
  });

  it('shows first what can be booked, also when that costs more', () => {
    expect(found(three, { sort: 'price-asc', stay: nights(3, 5) }, [1, 1, 0])).toEqual(['middle', 'dear', 'cheap']);
  });

  it('sorts by distance, and houses without a position last', () => {
    const at = (id: string, latitude: number | null): House => houseWith({ id, latitude, longitude: 119 });
    const near = { latitude: 30, longitude: 119 };
    expect(found([at('nowhere', null), at('far', 31), at('near', 30.1)], { sort: 'distance', near })).toEqual([
      'near',
      'far',
      'nowhere',
    ]);
  });

  it('filters by words, place, facilities, party and price a night', () => {
    const garden = houseWith({
      id: 'garden',
      title: { zh: '竹园', en: 'Garden' },
      place: { code: 'dali', name: { zh: '大理', en: 'Dali' } },
      facilities: [{ code: 'wifi', name: { zh: '无线', en: 'Wi-Fi' } }],
      maxAdults: 6,
      maxGuests: 6,
    });
    const houses = [...three, garden];
    expect(found(houses, { text: 'GARDEN' })).toEqual(['garden']);
    expect(found(houses, { place: 'dali' })).toEqual(['garden']);
    expect(found(houses, { facilities: ['wifi'] })).toEqual(['garden']);
    expect(found(houses, { facilities: ['wifi', 'pool'] })).toEqual([]);
    expect(found(houses, { adults: 6 })).toEqual(['garden']);
    expect(found(three, { minFen: 400_00, maxFen: 600_00, stay: nights(3, 6) })).toEqual(['middle']);
  });

  it('cuts pages across what can be booked and what cannot', () => {
    const unitsLeft = Uint16Array.from([1, 0, 1]);
    const page = (start: number, end: number): ReturnType<typeof rankHouses> =>
      rankHouses(listed(three), { ...ANYTHING, stay: nights(3, 5) }, unitsLeft, NOW, { start, end });
    expect([page(0, 1), page(1, 3), page(3, 6)]).toEqual([
      { positions: [0], total: 3 },
      { positions: [2, 1], total: 3 },
      { positions: [], total: 3 },
    ]);
  });

  it('finds nothing where there is no house', () => {
    expect(found([], { stay: nights(1, 2) })).toEqual([]);
  });
});

const house = fc.record({
  rates: fc.record({ baseFen: fc.integer({ min: 1, max: 500_00 }) }),
  minNights: fc.integer({ min: 1, max: 3 }),
  maxNights: fc.integer({ min: 3, max: 9 }),
  maxAdvanceDays: fc.integer({ min: 1, max: 40 }),
  lastBookingTime: fc.constantFrom('08:00', '22:00'),
  discounts: fc.array(
    fc.record({
      kind: fc.constantFrom('long_stay' as const, 'early_bird' as const),
      threshold: fc.integer({ min: 2, max: 8 }),
      percentOff: fc.integer({ min: 1, max: 90 }),
    }),
    { maxLength: 3 },
  ),
  rule: fc.record({
    from: fc.integer({ min: 0, max: 20 }),
    length: fc.integer({ min: 0, max: 5 }),
    closed: fc.boolean(),
    closedToArrival: fc.boolean(),
    closedToDeparture: fc.boolean(),
    minNights: fc.option(fc.integer({ min: 1, max: 4 })),
  }),
  left: fc.integer({ min: 0, max: 2 }),
});

describe('what counting finds', () => {
  it('is what the page of each house says', () => {
    const stay = fc.record({ from: fc.integer({ min: -1, max: 45 }), length: fc.integer({ min: 1, max: 10 }) });
    fc.assert(
      fc.property(
        fc.array(house, { minLength: 1, maxLength: 6 }),
        stay,
        fc.boolean(),
        (drawn, { from, length }, cheap) => {
          const houses = drawn.map(
            ({ rule: { from: first, length: days, ...rule }, left: _left, rates, ...changes }, i) => {
              const one = houseWith({ id: String(i), ...changes }, [{ ...span(first, first + days), ...rule }]);
              return { ...one, rates: { ...one.rates, ...rates } };
            },
          );
          const columns = listed(houses);
          const unitsLeft = Uint16Array.from(drawn, ({ left }) => left);
          const wish: Wish = {
            ...ANYTHING,
            stay: nights(from, from + length),
            sort: cheap ? 'price-asc' : 'price-desc',
          };
          const each = columns.listings.map((listing, i) => describeFound(listing, wish, unitsLeft[i]!, NOW));
          const { positions, total } = rankHouses(columns, wish, unitsLeft, NOW, EVERYTHING);
          expect(positions.map((i) => each[i])).toEqual(
            plainly(
              each.filter((one) => takesParty(one.house, wish)),
              cheap,
            ),
          );
          expect(total).toBe(positions.length);
        },
      ),
      { numRuns: 300 },
    );
  });
});

/** The same order by comparison. */
function plainly(each: FoundHouse[], cheapFirst: boolean): FoundHouse[] {
  const soldOut = (one: FoundHouse): number => (one.stay!.available ? 0 : 1);
  const price = (one: FoundHouse): number => one.stay!.totalFen * (cheapFirst ? 1 : -1);
  return [...each].sort((a, b) => soldOut(a) - soldOut(b) || price(a) - price(b));
}
