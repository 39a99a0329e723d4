import type { Trx } from '../../../../shared/database';
import { randomCode } from '../../../../shared/ids';
import { allocate, freeOf } from '../domain/allocation';
import type { Asset } from '../domain/assets';
import { takeOpenAccounts, type OpenAccounts } from '../repositories/ledger';
import { bodyHash, transferOnce } from './commands';

/**
 * What is free settles what is owed, in a transfer of its own: it stays when what came in is taken back. Called for
 * whatever may have freed something: a grant, a hold that ends; and before anything is spent.
 * @param wallet `cause`: number of what freed it, where one did
 * @returns what is in the wallet afterwards
 */
export async function settleDebts(
  trx: Trx,
  wallet: { member: number; assets: readonly Asset[]; now: string; cause: string | null },
): Promise<OpenAccounts> {
  const { member, assets, now, cause } = wallet;
  const found = await takeOpenAccounts(trx, { member, assets, now });
  let settled = false;
  for (const [asset, debt] of found.owed) {
    const free = found.pockets.reduce((sum, pocket) => sum + (pocket.asset === asset ? freeOf(pocket, now) : 0), 0);
    const amount = Math.min(debt, free);
    if (amount === 0) continue;
    const shares = allocate(found.pockets, { amount, assets: [asset] }, now);
    if (!Array.isArray(shares)) throw new Error('what is free cannot be allocated');
    const command = { key: `settle:${randomCode(15)}`, member, reason: 'debt', reference: cause } as const;
    await transferOnce(
      trx,
      { ...command, kind: 'settle', actor: { kind: 'system' }, bodyHash: bodyHash(command) },
      async () => [
        ...shares.map((share) => ({ account: share.account, amount: -share.amount })),
        { owed: true, asset, amount },
      ],
    );
    settled = true;
  }
  return settled ? takeOpenAccounts(trx, { member, assets, now }) : found;
}
