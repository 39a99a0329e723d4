import { one, rows, toInstant, type Db, type Trx } from '../../../../shared/database';
import type { LocalDate } from '../../../../shared/local-date';
import type { Wish } from '../domain/resource';
import type { StoredState } from '../domain/waiting';

export interface WaitingNote extends Wish {
  id: string;
  no: string;
  /** `<kind>:<documentId>` */
  resource: string;
  /** Null when staff left it for somebody on the phone. */
  memberId: number | null;
  guestName: string;
  guestPhone: string;
  remark: string | null;
  state: StoredState;
  timesFree: number;
  freeAt: string | null;
  endReason: string | null;
  createdAt: string;
}

export type NewNote = Pick<
  WaitingNote,
  'no' | 'resource' | 'from' | 'to' | 'adults' | 'children' | 'memberId' | 'guestName' | 'guestPhone' | 'remark'
> & { createdBy: string };

export interface NoteRow {
  id: string;
  no: string;
  resource: string;
  from_day: LocalDate;
  to_day: LocalDate;
  adults: number;
  children: number;
  member_id: number | null;
  guest_name: string;
  guest_phone: string;
  remark: string | null;
  state: StoredState;
  times_free: number;
  free_at: Date | null;
  end_reason: string | null;
  created_at: Date;
}

export const NOTE_COLUMNS = `id, no, resource, from_day::text, to_day::text, adults, children, member_id, guest_name, guest_phone, remark,
  state, times_free, free_at, end_reason, created_at`;

export const toNote = (row: NoteRow): WaitingNote => ({
  id: String(row.id),
  no: row.no,
  resource: row.resource,
  from: row.from_day,
  to: row.to_day,
  adults: row.adults,
  children: row.children,
  memberId: row.member_id,
  guestName: row.guest_name,
  guestPhone: row.guest_phone,
  remark: row.remark,
  state: row.state,
  timesFree: row.times_free,
  freeAt: toInstant(row.free_at),
  endReason: row.end_reason,
  createdAt: toInstant(row.created_at)!,
});

/** Claims of the resource that are being written are waited for, and those that come wait for this command. */
export async function lockAgainstClaims(trx: Trx, resource: string): Promise<void> {
  await rows(trx, `select pg_advisory_xact_lock(hashtextextended(:resource, 2))`, { resource });
}

/** Two looks at the notes of a resource come one after the other, the later one with the later claims. */
export async function lockLook(trx: Trx, resource: string): Promise<void> {
  await rows(trx, `select pg_advisory_xact_lock(hashtextextended(:resource, 3))`, { resource });
}

/** Notes of one guest are written one after the other, so that they can be counted. */
export async function lockGuest(trx: Trx, guest: string): Promise<void> {
  await rows(trx, `select pg_advisory_xact_lock(hashtextextended(:guest, 4))`, { guest });
}

/** The open note of the same guest for the same thing and days. */
export async function findSameNote(
  db: Db,
  note: Pick<NewNote, 'resource' | 'from' | 'to' | 'memberId' | 'guestPhone'>,
): Promise<WaitingNote | undefined> {
  const row = await one<NoteRow>(
    db,
    `select ${NOTE_COLUMNS} from scheduling_waiting_notes
     where ended_at is null and resource = :resource and from_day = :from and to_day = :to
       and case when :memberId::int is null then member_id is null and guest_phone = :guestPhone else member_id = :memberId::int end`,
    { ...note },
  );
  return row && toNote(row);
}

export async function countOpen(
  db: Db,
  guest: Pick<NewNote, 'memberId' | 'guestPhone'> & { today: LocalDate },
): Promise<number> {
  const row = await one<{ count: number }>(
    db,
    `select count(*)::int as count from scheduling_waiting_notes where ended_at is null and from_day >= :today
       and case when :memberId::int is null then member_id is null and guest_phone = :guestPhone else member_id = :memberId::int end`,
    { ...guest },
  );
  return row!.count;
}

export async function insertNote(trx: Trx, note: NewNote): Promise<void> {
  await rows(
    trx,
    `insert into scheduling_waiting_notes (no, resource, from_day, to_day, adults, children, member_id, guest_name, guest_phone,
       remark, created_by)
     values (:no, :resource, :from, :to, :adults, :children, :memberId, :guestName, :guestPhone, :remark, :createdBy)`,
    { ...note },
  );
}

