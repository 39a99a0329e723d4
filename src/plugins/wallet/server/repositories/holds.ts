import { one, parseJson, rows, toInstant, type Db, type Trx } from '../../../../shared/database';
import type { Share } from '../domain/allocation';

export type HoldState = 'pending' | 'captured' | 'voided';

export interface Hold {
  /** Public number. */
  no: string;
  member: number;
  amount: number;
  /** What was taken from which pocket, in the order in which it is captured. */
  parts: Share[];
  /** ISO instant from which it holds nothing any more. */
  expiresAt: string;
}

export interface StoredHold extends Hold {
  id: string;
  state: HoldState;
  captured: number;
  reason: string;
  reference: string | null;
  bodyHash: string;
}

export interface NewHold {
  no: string;
  key: string;
  bodyHash: string;
  member: number;
  amount: number;
  reason: string;
  reference: string | null;
  actor: string;
  actorName: string | null;
  expiresAt: string;
}

interface HoldRow {
  id: string;
  no: string;
  member_id: number;
  amount: string;
  captured: string;
  state: HoldState;
  reason: string;
  reference: string | null;
  body_hash: string;
  expires_at: Date;
  parts: unknown;
}

const COLUMNS = 'id, no, member_id, amount, captured, state, reason, reference, body_hash, expires_at';

const toHold = (row: HoldRow): StoredHold => ({
  id: String(row.id),
  no: row.no,
  member: row.member_id,
  amount: Number(row.amount),
  captured: Number(row.captured),
  state: row.state,
  reason: row.reason,
  reference: row.reference,
  bodyHash: row.body_hash,
  expiresAt: toInstant(row.expires_at)!,
  parts: parseJson<Share[]>(row.parts),
});

/** @returns false, and nothing is written, when the key has held something before */
export async function insertHold(trx: Trx, hold: NewHold, parts: readonly Share[]): Promise<boolean> {
  const written = await one<{ id: string | null }>(
    trx,
    `select wallet_hold(:no, :key, :bodyHash, :member::int, :amount::bigint, :reason, :reference, :actor, :actorName,
       :expiresAt::timestamptz, :parts::jsonb) as id`,
    { ...hold, parts: JSON.stringify(parts) },
  );
  return written!.id !== null;
}

export async function findHoldByKey(db: Db, key: string): Promise<StoredHold | undefined> {
  const row = await one<HoldRow>(
    db,
    `select ${COLUMNS}, wallet_held_parts(id) as parts from wallet_holds where key = :key`,
    { key },
  );
  return row && toHold(row);
}

/** The hold with its wallet locked; one that has run out is voided by now. */
export async function lockHold(trx: Trx, no: string, now: string): Promise<StoredHold | undefined> {
  const row = await one<HoldRow>(trx, `select ${COLUMNS}, parts from wallet_take_hold(:no, :now::timestamptz)`, {
    no,
    now,
  });
  return row && toHold(row);
}

export async function voidPending(trx: Trx, id: string, why: string): Promise<void> {
  await rows(
    trx,
    `update wallet_holds set state = 'voided', settled_at = clock_timestamp(), void_reason = :why where id = :id::bigint`,
    { id, why },
  );
}
