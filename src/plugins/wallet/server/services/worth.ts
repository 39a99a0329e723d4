/** What is only counted may be money to the member all the same; whoever takes it as money says how much. */
import type { Db } from '../../../../shared/database';
import type { Asset } from '../domain/assets';

/** Fen for a hundred of it, ≥ 0. */
export type Worth = (db: Db) => Promise<number>;

/** Until somebody says otherwise: 100 points are ¥1. */
const worths = new Map<Asset, Worth>([['points', async () => 100]]);

/** Call from a plugin's `register`. */
export function registerWorth(asset: Asset, worth: Worth): void {
  worths.set(asset, worth);
}

/** Fen for a hundred, of each asset that is worth something. */
export async function findWorths(db: Db): Promise<Map<Asset, number>> {
  const found = new Map<Asset, number>();
  for (const [asset, worth] of worths) found.set(asset, await worth(db));
  return found;
}
