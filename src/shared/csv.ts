/** Text for spreadsheets, which read some texts as formulas. */

/** Excel reads UTF-8 only behind it. */
export const BOM = '\uFEFF';

/** A text that could be a formula begins with an apostrophe. */
export function csvText(value: string | null): string {
  if (value === null) return '';
  const harmless = /^\s*[=+\-@\t\r|]/u.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}

/** Fen as a decimal that spreadsheets add up, `-12.05`; pieces as they are. */
export function csvAmount(amount: number, unit: 'fen' | 'count'): string {
  if (unit === 'count') return String(amount);
  const abs = Math.abs(amount);
  return `${amount < 0 ? '-' : ''}${Math.trunc(abs / 100)}.${String(abs % 100).padStart(2, '0')}`;
}

/** @param cells as the functions above write them */
export const csvLine = (cells: readonly string[]): string => `${cells.join(',')}\r\n`;
