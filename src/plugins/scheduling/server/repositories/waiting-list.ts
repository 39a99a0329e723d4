/** Waiting notes as the desk looks at them. */
import { one, rows, type Db } from '../../../../shared/database';
import type { LocalDate } from '../../../../shared/local-date';
import { NOTE_COLUMNS, toNote, type NoteRow, type WaitingNote } from './waiting-notes';

export interface NoteFilter {
  resource: string | null;
  /** Notes with a day in [from, to); null is open-ended. */
  from: LocalDate | null;
  to: LocalDate | null;
  today: LocalDate;
}

export const NOTE_GROUPS = ['open', 'free', 'ended'] as const;
export type NoteGroup = (typeof NOTE_GROUPS)[number];

const MATCHING = `(:resource::text is null or resource = :resource) and (:from::date is null or to_day > :from::date)
  and (:to::date is null or from_day < :to::date)`;
const OPEN = `(ended_at is null and from_day >= :today::date)`;
const GROUP = `case :group::text when 'open' then ${OPEN} when 'free' then ${OPEN} and state = 'free' else not ${OPEN} end`;

/** Open ones by their first day and then the oldest first; ended ones with the latest first. */
export async function listNotes(
  db: Db,
  query: NoteFilter & { group: NoteGroup; offset: number; limit: number },
): Promise<WaitingNote[]> {
  const found = await rows<NoteRow>(
    db,
    `select ${NOTE_COLUMNS} from scheduling_waiting_notes where ${MATCHING} and ${GROUP}
     order by case when :group::text <> 'ended' then from_day end, case when :group::text = 'ended' then -id else id end
     limit :limit offset :offset`,
    { ...query },
  );
  return found.map(toNote);
}

/** Everybody who waits, and how many of them could book now. */
export async function countWaiting(db: Db, today: LocalDate): Promise<{ open: number; free: number }> {
  const { open, free } = await countNotes(db, { resource: null, from: null, to: null, today });
  return { open, free };
}

export async function countNotes(db: Db, filter: NoteFilter): Promise<Record<NoteGroup, number>> {
  return (await one<Record<NoteGroup, number>>(
    db,
    `select count(*) filter (where ${OPEN})::int as open, count(*) filter (where ${OPEN} and state = 'free')::int as free,
       count(*) filter (where not ${OPEN})::int as ended
     from scheduling_waiting_notes where ${MATCHING}`,
    { ...filter },
  ))!;
}
