import type { Trx } from '../../../../shared/database';
import { conflict, notFound } from '../../../../shared/problem';
import type { Asset } from '../domain/assets';
import type { Reason } from '../domain/reasons';
import { planReversal, reversible } from '../domain/reversal';
import { findOriginalPostings, lockTransfer } from '../repositories/originals';
import { takeOpenAccounts, type Movement } from '../repositories/ledger';
import { bodyHash, checkCommand, transferOnce, type Command } from './commands';
import { settleDebts } from './settle-debts';

/** How long a pocket that has ended is open again for what comes back into it. */
export const REOPEN_DAYS = 7;

export interface Reverse extends Omit<Command, 'member' | 'reason'> {
  /** Number of the transfer that is taken back. */
  transfer: string;
  /** Fen or pieces, over all its assets; everything that is left when undefined. */
  amount?: number;
  /** Default `refund`. */
  reason?: Reason;
}

/**
 * Takes a grant, a spending or an adjustment back, in whole or in part, over several times, never more than it was.
 * What was spent goes into the very pockets it came from; one that has ended meanwhile opens again for
 * {@link REOPEN_DAYS} days, once. What was granted is taken from its pocket, from others of the asset, and is owed
 * beyond that.
 * @throws Problem 409 REVERSED_ALREADY with `left` when less is left than asked; 404; 422
 */
export async function reverse(trx: Trx, command: Reverse): Promise<Movement> {
  const { now, transfer: no, reason = 'refund' } = command;
  checkCommand(command, command.amount ?? 1);
  const original = await lockTransfer(trx, no, now);
  if (!original) throw notFound({ zh: '没有这笔流水', en: 'There is no such transfer' });
  if (!['grant', 'spend', 'capture', 'adjust'].includes(original.kind))
    throw conflict('NOT_REVERSIBLE', { zh: '这笔流水不能撤回', en: 'This transfer cannot be taken back' });
  let indebted: Asset[] = [];
  const { member } = original;
  const movement = await transferOnce(
    trx,
    { ...command, kind: 'reverse', member, reason, bodyHash: bodyHash(command), reverses: original.id },
    async () => {
      const postings = await findOriginalPostings(trx, original.id, now);
      const left = reversible(postings);
      const { amount = left } = command;
      if (amount > left || left === 0) throw reversedAlready(left);
      const all = [...new Set(postings.map(({ asset }) => asset))];
      const { pockets, owed } = await takeOpenAccounts(trx, { member, assets: all, now });
      indebted = [...owed.keys()];
      const reopenUntil = new Date(Date.parse(now) + REOPEN_DAYS * 86_400_000).toISOString();
      return planReversal({ postings, amount, pockets, now, reopenUntil });
    },
  );
  if (indebted.length > 0) await settleDebts(trx, { member, assets: indebted, now, cause: movement.no });
  return movement;
}

const reversedAlready = (left: number): Error =>
  conflict(
    'REVERSED_ALREADY',
    { zh: '可退回的数额不足，可能已经退过', en: 'Less than this is left to take back' },
    { left },
  );
