import { describe, expect, it } from 'vitest';
import {
  conflict,
  forbidden,
  isProblem,
  notFound,
  Problem,
  unauthorized,
  unavailable,
  unprocessable,
  validation,
} from '../../../src/shared/problem';

const TEXT = { zh: '中文', en: 'English' };

describe('problems', () => {
  it.each([
    [validation('items.0.checkIn', TEXT), 400, 'VALIDATION'],
    [unauthorized(), 401, 'UNAUTHORIZED'],
    [forbidden(), 403, 'FORBIDDEN'],
    [notFound(), 404, 'NOT_FOUND'],
    [conflict('SOLD_OUT', TEXT), 409, 'SOLD_OUT'],
    [unprocessable('STAY_RULE', TEXT), 422, 'STAY_RULE'],
    [unavailable(TEXT), 503, 'UNAVAILABLE'],
  ])('%s has its status and code', (problem, status, code) => {
    expect(problem).toBeInstanceOf(Error);
    expect(isProblem(problem)).toBe(true);
    expect(problem).toMatchObject({ status, code });
    expect(problem.text.zh).toMatch(/[\u4e00-\u9fff]/);
    expect(problem.text.en).toMatch(/^[A-Z]/);
  });

  it('name the field that is wrong, and keep details apart', () => {
    expect(validation('guest.phone', TEXT).details).toEqual({
      field: 'guest.phone',
      issues: [{ field: 'guest.phone', message: '中文' }],
    });
    expect(conflict('PRICE_CHANGED', TEXT, { totalFen: 5 }).details).toEqual({ totalFen: 5 });
    expect(new Problem(409, 'X', TEXT).details).toEqual({});
  });

  it('say their code to whoever reads the log', () => {
    expect(String(conflict('SOLD_OUT', TEXT))).toBe('Problem: SOLD_OUT: English');
  });

  it('are not what else is thrown', () => {
    for (const other of [new Error('x'), { status: 409, code: 'X' }, null, undefined, 'SOLD_OUT'])
      expect(isProblem(other)).toBe(false);
  });
});
