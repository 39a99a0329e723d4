import type { Trx } from '../../../../shared/database';
import { allocate, type Share, type Wanted } from '../domain/allocation';
import type { Asset, HouseRole } from '../domain/assets';
import { outOf } from '../domain/entries';
import type { Movement } from '../repositories/ledger';
import { bodyHash, checkCommand, insufficient, transferOnce, type Command } from './commands';
import { settleDebts } from './settle-debts';

export interface Spend extends Command {
  /** Fen or pieces, 1–2,147,483,647; all assets are of one unit. */
  amount: number;
  /** Which assets may pay, the first first: the operator's order of gift and principal. */
  assets: readonly [Asset, ...Asset[]];
  /** Only what came from these sources, e.g. one coupon; anything when undefined. */
  sources?: readonly string[];
  /** Where it goes; default `revenue`. `cash` pays money back to the member. */
  to?: Extract<HouseRole, 'revenue' | 'cash'>;
}

/**
 * Takes the amount out of the member's pockets, all or nothing: soonest end first within an asset.
 * @throws Problem 409 INSUFFICIENT_BALANCE with `available`; 422 when the key has moved something else
 */
export async function spend(trx: Trx, command: Spend): Promise<Movement> {
  const { amount, to = 'revenue' } = command;
  checkCommand(command, amount);
  return transferOnce(trx, { ...command, kind: 'spend', bodyHash: bodyHash(command) }, async () =>
    outOf(await sharesOf(trx, command), to),
  );
}

/** What is owed is settled first. @throws Problem 409 */
export async function sharesOf(trx: Trx, wanted: Wanted & { member: number; now: string }): Promise<Share[]> {
  const { pockets } = await settleDebts(trx, { ...wanted, cause: null });
  const shares = allocate(pockets, wanted, wanted.now);
  if (!Array.isArray(shares)) throw insufficient(shares.available);
  return shares;
}
