import { describe, expect, it } from 'vitest';
import {
  couponDeduction,
  couponRefusal,
  rankCoupons,
  termsText,
  voucherRefusal,
  type Coupon,
  type CouponTerms,
  type CoveredItem,
  type Now,
} from '../../../src/plugins/marketing/server/domain/coupon';
import { quote, type ItemToPrice } from '../../../src/plugins/pricing/server/domain';
import type { LocalDate } from '../../../src/shared/local-date';
import { sumFen } from '../../../src/shared/money';
import { text } from '../../../src/shared/text';
import { seeded } from '../../support/books';

const MS = Date.parse('2026-12-01T04:00:00Z');
const now: Now = { ms: MS, dateOf: (ms) => new Date(ms + 8 * 3_600_000).toISOString().slice(0, 10) as LocalDate };
const TERMS: CouponTerms = {
  kind: 'amount-off',
  name: text('券', 'Coupon'),
  note: null,
  valueFen: 3_000,
  percentOff: null,
  capFen: null,
  thresholdFen: 10_000,
  scope: { kinds: null, refs: null },
  returnsOnRefund: true,
};
const coupon = (terms: Partial<CouponTerms> = {}, rest: Partial<Coupon> = {}): Coupon => ({
  id: 'C1',
  terms: { ...TERMS, ...terms },
  state: 'usable',
  validFrom: null,
  expiresAt: '2026-12-31T16:00:00.000Z',
  ...rest,
});
const house = (totalFen: number, ref = 'h1', key = '01'): CoveredItem => ({ key, kind: 'house', ref, totalFen });
const because = (each: Coupon, items = [house(20_000)]): string | undefined => couponRefusal(each, items, now)?.zh;

describe('what voucher money pays for', () => {
  const items = [house(20_000), house(20_000, 'h2', '02')];
  const voucher = (refs: string[] | null, rest: Partial<Coupon> = {}): Coupon =>
    coupon({ kind: 'voucher', thresholdFen: 0, scope: { kinds: ['house'], refs } }, rest);

  it.each([
    [voucher(null), undefined],
    [voucher(['h1', 'h2']), undefined],
    [voucher(['h1']), '不适用于所选商品'],
    [voucher([]), '不适用于所选商品'],
    [coupon({ kind: 'voucher', scope: { kinds: ['lesson'], refs: null } }), '不适用于所选商品'],
    [voucher(null, { validFrom: '2026-12-09T16:00:00.000Z' }), '2026-12-10 起可用'],
    [voucher(null, { state: 'revoked' }), '商家已撤回'],
  ])('%#: all of the order or nothing', (each, reason) => {
    expect(voucherRefusal(each, items, now)?.zh).toBe(reason);
  });
});

describe('why a coupon cannot be used', () => {
  it.each([
    [coupon({}, { state: 'revoked' }), '商家已撤回'],
    [coupon({}, { state: 'used' }), '已使用'],
    [coupon({}, { state: 'held' }), '已用于另一笔待付款的订单'],
    [coupon({}, { state: 'expired' }), '已过期'],
    [coupon({}, { expiresAt: new Date(MS).toISOString() }), '已过期'],
    [coupon({}, { validFrom: '2026-12-09T16:00:00.000Z' }), '2026-12-10 起可用'],
    [coupon({ kind: 'voucher' }), '代金券在付款时抵扣'],
    [coupon({ kind: 'gift', valueFen: null }), '到店出示，由店员核销'],
    [coupon({ scope: { kinds: ['lesson'], refs: null } }), '不适用于所选商品'],
    [coupon({ scope: { kinds: ['house'], refs: ['h2'] } }), '不适用于所选商品'],
    [coupon({ scope: { kinds: ['house'], refs: [] } }), '不适用于所选商品'],
    [coupon({ thresholdFen: 20_001 }), '还差 ¥0.01 可用'],
  ])('%#: %s', (each, reason) => {
    expect(because(each)).toBe(reason);
    expect(couponDeduction(each, [house(20_000)], now)).toMatchObject({
      amountFen: 0,
      unusableBecause: { zh: reason },
    });
  });

  it('nothing to deduct from, and nothing that it would take', () => {
    expect(because(coupon({ thresholdFen: 0 }), [house(0)])).toBe('没有可抵扣的金额');
    expect(because(coupon({ kind: 'percent-off', valueFen: null, percentOff: 1, thresholdFen: 0 }), [house(49)])).toBe(
      '没有可抵扣的金额',
    );
  });

  it('nothing, at the very edge of each', () => {
    expect(because(coupon({ thresholdFen: 20_000 }))).toBeUndefined();
    expect(because(coupon({}, { expiresAt: new Date(MS + 1).toISOString() }))).toBeUndefined();
    expect(because(coupon({}, { validFrom: new Date(MS).toISOString() }))).toBeUndefined();
    expect(because(coupon({ scope: { kinds: ['house'], refs: ['h1'] } }))).toBeUndefined();
  });
});

