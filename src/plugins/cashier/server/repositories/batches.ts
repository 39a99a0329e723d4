import { one, rows, type Db, type Trx } from '../../../../shared/database';
import type { ReadCode } from '../domain/codes';

export interface NewBatch {
  id: number;
  memberId: number;
  sessionId: string;
  keyId: string;
  firstSlot: number;
  lastSlot: number;
  /** ISO instant. */
  now: string;
}

/** False when the number is taken. */
export async function insertBatch(trx: Trx, batch: NewBatch): Promise<boolean> {
  const inserted = await rows(
    trx,
    `insert into cashier_code_batches (id, member_id, session_id, key_id, first_slot, last_slot, issued_at)
     values (:id, :memberId, :sessionId, :keyId, :firstSlot, :lastSlot, :now::timestamptz) on conflict (id) do nothing returning 1`,
    { ...batch },
  );
  return inserted.length === 1;
}

/** Older codes of the same session end where the new ones begin, and not before: a phone may not have got them. */
export async function supersedeOlder(trx: Trx, batch: NewBatch): Promise<void> {
  await rows(
    trx,
    `update cashier_code_batches set superseded_from = :firstSlot
     where member_id = :memberId and id <> :id and last_slot >= :firstSlot and coalesce(superseded_from, last_slot + 1) > :firstSlot
       and membership_live_session(session_id, member_id) = membership_live_session(:sessionId, :memberId)`,
    { ...batch },
  );
}

/** Last slot of a batch of this member; undefined for another's. */
export async function findLastSlot(db: Db, id: number, memberId: number): Promise<number | undefined> {
  const row = await one<{ last_slot: string }>(
    db,
    `select last_slot from cashier_code_batches where id = :id and member_id = :memberId and superseded_from is null`,
    { id, memberId },
  );
  return row && Number(row.last_slot);
}

/** Batches of a member that are not over. */
export async function countLive(db: Db, memberId: number, slot: number): Promise<number> {
  const row = await one<{ n: number }>(
    db,
    `select count(*)::int as n from cashier_code_batches where member_id = :memberId and last_slot >= :slot`,
    { memberId, slot },
  );
  return row!.n;
}

export interface TakenCode {
  ticket: string | null;
  memberId: number | null;
  expiresAt: Date | null;
  /** How often this person has been wrong lately. */
  wrong: number;
}

/**
 * The whole check of a code that is signed and in time, in one statement: its batch is there, counts in this slot, its
 * session and member are well, nobody has used it, and whoever scans may try. `ticket` null when something is not so.
 */
export async function takeCode(
  db: Db,
  scan: Pick<ReadCode, 'batch' | 'slot' | 'keyId'> & {
    ticket: string;
    cashier: string;
    cashierName: string;
    nonce: string;
    now: string;
    expiresAt: string;
    /** ISO instant; what was wrong before it is forgotten. */
    triesSince: string;
    maxWrong: number;
  },
): Promise<TakenCode> {
  const row = await one<{ ticket: string | null; member_id: number | null; expires_at: Date | null; wrong: number }>(
    db,
    `with tries as (
       select coalesce((select wrong from cashier_tries where cashier = :cashier and since > :triesSince::timestamptz), 0) as wrong
     ), used as (
       insert into cashier_scans (ticket, batch_id, slot, member_id, cashier, cashier_name, nonce, at, expires_at)
       select :ticket, b.id, :slot, b.member_id, :cashier, :cashierName, :nonce, :now::timestamptz, :expiresAt::timestamptz
       from cashier_code_batches b, tries
       where b.id = :batch and b.key_id = :keyId and :slot between b.first_slot and b.last_slot
         and (b.superseded_from is null or :slot < b.superseded_from) and tries.wrong < :maxWrong
         and membership_live_session(b.session_id, b.member_id) is not null
       on conflict do nothing returning ticket, member_id, expires_at
     )
     select used.ticket, used.member_id, used.expires_at, tries.wrong from tries left join used on true`,
    { ...scan },
  );
  return { ticket: row!.ticket, memberId: row!.member_id, expiresAt: row!.expires_at, wrong: row!.wrong };
}

/** One more presented something that is no code; how many that makes. Counting stops a little above the limit. */
export async function countWrong(
  db: Db,
  { cashier, now, triesSince, maxWrong }: { cashier: string; now: string; triesSince: string; maxWrong: number },
): Promise<number> {
  const row = await one<{ wrong: number }>(
    db,
    `insert into cashier_tries as t (cashier, wrong, since) values (:cashier, 1, :now::timestamptz)
     on conflict (cashier) do update set
       wrong = case when t.since > :triesSince::timestamptz then least(t.wrong + 1, :maxWrong + 1) else 1 end,
       since = case when t.since > :triesSince::timestamptz then t.since else excluded.since end
     returning wrong`,
    { cashier, now, triesSince, maxWrong },
  );
  return row!.wrong;
}

/** What nobody can need any more: codes that are over, scans and tries of long ago. */
export async function sweepCodes(db: Db, { slot, before }: { slot: number; before: string }): Promise<void> {
  await rows(db, `delete from cashier_code_batches where last_slot < :slot`, { slot });
  await rows(db, `delete from cashier_scans where at < :before::timestamptz`, { before });
  await rows(db, `delete from cashier_tries where since < :before::timestamptz`, { before });
}
