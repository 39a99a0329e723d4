import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  allocate,
  firstOf,
  freeOf,
  inSpendingOrder,
  type Pocket,
} from '../../../src/plugins/wallet/server/domain/allocation';
import { ASSETS, assetFaults } from '../../../src/plugins/wallet/server/domain/assets';

const NOW = '2027-03-01T00:00:00.000Z';
const at = (day: number): string => new Date(Date.parse(NOW) + day * 86_400_000).toISOString();

const pocket = fc.record({
  asset: fc.constantFrom('principal' as const, 'gift' as const, 'points' as const),
  source: fc.constantFrom('a', 'b'),
  priority: fc.integer({ min: 0, max: 2 }),
  refundable: fc.boolean(),
  expiresAt: fc.option(fc.integer({ min: -2, max: 3 }).map(at), { nil: null }),
  balance: fc.integer({ min: 0, max: 500 }),
  share: fc.double({ min: 0, max: 1, noNaN: true }),
});
const pockets = fc
  .array(pocket, { maxLength: 8 })
  .map((list) =>
    list.map(({ share, ...one }, i): Pocket => ({ ...one, id: String(i + 1), held: Math.floor(one.balance * share) })),
  );
const assets = fc.constantFrom(['gift', 'principal'] as const, ['principal', 'gift'] as const, ['points'] as const);

describe('allocation', () => {
  it('takes all or says how much there is; only what is free, live and wanted; never past a pocket it could empty', () => {
    fc.assert(
      fc.property(
        pockets,
        assets,
        fc.integer({ min: 1, max: 1500 }),
        fc.constantFrom(undefined, ['a']),
        (own, order, amount, sources) => {
          const wanted = { amount, assets: order, sources };
          const ordered = inSpendingOrder(own, wanted);
          const free = ordered.reduce((sum, one) => sum + freeOf(one, NOW), 0);
          const shares = allocate(own, wanted, NOW);
          if (!Array.isArray(shares)) {
            expect(shares.available).toBe(free);
            expect(free).toBeLessThan(amount);
            return;
          }
          expect(shares.reduce((sum, share) => sum + share.amount, 0)).toBe(amount);
          const usable = ordered.filter((one) => freeOf(one, NOW) > 0);
          shares.forEach((share, i) => {
            expect(share.account).toBe(usable[i]!.id);
            if (i < shares.length - 1) expect(share.amount).toBe(freeOf(usable[i]!, NOW));
            else expect(share.amount).toBeLessThanOrEqual(freeOf(usable[i]!, NOW));
          });
          expect(allocate([...own].reverse(), wanted, NOW)).toEqual(shares);
        },
      ),
      { numRuns: 1_000 },
    );
  });

  it('ends before priority, priority before age, never last', () => {
    const one = (id: string, expiresAt: string | null, priority = 0): Pocket => ({
      ...{ id, asset: 'points', source: 's', refundable: false, balance: 1, held: 0 },
      expiresAt,
      priority,
    });
    const own = [one('1', null), one('2', at(2), 1), one('3', at(2)), one('4', at(1), 9), one('5', at(2))];
    expect(inSpendingOrder(own, { assets: ['points'] }).map(({ id }) => id)).toEqual(['4', '3', '5', '2', '1']);
  });

  it('a capture takes the first of what was held', () => {
    const shares = [1, 2, 3].map((n) => ({ account: String(n), asset: 'points' as const, amount: 10 }));
    expect(firstOf(shares, 15).map(({ amount }) => amount)).toEqual([10, 5]);
    expect(firstOf(shares, 30)).toEqual(shares);
  });
});

describe('assets', () => {
  it('are sound, and a table that is not is told so', () => {
    expect(assetFaults()).toEqual([]);
    expect(assetFaults({ X: { ...ASSETS.gift, refundable: true, name: { zh: '', en: '' } } })).toHaveLength(3);
  });
});
