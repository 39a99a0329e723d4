import { readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  adjusted,
  CHANGE_MOVES,
  CHANGE_STATES,
  changeRefusal,
  settlementOf,
  settlementText,
} from '../../../src/plugins/ordering/server/domain/change';
import { splitRefund } from '../../../src/plugins/ordering/server/domain/refund-split';
import { ORDER_STATES } from '../../../src/plugins/ordering/server/domain/states';
import { eventText } from '../../../src/plugins/ordering/server/domain/timeline';
import { cappedPolicy, quote, refundTerms } from '../../../src/plugins/pricing/server/domain';
import { text } from '../../../src/shared/text';

const SQL = readFileSync(
  path.resolve(import.meta.dirname, '../../../src/plugins/ordering/server/constraints.sql'),
  'utf8',
);
const sum = (amounts: readonly number[]): number => amounts.reduce((a, b) => a + b, 0);
const collect = { percent: 100, keptFen: 1_000, settle: 'collect' as const };

describe('the difference', () => {
  it.each([
    ['more is paid', { costFen: 1_000, newFen: 1_400 }, [400, 400, 0, 0]],
    ['the same moves nothing', { costFen: 1_000, newFen: 1_000 }, [0, 0, 0, 0]],
    ['less goes back', { costFen: 1_000, newFen: 600 }, [-400, 0, 400, 0]],
    ['less, half of it kept by the policy', { costFen: 1_000, newFen: 600, percent: 50 }, [-400, 0, 200, 200]],
    ['less, nothing back any more', { costFen: 1_000, newFen: 600, percent: 0 }, [-400, 0, 0, 400]],
    ['never more than is still kept', { costFen: 1_000, newFen: 200, keptFen: 300 }, [-800, 0, 300, 0]],
    ['more, waived', { costFen: 1_000, newFen: 1_400, settle: 'waive' as const }, [400, 0, 0, -400]],
    ['less, waived', { costFen: 1_000, newFen: 600, settle: 'waive' as const }, [-400, 0, 0, 400]],
  ])('%s', (_what, input, [differenceFen, payFen, refundFen, adjustmentFen]) =>
    expect(settlementOf({ ...collect, ...input })).toEqual({ differenceFen, payFen, refundFen, adjustmentFen }),
  );

  it('is explained: what is paid, what goes back and what is kept', () => {
    const words = (input: object): string => {
      const percent = (input as { percent?: number }).percent ?? 100;
      const settlement = settlementOf({ ...collect, costFen: 1_000, newFen: 1_000, ...input });
      const addOn = (input as { addOn?: boolean }).addOn ?? false;
      return settlementText(settlement, { percent, holdMinutes: 30, addOn }).zh;
    };
    expect(words({ newFen: 1_400 })).toMatch(/多 ¥4\.00.*30 分钟/);
    expect(words({ newFen: 1_400, addOn: true, percent: 50 })).toMatch(/^附加服务增加 ¥4\.00.*30 分钟.*不变。$/);
    expect(words({})).toBe('价格不变，确认后立即生效。');
    expect(words({ newFen: 600 })).toMatch(/少 ¥4\.00.*原路退回/);
    expect(words({ newFen: 600, percent: 50 })).toMatch(/退 50%：¥2\.00 原路退回。改期后如再取消，最多按 50% 退款/);
  });

  it('is put on the quote, so that its total is what the order costs', () => {
    const item = {
      key: '01',
      kind: 'k',
      ref: 'r',
      title: text('院', 'Court'),
      coverUrl: null,
      quantity: 1,
      details: {},
    };
    const charge = { code: 'unit' as const, label: text('晚', 'Night'), unitFen: 600, date: null, note: null };
    const plain = quote([{ ...item, charges: [charge], discounts: [] }]);
    const kept = adjusted(plain, 200, text('未退', 'Kept'));
    expect(kept).toMatchObject({ subtotalFen: 800, totalFen: 800, discountFen: 0 });
    expect(adjusted(plain, -100, text('免', 'Waived'))).toMatchObject({
      subtotalFen: 600,
      totalFen: 500,
      discountFen: 100,
    });
    expect(adjusted(plain, 0, text('', ''))).toBe(plain);
    expect(plain.items[0]!.lines).toHaveLength(1);
  });
});

