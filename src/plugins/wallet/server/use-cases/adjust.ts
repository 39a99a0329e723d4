import type { Trx } from '../../../../shared/database';
import { publish } from '../../../../shared/events';
import { assetOf, type Asset } from '../domain/assets';
import { outOf } from '../domain/entries';
import { takeOpenAccounts, type Movement } from '../repositories/ledger';
import { bodyHash, checkCommand, transferOnce, type Command } from './commands';
import { settleDebts } from './settle-debts';
import { sharesOf } from './spend';

export interface Adjust extends Omit<Command, 'reason' | 'reference'> {
  asset: Asset;
  /** Fen or pieces; positive gives, negative takes. */
  amount: number;
  /** Of the pocket that is opened; null for never. */
  expiresAt: string | null;
  /** Why, in the words of whoever does it. */
  note: string;
}

/**
 * What staff correct by hand. Never takes more than is there.
 * @throws Problem 409 INSUFFICIENT_BALANCE with `available`; 422 when the key has moved something else
 */
export async function adjust(trx: Trx, command: Adjust): Promise<Movement> {
  const { asset, member, now, expiresAt } = command;
  const amount = Math.abs(command.amount);
  checkCommand(command, amount);
  const { owed } = await takeOpenAccounts(trx, { member, assets: [asset], now });
  const posting = { ...command, kind: 'adjust', reason: 'adjustment', reference: null } as const;
  const movement = await transferOnce(trx, { ...posting, bodyHash: bodyHash(command) }, async () => {
    if (command.amount < 0) return outOf(await sharesOf(trx, { member, amount, assets: [asset], now }), 'adjustments');
    const pocket = { source: 'adjustment', priority: 0, refundable: assetOf(asset).refundable, expiresAt };
    return [
      { house: 'adjustments', asset, amount: -amount },
      { asset, amount, pocket },
    ];
  });
  if (owed.size > 0) await settleDebts(trx, { member, assets: [asset], now, cause: movement.no });
  // Whose policy depends on a balance, e.g. on experience, looks again.
  await publish(trx, 'wallet.adjusted', { memberId: member, asset });
  return movement;
}
