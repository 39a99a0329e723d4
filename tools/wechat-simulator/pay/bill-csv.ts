/** Bill files as WeChat writes them: UTF-8, commas, each data value behind a backtick, money in yuan. */
export interface BillTable {
  columns: readonly string[];
  rows: string[][];
  summaryColumns: readonly string[];
  summary: string[];
}

/** Fen as yuan with `digits` decimals. */
export function yuan(fen: number, digits = 2): string {
  const sign = fen < 0 ? '-' : '';
  const whole = Math.floor(Math.abs(fen) / 100);
  const cents = String(Math.abs(fen) % 100).padStart(2, '0');
  return `${sign}${whole}.${cents.padEnd(digits, '0')}`;
}

/** The file's text; CRLF line ends. */
export function renderBill(table: BillTable): string {
  const data = (row: string[]): string => row.map((value) => `\`${value}`).join(',');
  const lines = [table.columns.join(','), ...table.rows.map(data), table.summaryColumns.join(','), data(table.summary)];
  return `${lines.join('\r\n')}\r\n`;
}
