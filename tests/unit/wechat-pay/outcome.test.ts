import { describe, expect, it } from 'vitest';
import {
  canonicalCode,
  classifyErrcode,
  classifyPayAnswer,
  codeRefusal,
  createRefusal,
  NOTIFY_REPETITIONS,
  ORDER_QUERY_AFTER_CREATE,
  shippingOutcome,
  waitBefore,
} from '../../../src/plugins/wechat-pay/server/gateway';

describe('canonicalCode', () => {
  it.each([
    ['SYSTEMERROR', 'SYSTEM_ERROR'],
    ['ORDERNOTEXIST', 'ORDER_NOT_EXIST'],
    ['ORDERPAID', 'ORDER_PAID'],
    ['ORDERCLOSED', 'ORDER_CLOSED'],
    ['NOAUTH', 'NO_AUTH'],
    ['RULELIMIT', 'RULE_LIMIT'],
    ['BANKERROR', 'BANK_ERROR'],
    ['ORDER_PAID', 'ORDER_PAID'],
    ['SOMETHING_NEW', 'SOMETHING_NEW'],
    ['__proto__', '__PROTO__'],
  ])('%s is %s', (raw, canonical) => {
    expect(canonicalCode(raw)).toBe(canonical);
  });
});

describe('classifyPayAnswer', () => {
  it.each([
    [202, null, 'retryable'],
    [400, 'PARAM_ERROR', 'rejected'],
    [400, 'INVALID_REQUEST', 'rejected'],
    [400, 'APPID_MCHID_NOT_MATCH', 'rejected'],
    [400, 'ORDERPAID', 'rejected'],
    [400, 'ORDER_CLOSED', 'rejected'],
    [401, 'SIGN_ERROR', 'rejected'],
    [403, 'OUT_TRADE_NO_USED', 'rejected'],
    [403, 'NOT_ENOUGH', 'rejected'],
    [404, 'ORDERNOTEXIST', 'rejected'],
    [404, 'RESOURCE_NOT_EXISTS', 'rejected'],
    [429, 'RATELIMIT_EXCEEDED', 'retryable'],
    [429, 'FREQUENCY_LIMITED', 'retryable'],
    [429, null, 'retryable'],
    [403, 'FREQUENCY_LIMITED', 'retryable'],
    [400, 'SYSTEMERROR', 'unknown'],
    [500, 'SYSTEM_ERROR', 'unknown'],
    [500, 'BANKERROR', 'unknown'],
    [500, 'OPENID_MISMATCH', 'unknown'],
    [502, null, 'unknown'],
    [503, 'SERVICE_UNAVAILABLE', 'unknown'],
    [403, null, 'unknown'],
    [302, null, 'unknown'],
  ] as const)('HTTP %i %s is %s', (status, code, outcome) => {
    expect(classifyPayAnswer(status, code)).toBe(outcome);
  });
});

describe('special refusals', () => {
  it('tells apart why an order was not created', () => {
    expect(createRefusal('ORDERPAID', null)).toBe('paid');
    expect(createRefusal('ORDER_CLOSED', null)).toBe('closed');
    expect(createRefusal('OUT_TRADE_NO_USED', null)).toBe('parameters-differ');
    expect(createRefusal('INVALID_REQUEST', '08F7-268498688')).toBe('parameters-differ');
    expect(createRefusal('INVALID_REQUEST', '08F7-268449538')).toBe('paid');
    expect(createRefusal('INVALID_REQUEST', null)).toBe('other');
  });

  it('reads errcodes of the mini-program host', () => {
    expect([-1, 44990, 45011].map(classifyErrcode)).toEqual(['retryable', 'retryable', 'retryable']);
    expect([40029, 43101, 47003, 45009].every((code) => classifyErrcode(code) === 'rejected')).toBe(true);
    expect([0, 10060002, 10060023, 10060001, -1, 10060004].map(shippingOutcome)).toEqual([
      'done',
      'done',
      'done',
      'later',
      'later',
      'never',
    ]);
    expect(['40029', '40163', '40226', '40013'].map(codeRefusal)).toEqual([
      'invalid-code',
      'invalid-code',
      'user-blocked',
      'other',
    ]);
  });
});

describe('schedules', () => {
  it("covers WeChat's 24 h 4 min of notification repetitions", () => {
    expect(NOTIFY_REPETITIONS).toHaveLength(15);
    expect(NOTIFY_REPETITIONS.reduce((sum, wait) => sum + wait, 0)).toBe(24 * 3600 + 4 * 60);
  });

  it('ends or repeats the last wait', () => {
    expect(waitBefore(ORDER_QUERY_AFTER_CREATE, 0, false)).toBe(5);
    expect(waitBefore(ORDER_QUERY_AFTER_CREATE, 7, false)).toBeNull();
    expect(waitBefore(ORDER_QUERY_AFTER_CREATE, 70, true)).toBe(1800);
    expect(waitBefore([], 0, true)).toBeNull();
  });
});
