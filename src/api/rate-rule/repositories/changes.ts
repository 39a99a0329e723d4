import { one, parseJson, rows, toInstant, type Db, type Trx } from '../../../shared/database';
import type { RateChange, RateWish } from '../../../plugins/pricing/server/services';
import type { ChangeSpan } from '../domain/plan';

export interface NewChange {
  kind: 'edit' | 'undo';
  staff: { id: number; name: string };
  /** What was asked for; of an undo, what it takes back. */
  wish: RateWish | null;
  nights: number;
  houses: number;
  spans: readonly ChangeSpan[];
  undoes: string | null;
}

export async function insertChange(trx: Trx, change: NewChange): Promise<string> {
  const { id } = (await one<{ id: string }>(
    trx,
    `insert into rate_changes (kind, actor_id, actor_name, what, nights, houses, spans, undoes)
     values (:kind, :actorId, :actorName, :what, :nights, :houses, :spans, :undoes) returning id`,
    {
      kind: change.kind,
      actorId: change.staff.id,
      actorName: change.staff.name,
      what: JSON.stringify({ wish: change.wish }),
      nights: change.nights,
      houses: change.houses,
      spans: JSON.stringify(change.spans),
      undoes: change.undoes,
    },
  ))!;
  return String(id);
}

/** How many spans a list shows of each change. */
const SHOWN_SPANS = 12;

/** The newest change of the calendar that still stands: the one that may be undone. */
const NEWEST_STANDING = `select max(s.id) from rate_changes s
  where s.kind = 'edit' and not exists (select 1 from rate_changes u where u.undoes = s.id)`;

const CHANGE = `select c.id, c.at, c.kind, c.actor_name, c.what, c.nights, c.houses, c.before, c.after, c.undoes,
  (select u.id from rate_changes u where u.undoes = c.id) as undone_by,
  coalesce(jsonb_path_query_array(c.spans, '$[0 to ${SHOWN_SPANS - 1}]'), '[]') as spans,
  coalesce(jsonb_array_length(c.spans), 0) as span_count,
  coalesce(c.id = (${NEWEST_STANDING}), false) as can_undo
  from rate_changes c`;

interface Row {
  id: string;
  at: Date;
  kind: RateChange['kind'];
  actor_name: string | null;
  what: unknown;
  nights: number;
  houses: number;
  before: unknown;
  after: unknown;
  undoes: string | null;
  undone_by: string | null;
  spans: unknown;
  span_count: number;
  can_undo: boolean;
}

function toChange(row: Row): RateChange {
  const what = parseJson<{ wish?: RateWish | null } & Partial<NonNullable<RateChange['entry']>>>(row.what);
  return {
    id: String(row.id),
    at: toInstant(row.at)!,
    kind: row.kind,
    actorName: row.actor_name,
    nights: row.nights,
    houses: row.houses,
    wish: what.wish ?? null,
    spans: parseJson<ChangeSpan[]>(row.spans),
    spanCount: row.span_count,
    entry: what.op ? { op: what.op, title: what.title ?? '', ref: what.ref ?? '' } : null,
    before: parseJson(row.before),
    after: parseJson(row.after),
    undoes: row.undoes === null ? null : String(row.undoes),
    undoneBy: row.undone_by === null ? null : String(row.undone_by),
    canUndo: row.can_undo,
  };
}

/** Newest first; `before` is the id of the last change already shown. */
export async function listChanges(
  db: Db,
  query: { house: string | null; before: string | null; limit: number },
): Promise<RateChange[]> {
  const found = await rows<Row>(
    db,
    `${CHANGE}
     where (:before::bigint is null or c.id < :before::bigint)
       and (:house::text is null or c.spans @> jsonb_build_array(jsonb_build_object('house', :house::text))
         or c.what ->> 'ref' = :house::text)
     order by c.id desc limit :limit`,
    query,
  );
  return found.map(toChange);
}

export async function readChange(db: Db, id: string): Promise<RateChange | undefined> {
  const row = await one<Row>(db, `${CHANGE} where c.id = :id`, { id });
  return row && toChange(row);
}

/** Every span of a change. */
export async function readSpans(db: Db, id: string): Promise<ChangeSpan[]> {
  const row = await one<{ spans: unknown }>(db, `select spans from rate_changes where id = :id`, { id });
  return parseJson<ChangeSpan[] | null>(row?.spans ?? null) ?? [];
}
