import type { Core } from '@strapi/strapi';
import { pool, withTransaction, type Trx } from '../../../../shared/database';
import { randomCode } from '../../../../shared/ids';
import { outOf } from '../domain/entries';
import { ASSET_CODES } from '../domain/assets';
import { findWalletsToExpire } from '../repositories/expiry';
import { lockWallets, takeOpenAccounts } from '../repositories/ledger';
import { bodyHash, transferOnce } from './commands';

/**
 * Posts what has ended in one wallet, a transfer for each pocket. What is held was set aside in time and stays until
 * its hold is settled. Spending never waits for this.
 * @returns how many pockets were emptied
 */
export async function expireWallet(trx: Trx, member: number, now: string): Promise<number> {
  const { pockets } = await takeOpenAccounts(trx, { member, assets: ASSET_CODES, now });
  const ended = pockets.filter(
    ({ expiresAt, balance, held }) => expiresAt !== null && Date.parse(expiresAt) <= Date.parse(now) && balance > held,
  );
  for (const { id, asset, balance, held, source } of ended) {
    const key = `expire:${id}:${randomCode(12)}`;
    const command = { key, member, reason: 'expiry', reference: source, actor: { kind: 'system' } } as const;
    await transferOnce(trx, { ...command, kind: 'expire', bodyHash: bodyHash(command) }, async () =>
      outOf([{ account: id, asset, amount: balance - held }], 'expired'),
    );
  }
  return ended.length;
}

const WALLETS_AT_ONCE = 200;

/** Every wallet in which something has ended or is held too long, one transaction each; until nothing is left. */
export async function expireAll(strapi: Core.Strapi, now: string): Promise<void> {
  for (let after = 0; ;) {
    const members = await findWalletsToExpire(pool(strapi), { now, after, limit: WALLETS_AT_ONCE });
    for (const member of members)
      await withTransaction(strapi, async (trx) => {
        await lockWallets(trx, [member], now);
        await expireWallet(trx, member, now);
      });
    if (members.length < WALLETS_AT_ONCE) return;
    after = members.at(-1)!;
  }
}
