/** What a member has bought of one kind, for whoever sells it. */
import { one, parseJson, rows, toInstant, type Db } from '../../../../shared/database';
import type { Text } from '../../../../shared/text';

/** How many orders of one product a member has that were neither given up nor refunded whole; unpaid ones count. */
export async function countMemberItems(db: Db, of: { memberId: number; kind: string; ref: string }): Promise<number> {
  const row = await one<{ count: number }>(
    db,
    `select count(*)::int as count from orders o join order_items i on i.order_id = o.id
     where o.member_id = :memberId and o.state not in ('closed', 'cancelled', 'refunding', 'refunded')
       and i.kind = :kind and i.ref = :ref and (i.total_fen = 0 or i.refunded_fen < i.total_fen)`,
    of,
  );
  return row!.count;
}

export interface DeliveredItem {
  orderNo: string;
  title: Text;
  details: Record<string, unknown>;
  totalFen: number;
  refundedFen: number;
  /** ISO instants; the second while staff have a request to give it back. */
  paidAt: string;
  returnRequestedAt: string | null;
}

interface Row {
  no: string;
  title: string;
  title_en: string | null;
  details: unknown;
  total_fen: number;
  refunded_fen: number;
  paid_at: Date;
  return_requested_at: Date | null;
}

/** Delivered items of a kind, the newest first, at most 100. */
export async function findDeliveredItems(db: Db, of: { memberId: number; kind: string }): Promise<DeliveredItem[]> {
  const found = await rows<Row>(
    db,
    `select o.no, i.title, i.title_en, i.details, i.total_fen, i.refunded_fen, o.paid_at, o.return_requested_at
     from orders o join order_items i on i.order_id = o.id
     where o.member_id = :memberId and o.state = 'completed' and i.kind = :kind order by o.placed_at desc limit 100`,
    of,
  );
  return found.map((row) => ({
    orderNo: row.no,
    title: { zh: row.title, en: row.title_en || row.title },
    details: parseJson<Record<string, unknown>>(row.details),
    totalFen: row.total_fen,
    refundedFen: row.refunded_fen,
    paidAt: toInstant(row.paid_at)!,
    returnRequestedAt: toInstant(row.return_requested_at),
  }));
}
