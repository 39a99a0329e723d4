import type { Trx } from '../../../../shared/database';
import { conflict, notFound, type Problem } from '../../../../shared/problem';
import { firstOf } from '../domain/allocation';
import { outOf } from '../domain/entries';
import { findHoldByKey, insertHold, lockHold, voidPending, type Hold, type StoredHold } from '../repositories/holds';
import type { Movement } from '../repositories/ledger';
import { actorOf, bodyHash, checkCommand, newHoldNo, once, transferOnce, type Actor } from './commands';
import { settleDebts } from './settle-debts';
import { sharesOf, type Spend } from './spend';

export interface HoldCommand extends Omit<Spend, 'to' | 'note'> {
  /** ISO instant from which it holds nothing any more, on read as in the tick. */
  expiresAt: string;
}

const toAnswer = ({ no, member, amount, parts, expiresAt }: Hold): Hold => ({ no, member, amount, parts, expiresAt });

/**
 * Sets an amount aside in the pockets that a {@link Spend} would take. Nothing is posted until it is captured.
 * @throws Problem 409 INSUFFICIENT_BALANCE with `available`; 422 when the key has held something else
 */
export async function hold(trx: Trx, command: HoldCommand): Promise<Hold> {
  checkCommand(command, command.amount);
  const { key, member, amount, reason, reference, expiresAt, actor } = command;
  const row = { no: newHoldNo(), key, bodyHash: bodyHash(command), member, amount, reason, reference, expiresAt };
  return once(
    async () => {
      const parts = await sharesOf(trx, command);
      if (!(await insertHold(trx, { ...row, ...actorOf(actor) }, parts))) return undefined;
      return { no: row.no, member, amount, parts, expiresAt: new Date(expiresAt).toISOString() };
    },
    async () => {
      const known = await findHoldByKey(trx, key);
      return known && { answer: toAnswer(known), bodyHash: known.bodyHash };
    },
    row.bodyHash,
  );
}

export interface Capture {
  key: string;
  /** Number of the hold. */
  hold: string;
  /** Default all of it; what is not captured is free again. */
  amount?: number;
  actor: Actor;
  now: string;
}

/**
 * Spends a pending hold, in whole or in part, once.
 * @throws Problem 409 HOLD_SETTLED when it was captured, voided or has run out; 404; 422 for another amount under the key
 */
export async function capture(trx: Trx, command: Capture): Promise<Movement> {
  checkCommand(command, command.amount ?? 1);
  const held = await lockHold(trx, command.hold, command.now);
  if (!held) throw unknownHold();
  const { amount = held.amount } = command;
  if (amount > held.amount) throw new RangeError(`${amount} is more than hold ${held.no} holds`);
  const { id, member, reason, reference } = held;
  return transferOnce(
    trx,
    {
      ...{ key: command.key, kind: 'capture', member, reason, reference, actor: command.actor },
      bodyHash: bodyHash({ hold: held.no, amount }),
      captures: { hold: id, amount },
    },
    async () => {
      if (held.state !== 'pending') throw settled(held);
      return outOf(firstOf(held.parts, amount), 'revenue');
    },
  );
}

/**
 * Gives a pending hold back; doing it twice is doing it once.
 * @throws Problem 409 HOLD_SETTLED when it was captured; 404
 */
export async function voidHold(trx: Trx, command: { hold: string; why: string; now: string }): Promise<void> {
  const held = await lockHold(trx, command.hold, command.now);
  if (!held) throw unknownHold();
  if (held.state === 'captured') throw settled(held);
  if (held.state !== 'pending') return;
  await voidPending(trx, held.id, command.why);
  const assets = [...new Set(held.parts.map(({ asset }) => asset))];
  await settleDebts(trx, { member: held.member, assets, now: command.now, cause: held.no });
}

const unknownHold = (): Problem => notFound({ zh: '没有这笔冻结', en: 'There is no such hold' });

const settled = ({ state }: StoredHold): Problem =>
  conflict(
    'HOLD_SETTLED',
    { zh: '这笔冻结已处理或已过期', en: 'This hold was settled before, or has run out' },
    { state },
  );
