/** Money is integer fen everywhere; only these functions make text of it. */
import type { Fen } from '@/api/types';

export interface MoneyParts {
  negative: boolean;
  /** Whole yuan with thousands separators, without sign. */
  yuan: string;
  /** Two digits, or '' when the amount is whole yuan. */
  cents: string;
}

/** Splits an amount for typography. Throws RangeError unless `fen` is a safe integer. */
export function splitFen(fen: Fen): MoneyParts {
  if (!Number.isSafeInteger(fen)) throw new RangeError(`Not an amount in fen: ${fen}`);
  const absolute = Math.abs(fen);
  const rest = absolute % 100;
  const yuan = String((absolute - rest) / 100).replace(/\B(?=(\d{3})+$)/g, ',');
  return { negative: fen < 0, yuan, cents: rest === 0 ? '' : String(rest).padStart(2, '0') };
}

/** '¥1,288', '¥0.50', '-¥60': cents only when there are any. */
export function formatFen(fen: Fen): string {
  const { negative, yuan, cents } = splitFen(fen);
  return `${negative ? '-' : ''}¥${yuan}${cents ? `.${cents}` : ''}`;
}

/** Fen of what a person typed in yuan ('688', '688.5'), or null when it is no amount. */
export function parseYuan(text: string): Fen | null {
  const match = /^(\d{1,8})(?:\.(\d{1,2}))?$/.exec(text.trim());
  if (!match) return null;
  return Number(match[1]) * 100 + Number((match[2] ?? '').padEnd(2, '0'));
}
