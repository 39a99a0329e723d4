import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { splitRefund } from '../../../src/plugins/ordering/server/domain/refund-split';
import {
  allocateTenders,
  assetsOf,
  coveredFen,
  DEFAULT_RULE,
  moneyKept,
  pointsFor,
  suggestTenders,
  TENDER_LABELS,
  TENDER_NAMES,
  unitsBack,
  WALLET_TENDERS,
  worthOf,
  type PaidPart,
  type TenderRule,
} from '../../../src/plugins/ordering/server/domain/tenders';
import { eventText } from '../../../src/plugins/ordering/server/domain/timeline';

const ALL = { voucher: true, points: true, card: true, stored: true };
const NOTHING = { voucher: 0, points: 0, card: 0, stored: 0 };
const fen = fc.integer({ min: 0, max: 5_000_000 });
const rules = fc.record<TenderRule>({
  pointsPerYuan: fc.integer({ min: 1, max: 100_000 }),
  pointsCapPercent: fc.integer({ min: 0, max: 100 }),
  minPoints: fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 10_000 })),
  storedOrder: fc.constantFrom('gift_first', 'principal_first'),
});
const funds = fc.record({ voucher: fen, points: fen, card: fen, stored: fen });
const choices = fc.record({ voucher: fc.boolean(), points: fc.boolean(), card: fc.boolean(), stored: fc.boolean() });

describe('what pays an order', () => {
  it('goes by the fixed order: voucher, points, card, stored value, and the rest is money', () => {
    const has = { voucher: 3_000, points: 50_000, card: 2_000, stored: 1_000 };
    const { lines, payableFen } = allocateTenders(20_000, has, ALL, DEFAULT_RULE);
    expect(lines.map(({ code, amountFen, units }) => [code, amountFen, units])).toEqual([
      ['voucher', 3_000, 3_000],
      // Half of the total, not half of what the voucher leaves.
      ['points', 10_000, 10_000],
      ['card', 2_000, 2_000],
      ['stored', 1_000, 1_000],
    ]);
    expect(payableFen).toBe(4_000);
  });

  it('says why a tender pays nothing', () => {
    const obstacles = (total: number, has: typeof NOTHING, rule: TenderRule = DEFAULT_RULE): (string | null)[] =>
      allocateTenders(total, has, ALL, rule).lines.map(({ obstacle }) => obstacle);
    expect(obstacles(100, NOTHING)).toEqual(['empty', 'empty', 'empty', 'empty']);
    expect(obstacles(100, { ...NOTHING, voucher: 100, stored: 1 })).toEqual([null, 'empty', 'empty', 'nothing-left']);
    expect(obstacles(100, { ...NOTHING, points: 9 }, { ...DEFAULT_RULE, pointsCapPercent: 0 })[1]).toBe('points-off');
    expect(obstacles(100, { ...NOTHING, points: 9 }, { ...DEFAULT_RULE, minPoints: 10 })[1]).toBe('too-few-points');
    expect(obstacles(1, { ...NOTHING, points: 9 })[1]).toBe('too-few-points');
  });

  it('takes as few points as make the amount', () => {
    const rule = { ...DEFAULT_RULE, pointsPerYuan: 30 };
    expect([worthOf(100, rule), pointsFor(333, rule), pointsFor(330, rule)]).toEqual([333, 100, 99]);
  });

  it('always adds up to the total, is never negative and never more than there is', () => {
    fc.assert(
      fc.property(fen, funds, choices, rules, (total, has, chosen, rule) => {
        const { lines, payableFen } = allocateTenders(total, has, chosen, rule);
        expect(lines.map(({ code }) => code)).toEqual([...WALLET_TENDERS]);
        expect(lines.reduce((sum, { amountFen }) => sum + amountFen, payableFen)).toBe(total);
        expect(payableFen).toBeGreaterThanOrEqual(0);
        for (const { code, amountFen, units, availableFen, obstacle } of lines) {
          expect(Number.isInteger(amountFen) && amountFen >= 0 && amountFen <= availableFen).toBe(true);
          expect(units).toBeLessThanOrEqual(has[code]);
          expect(units > 0).toBe(amountFen > 0);
          if (!chosen[code] || obstacle !== null) expect(amountFen).toBe(0);
        }
        const points = lines[1]!;
        expect(points.amountFen * 100).toBeLessThanOrEqual(total * rule.pointsCapPercent);
        if (points.amountFen > 0) expect(points.units).toBeGreaterThanOrEqual(rule.minPoints);
      }),
      { numRuns: 2_000 },
    );
  });

  it('what is suggested leaves no more to pay than any other choice', () => {
    fc.assert(
      fc.property(fen, funds, choices, rules, (total, has, chosen, rule) => {
        const best = allocateTenders(total, has, suggestTenders(total, has, rule), rule).payableFen;
        // A minimum of points can be missed only because others have paid before them.
        const plain = { ...rule, minPoints: 0 };
        const bestPlain = allocateTenders(total, has, suggestTenders(total, has, plain), plain).payableFen;
        expect(bestPlain).toBeLessThanOrEqual(allocateTenders(total, has, chosen, plain).payableFen);
        expect(best).toBeGreaterThanOrEqual(bestPlain);
      }),
      { numRuns: 1_000 },
    );
  });

  it('knows which assets stored value is, in the order of the rule', () => {
    expect(assetsOf('stored', DEFAULT_RULE)).toEqual(['gift', 'principal']);
    expect(assetsOf('stored', { ...DEFAULT_RULE, storedOrder: 'principal_first' })).toEqual(['principal', 'gift']);
    expect(assetsOf('points', DEFAULT_RULE)).toEqual(['points']);
  });
});

