import { describe, expect, it } from 'vitest';
import { barcodeImage, barWidths } from '@/domain/barcode';
import { codeAt, grouped, live, runsLow, typedCode, type CodeBatch } from '@/domain/member-code';

const START = Date.parse('2026-11-21T08:00:00.000Z');
const SLOT = 30_000;

/** Codes that say which they are. */
const batch = (name: number, firstMs: number, count = 20): CodeBatch => ({
  batch: `${name}00000000`,
  firstAt: new Date(firstMs).toISOString(),
  slotSeconds: 30,
  codes: Array.from({ length: count }, (_, i) => `${name}${String(i).padStart(2, '0')}`.padEnd(20, '0')),
});

describe('the code that is shown', () => {
  it('changes every 30 seconds by the server clock, and ends with the batch', () => {
    const one = [batch(1, START)];
    expect(codeAt(one, START)).toMatchObject({ code: one[0].codes[0], seconds: 30, left: 19 });
    expect(codeAt(one, START + SLOT - 1)).toMatchObject({ code: one[0].codes[0], seconds: 1 });
    expect(codeAt(one, START + SLOT)).toMatchObject({ code: one[0].codes[1], seconds: 30, left: 18 });
    expect(codeAt(one, START + 20 * SLOT - 1)).toMatchObject({ code: one[0].codes[19], left: 0 });
    expect(codeAt(one, START + 20 * SLOT)).toBeNull();
    expect(codeAt(one, START - 1)).toBeNull();
  });

  it('goes on in the next batch without a gap; of two that overlap the newer counts', () => {
    const both = [batch(1, START), batch(2, START + 20 * SLOT)];
    expect(codeAt(both, START + 19 * SLOT)).toMatchObject({ code: both[0].codes[19], left: 20 });
    expect(codeAt(both, START + 20 * SLOT)).toMatchObject({ code: both[1].codes[0], left: 19 });
    const over = [batch(1, START), batch(3, START + 5 * SLOT)];
    expect(codeAt(over, START + 6 * SLOT)?.code).toBe(over[1].codes[1]);
    expect(live(both, START + 25 * SLOT)).toEqual([both[1]]);
  });

  it('is asked for again when half of them are used, and at once when there is none', () => {
    const one = [batch(1, START)];
    expect(runsLow([], START)).toBe(true);
    expect(runsLow(one, START + 9 * SLOT)).toBe(false);
    expect(runsLow(one, START + 10 * SLOT)).toBe(true);
    expect(runsLow([...one, batch(2, START + 20 * SLOT)], START + 10 * SLOT)).toBe(false);
  });

  it('is read out in groups, and typed with or without them', () => {
    expect(grouped('12345678901234567890')).toBe('1234 5678 9012 3456 7890');
    expect(typedCode(' 1234 5678-9012 3456 7890\n')).toBe('12345678901234567890');
    for (const text of ['', '1', '02345678901234567890', '1234567890123456789x', '123456789012345678901'])
      expect(typedCode(text)).toBeNull();
  });
});

describe('the barcode', () => {
  it('is Code 128 C: eleven modules a symbol, thirteen for the stop', () => {
    const widths = barWidths('12345678901234567890');
    expect(widths).toHaveLength(12 * 6 + 7);
    expect(widths.reduce((sum, width) => sum + width, 0)).toBe(12 * 11 + 13);
    // Start C, and of "12" the bars that the standard prints for value 12.
    expect(widths.slice(0, 12).join('')).toBe('211232112232');
    expect(widths.slice(-7).join('')).toBe('2331112');
    // 105 + 12·1 + 34·2 + 56·3 = 353 = 3·103 + 44: the check symbol is value 44.
    expect(barWidths('123456').slice(24, 30).join('')).toBe('132131');
  });

  it('has a symbol of its own for every pair of digits, each half dark by bars of even sum', () => {
    const symbols = Array.from({ length: 100 }, (_, n) => barWidths(String(n).padStart(2, '0')).slice(6, 12));
    expect(new Set(symbols.map((widths) => widths.join(''))).size).toBe(100);
    for (const widths of symbols) {
      expect(widths.reduce((sum, width) => sum + width, 0)).toBe(11);
      expect((widths[0] + widths[2] + widths[4]) % 2).toBe(0);
    }
  });

  it('takes nothing but pairs of digits, and is a picture with quiet ends', () => {
    for (const text of ['', '1', '12a4', '１２']) expect(() => barWidths(text)).toThrow(RangeError);
    expect(decodeURIComponent(barcodeImage('12'))).toContain("viewBox='0 0 66 40'");
  });
});