/** The last word about party and contact counts; the place in the queue stays. */
export async function amendNote(trx: Trx, id: string, note: NewNote): Promise<void> {
  await rows(
    trx,
    `update scheduling_waiting_notes set adults = :adults, children = :children, guest_name = :guestName,
       guest_phone = :guestPhone, remark = :remark where id = :id`,
    { ...note, id },
  );
}

export async function findNote(db: Db, no: string): Promise<WaitingNote | undefined> {
  const row = await one<NoteRow>(db, `select ${NOTE_COLUMNS} from scheduling_waiting_notes where no = :no`, { no });
  return row && toNote(row);
}

/** Who waits for a resource, oldest first. */
export async function findOpenNotes(db: Db, resource: string, today: LocalDate): Promise<WaitingNote[]> {
  const found = await rows<NoteRow>(
    db,
    `select ${NOTE_COLUMNS} from scheduling_waiting_notes
     where resource = :resource and ended_at is null and from_day >= :today order by id`,
    { resource, today },
  );
  return found.map(toNote);
}

export async function findAwaitedResources(db: Db, today: LocalDate): Promise<string[]> {
  const found = await rows<{ resource: string }>(
    db,
    `select distinct resource from scheduling_waiting_notes where ended_at is null and from_day >= :today`,
    { today },
  );
  return found.map(({ resource }) => resource);
}

/** Compare-and-set; returns how often it has been free now, undefined when it was not waiting. */
export async function markFree(trx: Trx, id: string, at: string): Promise<number | undefined> {
  const row = await one<{ times_free: number }>(
    trx,
    `update scheduling_waiting_notes set state = 'free', free_at = :at, times_free = times_free + 1
     where id = :id and state = 'waiting' returning times_free`,
    { id, at },
  );
  return row?.times_free;
}

/** Somebody was faster: it waits again. */
export async function markTaken(trx: Trx, ids: readonly string[]): Promise<void> {
  await rows(
    trx,
    `update scheduling_waiting_notes set state = 'waiting' where id = any(:ids::bigint[]) and state = 'free'`,
    { ids: [...ids] },
  );
}

/** Ends open notes; false when there was none with this number. */
export async function endNote(
  trx: Trx,
  end: { no: string; state: 'withdrawn' | 'closed'; reason: string | null; by: string; at: string },
): Promise<boolean> {
  const ended = await rows(
    trx,
    `update scheduling_waiting_notes set state = :state, ended_at = :at, end_reason = :reason, ended_by = :by
     where no = :no and ended_at is null returning 1`,
    end,
  );
  return ended.length === 1;
}

/** What a guest waited for and has got: notes whose days the claims `owner`/… take as a whole. */
export async function endBookedNotes(
  trx: Trx,
  booked: { owner: string; memberId: number | null; guestPhone: string; zone: string; at: string },
): Promise<void> {
  await rows(
    trx,
    `update scheduling_waiting_notes n set state = 'booked', ended_at = :at, ended_by = :owner
     from scheduling_claims c
     where n.ended_at is null and c.resource = n.resource and c.released_at is null
       and c.reference >= :owner::text || '/' and c.reference < :owner::text || '0'
       and c.during @> tstzrange(n.from_day::timestamp at time zone :zone, n.to_day::timestamp at time zone :zone)
       and (n.member_id = :memberId::int or n.guest_phone = :guestPhone)`,
    booked,
  );
}

/** The newest first, ended ones too. */
export async function listMembersNotes(db: Db, memberId: number, limit: number): Promise<WaitingNote[]> {
  const found = await rows<NoteRow>(
    db,
    `select ${NOTE_COLUMNS} from scheduling_waiting_notes where member_id = :memberId order by id desc limit :limit`,
    { memberId, limit },
  );
  return found.map(toNote);
}

/** A closed account leaves no notes. */
export async function forgetNotes(db: Db, memberId: number): Promise<void> {
  await rows(db, `delete from scheduling_waiting_notes where member_id = :memberId`, { memberId });
}
