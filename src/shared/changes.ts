/**
 * What has changed since one looked. Whoever changes something announces it in its own transaction
 * (`shared_announce` in SQL, as a rule from a trigger), so it is told when and only when the change is seen.
 *
 * A mark is a snapshot of PostgreSQL's, not a number or a time: transactions commit in another order than they
 * begin in, and a snapshot alone says which of them had ended.
 */
import type { Core } from '@strapi/strapi';
import { tick } from './clock';
import { one, pool, rows, type Db } from './database';

/** Up to here everything has been seen. */
export interface Mark {
  snapshot: string;
  /** The database's clock. */
  at: string;
}

export interface Change {
  topic: string;
  what: unknown;
}

/** A mark as old as this knows nothing any more. Changes are kept longer, by more than any transaction lasts. */
const KNOWS_FOR = `interval '5 minutes'`;
const KEPT_FOR = `interval '10 minutes'`;

const TAKE_MARK = `pg_current_snapshot()::text as snapshot, now()::text as at`;
const TOO_OLD = `now() - :at::timestamptz > ${KNOWS_FOR}`;

/**
 * In order and by itself: a plan that does not know the snapshot expects a third of all changes, and would sooner
 * read the table than the end of its index.
 */
const SINCE = `
  (select topic, what from shared_changes
   where transaction >= pg_snapshot_xmin(:snapshot::pg_snapshot)
     and not pg_visible_in_snapshot(transaction, :snapshot::pg_snapshot)
   order by transaction offset 0) as since`;

/** What is read after this was seen at the mark, or later. */
export async function takeMark(db: Db): Promise<Mark> {
  return (await one<Mark>(db, `select ${TAKE_MARK}`))!;
}

/**
 * Every change that was committed since the mark, once, and the mark for the next time.
 * @returns `changes` null when the mark is so old that nobody knows
 */
export async function changesSince(db: Db, mark: Mark): Promise<{ mark: Mark; changes: Change[] | null }> {
  const row = await one<Mark & { lost: boolean; changes: Change[] | null }>(
    db,
    `select ${TAKE_MARK}, ${TOO_OLD} as lost,
       (select json_agg(json_build_object('topic', topic, 'what', what)) from ${SINCE}) as changes`,
    { ...mark },
  );
  const { lost, changes, ...next } = row!;
  return { mark: next, changes: lost ? null : (changes ?? []) };
}

/** Whether what was read at the mark is what would be read now, as far as these topics go. */
export async function isUnchanged(db: Db, mark: Mark, topics: readonly string[]): Promise<boolean> {
  const row = await one<{ same: boolean }>(
    db,
    `select not (${TOO_OLD}) and not exists (select 1 from ${SINCE} where topic = any(:topics)) as same`,
    { ...mark, topics: [...topics] },
  );
  return row!.same;
}

/** Forgets what everybody has seen. Call once, from the application's `bootstrap`. */
export function startForgetting(strapi: Core.Strapi): void {
  tick(strapi, 'shared.forget-changes', '* * * * *', async () => {
    await rows(pool(strapi), `delete from shared_changes where at < now() - ${KEPT_FOR}`);
  });
}
