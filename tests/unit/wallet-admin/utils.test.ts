import { describe, expect, it } from 'vitest';
import { localDate } from '../../../src/shared/local-date';
import { moved, shown, typed } from '../../../src/plugins/wallet/admin/src/utils/amount';
import { flowDays, highest } from '../../../src/plugins/wallet/admin/src/utils/flow';
import en from '../../../src/plugins/wallet/admin/src/translations/en.json';
import zh from '../../../src/plugins/wallet/admin/src/translations/zh-Hans.json';
import { ASSET_CODES, ASSETS } from '../../../src/plugins/wallet/server/domain';

describe('amounts on the ledger page', () => {
  it('are read as people type them, and nothing else is taken', () => {
    expect(['12', '-0.5', '3.05', '9999999'].map((text) => typed(text, 'fen'))).toEqual([1200, -50, 305, 999_999_900]);
    expect(['12', '-3'].map((text) => typed(text, 'count'))).toEqual([12, -3]);
    for (const text of ['', '0', '0.00', '1.234', '1e3', '1,000', '--1', ' 1', '123456789'])
      expect(typed(text, 'fen'), text).toBeUndefined();
    for (const text of ['1.5', '0', '-']) expect(typed(text, 'count'), text).toBeUndefined();
  });

  it('are shown with what they count', () => {
    expect([shown(-128_805, 'fen'), shown(1_234_567, 'count'), moved(5, 'count'), moved(-5, 'count')]).toEqual([
      '-¥1,288.05',
      '1,234,567',
      '+5',
      '-5',
    ]);
  });
});

describe('the flow', () => {
  it('has a column for every day, the last one last', () => {
    const items = [{ date: '2027-03-01', in: 5, out: 9 }];
    const days = flowDays(items, localDate('2027-03-02'), 3);
    expect(days.map((day) => [day.date, day.in, day.out])).toEqual([
      ['2027-02-28', 0, 0],
      ['2027-03-01', 5, 9],
      ['2027-03-02', 0, 0],
    ]);
    expect([highest(days), highest([])]).toEqual([9, 1]);
  });
});

describe('texts of the ledger page', () => {
  it('are there in both languages, and name every asset as the server does', () => {
    expect(Object.keys(en)).toEqual(Object.keys(zh));
    for (const code of ASSET_CODES)
      expect([zh[`asset.${code}`], en[`asset.${code}`]]).toEqual([ASSETS[code].name.zh, ASSETS[code].name.en]);
  });
});
