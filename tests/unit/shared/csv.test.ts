import { describe, expect, it } from 'vitest';
import { csvAmount, csvLine, csvText } from '../../../src/shared/csv';

describe('CSV', () => {
  it.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', ' =1', '\r=1', '|calc', '=cmd|"/c calc"!A1'])(
    '%j is text to a spreadsheet',
    (cell) => expect(csvText(cell).replace(/^"/, '')[0]).toBe("'"),
  );

  it('quotes what would end a cell', () => {
    const cells = ['a,b', 'say "x"', 'two\nlines', 'plain', null];
    expect(csvLine(cells.map(csvText))).toBe('"a,b","say ""x""","two\nlines",plain,\r\n');
  });

  it('writes fen as a decimal that adds up', () => {
    const written = [-1205, 5, -99, 100_000, 0].map((fen) => csvAmount(fen, 'fen'));
    expect(written).toEqual(['-12.05', '0.05', '-0.99', '1000.00', '0.00']);
    expect(csvAmount(-3, 'count')).toBe('-3');
  });
});
