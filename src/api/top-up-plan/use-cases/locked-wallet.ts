import type { Db, Trx } from '../../../shared/database';
import { lockWallets } from '../../../plugins/wallet/server/services';

/** Inside a transaction what is read of the wallet stays until it ends; outside it is a look. */
export async function lockedWallet(db: Db, memberId: number, nowMs: number): Promise<void> {
  if (db.isTransaction) await lockWallets(db as Trx, [memberId], new Date(nowMs).toISOString());
}
