import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  BillFormatError,
  feeToFen,
  parseFundFlowBill,
  parseTradeBill,
  yuanToFen,
} from '../../../src/plugins/wechat-pay/server/gateway';

const HEADER =
  '交易时间,公众账号ID,商户号,特约商户号,设备号,微信订单号,商户订单号,用户标识,交易类型,交易状态,付款银行,货币种类,应结订单金额,代金券金额,微信退款单号,商户退款单号,退款金额,充值券退款金额,退款类型,退款状态,商品名称,商户数据包,手续费,费率,订单金额,申请退款金额,费率备注';
const PAID =
  '`2021-01-28 17:07:11,`wx81,`1601959334,`0,`,`4200001,`S2021001,`ofya,`JSAPI,`SUCCESS,`OTHERS,`CNY,`0.90,`0.10,`0,`0,`0.00,`0.00,`,`,`山居, 两晚,`attach,`0.00600,`0.60%,`1.00,`0.00,`';
const REFUND =
  '`2021-01-28 18:07:11,`wx81,`1601959334,`0,`,`4200001,`S2021001,`ofya,`JSAPI,`REFUND,`OTHERS,`CNY,`0.00,`0.00,`5030001,`R2021001,`0.40,`0.00,`ORIGINAL,`PROCESSING,`山居,`,`-0.00240,`0.60%,`0.00,`0.40,`';
const SUMMARY =
  '总交易单数,应结订单总金额,退款总金额,充值券退款总金额,手续费总金额,订单总金额,申请退款总金额\n`2,`0.90,`0.40,`0.00,`0.00360,`1.00,`0.40';
const bill = (...rows: string[]) => [HEADER, ...rows, SUMMARY].join('\n');

describe('yuanToFen', () => {
  it.each([
    ['0.01', 1],
    ['1', 100],
    ['1.5', 150],
    ['-0.40', -40],
    ['0.00000', 0],
    ['-0.00', 0],
    ['1234567890.12', 123_456_789_012],
  ])('%s is %i', (text, fen) => {
    expect(yuanToFen(text)).toBe(fen);
  });

  it.each(['', 'abc', '1,000.00', '0.001', '1.', '.5', 'NaN', '0x1', '1e3'])('refuses %j', (text) => {
    expect(() => yuanToFen(text)).toThrow(BillFormatError);
  });

  it('is exact for every amount', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 999_999_999_99 }), (fen) => {
        const digits = String(fen).padStart(3, '0');
        expect(yuanToFen(`${digits.slice(0, -2)}.${digits.slice(-2)}`)).toBe(fen);
      }),
    );
  });

  it('rounds fees half away from zero', () => {
    expect(['0.00600', '0.00500', '0.00499', '-0.00600', '1.00000'].map(feeToFen)).toEqual([1, 1, 0, -1, 100]);
  });
});

describe('parseTradeBill', () => {
  it('reads payments and refunds by header name', () => {
    const parsed = parseTradeBill(bill(PAID, REFUND));
    expect(parsed.summary).toEqual({ count: 2, orderFen: 100, refundRequestedFen: 40, feeFen: 0 });
    expect(parsed.rows[0]).toMatchObject({
      tradedAt: '2021-01-28T09:07:11.000Z',
      outTradeNo: 'S2021001',
      orderFen: 100,
      settlementFen: 90,
      refund: null,
      feeFen: 1,
      description: '山居, 两晚',
    });
    expect(parsed.rows[1]?.refund).toEqual({
      refundId: '5030001',
      outRefundNo: 'R2021001',
      requestedFen: 40,
      refundFen: 40,
      status: 'PROCESSING',
    });
  });

  it('accepts a BOM, CRLF and columns in another order', () => {
    expect(parseTradeBill(`\uFEFF${bill(PAID, REFUND).replaceAll('\n', '\r\n')}\r\n`).rows).toHaveLength(2);
    const turned = (line: string, separator: string) => line.split(separator).reverse().join(separator);
    const rows = [PAID, REFUND].map((row) => `\`${turned(row.slice(1), ',`')}`);
    expect(parseTradeBill([turned(HEADER, ','), ...rows, SUMMARY].join('\n')).rows[0]?.outTradeNo).toBe('S2021001');
  });

  it('reads a day without rows', () => {
    expect(parseTradeBill(bill().replace('`2,', '`0,')).rows).toEqual([]);
  });

  it.each([
    ['a missing row', bill(PAID)],
    ['a missing summary', [HEADER, PAID, REFUND].join('\n')],
    ['a value too many', bill(`${PAID},\`x`, REFUND)],
    ['a value without backtick', bill(PAID.replace(',`CNY', ',CNY'), REFUND)],
    ['an amount that is none', bill(PAID.replace('`1.00,', '`x,'), REFUND)],
    ['a missing column', bill(PAID, REFUND).replace('订单金额,申请退款金额,费率备注', '其他,申请退款金额,费率备注')],
    ['a time that is none', bill(PAID.replace('2021-01-28 17:07:11', 'yesterday'), REFUND)],
    ['an empty file', ''],
    ['an error page', '<html></html>'],
  ])('refuses %s', (_name, file) => {
    expect(() => parseTradeBill(file)).toThrow(BillFormatError);
  });
});

describe('parseFundFlowBill', () => {
  it('reads movements in both bracket spellings', () => {
    const file = [
      '记账时间,微信支付业务单号,资金流水单号,业务名称,业务类型,收支类型,收支金额（元）,账户结余(元),资金变更提交申请人,备注,业务凭证号',
      '`2018-02-01 04:21:23,`500001,`4200F1,`交易,`交易,`收入,`1.00,`10.00,`system,`,`NO1',
      '`2018-02-01 05:21:23,`500002,`4200F2,`退款,`退款,`支出,`0.40,`9.60,`system,`退款,`NO1',
      '资金流水总笔数,收入笔数,收入金额,支出笔数,支出金额',
      '`2,`1,`1.00,`1,`0.40',
    ].join('\n');
    const parsed = parseFundFlowBill(file);
    expect(parsed.summary).toEqual({ count: 2, inCount: 1, inFen: 100, outCount: 1, outFen: 40 });
    expect(parsed.rows.map((row) => [row.direction, row.amountFen, row.balanceFen])).toEqual([
      ['in', 100, 1000],
      ['out', 40, 960],
    ]);
    expect(() => parseFundFlowBill(file.replace('`支出', '`其他'))).toThrow(BillFormatError);
  });
});
