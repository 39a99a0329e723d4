import { describe, expect, it } from 'vitest';
import {
  explainReturn,
  largestReturn,
  planReturn,
  type ReturnRule,
  type TopUpStanding,
} from '../../../src/api/top-up-plan/domain/return-rule';
import { giftEnd, planFault } from '../../../src/api/top-up-plan/domain/top-up';
import { seeded } from '../../support/books';

const DAY = 86_400_000;
const PAID = Date.parse('2026-11-01T02:00:00Z');
const RULE: ReturnRule = { coolingDays: 7, giftLater: 'proportion', usedGift: 'waived' };

interface Told {
  principal?: Partial<TopUpStanding['principal']>;
  gift?: Partial<TopUpStanding['gift']>;
  refundedFen?: number;
}

/** ¥1,000 with a gift of ¥100, nothing spent, unless told otherwise. */
const topUp = ({ principal, gift, refundedFen = 0 }: Told = {}): TopUpStanding => ({
  principal: { granted: 100_000, free: 100_000, held: 0, deducted: 0, ...principal },
  gift: { granted: 10_000, free: 10_000, held: 0, used: 0, reversed: 0, ...gift },
  refundedFen,
  paidAtMs: PAID,
});
const EARLY = PAID + 6 * DAY;
const LATE = PAID + 30 * DAY;

describe('what goes back of a top-up', () => {
  it('within the days: all unused principal, and all of the gift that is left', () => {
    const used = topUp({ principal: { free: 60_000 }, gift: { free: 2_500, used: 7_500 } });
    expect(largestReturn(RULE, used, EARLY)).toBe(60_000);
    expect(planReturn(RULE, used, 60_000, EARLY)).toEqual({
      refundFen: 60_000,
      giftTakenFen: 2_500,
      giftOwedFen: 0,
      deductedFen: 0,
    });
  });

  it('the days end to the millisecond', () => {
    const half = (nowMs: number): number => planReturn(RULE, topUp(), 50_000, nowMs).giftTakenFen;
    expect(half(PAID + 7 * DAY - 1)).toBe(10_000);
    expect(half(PAID + 7 * DAY)).toBe(5_000);
  });

  it('afterwards the gift goes in proportion, or all of it', () => {
    expect(planReturn(RULE, topUp(), 33_333, LATE).giftTakenFen).toBe(3_333);
    expect(planReturn({ ...RULE, giftLater: 'all' }, topUp(), 33_333, LATE).giftTakenFen).toBe(10_000);
  });

  it('a spent gift is given up, owed, or taken off what goes back', () => {
    const spent = topUp({ gift: { free: 0, used: 10_000 } });
    expect(largestReturn(RULE, spent, LATE)).toBe(100_000);
    expect(planReturn({ ...RULE, usedGift: 'owed' }, spent, 100_000, LATE)).toMatchObject({ giftOwedFen: 10_000 });
    const deducting: ReturnRule = { ...RULE, usedGift: 'deducted' };
    // In proportion: with one fen more the gift would cost another one, and there is no principal for both.
    const most = largestReturn(deducting, spent, LATE);
    expect([most, planReturn(deducting, spent, most, LATE).deductedFen]).toEqual([90_909, 9_090]);
    expect(largestReturn(deducting, spent, EARLY)).toBe(90_000);
    const little = topUp({ principal: { free: 8_000 }, gift: { free: 0, used: 10_000 } });
    expect(largestReturn(deducting, little, EARLY)).toBe(0);
  });

  it('what expired unspent is never charged for', () => {
    const expired = topUp({ gift: { free: 0, used: 0 } });
    for (const usedGift of ['owed', 'deducted'] as const)
      expect(planReturn({ ...RULE, usedGift }, expired, 100_000, LATE)).toMatchObject({
        giftTakenFen: 0,
        giftOwedFen: 0,
        deductedFen: 0,
      });
  });

  it('nothing goes back while an order that is not settled holds some of it', () => {
    const holding = topUp({ principal: { free: 90_000 }, gift: { free: 0, held: 10_000 } });
    expect(largestReturn(RULE, holding, EARLY)).toBe(0);
    expect(explainReturn(RULE, holding, 0, EARLY).zh).toContain('未完成的订单');
  });

  it('is said in a sentence, in both languages', () => {
    const used = topUp({ principal: { free: 80_000 }, gift: { free: 6_000, used: 4_000 } });
    expect(explainReturn(RULE, used, 80_000, EARLY)).toEqual({
      zh: '付款 7 天内：退回未用本金 ¥800.00；收回未用赠送金 ¥60.00；已用的赠送金不追回。',
      en: 'Within 7 days of the payment: ¥800.00 of unused principal goes back; ¥60.00 of unused gift money is taken back; spent gift money is yours.',
    });
    expect(explainReturn({ ...RULE, usedGift: 'owed' }, used, 80_000, EARLY).zh).toContain(
      '已用赠送金 ¥40.00 记为欠额',
    );
    expect(explainReturn({ ...RULE, usedGift: 'deducted' }, used, 76_000, EARLY).zh).toContain('¥40.00 从本金中扣除');
    expect(explainReturn(RULE, topUp(), 50_000, LATE).zh).toContain('保留赠送金 ¥50.00');
    expect(explainReturn(RULE, topUp({ principal: { free: 0 } }), 0, LATE).zh).toContain('没有可退');
  });
});

