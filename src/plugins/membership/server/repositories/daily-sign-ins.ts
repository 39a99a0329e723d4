import { one, rows, toInstant, type Db, type Trx } from '../../../../shared/database';
import { newDocumentId } from '../../../../shared/ids';
import type { LocalDate } from '../../../../shared/local-date';

export interface DailySignIn {
  day: LocalDate;
  kind: 'on_time' | 'make_up';
  streak: number;
  cycleDay: number;
  points: number;
  experience: number;
  makeUpCards: number;
  /** ISO instant. */
  at: string;
}

interface Row {
  day: string;
  kind: DailySignIn['kind'];
  streak: number;
  cycle_day: number;
  points: number;
  experience: number;
  make_up_cards: number;
  at: Date;
}

const COLUMNS = `to_char(day, 'YYYY-MM-DD') as day, kind, streak, cycle_day, points, experience, make_up_cards, at`;

const toSignIn = (row: Row): DailySignIn => ({
  day: row.day as LocalDate,
  kind: row.kind,
  streak: row.streak,
  cycleDay: row.cycle_day,
  points: row.points,
  experience: row.experience,
  makeUpCards: row.make_up_cards,
  at: toInstant(row.at)!,
});

/** False when the member has that day already. */
export async function insertSignIn(trx: Trx, memberId: number, signIn: DailySignIn): Promise<boolean> {
  const inserted = await rows(
    trx,
    `insert into daily_sign_ins (document_id, member_id, public_id, day, kind, streak, cycle_day, points, experience,
       make_up_cards, at, created_at, updated_at, published_at)
     select :documentId, m.id, m.public_id, :day::date, :kind, :streak, :cycleDay, :points, :experience, :makeUpCards,
       :at::timestamp, now(), now(), now()
     from members m where m.id = :memberId
     on conflict (member_id, day) do nothing returning 1`,
    { ...signIn, memberId, documentId: newDocumentId() },
  );
  return inserted.length === 1;
}

/** Days of [from, to], earliest first. */
export async function findSignIns(db: Db, memberId: number, from: LocalDate, to: LocalDate): Promise<DailySignIn[]> {
  const found = await rows<Row>(
    db,
    `select ${COLUMNS} from daily_sign_ins where member_id = :memberId and day between :from::date and :to::date order by day`,
    { memberId, from, to },
  );
  return found.map(toSignIn);
}

/** Newest first; `before` is the day of the last one that was shown. */
export async function findRecentSignIns(
  db: Db,
  memberId: number,
  page: { before: LocalDate | null; limit: number },
): Promise<DailySignIn[]> {
  const found = await rows<Row>(
    db,
    `select ${COLUMNS} from daily_sign_ins
     where member_id = :memberId and (:before::date is null or day < :before::date) order by day desc limit :limit`,
    { memberId, ...page },
  );
  return found.map(toSignIn);
}

/** Days in a row that end on `last`; 0 when that day was missed. However long ago it began. */
export async function countStreak(db: Db, memberId: number, last: LocalDate): Promise<number> {
  const row = await one<{ streak: number }>(
    db,
    `select (:last::date - max(s.day) + 1)::int as streak
     from daily_sign_ins s
     where s.member_id = :memberId and s.day <= :last::date
       and exists (select 1 from daily_sign_ins l where l.member_id = s.member_id and l.day = :last::date)
       and not exists (select 1 from daily_sign_ins p where p.member_id = s.member_id and p.day = s.day - 1)`,
    { memberId, last },
  );
  return row?.streak ?? 0;
}

export async function findFirstSignIn(db: Db, memberId: number): Promise<LocalDate | null> {
  const row = await one<{ day: string | null }>(
    db,
    `select to_char(min(day), 'YYYY-MM-DD') as day from daily_sign_ins where member_id = :memberId`,
    { memberId },
  );
  return (row?.day ?? null) as LocalDate | null;
}
