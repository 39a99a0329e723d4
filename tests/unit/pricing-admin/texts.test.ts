import { describe, expect, it } from 'vitest';
import en from '../../../src/plugins/pricing/admin/src/translations/en.json';
import zh from '../../../src/plugins/pricing/admin/src/translations/zh-Hans.json';

const valueNames = (text: string): string[] =>
  [...new Set([...text.matchAll(/\{(\w+)/g)].map(([, name]) => name!))]
    .filter((name) => !/^(one|other|None)$/.test(name))
    .sort();

describe('texts of the rate calendar', () => {
  it('exist in both languages', () => {
    expect(Object.keys(en)).toEqual(Object.keys(zh));
  });

  it('take no value that the other language lacks', () => {
    const english: Record<string, string> = en;
    const differing = Object.entries(zh).filter(
      ([key, text]) => valueNames(text).join() !== valueNames(english[key] ?? '').join(),
    );
    expect(differing).toEqual([]);
  });

  it('use Chinese punctuation and address people politely', () => {
    expect(Object.entries(zh).filter(([, text]) => /[\u3400-\u9fff][,!?;]|你/.test(text))).toEqual([]);
  });
});
