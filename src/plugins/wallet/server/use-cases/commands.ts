/** What every command on the ledger has, and the rule that a key moves one thing once. */
import { createHash } from 'node:crypto';
import type { Trx } from '../../../../shared/database';
import { canonicalJson } from '../../../../shared/idempotency';
import { randomCode } from '../../../../shared/ids';
import { conflict, isProblem, Problem } from '../../../../shared/problem';
import type { Reason } from '../domain/reasons';
import type { Entry } from '../domain/entries';
import { findByKey, insertTransfer, type Movement, type NewTransfer, type TransferKind } from '../repositories/ledger';

export interface Actor {
  kind: 'member' | 'staff' | 'system';
  id?: number;
  /** Of staff, as it was then. */
  name?: string;
}

export interface Command {
  /**
   * Says which movement this is, for ever: `sign-in:12:2026-11-21`, `order:Y…:pay`. A repeat gets the first one's
   * answer; the same key for something else is refused.
   */
  key: string;
  member: number;
  reason: Reason;
  /** Number of the order, top-up, card …; what the statement links to. */
  reference: string | null;
  /** A sentence for people, e.g. why staff adjusted. */
  note?: string | null;
  actor: Actor;
  /** ISO instant at which pockets and holds are looked at. */
  now: string;
}

/** The moments and the person of a repeat may differ; what it moves may not. */
export function bodyHash(input: object): string {
  const { key: _key, now: _now, actor: _actor, expiresAt: _end, ...body } = input as Record<string, unknown>;
  return createHash('sha256').update(canonicalJson(body)).digest('base64url');
}

export const newTransferNo = (): string => `T${randomCode(15)}`;
export const newHoldNo = (): string => `H${randomCode(15)}`;

export const actorOf = ({ kind, id, name }: Actor): { actor: string; actorName: string | null } => ({
  actor: id === undefined ? kind : `${kind}:${id}`,
  actorName: name ?? null,
});

const KEY = /^[\x21-\x7e]{8,200}$/;

/** @throws RangeError for what only a mistake in the code can be */
export function checkCommand({ key }: { key: string }, ...amounts: number[]): void {
  if (!KEY.test(key)) throw new RangeError(`not a key of a movement: ${key}`);
  for (const amount of amounts)
    if (!Number.isSafeInteger(amount) || amount < 1 || amount > 2_147_483_647)
      throw new RangeError(`not an amount that can move: ${amount}`);
}

/**
 * Looks for the key only when it must: a new key costs nothing. What is refused may be a repeat that finds the
 * pocket as the first one left it.
 * @param work undefined when the key is known
 */
export async function once<T>(
  work: () => Promise<T | undefined>,
  stored: () => Promise<{ answer: T; bodyHash: string } | undefined>,
  hash: string,
): Promise<T> {
  let refused: unknown;
  try {
    const done = await work();
    if (done !== undefined) return done;
  } catch (error) {
    if (!isProblem(error)) throw error;
    refused = error;
  }
  const known = await stored();
  if (!known) throw refused ?? new Error('a known key is gone');
  if (known.bodyHash !== hash) throw mismatch();
  return known.answer;
}

const mismatch = (): Problem =>
  new Problem(
    422,
    'IDEMPOTENCY_MISMATCH',
    {
      zh: '这次提交的内容与之前不同，请返回重新操作',
      en: 'This idempotency key was already used with a different request',
    },
    { field: 'Idempotency-Key' },
  );

export interface Posting extends Omit<Command, 'now' | 'reason'> {
  kind: TransferKind;
  reason: string;
  bodyHash: string;
}

/** A transfer under its key: `entries` runs before anything is written, and not at all for whom it does not matter. */
export function transferOnce(
  trx: Trx,
  posting: Posting & Pick<NewTransfer, 'captures' | 'reverses'>,
  entries: () => Promise<Entry[]>,
): Promise<Movement> {
  const { actor, note = null, key, kind, member, reason, reference, captures, reverses } = posting;
  const transfer: NewTransfer = {
    ...{ no: newTransferNo(), key, kind, member, reason, reference, note, bodyHash: posting.bodyHash },
    ...actorOf(actor),
    ...(captures ? { captures } : {}),
    ...(reverses ? { reverses } : {}),
  };
  return once(
    async () => insertTransfer(trx, transfer, await entries()),
    async () => {
      const known = await findByKey(trx, key);
      return known && { answer: known.movement, bodyHash: known.bodyHash };
    },
    posting.bodyHash,
  );
}

/** @param available what could be spent, in the assets that were asked */
export const insufficient = (available: number): Problem =>
  conflict('INSUFFICIENT_BALANCE', { zh: '余额不足', en: 'The balance is not sufficient' }, { available });