describe('any life of a top-up', () => {
  /** The ledger, as far as one top-up goes. */
  class Life {
    readonly state: TopUpStanding;
    owed = 0;

    constructor(granted: number, gift: number) {
      this.state = topUp({ principal: { granted, free: granted }, gift: { granted: gift, free: gift } });
    }

    spend(principal: number, gift: number): void {
      this.state.principal.free -= principal;
      this.state.gift.free -= gift;
      this.state.gift.used += gift;
    }

    back(plan: ReturnType<typeof planReturn>): void {
      const { principal, gift } = this.state;
      principal.free -= plan.refundFen + plan.deductedFen;
      principal.deducted += plan.deductedFen;
      gift.free -= plan.giftTakenFen;
      gift.reversed += plan.giftTakenFen + plan.giftOwedFen;
      gift.used -= plan.giftOwedFen;
      this.owed += plan.giftOwedFen;
      this.state.refundedFen += plan.refundFen;
    }
  }

  it('never gives more than the unused principal, never takes more gift than there is, and charges nothing twice', () => {
    const random = seeded(20_261_121);
    const upTo = (most: number): number => Math.floor(random() * (most + 1));
    const one = <T>(of: readonly T[]): T => of[upTo(of.length - 1)]!;
    for (let run = 0; run < 2_000; run += 1) {
      const rule: ReturnRule = {
        coolingDays: 7 + upTo(3),
        giftLater: one(['proportion', 'all']),
        usedGift: one(['waived', 'deducted', 'owed']),
      };
      const granted = 1 + upTo(200_000);
      const life = new Life(granted, upTo(granted));
      const { gift: given } = structuredClone(life.state);
      let spentPrincipal = 0;
      let spentGift = 0;
      for (let step = 0; step < 8; step += 1) {
        const { principal, gift } = life.state;
        if (random() < 0.5) {
          const [p, g] = [upTo(principal.free), upTo(gift.free)];
          life.spend(p, g);
          spentPrincipal += p;
          spentGift += g;
          continue;
        }
        const nowMs = PAID + upTo(20) * DAY;
        const most = largestReturn(rule, life.state, nowMs);
        expect(most).toBeLessThanOrEqual(principal.free);
        if (most === 0) continue;
        const plan = planReturn(rule, life.state, 1 + upTo(most - 1), nowMs);
        expect(plan.refundFen + plan.deductedFen).toBeLessThanOrEqual(principal.free);
        expect(plan.giftTakenFen).toBeLessThanOrEqual(gift.free);
        life.back(plan);
      }
      const { principal, gift, refundedFen } = life.state;
      // Every fen is in exactly one place.
      expect(principal.free + spentPrincipal + refundedFen + principal.deducted).toBe(granted);
      expect(gift.free + spentGift + (gift.reversed - life.owed)).toBe(given.granted);
      expect(gift.free).toBeGreaterThanOrEqual(0);
      // A spent gift is charged for once, one way.
      expect(life.owed + principal.deducted).toBeLessThanOrEqual(spentGift);
      if (rule.usedGift === 'waived') expect(life.owed + principal.deducted).toBe(0);
    }
  });

  it('when all of it has gone back in proportion, all of the gift has been taken, owed or paid for', () => {
    const random = seeded(7);
    const upTo = (most: number): number => Math.floor(random() * (most + 1));
    for (let run = 0; run < 1_000; run += 1) {
      const rule: ReturnRule = { ...RULE, usedGift: run % 2 ? 'owed' : 'waived' };
      const granted = 1 + upTo(100_000);
      const life = new Life(granted, upTo(granted));
      const giftSpent = upTo(life.state.gift.free);
      life.spend(0, giftSpent);
      while (life.state.principal.free > 0) {
        const part = 1 + upTo(largestReturn(rule, life.state, LATE) - 1);
        life.back(planReturn(rule, life.state, part, LATE));
      }
      expect(life.state.refundedFen).toBe(granted);
      expect(life.state.gift.free).toBe(0);
      expect(life.owed).toBe(rule.usedGift === 'owed' ? giftSpent : 0);
    }
  });
});

describe('a plan', () => {
  it('a gift counts to the end of the last day of the venue', () => {
    expect(giftEnd(Date.parse('2026-11-30T17:30:00Z'), 30, 'Asia/Shanghai')).toBe('2026-12-30T16:00:00.000Z');
    expect(giftEnd(PAID, null, 'Asia/Shanghai')).toBeNull();
  });

  it('gives no more than it takes, and days only to a gift', () => {
    expect(planFault({ principalFen: 100, giftFen: 101, giftDays: null })?.field).toBe('giftFen');
    expect(planFault({ principalFen: 100, giftFen: 0, giftDays: 30 })?.field).toBe('giftDays');
    expect(planFault({ principalFen: 100, giftFen: 100, giftDays: 30 })).toBeNull();
  });
});
