import { describe, expect, it } from 'vitest';
import { localDate } from '../../../src/shared/local-date';
import { toProblem } from '../../../src/admin/shared/problem';
import { newKey, oneLine } from '../../../src/admin/shared/text';
import { actionsFor, neighbour, nextAction, tooEarly } from '../../../src/plugins/ordering/admin/src/utils/actions';
import { readAmount, toBody } from '../../../src/plugins/ordering/admin/src/utils/form';
import { phone } from '../../../src/plugins/ordering/admin/src/utils/text';

const nothing = {
  confirm: false,
  service: false,
  refund: false,
  change: false,
  place: false,
  collect: false,
  adjust: false,
  reveal: false,
};

describe('actions', () => {
  it('are what the server offers and the person may do', () => {
    const paid = ['confirm', 'reject', 'refund'] as const;
    expect(actionsFor({ actions: [...paid] }, nothing)).toEqual([]);
    expect(actionsFor({ actions: [...paid] }, { ...nothing, confirm: true })).toEqual(['confirm', 'reject']);
    expect(actionsFor({ actions: ['check-in', 'refund'] }, { ...nothing, refund: true })).toEqual(['refund']);
  });

  it('have at most one way forward', () => {
    expect(nextAction(['confirm', 'reject', 'refund'])).toBe('confirm');
    expect(nextAction(['check-out', 'refund'])).toBe('check-out');
    expect(nextAction(['refund', 'reject'])).toBeNull();
  });

  it('wait for the day of arrival', () => {
    const arrival = localDate('2026-11-22');
    expect(tooEarly('check-in', arrival, localDate('2026-11-21'))).toBe(true);
    expect(tooEarly('check-in', arrival, arrival)).toBe(false);
    expect(tooEarly('check-in', null, arrival)).toBe(false);
    expect(tooEarly('confirm', arrival, localDate('2026-11-21'))).toBe(false);
  });

  it('move between neighbours and stop at the ends', () => {
    const list = ['a', 'b', 'c'];
    expect(neighbour(list, 'b', 1)).toBe('c');
    expect(neighbour(list, 'a', -1)).toBeNull();
    expect(neighbour(list, 'c', 1)).toBeNull();
    expect(neighbour(list, 'x', 1)).toBeNull();
    expect(neighbour(list, null, 1)).toBeNull();
  });
});

describe('amounts to refund', () => {
  it.each([
    ['', null],
    ['0', { fault: 'invalid' }],
    ['-5', { fault: 'invalid' }],
    ['1.234', { fault: 'invalid' }],
    ['abc', { fault: 'invalid' }],
    ['88.01', { fault: 'tooMuch' }],
    ['88', { fen: 8800 }],
    ['0.1', { fen: 10 }],
    [' 12.30 ', { fen: 1230 }],
  ])('%j', (typed, expected) => expect(readAmount(typed, 8800)).toEqual(expected));
});

describe('bodies of commands', () => {
  it('need a reason where money moves', () => {
    expect(toBody('confirm', { amount: '', reason: '' }, 0)).toEqual({});
    expect(toBody('reject', { amount: '', reason: ' 满 ' }, 100)).toBeNull();
    expect(toBody('reject', { amount: '', reason: '  房间\t维修 ' }, 100)).toEqual({ reason: '房间 维修' });
    expect(toBody('refund', { amount: '', reason: '补偿' }, 100)).toBeNull();
    expect(toBody('refund', { amount: '2', reason: '补偿' }, 100)).toBeNull();
    expect(toBody('refund', { amount: '1', reason: '补偿' }, 100)).toEqual({ amountFen: 100, reason: '补偿' });
  });
});

describe('problems', () => {
  const answer = (status: number, name: string, message: string): object => ({
    status,
    response: { data: { error: { name, message } } },
  });

  it("repeat the server's own words", () => {
    const problem = toProblem(answer(409, 'TOO_EARLY', '还没到入住日期'));
    expect(problem).toEqual({ message: '还没到入住日期', code: 'refused', name: 'TOO_EARLY', uncertain: false });
  });

  it('do not repeat the framework', () => {
    const forbidden = toProblem(answer(403, 'ForbiddenError', 'Forbidden'));
    expect(forbidden).toEqual({ message: null, code: 'forbidden', name: null, uncertain: false });
    const broken = toProblem(answer(500, 'InternalServerError', 'Internal Server Error'));
    expect(broken).toEqual({ message: null, code: 'server', name: null, uncertain: true });
  });

  it('say when nobody answered', () => {
    expect(toProblem(new TypeError('Failed to fetch'))).toEqual({
      message: null,
      code: 'network',
      name: null,
      uncertain: true,
    });
    expect(toProblem(undefined).code).toBe('network');
  });
});

describe('small texts', () => {
  it('groups mobile numbers and leaves others alone', () => {
    expect(phone('13800001234')).toBe('138 0000 1234');
    expect(phone('+86 571 8888')).toBe('+86 571 8888');
  });

  it('keeps reasons on one line', () => expect(oneLine(' a\n b\t ')).toBe('a b'));

  it('makes keys that the server takes and that differ', () => {
    const keys = Array.from({ length: 100 }, newKey);
    expect(keys.every((key) => /^[A-Za-z0-9_-]{8,64}$/.test(key))).toBe(true);
    expect(new Set(keys).size).toBe(100);
  });
});
