import { readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  FINAL_STATES,
  legalPairs,
  LIVE_STATES,
  ORDER_STATES,
  STATE_TEXT,
  tableFaults,
  transition,
  TRANSITIONS,
  type OrderState,
  type Transition,
} from '../../../src/plugins/ordering/server/domain/states';
import { eventText, isGuestEvent } from '../../../src/plugins/ordering/server/domain/timeline';

const SQL = readFileSync(
  path.resolve(import.meta.dirname, '../../../src/plugins/ordering/server/constraints.sql'),
  'utf8',
);
const without = (...names: string[]): Transition[] => TRANSITIONS.filter(({ name }) => !names.includes(name));

describe('the table of an order’s life', () => {
  it('has no faults', () => expect(tableFaults()).toEqual([]));

  it.each<[string, Transition[], string]>([
    ['a name twice', [...TRANSITIONS, TRANSITIONS[0]], 'transition pay is declared twice'],
    [
      'a state that does not exist',
      [...TRANSITIONS, { name: 'lose', from: ['paid'], to: 'lost' as OrderState }],
      'transition lose names unknown state lost',
    ],
    ['a state that nobody reaches', without('check-in'), 'state in_service cannot be reached'],
    ['a state without a way out', without('finish-refund'), 'state refunding has no way out'],
    ['nothing at all', [], 'state pending has no way out'],
    [
      'an island that only reaches itself',
      [...without('check-in', 'no-show', 'deliver'), { name: 'reopen', from: ['completed'], to: 'in_service' }],
      'state in_service cannot be reached',
    ],
  ])('is refused with %s', (_what, table, fault) => expect(tableFaults(table)).toContain(fault));

  it('ends only in final states, and leaves none of them', () => {
    const left = new Set(legalPairs().map(([from]) => from));
    expect(ORDER_STATES.filter((state) => !left.has(state)).sort()).toEqual([...FINAL_STATES].sort());
  });

  it('lets every order come to an end', () => {
    const reaches = new Set<OrderState>(FINAL_STATES);
    for (let before = 0; before !== reaches.size;) {
      before = reaches.size;
      for (const [from, to] of legalPairs()) if (reaches.has(to)) reaches.add(from);
    }
    expect([...reaches].sort()).toEqual([...ORDER_STATES].sort());
  });

  it('never comes back to a state that was left, except to be confirmed once more', () => {
    const again = TRANSITIONS.filter(({ name }) => name === 'reconfirm').flatMap(({ from, to }) =>
      from.map((state) => `${state}>${to}`),
    );
    expect(again).toEqual(['confirmed>paid']);
    const moves = legalPairs().filter(([from, to]) => !again.includes(`${from}>${to}`));
    const walk = fc.array(fc.nat({ max: 20 }), { maxLength: 20 });
    fc.assert(
      fc.property(walk, (choices) => {
        const seen: OrderState[] = ['pending'];
        for (const choice of choices) {
          const next = moves.filter(([from]) => from === seen.at(-1));
          if (next.length === 0) break;
          seen.push(next[choice % next.length]![1]);
        }
        expect(new Set(seen).size).toBe(seen.length);
      }),
    );
  });

  it('finds a transition by its name', () => {
    expect(transition('check-out')).toEqual({ name: 'check-out', from: ['in_service'], to: 'completed' });
  });

  it('has words for every state and every transition', () => {
    for (const state of ORDER_STATES) expect(STATE_TEXT[state].zh).toMatch(/[\u4e00-\u9fff]/);
    for (const { name } of TRANSITIONS) {
      expect(isGuestEvent(name)).toBe(true);
      expect(eventText({ type: name, data: null }).zh).toMatch(/[\u4e00-\u9fff]/);
    }
    expect(LIVE_STATES.some((state) => FINAL_STATES.includes(state))).toBe(false);
  });
});

describe('the database', () => {
  it('allows the very same pairs', () => {
    const rows = /insert into ordering_legal_states \(from_state, to_state\) values([\s\S]*?);/.exec(SQL)![1]!;
    const pairs = [...rows.matchAll(/\('(\w+)', '(\w+)'\)/g)].map(([, from, to]) => `${from} > ${to}`);
    expect(new Set(pairs).size).toBe(pairs.length);
    expect(pairs.sort()).toEqual(
      legalPairs()
        .map(([from, to]) => `${from} > ${to}`)
        .sort(),
    );
  });

  it('knows the very same states', () => {
    const list = /orders_known_state'[^(]*\(state in \(([^)]*)\)/.exec(SQL)![1]!;
    expect(list.split(',').map((name) => name.replaceAll(/['\s]/g, ''))).toEqual([...ORDER_STATES]);
  });

  it('takes the order numbers that are made', () => {
    expect(SQL).toContain(`check (no ~ '^[A-Za-z0-9_-]{6,32}$')`);
  });
});

describe('the timeline', () => {
  it('names the money that moved', () => {
    expect(eventText({ type: 'refund', data: { amountFen: 12_800 } }).zh).toBe('商家为您退款 ¥128.00');
    expect(eventText({ type: 'cancel', data: { refundFen: 0 } }).zh).toBe('订单已取消');
    expect(eventText({ type: 'cancel', data: { refundFen: 100 } }).en).toBe('Cancelled ¥1.00');
  });

  it('keeps what is for staff away from guests', () => {
    for (const internal of ['payment-mismatch', 'reserve-again', 'refund-closed'])
      expect(isGuestEvent(internal)).toBe(false);
  });
});
