/** Money is integer fen (1/100 yuan). No float ever holds an amount. */
declare const fenBrand: unique symbol;
export type Fen = number & { readonly [fenBrand]: true };

/** Largest amount an `integer` column holds: ¥21,474,836.47. */
export const MAX_FEN = 2_147_483_647;

/**
 * Brands an integer as fen.
 * @param value safe integer within ±{@link MAX_FEN}
 * @throws RangeError for fractions, NaN and amounts out of range
 */
export function fen(value: number): Fen {
  if (!Number.isInteger(value) || Math.abs(value) > MAX_FEN) {
    throw new RangeError(`not an amount in fen: ${value}`);
  }
  return value as Fen;
}

export const ZERO = 0 as Fen;

/** Sum of amounts in fen; the empty sum is 0. */
export function sumFen(amounts: Iterable<number>): Fen {
  let total = 0;
  for (const amount of amounts) total += amount;
  return fen(total);
}

/**
 * `amount × percent / 100`, rounded half up in integer arithmetic.
 * @param amount fen, ≥ 0
 * @param percent 0–100, at most two decimals (e.g. 87.5)
 */
export function percentOf(amount: number, percent: number): Fen {
  const basisPoints = Math.round(percent * 100);
  if (amount < 0 || basisPoints < 0 || basisPoints > 10_000) throw new RangeError('percent of out of range');
  const product = BigInt(amount) * BigInt(basisPoints);
  return fen(Number((product + 5_000n) / 10_000n));
}

/**
 * Splits an amount over weights by largest remainder: the parts are integers and always add up.
 * Ties go to the earlier part, so the same input always gives the same split.
 * @param total fen, any sign
 * @param weights non-negative integers; all zero means equal weights
 */
export function splitFen(total: number, weights: readonly number[]): Fen[] {
  if (weights.length === 0) {
    if (total !== 0) throw new RangeError('nothing to split an amount over');
    return [];
  }
  const sign = total < 0 ? -1 : 1;
  const amount = BigInt(Math.abs(total));
  const allZero = weights.every((w) => w === 0);
  const scaled = weights.map((w) => BigInt(allZero ? 1 : w));
  const sum = scaled.reduce((a, b) => a + b, 0n);
  const parts = scaled.map((w) => ({ floor: (amount * w) / sum, rest: (amount * w) % sum }));
  let left = Number(amount - parts.reduce((a, p) => a + p.floor, 0n));
  const order = parts.map((p, i) => ({ i, rest: p.rest })).sort((a, b) => cmp(b.rest, a.rest) || a.i - b.i);
  const result = parts.map((p) => Number(p.floor));
  for (const { i } of order) {
    if (left === 0) break;
    result[i]! += 1;
    left -= 1;
  }
  return result.map((value) => fen(sign === 1 || value === 0 ? value : -value));
}

function cmp(a: bigint, b: bigint): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Pieces, points: `1,288`, `-5`. */
export const countText = (count: number): string =>
  `${count < 0 ? '-' : ''}${String(Math.abs(count)).replace(/\B(?=(\d{3})+$)/g, ',')}`;

/** `¥1,288.00`, Chinese convention; `¥688` with `trimZero` where space is short. */
export function formatFen(amount: number, options: { trimZero?: boolean } = {}): string {
  const abs = Math.abs(amount);
  const yuan = String(Math.trunc(abs / 100)).replace(/\B(?=(\d{3})+$)/g, ',');
  const rest = String(abs % 100).padStart(2, '0');
  const text = options.trimZero && rest === '00' ? yuan : `${yuan}.${rest}`;
  return `${amount < 0 ? '-' : ''}¥${text}`;
}
