import { describe, expect, it } from 'vitest';
import {
  checkRefund,
  checkTransaction,
  isPaid,
  refundState,
  toInstant,
  toWechatTime,
  tradeState,
  type WechatRefund,
  type WechatTransaction,
} from '../../../src/plugins/wechat-pay/server/gateway';

const actual: WechatTransaction = {
  mchid: '1900000001',
  appid: 'wxapp',
  outTradeNo: 'NO000001',
  transactionId: '4200',
  state: 'SUCCESS',
  rawState: 'SUCCESS',
  totalFen: 100,
  payerTotalFen: 90,
  currency: 'CNY',
  payerOpenid: 'oA',
  tradeType: 'JSAPI',
  bankType: 'OTHERS',
  attach: null,
  successTime: '2026-01-01T02:00:00.000Z',
};
const expected = {
  mchid: '1900000001',
  appid: 'wxapp',
  outTradeNo: 'NO000001',
  totalFen: 100,
  currency: 'CNY' as const,
  openid: 'oA',
};

describe('states', () => {
  it('maps partial refunds to paid and unknown states to undetermined', () => {
    expect(['NOTPAY', 'SUCCESS', 'REFUND', 'CLOSED', 'USERPAYING', 'constructor'].map(tradeState)).toEqual([
      'NOTPAY',
      'SUCCESS',
      'REFUND',
      'CLOSED',
      'UNDETERMINED',
      'UNDETERMINED',
    ]);
    expect(isPaid('REFUND')).toBe(true);
    expect(isPaid('UNDETERMINED')).toBe(false);
    expect(refundState('ABNORMAL')).toBe('ABNORMAL');
    expect(refundState('CHANGE')).toBe('UNDETERMINED');
  });
});

describe('checkTransaction', () => {
  it('accepts the payment we asked for, whatever coupons the payer used', () => {
    expect(checkTransaction(expected, actual)).toEqual([]);
  });

  it.each([
    ['mchid', { mchid: '1' }],
    ['appid', { appid: 'wxother' }],
    ['out_trade_no', { outTradeNo: 'NO000002' }],
    ['amount.total', { totalFen: 99 }],
    ['amount.total', { totalFen: null }],
    ['amount.currency', { currency: 'USD' }],
    ['amount.currency', { currency: null }],
    ['payer.openid', { payerOpenid: 'oB' }],
    ['payer.openid', { payerOpenid: null }],
  ])('reports a different or missing %s', (field, change) => {
    expect(checkTransaction(expected, { ...actual, ...change }).map((m) => m.field)).toEqual([field]);
  });

  it('lists every difference', () => {
    expect(checkTransaction(expected, { ...actual, mchid: 'x', totalFen: 1 })).toHaveLength(2);
  });
});

describe('checkRefund', () => {
  it('compares numbers and amounts', () => {
    const refund: WechatRefund = {
      refundId: '5030',
      outRefundNo: 'R1',
      transactionId: '4200',
      outTradeNo: 'NO000001',
      status: 'PROCESSING',
      rawStatus: 'PROCESSING',
      refundFen: 40,
      totalFen: 100,
      receivedAccount: null,
      channel: null,
      createdAt: null,
      successTime: null,
      mchid: null,
    };
    const wanted = { outRefundNo: 'R1', outTradeNo: 'NO000001', refundFen: 40, totalFen: 100 };
    expect(checkRefund(wanted, refund)).toEqual([]);
    expect(checkRefund(wanted, { ...refund, refundFen: 41, totalFen: 101 })).toEqual(['amount.refund', 'amount.total']);
  });
});

describe('times', () => {
  it('converts between WeChat and UTC', () => {
    expect(toInstant('2026-01-01T10:00:00+08:00')).toBe('2026-01-01T02:00:00.000Z');
    expect(toWechatTime('2025-12-31T16:00:00.999Z')).toBe('2026-01-01T00:00:00+08:00');
    expect(() => toInstant('2026-01-01 10:00:00')).toThrow(RangeError);
  });
});