describe('when an order may be changed', () => {
  const order = (state: (typeof ORDER_STATES)[number], arrivalPassed = false, pending = false) => ({
    state,
    arrivalPassed,
    pending,
  });
  it.each(ORDER_STATES)('%s', (state) => {
    const open = ['paid', 'confirmed', 'in_service'].includes(state);
    for (const by of ['guest', 'staff'] as const) expect(changeRefusal(order(state), by) === null).toBe(open);
  });
  it('a guest not after the day of arrival, except who is in the house; staff then too', () => {
    expect(changeRefusal(order('confirmed', true), 'guest')?.zh).toContain('入住日期已过');
    expect(changeRefusal(order('confirmed', true), 'staff')).toBeNull();
    expect(changeRefusal(order('in_service', true), 'guest')).toBeNull();
  });
  it('nobody while another change waits', () =>
    expect(changeRefusal(order('confirmed', false, true), 'staff')?.zh).toContain('先支付或放弃'));
});

describe('the life of a change', () => {
  it('is the one that the database knows', () => {
    for (const [from, to] of CHANGE_MOVES) expect(SQL).toContain(`('${from}', '${to}')`);
    expect(SQL).toContain(`check (state in (${CHANGE_STATES.map((state) => `'${state}'`).join(', ')})`);
  });
  it('is told to the guest', () => {
    const summary = text('11月2日至11月4日，2 成人', 'Nov 2 to 4');
    const say = (type: string, data: object): string => eventText({ type, data: { summary, ...data } }).zh;
    expect(say('change-request', { payFen: 6_880 })).toBe('申请改期：11月2日至11月4日，2 成人，请支付差价 ¥68.80');
    expect(say('change', { payFen: 6_880, refundFen: 0 })).toBe('已改期：11月2日至11月4日，2 成人，已补差价 ¥68.80');
    expect(say('change', { payFen: 0, refundFen: 100 })).toBe('已改期：11月2日至11月4日，2 成人，退 ¥1.00');
    expect(say('change', { payFen: 0, refundFen: 0 })).toBe('已改期：11月2日至11月4日，2 成人');
  });
});

describe('a policy after a change', () => {
  const tiers = [
    { hoursBefore: 48, refundPercent: 100 },
    { hoursBefore: 24, refundPercent: 50 },
  ];
  const policy = { name: text('适中', 'Moderate'), summary: text('提前两天', 'Two days'), tiers };
  it('never gives back more than it did at that moment', () =>
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 100 }), fc.integer({ min: 0, max: 200 }), (percent, hours) => {
        const terms = refundTerms(cappedPolicy(policy, percent), hours * 3_600_000, 0, 10_000);
        expect(terms.refundFen).toBeLessThanOrEqual(percent * 100);
        expect(terms.refundFen).toBeLessThanOrEqual(refundTerms(policy, hours * 3_600_000, 0, 10_000).refundFen);
      }),
    ));
  it('is left alone when it gives no more anyway', () => expect(cappedPolicy(policy, 100)).toBe(policy));
});

