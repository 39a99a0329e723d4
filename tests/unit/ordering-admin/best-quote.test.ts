import { describe, expect, it } from 'vitest';
import type { LocalDate } from '../../../src/shared/local-date';
import type { OfferedCoupon, Quote } from '../../../src/plugins/ordering/admin/src/api/types';
import { bestQuote, type QuoteWish } from '../../../src/plugins/ordering/admin/src/utils/best-quote';
import { sameChoice, wayOf } from '../../../src/plugins/ordering/admin/src/utils/tenders';

const coupon = (id: string, unusableBecause: string | null = null): OfferedCoupon => ({
  ...{
    id,
    title: id,
    worth: '',
    lastDay: '2027-01-01' as LocalDate,
    savesFen: unusableBecause ? 0 : 100,
    unusableBecause,
  },
});
const quoteOf = (suggestedCouponId: string | null): Quote => ({
  ...{ items: [], subtotalFen: 1_000, discountFen: 0, totalFen: 1_000, payableFen: 1_000 },
  ...{ coupons: [coupon('A'), coupon('B', '还差 ¥5 可用')], suggestedCouponId, tenders: [], suggestedTenders: {} },
});
const WISH: QuoteWish = { items: [], adjustment: null, memberId: 7, coupon: 'best', tenders: { stored: true } };

async function asked(
  wish: QuoteWish,
  suggested: string | null = 'A',
): Promise<[object[], Awaited<ReturnType<typeof bestQuote>>]> {
  const bodies: object[] = [];
  const quote = await bestQuote(wish, async (body) => {
    bodies.push(body);
    return quoteOf(suggested);
  });
  return [bodies, quote];
}

describe('the quote of a booking', () => {
  it('asks again with the coupon that saves most, as long as staff have not chosen', async () => {
    const [bodies, quote] = await asked(WISH);
    const body = { items: [], adjustment: null, memberId: 7, tenders: { stored: true } };
    expect(bodies).toEqual([body, { ...body, couponId: 'A' }]);
    expect(quote).toMatchObject({ couponId: 'A', memberId: 7 });
  });

  it('takes the chosen one, none when staff want none, and none that cannot be used', async () => {
    for (const [chosen, couponId] of [
      ['A', 'A'],
      [null, null],
      ['B', null],
    ] as const) {
      const [bodies, quote] = await asked({ ...WISH, coupon: chosen });
      expect([bodies.length, quote.couponId]).toEqual([1, couponId]);
    }
    expect((await asked(WISH, null))[1].couponId).toBeNull();
  });

  it('asks for nobody’s wallet when nobody is known', async () => {
    const { memberId: _, ...nobody } = WISH;
    const [bodies, quote] = await asked(nobody, null);
    expect(bodies).toEqual([{ items: [], adjustment: null }]);
    expect(quote.memberId).toBeNull();
  });
});

it('what the wallet leaves', () => {
  const ways = [0, 400, 1_000].map((payableFen) => wayOf({ totalFen: 1_000, payableFen }));
  expect(ways).toEqual(['wallet', 'mixed', 'money']);
  expect(wayOf({ totalFen: 0, payableFen: 0 })).toBe('money');
  expect(sameChoice({ stored: true }, { stored: true, points: false })).toBe(true);
  expect(sameChoice({ stored: true }, { stored: true, points: true })).toBe(false);
});
