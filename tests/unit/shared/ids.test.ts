import { describe, expect, it } from 'vitest';
import { newDocumentId, newOrderNo, randomCode } from '../../../src/shared/ids';
import { documentIdSchema } from '../../../src/shared/schemas';

const MANY = 20_000;

describe('identifiers', () => {
  it('order numbers fit WeChat and the database, and never repeat', () => {
    const numbers = Array.from({ length: MANY }, newOrderNo);
    expect(numbers.every((no) => /^[A-Za-z0-9_-]{6,32}$/.test(no) && /^Y[0-9A-HJKMNP-TV-Z]{15}$/.test(no))).toBe(true);
    expect(new Set(numbers).size).toBe(MANY);
  });

  it('leave room for the numbers of payments and refunds, which WeChat limits to 32 and 64', () => {
    const payment = `${newOrderNo()}-99`;
    expect(payment.length).toBeLessThanOrEqual(32);
    expect(`${payment}R50`.length).toBeLessThanOrEqual(64);
  });

  it('reveal no count: two in a row share no more than chance allows', () => {
    const numbers = Array.from({ length: 2_000 }, newOrderNo);
    const shared = (a: string, b: string): number => [...a].findIndex((char, i) => char !== b[i]);
    const prefixes = numbers.slice(1).map((no, i) => shared(no, numbers[i]!));
    // The Y, and by chance (1 in 32 each) a few characters more.
    expect(prefixes.reduce((sum, length) => sum + length, 0) / prefixes.length).toBeLessThan(1.2);
    expect([...numbers].sort()).not.toEqual(numbers);
  });

  it('use every character of the alphabet about equally often', () => {
    const counts = new Map<string, number>();
    for (const char of randomCode(64_000)) counts.set(char, (counts.get(char) ?? 0) + 1);
    expect(counts.size).toBe(32);
    for (const count of counts.values()) expect(Math.abs(count - 2_000)).toBeLessThan(400);
  });

  it('document ids look like those of Strapi', () => {
    const ids = Array.from({ length: 1_000 }, newDocumentId);
    expect(ids.every((id) => documentIdSchema.safeParse(id).success && /^[a-z]/.test(id))).toBe(true);
    expect(new Set(ids).size).toBe(1_000);
  });
});
