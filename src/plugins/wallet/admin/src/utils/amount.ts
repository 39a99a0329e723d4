import { countText, formatFen } from '../../../../../shared/money';

export type Unit = 'fen' | 'count';

/** `¥1,288.00`, or `1,288` of what is only counted. */
export const shown = (amount: number, unit: Unit): string => (unit === 'fen' ? formatFen(amount) : countText(amount));

/** With its sign, as statements write what moved. */
export const moved = (amount: number, unit: Unit): string => `${amount > 0 ? '+' : ''}${shown(amount, unit)}`;

const YUAN = /^-?\d{1,7}(\.\d{1,2})?$/;
const COUNT = /^-?\d{1,8}$/;

/** What somebody typed as fen or pieces; undefined when it is no amount that can move. */
export function typed(text: string, unit: Unit): number | undefined {
  if (!(unit === 'fen' ? YUAN : COUNT).test(text)) return undefined;
  const [whole = '0', part = ''] = text.replace('-', '').split('.');
  const value = unit === 'fen' ? Number(whole) * 100 + Number(part.padEnd(2, '0')) : Number(whole);
  if (value === 0) return undefined;
  return text.startsWith('-') ? -value : value;
}
