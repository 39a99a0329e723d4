/** What is only counted may be money to the member all the same; whoever takes it as money says how much. */
import type { Db } from '../../../../shared/database';
import type { Asset } from '../domain/assets';

/** Answers what an amount of the asset is worth now; fen. */
export type Worth = (db: Db) => Promise<(amount: number) => number>;

const worths = new Map<Asset, Worth>();

/** Call from a plugin's `register`. */
export function registerWorth(asset: Asset, worth: Worth): void {
  worths.set(asset, worth);
}

/** Of each asset that is worth something. */
export async function findWorths(db: Db): Promise<Map<Asset, (amount: number) => number>> {
  const found = new Map<Asset, (amount: number) => number>();
  for (const [asset, worth] of worths) found.set(asset, await worth(db));
  return found;
}
