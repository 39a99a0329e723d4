/** Coupons that staff give to several members, and how far the job has come. */
import { one, parseJson, rows, toInstant, type Db, type Trx } from '../../../../shared/database';

export type IssueTarget = { members: number[] } | { level: string | null };

export interface Issue {
  id: string;
  templateId: string;
  target: IssueTarget;
  /** Last member that is done, 0 before the first. */
  cursor: number;
  total: number;
  issued: number;
  skipped: number;
  state: 'running' | 'done';
  staff: { id: number; name: string };
  startedAt: string;
  finishedAt: string | null;
}

interface Row {
  id: string;
  template_id: string;
  target: unknown;
  cursor: number;
  total: number;
  issued: number;
  skipped: number;
  state: Issue['state'];
  staff_id: number;
  staff_name: string;
  started_at: Date;
  finished_at: Date | null;
}

const COLUMNS =
  'id, template_id, target, cursor, total, issued, skipped, state, staff_id, staff_name, started_at, finished_at';

const toIssue = (row: Row): Issue => ({
  id: row.id,
  templateId: row.template_id,
  target: parseJson<IssueTarget>(row.target),
  cursor: row.cursor,
  total: row.total,
  issued: row.issued,
  skipped: row.skipped,
  state: row.state,
  staff: { id: row.staff_id, name: row.staff_name },
  startedAt: toInstant(row.started_at)!,
  finishedAt: toInstant(row.finished_at),
});

export async function insertIssue(
  trx: Trx,
  issue: Pick<Issue, 'id' | 'templateId' | 'target' | 'total' | 'staff' | 'startedAt'> & { reason: string | null },
): Promise<void> {
  const { id, templateId, target, total, staff, startedAt, reason } = issue;
  await rows(
    trx,
    `insert into marketing_issues (id, template_id, target, total, staff_id, staff_name, reason, started_at)
     values (:id, :templateId, :target::jsonb, :total, :staffId, :staffName, :reason, :startedAt)`,
    {
      id,
      templateId,
      target: JSON.stringify(target),
      total,
      staffId: staff.id,
      staffName: staff.name,
      reason,
      startedAt,
    },
  );
}

export async function findIssue(db: Db, id: string): Promise<Issue | undefined> {
  const row = await one<Row>(db, `select ${COLUMNS} from marketing_issues where id = :id`, { id });
  return row && toIssue(row);
}

/** The issue while it is running, with its row locked: two jobs of it work one after the other. */
export async function lockRunningIssue(trx: Trx, id: string): Promise<Issue | undefined> {
  const row = await one<Row>(
    trx,
    `select ${COLUMNS} from marketing_issues where id = :id and state = 'running' for update`,
    { id },
  );
  return row && toIssue(row);
}

export async function advanceIssue(
  trx: Trx,
  id: string,
  step: { cursor: number; issued: number; skipped: number; done: boolean; at: string },
): Promise<void> {
  await rows(
    trx,
    `update marketing_issues set cursor = :cursor, issued = issued + :issued::int, skipped = skipped + :skipped::int,
       state = case when :done::boolean then 'done' else state end,
       finished_at = case when :done::boolean then :at::timestamptz end where id = :id`,
    { id, ...step },
  );
}

/** Those that a lost job left standing. */
export async function findStandingIssues(db: Db, before: string): Promise<string[]> {
  const found = await rows<{ id: string }>(
    db,
    `select id from marketing_issues where state = 'running' and started_at < :before::timestamptz limit 50`,
    { before },
  );
  return found.map(({ id }) => id);
}
