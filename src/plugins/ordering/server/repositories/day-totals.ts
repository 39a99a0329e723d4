import { rows, type Db } from '../../../../shared/database';

export interface TenderTotal {
  tender: string;
  payments: number;
  takenFen: number;
  refundedFen: number;
}

/**
 * What came in and what went back, by tender, in a half-open range of instants: money taken then, whatever became of
 * it, and money given back then, whenever it came.
 */
export async function dayTotals(db: Db, range: { from: string; to: string }): Promise<TenderTotal[]> {
  const found = await rows<{ tender: string; payments: number; taken: string; refunded: string }>(
    db,
    `select tender, sum(payments)::int as payments, sum(taken)::bigint as taken, sum(refunded)::bigint as refunded from (
       select p.tender, 1 as payments, p.amount_fen as taken, 0 as refunded from payments p
       where p.state = 'succeeded' and p.tender <> 'none'
         and p.paid_at >= (:from::timestamptz at time zone 'UTC') and p.paid_at < (:to::timestamptz at time zone 'UTC')
       union all
       select p.tender, 0, 0, r.amount_fen from refunds r join payments p on p.id = r.payment_id
       where r.state = 'succeeded'
         and r.finished_at >= (:from::timestamptz at time zone 'UTC') and r.finished_at < (:to::timestamptz at time zone 'UTC')
     ) moved group by tender order by taken desc, tender`,
    { ...range },
  );
  return found.map(({ tender, payments, taken, refunded }) => ({
    tender,
    payments,
    takenFen: Number(taken),
    refundedFen: Number(refunded),
  }));
}
