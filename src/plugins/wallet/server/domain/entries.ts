/** What a transfer is made of, before the database gives it numbers. */
import type { Asset, HouseRole } from './assets';
import type { Share } from './allocation';

interface Moves {
  /** Into the account when positive, out of it when negative. */
  amount: number;
  /** The posting that this one takes back, in whole or in part. */
  mirrors?: string;
}

export type Entry = Moves &
  (
    | { account: string; reopenUntil?: string }
    | { house: HouseRole; asset: Asset }
    | { owed: true; asset: Asset }
    | { asset: Asset; pocket: NewPocket }
  );

export interface NewPocket {
  source: string;
  priority: number;
  refundable: boolean;
  expiresAt: string | null;
}

/** Out of pockets into an account of the house. */
export function outOf(shares: readonly Share[], role: HouseRole): Entry[] {
  const sums = new Map<Asset, number>();
  for (const { asset, amount } of shares) sums.set(asset, (sums.get(asset) ?? 0) + amount);
  return [
    ...shares.map(({ account, amount }): Entry => ({ account, amount: -amount })),
    ...[...sums].map(([asset, amount]): Entry => ({ house: role, asset, amount })),
  ];
}
