/** What today asks of the house: the boards of the morning, one statement for all of them. */
import { one, parseJson, rows, toInstant, type Db } from '../../../../shared/database';
import type { Text } from '../../../../shared/text';

export const BOARDS = ['arrivals', 'departures', 'inHouse', 'unpaid', 'toConfirm'] as const;

export type Board = (typeof BOARDS)[number];

export interface TodayOrder {
  no: string;
  title: Text;
  guestName: string;
  units: Text[];
  totalFen: number;
  startsAt: string | null;
  endsAt: string | null;
  holdExpiresAt: string | null;
  placedAt: string;
}

export interface TodayBoard {
  total: number;
  /** The first ones by when they are due. */
  items: TodayOrder[];
}

export interface Day {
  /** ISO instants of the venue's day, half-open. */
  start: string;
  end: string;
  now: string;
}

/** Who should have come or gone before today and has not is on the board of today. */
const BY_BOARD = `
  select 'arrivals' as board, id, starts_at as due from orders where state = 'confirmed' and starts_at < :end::timestamp
  union all
  select 'departures', id, ends_at from orders where state = 'in_service' and ends_at < :end::timestamp
  union all
  select 'inHouse', id, ends_at from orders where state = 'in_service'
  union all
  select 'unpaid', id, hold_expires_at from orders where state = 'pending' and hold_expires_at > :now::timestamp
  union all
  select 'toConfirm', id, placed_at from orders where state = 'paid'`;

interface Row {
  board: Board;
  total: number;
  no: string;
  title: string;
  title_en: string | null;
  guest_name: string;
  units: unknown;
  total_fen: number;
  starts_at: Date | null;
  ends_at: Date | null;
  hold_expires_at: Date | null;
  placed_at: Date;
}

/** @param shown how many orders of each board */
export async function readBoards(db: Db, day: Day, shown: number): Promise<Record<Board, TodayBoard>> {
  const found = await rows<Row>(
    db,
    `with ranked as (
       select board, id, count(*) over (partition by board)::int as total,
         row_number() over (partition by board order by due, id) as place
       from (${BY_BOARD}) as boards)
     select r.board, r.total, o.no, o.title, o.title_en, o.guest_name, o.total_fen, o.starts_at, o.ends_at,
       o.hold_expires_at, o.placed_at,
       (select coalesce(json_agg(i.unit_label order by i.key) filter (where i.unit_label is not null), '[]')
        from order_items i where i.order_id = o.id) as units
     from ranked r join orders o on o.id = r.id where r.place <= :shown order by r.board, r.place`,
    { end: day.end, now: day.now, shown },
  );
  const boards = Object.fromEntries(BOARDS.map((board) => [board, { total: 0, items: [] }])) as unknown as Record<
    Board,
    TodayBoard
  >;
  for (const row of found) {
    boards[row.board].total = row.total;
    boards[row.board].items.push(toOrder(row));
  }
  return boards;
}

const toOrder = (row: Row): TodayOrder => ({
  no: row.no,
  title: { zh: row.title, en: row.title_en ?? row.title },
  guestName: row.guest_name,
  units: parseJson<Text[]>(row.units),
  totalFen: row.total_fen,
  startsAt: toInstant(row.starts_at),
  endsAt: toInstant(row.ends_at),
  holdExpiresAt: toInstant(row.hold_expires_at),
  placedAt: toInstant(row.placed_at)!,
});

export interface DayCounts {
  /** Of today's guests, how many have come, and gone. */
  arrived: number;
  departed: number;
  /** Units that somebody sleeps in tonight. */
  sold: number;
}

export async function countDay(db: Db, day: Day): Promise<DayCounts> {
  return (await one<DayCounts>(
    db,
    `select
       count(*) filter (where state in ('in_service', 'completed') and starts_at >= :start::timestamp and starts_at < :end::timestamp)::int as arrived,
       count(*) filter (where state = 'completed' and ends_at >= :start::timestamp and ends_at < :end::timestamp)::int as departed,
       coalesce(sum((select sum(i.quantity) from order_items i where i.order_id = o.id))
         filter (where state in ('paid', 'confirmed', 'in_service') and starts_at < :end::timestamp and ends_at >= :end::timestamp), 0)::int as sold
     from orders o
     where state in ('paid', 'confirmed', 'in_service', 'completed') and starts_at < :end::timestamp and ends_at >= :start::timestamp`,
    { start: day.start, end: day.end },
  ))!;
}
