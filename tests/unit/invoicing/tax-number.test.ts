import { describe, expect, it } from 'vitest';
import { creditCodeCheck, isTaxNumber, plainTaxNumber } from '../../../src/plugins/invoicing/server/domain/tax-number';
import { seeded } from '../../support/books';

const CHARACTERS = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const pick = (random: () => number, from: string): string => from[Math.floor(random() * from.length)]!;

function randomCode(random: () => number): string {
  const letters = (count: number, from: string): string =>
    Array.from({ length: count }, () => pick(random, from)).join('');
  const body = letters(2, CHARACTERS.slice(1)) + letters(6, '0123456789') + letters(9, CHARACTERS);
  return body + creditCodeCheck(body);
}

describe('unified social credit codes (GB 32100-2015)', () => {
  // Public codes of well-known companies.
  it.each(['91350100M000100Y43', '91330106673959654P', '91440300708461136T', '91110000802100433B'])('%s', (code) => {
    expect(isTaxNumber(code)).toBe(true);
  });

  it('of 2,000 codes every single wrong character and every exchange of two neighbours is refused', () => {
    const random = seeded(32_100);
    for (let i = 0; i < 2_000; i += 1) {
      const code = randomCode(random);
      expect(isTaxNumber(code), code).toBe(true);
      const at = Math.floor(random() * 18);
      const other = pick(random, CHARACTERS.replace(code[at]!, ''));
      const wrong = code.slice(0, at) + other + code.slice(at + 1);
      expect(isTaxNumber(wrong), `${code} → ${wrong}`).toBe(false);
      const next = Math.min(at, 16);
      if (code[next] === code[next + 1]) continue;
      const swapped = code.slice(0, next) + code[next + 1]! + code[next]! + code.slice(next + 2);
      expect(isTaxNumber(swapped), `${code} ↔ ${swapped}`).toBe(false);
    }
  });

  it('have 18 characters, without I, O, S, V and Z', () => {
    const code = '91350100M000100Y43';
    expect([code.slice(1), `${code}0`, '', code.toLowerCase()].map(isTaxNumber)).toEqual([false, false, false, false]);
    for (const letter of 'IOSVZ') expect(isTaxNumber(code.replace('M', letter))).toBe(false);
  });

  it('take old numbers of 15 characters too', () => {
    expect(isTaxNumber('330106673959654')).toBe(true);
    expect(isTaxNumber('33010667395965X')).toBe(true);
    expect(isTaxNumber('33010667395965')).toBe(false);
    expect(isTaxNumber('3301066739596541')).toBe(false);
  });

  it('are read as people type them', () => {
    expect(plainTaxNumber(' 9135-0100 m000 100y43\t')).toBe('91350100M000100Y43');
  });
});
