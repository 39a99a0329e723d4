import { readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, dayNumber, daysBetween, localDate, type LocalDate } from '../../../src/shared/local-date';
import {
  daysLeft,
  proRata,
  refundableOfCard,
  shareToTake,
  unusedFen,
  upgradeCredit,
  type Paid,
  type ToRefund,
} from '../../../src/plugins/membership/server/domain/card-value';
import {
  CARD_STATES,
  cardNumber,
  endOfTerm,
  isCardNumber,
  legalCardPairs,
  luhnDigit,
  parseSource,
  pocketSource,
  stateOn,
  TERM_UNITS,
  termText,
  type Term,
} from '../../../src/plugins/membership/server/domain/cards';

const SQL = readFileSync(
  path.resolve(import.meta.dirname, '../../../src/plugins/membership/server/constraints.sql'),
  'utf8',
);
const first = localDate('2026-01-01');
const day = fc.integer({ min: 0, max: 3_000 }).map((days) => addDays(first, days));
const term: fc.Arbitrary<Term> = fc.record({
  unit: fc.constantFrom(...TERM_UNITS),
  count: fc.integer({ min: 1, max: 24 }),
});
const RUNS = { numRuns: 1_000 };

describe('the life of a card', () => {
  it('is the same in the code and in the database', () => {
    const insert = /insert into membership_legal_card_states[^;]+;/.exec(SQL)![0];
    const pairs = [...insert.matchAll(/\('(\w+)', '(\w+)'\)/g)].map(([, from, to]) => `${from}>${to}`);
    expect(pairs.sort()).toEqual(
      legalCardPairs()
        .map(([from, to]) => `${from}>${to}`)
        .sort(),
    );
    const known = /membership_cards_known_state', \$c\$check \(state in \(([^)]+)\)/.exec(SQL)![1]!;
    expect(known.replaceAll("'", '').split(',')).toEqual([...CARD_STATES]);
  });

  it('ends at once, and not while it is frozen', () => {
    const validUntil = localDate('2026-11-21');
    expect(stateOn({ state: 'active', validUntil }, localDate('2026-11-20'))).toBe('active');
    expect(stateOn({ state: 'active', validUntil }, validUntil)).toBe('expired');
    expect(stateOn({ state: 'frozen', validUntil }, localDate('2027-01-01'))).toBe('frozen');
  });
});

describe('a term', () => {
  it.each<[string, Term, string]>([
    ['2026-11-21', { unit: 'year', count: 1 }, '2027-11-21'],
    ['2028-02-29', { unit: 'year', count: 1 }, '2029-02-28'],
    ['2026-11-21', { unit: 'half_year', count: 1 }, '2027-05-21'],
    ['2026-11-30', { unit: 'quarter', count: 1 }, '2027-02-28'],
    ['2026-01-31', { unit: 'month', count: 1 }, '2026-02-28'],
    ['2026-12-31', { unit: 'day', count: 1 }, '2027-01-01'],
  ])('from %s for %o ends before %s', (from, length, until) => {
    expect(endOfTerm(localDate(from), length)).toBe(until);
  });

  it('is never empty, never goes back, and a longer one never ends sooner', () => {
    fc.assert(
      fc.property(day, fc.integer({ min: 0, max: 40 }), term, (from, later, length) => {
        const end = endOfTerm(from, length);
        expect(daysBetween(from, end)).toBeGreaterThanOrEqual(1);
        expect(dayNumber(endOfTerm(addDays(from, later), length))).toBeGreaterThanOrEqual(dayNumber(end));
        const longer = endOfTerm(from, { ...length, count: length.count + 1 });
        expect(dayNumber(longer)).toBeGreaterThan(dayNumber(end));
      }),
      RUNS,
    );
  });

  it('renewed in time loses no day, whenever that is', () => {
    fc.assert(
      fc.property(day, term, term, (from, one, two) => {
        const until = endOfTerm(from, one);
        expect(daysBetween(from, endOfTerm(until, two))).toBe(
          daysBetween(from, until) + daysBetween(until, endOfTerm(until, two)),
        );
      }),
      RUNS,
    );
  });

  it('is said in words', () => {
    expect(termText({ unit: 'quarter', count: 1 })).toEqual({ zh: '3 个月', en: '3 months' });
    expect(termText({ unit: 'half_year', count: 1 }).zh).toBe('半年');
    expect(termText({ unit: 'day', count: 1 }).en).toBe('1 day');
  });
});

describe('a number', () => {
  it('has Luhn’s check digit', () => {
    expect(luhnDigit('7992739871')).toBe(3);
    expect(isCardNumber(cardNumber('NK', '79927398710'))).toBe(true);
    expect(isCardNumber('nk799273987103')).toBe(false);
  });

  it('tells one mistyped digit', () => {
    const digits = fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 11, maxLength: 11 });
    fc.assert(
      fc.property(digits, fc.nat(11), fc.integer({ min: 1, max: 9 }), (random, at, other) => {
        const no = cardNumber('VIP', random.join(''));
        expect(isCardNumber(no)).toBe(true);
        const wrong = [...no];
        wrong[at + 3] = String((Number(wrong[at + 3]) + other) % 10);
        expect(isCardNumber(wrong.join(''))).toBe(false);
      }),
      RUNS,
    );
  });

  it('is in the sources of the card’s pockets', () => {
    const no = cardNumber('NK', '12345678901');
    expect(parseSource(pocketSource(no, null))).toEqual({ no, code: null });
    expect(parseSource(pocketSource(no, 'free-night'))).toEqual({ no, code: 'free-night' });
    expect(parseSource('coupon:C1')).toBeUndefined();
    expect(parseSource(`card:${no}:`)).toBeUndefined();
  });
});

