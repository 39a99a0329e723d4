import { describe, expect, it } from 'vitest';
import en from '../../../src/plugins/membership/admin/src/translations/en.json';
import zh from '../../../src/plugins/membership/admin/src/translations/zh-Hans.json';
import { signedAmount, timelineOf } from '../../../src/plugins/membership/admin/src/utils/timeline';

const valueNames = (text: string): string =>
  [...text.matchAll(/\{(\w+)\}/g)]
    .map(([, name]) => name!)
    .sort()
    .join();

describe('texts of the member page', () => {
  it('exist in both languages, with the same values', () => {
    expect(Object.keys(en)).toEqual(Object.keys(zh));
    const english: Record<string, string> = en;
    expect(Object.entries(zh).filter(([key, text]) => valueNames(text) !== valueNames(english[key]!))).toEqual([]);
  });

  it('use Chinese punctuation and address people politely', () => {
    expect(Object.entries(zh).filter(([, text]) => /[\u3400-\u9fff][,!?;]|你/.test(text))).toEqual([]);
  });
});

describe('the timeline', () => {
  it('has everything, newest first', () => {
    const at = (minute: number): string => `2026-11-21T10:0${minute}:00.000Z`;
    const line = { at: at(2), amount: -5, unit: 'count' } as never;
    const found = timelineOf({ joinedAt: at(0) }, [{ at: at(3) } as never], [line], [{ createdAt: at(1) } as never]);
    expect(found.map(({ kind }) => kind)).toEqual(['level', 'ledger', 'order', 'joined']);
  });

  it('writes amounts with their sign', () => {
    expect(signedAmount({ amount: 120, unit: 'count' })).toBe('+120');
    expect(signedAmount({ amount: -128_800, unit: 'fen' })).toBe('-¥1,288.00');
  });
});