describe('a refund over several payments', () => {
  const amounts = fc.array(fc.integer({ min: 0, max: 100_000 }), { minLength: 1, maxLength: 6 });

  it('adds up exactly: over the payments, over the items, and over both', () =>
    fc.assert(
      fc.property(amounts, amounts, fc.nat(), (left, itemsLeft, n) => {
        const most = Math.min(sum(left), sum(itemsLeft));
        const amountFen = most === 0 ? 0 : n % (most + 1);
        const payments = left.map((leftFen, id) => ({ id, leftFen }));
        const items = itemsLeft.map((leftFen, i) => ({ key: String(i), leftFen }));
        const { parts, shares, missingFen } = splitRefund(amountFen, payments, items);
        expect(missingFen).toBe(0);
        expect(sum(parts.map((part) => part.amountFen))).toBe(amountFen);
        expect(sum(shares.map((share) => share.amountFen))).toBe(amountFen);
        for (const part of parts) {
          expect(sum(part.allocation.map((share) => share.amountFen))).toBe(part.amountFen);
          expect(part.amountFen).toBeLessThanOrEqual(left[part.paymentId]!);
        }
        for (const { key, leftFen } of items) {
          const own = (list: typeof shares): number => list.find((share) => share.key === key)?.amountFen ?? 0;
          expect(sum(parts.map((part) => own(part.allocation)))).toBe(own(shares));
          expect(own(shares)).toBeLessThanOrEqual(leftFen);
        }
      }),
    ));

  it('is the same fen for an item whether it comes from one payment or from three', () => {
    const items = ['a', 'b', 'c'].map((key) => ({ key, leftFen: 100 }));
    const payments = [33, 34, 33].map((leftFen, id) => ({ id, leftFen }));
    const { parts, shares } = splitRefund(100, payments, items);
    expect(shares.map(({ amountFen }) => amountFen)).toEqual([34, 33, 33]);
    const perItem = items.map(({ key }) =>
      sum(parts.flatMap(({ allocation }) => allocation.filter((s) => s.key === key).map((s) => s.amountFen))),
    );
    expect(perItem).toEqual([34, 33, 33]);
  });

  it('says what no payment can give', () =>
    expect(splitRefund(10, [{ id: 1, leftFen: 4 }], [{ key: 'a', leftFen: 10 }]).missingFen).toBe(6));
});

/** The ledger of one order, moved as the use-cases move it. */
class Ledger {
  cost: number;
  total: number;
  paid: number;
  refunded = 0;
  payments: { id: number; leftFen: number; amountFen: number }[];

  constructor(totalFen: number) {
    this.cost = this.total = this.paid = totalFen;
    this.payments = [{ id: 0, leftFen: totalFen, amountFen: totalFen }];
  }

  get kept(): number {
    return this.paid - this.refunded;
  }

  refund(amountFen: number): void {
    const items = [{ key: '01', leftFen: this.total - this.refunded }];
    const { parts, missingFen } = splitRefund(amountFen, this.payments, items);
    expect(missingFen).toBe(0);
    for (const part of parts) this.payments[part.paymentId]!.leftFen -= part.amountFen;
    this.refunded += amountFen;
  }

  change(newFen: number, percent: number, settle: 'collect' | 'waive'): void {
    const settled = settlementOf({ costFen: this.cost, newFen, percent, keptFen: this.kept, settle });
    const { payFen, refundFen, adjustmentFen } = settled;
    this.cost = newFen + adjustmentFen;
    if (payFen > 0) this.payments.push({ id: this.payments.length, leftFen: payFen, amountFen: payFen });
    this.total += payFen;
    this.paid += payFen;
    this.refund(refundFen);
  }
}

describe('any life of an order', () => {
  const price = fc.integer({ min: 0, max: 500_000 });
  const step = fc.oneof(
    fc.record({
      kind: fc.constant('change' as const),
      newFen: price,
      percent: fc.integer({ min: 0, max: 100 }),
      settle: fc.constantFrom('collect' as const, 'waive' as const),
    }),
    fc.record({ kind: fc.constant('refund' as const), share: fc.integer({ min: 0, max: 100 }) }),
  );

  it('keeps the amounts in order, and what is left at the end goes back to the fen', () =>
    fc.assert(
      fc.property(price, fc.array(step, { maxLength: 12 }), (first, steps) => {
        const ledger = new Ledger(first);
        for (const s of steps) {
          if (s.kind === 'change') ledger.change(s.newFen, s.percent, s.settle);
          else ledger.refund(Math.floor((ledger.kept * s.share) / 100));
          expect(ledger.paid).toBeLessThanOrEqual(ledger.total);
          expect(ledger.refunded).toBeLessThanOrEqual(ledger.paid);
          expect(ledger.cost).toBeGreaterThanOrEqual(0);
          for (const { leftFen, amountFen } of ledger.payments) {
            expect(leftFen).toBeGreaterThanOrEqual(0);
            expect(leftFen).toBeLessThanOrEqual(amountFen);
          }
        }
        ledger.refund(ledger.kept);
        expect(ledger.refunded).toBe(ledger.paid);
        expect(ledger.payments.every(({ leftFen }) => leftFen === 0)).toBe(true);
      }),
    ));
});
