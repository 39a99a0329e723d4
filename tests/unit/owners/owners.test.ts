import { describe, expect, it } from 'vitest';
import { cardNumber, isCardNumber } from '../../../src/plugins/owners/server/domain/card-number';
import { evenShares, maskedName, WHOLE } from '../../../src/plugins/owners/server/domain/shares';
import { seeded } from '../../support/books';

describe("numbers of owners' cards", () => {
  it('of 1,000 numbers every single wrong digit is found', () => {
    const random = seeded(11_10);
    for (let i = 0; i < 1_000; i += 1) {
      const number = cardNumber(Math.floor(random() * 100_000_000));
      expect(isCardNumber(number), number).toBe(true);
      for (let at = 0; at < 10; at += 1) {
        const other = String((Number(number[at]) + 1 + Math.floor(random() * 9)) % 10);
        const wrong = number.slice(0, at) + other + number.slice(at + 1);
        expect(isCardNumber(wrong), `${number} → ${wrong}`).toBe(false);
      }
    }
  });

  it('have ten digits, also the first and the last', () => {
    expect(cardNumber(0)).toMatch(/^800000000\d$/);
    expect(cardNumber(99_999_999)).toMatch(/^899999999\d$/);
    expect(isCardNumber(cardNumber(0).slice(1))).toBe(false);
  });
});

describe('shares and names', () => {
  it('always make a whole', () => {
    for (let count = 1; count <= 50; count += 1) {
      const shares = evenShares(count);
      expect(shares.reduce((sum, share) => sum + share, 0)).toBe(WHOLE);
      expect(Math.max(...shares) - Math.min(...shares)).toBeLessThanOrEqual(1);
    }
  });

  it('masks a name', () => {
    expect(['李', '张三', '王小明', '欧阳小明'].map(maskedName)).toEqual(['李', '张*', '王*明', '欧**明']);
  });
});
