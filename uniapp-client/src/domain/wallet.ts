/** What a wallet shows of itself. */
import type { Asset, LocalDate, WalletBalance } from '@/api/types';
import { formatFen } from './money';
import { monthAway } from './month';

/** An amount of an asset: '¥1,288', '320'; with a plus sign where it came in. */
export function amountText(amount: number, unit: WalletBalance['unit'], signed = false): string {
  const text = unit === 'fen' ? formatFen(amount) : String(amount);
  return signed && amount > 0 ? `+${text}` : text;
}

/** What the head of the page adds up: money that can be spent like stored value. */
const MONEY: readonly Asset[] = ['principal', 'gift'];

export const isMoney = (asset: Asset): boolean => MONEY.includes(asset);

export const moneyOf = (assets: readonly WalletBalance[]): number =>
  assets.reduce((sum, { asset, available }) => (isMoney(asset) ? sum + available : sum), 0);

/** A month of the statement as a half-open range of days; null is all of it. */
export const monthRange = (first: LocalDate | null): { from: LocalDate | null; to: LocalDate | null } =>
  first === null ? { from: null, to: null } : { from: first, to: monthAway(first, 1) };

/** The number of an order, of those references that are one. */
export const orderOf = (reference: string | null): string | null =>
  reference !== null && /^Y[0-9A-Z]{15}$/.test(reference) ? reference : null;
