import type { Trx } from '../../../../shared/database';
import { assetOf, type Asset } from '../domain/assets';
import { allocate, freeOf } from '../domain/allocation';
import { takeOpenAccounts, type Movement } from '../repositories/ledger';
import { bodyHash, checkCommand, transferOnce, type Command } from './commands';

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
  if (owed.size > 0) await settleDebts(trx, { member: command.member, assets: [asset], now, after: movement.no });
  return movement;
}

/** What comes in settles what is owed, in a transfer of its own: it stays when the other one is taken back. */
export async function settleDebts(
  trx: Trx,
  wallet: { member: number; assets: readonly Asset[]; now: string; after: string },
): Promise<void> {
  const { member, assets, now, after } = wallet;
  const { pockets, owed } = await takeOpenAccounts(trx, { member, assets, now });
  for (const [asset, debt] of owed) {
    const free = pockets.reduce((sum, pocket) => sum + (pocket.asset === asset ? freeOf(pocket, now) : 0), 0);
    const amount = Math.min(debt, free);
    if (amount === 0) continue;
    const shares = allocate(pockets, { amount, assets: [asset] }, now);
    if (!Array.isArray(shares)) throw new Error('what is free cannot be allocated');
    const command = { key: `settle:${after}:${asset}`, member, reason: 'debt', reference: after } as const;
    await transferOnce(
      trx,
      { ...command, kind: 'settle', actor: { kind: 'system' }, bodyHash: bodyHash(command) },
      async () => [
        ...shares.map((share) => ({ account: share.account, amount: -share.amount })),
        { owed: true, asset, amount },
      ],
    );
  }
}