const paid: fc.Arbitrary<Paid> = fc
  .record({
    from: day,
    days: fc.integer({ min: 1, max: 800 }),
    paidFen: fc.integer({ min: 0, max: 2_000_000 }),
    share: fc.integer({ min: 0, max: 100 }),
  })
  .map(({ from, days, paidFen, share }) => ({
    from,
    until: addDays(from, days),
    paidFen,
    refundedFen: Math.floor((paidFen * share) / 100),
  }));

describe('what a card is worth', () => {
  it('is all of it on the first day, and nothing after the last', () => {
    const period: Paid = { from: first, until: addDays(first, 365), paidFen: 36_500, refundedFen: 0 };
    expect(proRata(36_500, period, first)).toBe(36_500);
    expect(proRata(36_500, period, addDays(first, 73))).toBe(29_200);
    expect(proRata(36_500, period, addDays(first, 364))).toBe(100);
    expect(proRata(36_500, period, period.until)).toBe(0);
    expect(daysLeft(period, addDays(first, -10))).toBe(365);
  });

  it('is never more than was paid, never below zero, and never rises', () => {
    fc.assert(
      fc.property(fc.array(paid, { maxLength: 4 }), day, fc.nat(400), (periods, today, later) => {
        const value = unusedFen(periods, today);
        const kept = periods.reduce((sum, { paidFen, refundedFen }) => sum + paidFen - refundedFen, 0);
        expect(value).toBeGreaterThanOrEqual(0);
        expect(value).toBeLessThanOrEqual(kept);
        expect(unusedFen(periods, addDays(today, later))).toBeLessThanOrEqual(value);
      }),
      RUNS,
    );
  });

  it('never makes an upgrade cost less than nothing', () => {
    fc.assert(
      fc.property(fc.nat(2_000_000), fc.array(paid, { maxLength: 4 }), day, (price, periods, today) => {
        const credit = upgradeCredit(price, periods, today);
        expect(credit).toBeGreaterThanOrEqual(0);
        expect(price - credit).toBeGreaterThanOrEqual(0);
        expect(Number.isInteger(credit)).toBe(true);
      }),
      RUNS,
    );
  });
});

describe('a refund', () => {
  const at = '2026-01-01T02:00:00.000Z';
  const card: ToRefund = {
    period: { from: first, until: addDays(first, 100), paidFen: 10_000, refundedFen: 0, cause: 'buy', at },
    state: 'active',
    rule: 'pro_rata',
    unused: true,
    last: true,
    withBuyer: true,
  };
  const on = (days: number): { today: LocalDate; nowMs: number } => ({
    today: addDays(first, days),
    nowMs: Date.parse(at) + days * 86_400_000,
  });

  it.each<[string, Partial<ToRefund>, number, number]>([
    ['unused on the seventh day', {}, 7, 10_000],
    ['unused on the eighth', {}, 8, 9_200],
    ['used at once', { unused: false }, 0, 10_000],
    ['used, a quarter later', { unused: false }, 25, 7_500],
    ['unused, by the week', { rule: 'week' }, 3, 10_000],
    ['used, by the week', { rule: 'week', unused: false }, 3, 0],
    ['late, by the week', { rule: 'week' }, 8, 0],
    ['not refundable at all', { rule: 'none' }, 0, 0],
    ['frozen', { state: 'frozen' }, 8, 9_200],
    ['ended', { state: 'expired' }, 100, 0],
    ['with somebody else', { withBuyer: false }, 0, 0],
    ['renewed since', { last: false }, 0, 0],
    ['of an upgrade', { period: { ...card.period, cause: 'upgrade' } }, 0, 0],
    ['in part already', { period: { ...card.period, refundedFen: 4_000 } }, 25, 3_500],
  ])('%s', (_what, changed, days, fen) => {
    expect(refundableOfCard({ ...card, ...changed }, on(days))).toBe(fen);
  });

  it('takes exactly all of what was granted, over all its parts', () => {
    const parts = fc.array(fc.integer({ min: 1, max: 5_000 }), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 100_000 }), parts, (granted, amounts) => {
        const total = amounts.reduce((sum, amount) => sum + amount, 0);
        let [refunded, taken] = [0, 0];
        for (const amount of amounts) {
          refunded += amount;
          const now = shareToTake(granted, taken, refunded, total);
          expect(now).toBeGreaterThanOrEqual(0);
          taken += now;
          expect(taken * total).toBeLessThanOrEqual(granted * refunded);
        }
        expect(taken).toBe(granted);
      }),
      RUNS,
    );
  });
});