describe('names of tenders', () => {
  it('begin with a capital where they stand alone, and are the same otherwise', () => {
    expect(TENDER_LABELS.stored).toEqual({ zh: '储值余额', en: 'Stored value' });
    expect(TENDER_LABELS.wechat).toEqual(TENDER_NAMES.wechat);
    expect(Object.keys(TENDER_LABELS)).toEqual(Object.keys(TENDER_NAMES));
  });
});

describe('what goes back', () => {
  it('goes back over all tenders in proportion, and in any number of steps each gets exactly its own', () => {
    const amounts = fc.array(fc.integer({ min: 0, max: 100_000 }), { minLength: 1, maxLength: 6 });
    const steps = fc.array(fc.integer({ min: 1, max: 60_000 }), { maxLength: 12 });
    fc.assert(
      fc.property(amounts, steps, fc.integer({ min: 1, max: 300 }), (paid, wished, factor) => {
        const payments = paid.map((leftFen, id) => ({ id, leftFen }));
        const units = paid.map((amountFen) => pointsFor(amountFen, { ...DEFAULT_RULE, pointsPerYuan: factor }));
        const back = paid.map(() => ({ fen: 0, units: 0 }));
        let left = paid.reduce((sum, amount) => sum + amount, 0);
        for (const wish of [...wished, Number.MAX_SAFE_INTEGER]) {
          const amount = Math.min(wish, left);
          if (amount === 0) continue;
          const { parts, missingFen } = splitRefund(amount, payments, [{ key: '01', leftFen: left }]);
          expect(missingFen).toBe(0);
          expect(parts.reduce((sum, { amountFen }) => sum + amountFen, 0)).toBe(amount);
          for (const { paymentId, amountFen } of parts) {
            const one = back[paymentId]!;
            const of = { amountFen: paid[paymentId]!, units: units[paymentId]! };
            one.units += unitsBack(of, { before: one.fen, after: one.fen + amountFen });
            one.fen += amountFen;
            payments[paymentId]!.leftFen -= amountFen;
            expect(payments[paymentId]!.leftFen).toBeGreaterThanOrEqual(0);
          }
          left -= amount;
        }
        expect(back.map((one) => one.fen)).toEqual(paid);
        expect(back.map((one) => one.units)).toEqual(units);
      }),
      { numRuns: 1_000 },
    );
  });

  it('only money earns: what came as money, and the principal within stored value', () => {
    const part = (over: Partial<PaidPart>): PaidPart => ({
      ...{ tender: 'wechat', state: 'succeeded', extra: false, amountFen: 1_000, refundedFen: 0, principalFen: 0 },
      ...over,
    });
    const payments = [
      part({ refundedFen: 400 }),
      part({ extra: true }),
      part({ state: 'closed' }),
      part({ tender: 'points' }),
      part({ tender: 'voucher' }),
      part({ tender: 'card' }),
      part({ tender: 'stored', principalFen: 250 }),
      part({ tender: 'pos', amountFen: 30 }),
    ];
    expect(moneyKept(payments)).toBe(600 + 250 + 30);
    expect(coveredFen(payments)).toBe(4_000);
  });
});

describe('the timeline', () => {
  it('says with what an order was paid', () => {
    const paid = [
      { tender: 'points', amountFen: 1_200, units: 1_200 },
      { tender: 'stored', amountFen: 30_000, units: 30_000 },
      { tender: 'wechat', amountFen: 5_600 },
    ];
    expect(eventText({ type: 'pay', data: { paid } })).toEqual({
      zh: '付款成功（1200 积分抵 ¥12.00，储值余额 ¥300.00，微信支付 ¥56.00）',
      en: 'Paid (1200 points for ¥12.00, stored value ¥300.00, WeChat Pay ¥56.00)',
    });
  });

  it('and by which tender a refund came', () => {
    const text = (data: Record<string, unknown>): string => eventText({ type: 'refund-arrived', data }).zh;
    expect(text({ tender: 'points', amountFen: 600, units: 600 })).toBe('600 积分已退回（抵 ¥6.00）');
    expect(text({ tender: 'stored', amountFen: 15_000, units: 15_000 })).toBe('¥150.00 已退回储值余额');
    expect(text({ tender: 'cash', amountFen: 100 })).toBe('已在前台退还（现金） ¥1.00');
    expect(text({ tender: 'wechat', amountFen: 100, byHand: null })).toBe('退款已原路退回 ¥1.00');
    expect(text({ tender: 'wechat', amountFen: 100, byHand: 'overdue' })).toBe('商家已退还 ¥1.00');
  });
});
