import type { Trx } from '../../../../shared/database';
import { assetOf, type Asset } from '../domain/assets';
import { takeOpenAccounts, type Movement } from '../repositories/ledger';
import { bodyHash, checkCommand, transferOnce, type Command } from './commands';
import { settleDebts } from './settle-debts';

export interface Grant extends Command {
  asset: Asset;
  /** Fen or pieces, 1–2,147,483,647. */
  amount: number;
  /** What the pocket comes from, e.g. `coupon:<template>`; spending can be limited to sources. */
  source: string;
  /** ISO instant from which it cannot be spent; null for never. */
  expiresAt: string | null;
  /** Among pockets that end together, the lower is spent first; default 0. */
  priority?: number;
  /** Default: as the asset says. */
  refundable?: boolean;
}

/**
 * Opens a pocket with the amount in it. What the member owes of the asset is settled from what is there then.
 * @throws Problem 422 when the key has moved something else
 */
export async function grant(trx: Trx, command: Grant): Promise<Movement> {
  const { asset, amount, source, expiresAt, priority = 0, refundable = assetOf(asset).refundable, now } = command;
  checkCommand(command, amount);
  const { owed } = await takeOpenAccounts(trx, { member: command.member, assets: [asset], now });
  const movement = await transferOnce(trx, { ...command, kind: 'grant', bodyHash: bodyHash(command) }, async () => [
    { house: assetOf(asset).funding, asset, amount: -amount },
    { asset, amount, pocket: { source, priority, refundable, expiresAt } },
  ]);
  if (owed.size > 0) await settleDebts(trx, { member: command.member, assets: [asset], now, cause: movement.no });
  return movement;
}
