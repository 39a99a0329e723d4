import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { maskNumber, normalNumber, numberFault } from '../../../src/plugins/ordering/server/domain/identity';

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const checkDigit = (seventeen: string): string =>
  '10X98765432'[[...seventeen].reduce((sum, digit, i) => sum + Number(digit) * WEIGHTS[i]!, 0) % 11]!;

const idCard = fc
  .tuple(
    fc.integer({ min: 110_000, max: 659_999 }),
    fc.date({ min: new Date('1920-01-01'), max: new Date('2020-12-31'), noInvalidDate: true }),
    fc.nat(999),
  )
  .map(([region, birth, sequence]) => {
    const seventeen = `${region}${birth.toISOString().slice(0, 10).replaceAll('-', '')}${String(sequence).padStart(3, '0')}`;
    return seventeen + checkDigit(seventeen);
  });

describe('resident identity numbers', () => {
  it('with the right check digit are taken, with any other refused', () => {
    fc.assert(
      fc.property(idCard, (number) => {
        expect(numberFault('id-card', number)).toBeNull();
        for (const digit of '0123456789X') {
          if (digit !== number[17]) expect(numberFault('id-card', number.slice(0, 17) + digit)).not.toBeNull();
        }
      }),
    );
  });

  it('one wrong digit anywhere is noticed', () => {
    fc.assert(
      fc.property(idCard, fc.nat(16), fc.integer({ min: 1, max: 9 }), (number, at, by) => {
        const digit = String((Number(number[at]) + by) % 10);
        expect(numberFault('id-card', number.slice(0, at) + digit + number.slice(at + 1))).not.toBeNull();
      }),
    );
  });

  it.each([
    ['the sample of the standard', '11010519491231002X', true],
    ['a small x', normalNumber('1101 0519 4912 3100 2x'), true],
    ['a day that never was', '110105194902310024', false],
    ['fifteen digits', '110105491231002', false],
    ['letters', '11010519491231OO2X', false],
  ])('%s', (_what, number, valid) => expect(numberFault('id-card', number) === null).toBe(valid));
});

describe('other documents', () => {
  it.each([
    ['passport', 'E12345678', true],
    ['passport', 'E12', false],
    ['other', 'H1234567(8)', true],
    ['other', 'é', false],
  ] as const)('%s %s', (type, number, valid) => expect(numberFault(type, number) === null).toBe(valid));
});

describe('the masked form', () => {
  it.each([
    ['11010519491231002X', '110***********002X'],
    ['E12345678', 'E******78'],
    ['AB12', '***2'],
  ])('%s → %s', (number, masked) => expect(maskNumber(number)).toBe(masked));

  it('is as long as the number and shows at most 7 characters, never more than half', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[A-Z0-9]{4,30}$/), (number) => {
        const masked = maskNumber(number);
        const shown = [...masked].filter((character) => character !== '*').length;
        expect(masked).toHaveLength(number.length);
        expect(shown).toBeLessThanOrEqual(Math.min(7, number.length / 2));
      }),
    );
  });
});
