import { rows, toInstant, type Db, type Trx } from '../../../../shared/database';

export interface Charged {
  memberId: number;
  memberName: string;
  cashierName: string;
  title: string;
  amountFen: number;
  orderNo: string;
  at: string;
}

interface Row {
  member_id: number;
  member_name: string;
  cashier_name: string;
  title: string;
  amount_fen: number;
  order_no: string;
  at: Date;
}

const COLUMNS = 'member_id, member_name, cashier_name, title, amount_fen, order_no, at';

const toCharged = (row: Row): Charged => ({
  memberId: row.member_id,
  memberName: row.member_name,
  cashierName: row.cashier_name,
  title: row.title,
  amountFen: row.amount_fen,
  orderNo: row.order_no,
  at: toInstant(row.at)!,
});

/** False when the ticket has paid something else. */
export async function insertCharge(
  trx: Trx,
  charge: Charged,
  cashier: string,
  ticket: string | null,
): Promise<boolean> {
  const inserted = await rows(
    trx,
    `insert into cashier_charges (member_id, member_name, cashier, cashier_name, ticket, title, amount_fen, order_no, at)
     values (:memberId, :memberName, :cashier, :cashierName, :ticket, :title, :amountFen, :orderNo, :at::timestamptz)
     on conflict (ticket) do nothing returning 1`,
    { ...charge, cashier, ticket },
  );
  return inserted.length === 1;
}

/** Newest first, of a half-open range of instants. */
export async function findCharges(
  db: Db,
  of: { from: string; to: string; cashier: string | null; limit: number },
): Promise<Charged[]> {
  const found = await rows<Row>(
    db,
    `select ${COLUMNS} from cashier_charges where at >= :from::timestamptz and at < :to::timestamptz
       and (:cashier::text is null or cashier = :cashier::text) order by at desc, id desc limit :limit::int`,
    { ...of },
  );
  return found.map(toCharged);
}