describe('what a coupon takes off', () => {
  const saves = (terms: Partial<CouponTerms>, items = [house(20_050)]): number =>
    couponDeduction(coupon({ thresholdFen: 0, ...terms }), items, now).amountFen;

  it('an amount, never more than there is', () => {
    expect(saves({})).toBe(3_000);
    expect(saves({}, [house(2_999)])).toBe(2_999);
  });

  it('a percentage, rounded half up, up to its cap', () => {
    const percent = { kind: 'percent-off', valueFen: null, percentOff: 15 } as const;
    // 15 % of ¥200.50 is 3007.5 fen.
    expect(saves(percent)).toBe(3_008);
    expect(saves({ ...percent, capFen: 3_000 })).toBe(3_000);
  });

  it('of what it covers alone, and its threshold counts that alone', () => {
    const items = [house(5_000), house(30_000, 'h2', '02')];
    const scoped = { scope: { kinds: ['house'], refs: ['h1'] } };
    expect(saves(scoped, items)).toBe(3_000);
    expect(couponDeduction(coupon(scoped), items, now).unusableBecause?.zh).toBe('还差 ¥50 可用');
    expect(couponDeduction(coupon({ ...scoped, thresholdFen: 0 }), items, now).itemKeys).toEqual(['01']);
  });

  it('in words', () => {
    expect(termsText(TERMS).zh).toBe('满 ¥100 减 ¥30');
    expect(termsText({ ...TERMS, thresholdFen: 0 }).zh).toBe('立减 ¥30');
    const percent = { ...TERMS, kind: 'percent-off' as const, valueFen: null, percentOff: 15, capFen: 5_000 };
    expect(termsText(percent)).toEqual(text('满 ¥100 8.5 折，最多减 ¥50', '15% off from ¥100, at most ¥50'));
    expect(termsText({ ...TERMS, kind: 'voucher', thresholdFen: 0 }).zh).toBe('¥30 代金');
    expect(termsText({ ...TERMS, kind: 'gift', valueFen: null, thresholdFen: 0 }).zh).toBe('到店兑换');
  });
});

describe('which one to suggest', () => {
  it('saves most; of two that save the same, the one that ends sooner', () => {
    const late = coupon({}, { id: 'C1', expiresAt: '2026-12-31T16:00:00.000Z' });
    const soon = coupon({}, { id: 'C2', expiresAt: '2026-12-05T16:00:00.000Z' });
    const more = coupon({ valueFen: 4_000, thresholdFen: 30_000 }, { id: 'C3' });
    const ranked = rankCoupons([late, soon, more], [house(20_000)], now);
    expect(ranked.offered.map(({ coupon: { id } }) => id)).toEqual(['C2', 'C1', 'C3']);
    expect(ranked.suggested?.coupon.id).toBe('C2');
    expect(rankCoupons([late, soon, more], [house(30_000)], now).suggested?.coupon.id).toBe('C3');
  });

  it('none when none can be used', () => {
    expect(rankCoupons([coupon()], [house(1)], now).suggested).toBeNull();
    expect(rankCoupons([], [house(1)], now)).toEqual({ offered: [], suggested: null });
  });
});

describe('2,000 random orders with random coupons', () => {
  const random = seeded(20_261_121);
  const int = (max: number): number => Math.floor(random() * (max + 1));
  const oneOf = <T>(values: readonly T[]): T => values[int(values.length - 1)]!;

  const anItem = (_: unknown, i: number): ItemToPrice => ({
    key: `0${i + 1}`,
    kind: oneOf(['house', 'lesson']),
    ref: oneOf(['h1', 'h2']),
    title: text('房', 'House'),
    coverUrl: null,
    quantity: 1 + int(2),
    details: {},
    charges: Array.from({ length: 1 + int(3) }, () => ({
      code: oneOf(['night', 'extra'] as const),
      label: text('晚', 'Night'),
      unitFen: oneOf([0, int(300), int(200_000)]),
      date: null,
      note: null,
    })),
    discounts: [{ code: 'level', label: text('会员', 'Member'), percentOff: 1 + int(99), unusableBecause: null }],
  });
  const aCoupon = (): Coupon => {
    const kind = oneOf(['amount-off', 'percent-off', 'voucher', 'gift'] as const);
    const percent = kind === 'percent-off';
    return coupon(
      {
        kind,
        valueFen: kind === 'amount-off' || kind === 'voucher' ? 1 + int(150_000) : null,
        percentOff: percent ? 1 + int(98) : null,
        capFen: percent && random() < 0.5 ? 1 + int(20_000) : null,
        thresholdFen: random() < 0.5 ? 0 : int(200_000),
        scope: { kinds: oneOf([null, ['house']]), refs: oneOf([null, ['h1'], []]) },
      },
      { state: random() < 0.9 ? 'usable' : oneOf(['used', 'held', 'expired', 'revoked']) },
    );
  };

  it('the parts always add up, nothing falls below zero, and a coupon takes exactly what it said', () => {
    let taken = 0;
    for (let run = 0; run < 2_000; run += 1) {
      const items = Array.from({ length: 1 + int(3) }, anItem);
      const listed = quote(items);
      const deduction = couponDeduction(aCoupon(), listed.items, now);
      const priced = quote(items, [deduction]);
      for (const item of priced.items) {
        expect(sumFen(item.lines.map(({ amountFen }) => amountFen))).toBe(item.totalFen);
        expect(item.totalFen).toBeGreaterThanOrEqual(0);
      }
      expect(sumFen(priced.items.map(({ totalFen }) => totalFen))).toBe(priced.totalFen);
      expect(priced.subtotalFen - priced.discountFen).toBe(priced.totalFen);
      expect(listed.totalFen - priced.totalFen).toBe(deduction.amountFen);
      expect(deduction.amountFen > 0).toBe(deduction.unusableBecause === null);
      const lines = priced.items.filter(({ lines: own }) => own.some(({ code }) => code === 'coupon'));
      expect(lines.every(({ key }) => deduction.itemKeys!.includes(key))).toBe(true);
      if (deduction.amountFen > 0) taken += 1;
    }
    expect(taken).toBeGreaterThan(300);
  });
});
