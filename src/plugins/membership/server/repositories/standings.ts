/** Where members stand, and what became of it. Written by settle-level.ts alone. */
import { one, rows, toInstant, type Db, type Trx } from '../../../../shared/database';
import { newDocumentId } from '../../../../shared/ids';
import type { LocalDate } from '../../../../shared/local-date';

export interface Standing {
  /** documentId; null is below every level. */
  levelId: string | null;
  since: string;
  /** First day on which the level is no longer valid. */
  validUntil: LocalDate | null;
}

interface StandingRow {
  level_id: string | null;
  since: Date;
  valid_until: string | null;
}

const COLUMNS = `level_id, since, to_char(valid_until, 'YYYY-MM-DD') as valid_until`;

const toStanding = (row: StandingRow): Standing => ({
  levelId: row.level_id,
  since: toInstant(row.since)!,
  validUntil: row.valid_until as LocalDate | null,
});

/** Undefined for whom there has never been any experience. */
export async function findStanding(db: Db, memberId: number): Promise<Standing | undefined> {
  const row = await one<StandingRow>(db, `select ${COLUMNS} from membership_standings where member_id = :memberId`, {
    memberId,
  });
  return row && toStanding(row);
}

export async function saveStanding(trx: Trx, memberId: number, standing: Standing): Promise<void> {
  await rows(
    trx,
    `insert into membership_standings (member_id, level_id, since, valid_until)
     values (:memberId, :levelId, :since::timestamptz, :validUntil::date)
     on conflict (member_id) do update set level_id = excluded.level_id, since = excluded.since, valid_until = excluded.valid_until`,
    { memberId, ...standing },
  );
}

export type LevelChangeKind = 'upgrade' | 'downgrade' | 'kept' | 'rules';

export interface LevelChange {
  kind: LevelChangeKind;
  fromName: string | null;
  fromLevel: number | null;
  toName: string | null;
  toLevel: number | null;
  percentOff: number;
  /** At that moment. */
  experience: number;
  cause: string;
  reference: string | null;
  validUntil: LocalDate | null;
  /** ISO instant. */
  at: string;
}

export async function insertLevelRecord(trx: Trx, memberId: number, change: LevelChange): Promise<void> {
  await rows(
    trx,
    `insert into level_records (document_id, member_id, public_id, kind, from_name, from_level, to_name, to_level, percent_off,
       experience, cause, reference, valid_until, at, created_at, updated_at, published_at)
     select :documentId, m.id, m.public_id, :kind, :fromName, :fromLevel, :toName, :toLevel, :percentOff, :experience, :cause,
       :reference, :validUntil::date, :at::timestamp, now(), now(), now()
     from members m where m.id = :memberId`,
    { ...change, memberId, documentId: newDocumentId() },
  );
}

interface RecordRow {
  id: number;
  kind: LevelChangeKind;
  from_name: string | null;
  from_level: number | null;
  to_name: string | null;
  to_level: number | null;
  percent_off: number;
  experience: number;
  cause: string;
  reference: string | null;
  valid_until: string | null;
  at: Date;
}

/** Newest first. */
export async function findLevelRecords(db: Db, memberId: number, limit: number): Promise<LevelChange[]> {
  const found = await rows<RecordRow>(
    db,
    `select id, kind, from_name, from_level, to_name, to_level, percent_off, experience, cause, reference,
       to_char(valid_until, 'YYYY-MM-DD') as valid_until, at
     from level_records where member_id = :memberId order by at desc, id desc limit :limit`,
    { memberId, limit },
  );
  return found.map((row) => ({
    kind: row.kind,
    fromName: row.from_name,
    fromLevel: row.from_level,
    toName: row.to_name,
    toLevel: row.to_level,
    percentOff: row.percent_off,
    experience: row.experience,
    cause: row.cause,
    reference: row.reference,
    validUntil: row.valid_until as LocalDate | null,
    at: toInstant(row.at)!,
  }));
}

/** Members whose level is no longer valid on `today`, in the order of their number. */
export async function findExpiredStandings(db: Db, today: LocalDate, limit: number): Promise<number[]> {
  const found = await rows<{ member_id: number }>(
    db,
    `select member_id from membership_standings where valid_until <= :today::date order by valid_until, member_id limit :limit`,
    { today, limit },
  );
  return found.map((row) => row.member_id);
}

/** Members who stand somewhere, after one of them, in the order of their number. */
export async function findStandingMembers(db: Db, after: number, limit: number): Promise<number[]> {
  const found = await rows<{ member_id: number }>(
    db,
    `select member_id from membership_standings where member_id > :after order by member_id limit :limit`,
    { after, limit },
  );
  return found.map((row) => row.member_id);
}
