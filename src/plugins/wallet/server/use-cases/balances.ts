import type { Db } from '../../../../shared/database';
import { balancesOf, type AssetBalance } from '../domain/balances';
import { findOpenAccounts } from '../repositories/balances';

/** What a member has, by asset, as of `now` (ISO); also inside a transaction. */
export async function balances(db: Db, member: number, now: string): Promise<AssetBalance[]> {
  const { pockets, owed } = await findOpenAccounts(db, member, now);
  return balancesOf(pockets, owed, now);
}
