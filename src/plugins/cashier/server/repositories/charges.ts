import { one, rows, toInstant, type Db, type Trx } from '../../../../shared/database';

export interface Charged {
  id: number;
  memberId: number;
  memberName: string;
  cashierName: string;
  title: string;
  amountFen: number;
  /** Null while the order is being made, or when it could not be made. */
  orderNo: string | null;
  at: string;
}

interface Row {
  id: string;
  member_id: number;
  member_name: string;
  cashier_name: string;
  title: string;
  amount_fen: number;
  order_no: string | null;
  at: Date;
}

const COLUMNS = 'id, member_id, member_name, cashier_name, title, amount_fen, order_no, at';

const toCharged = (row: Row): Charged => ({
  id: Number(row.id),
  memberId: row.member_id,
  memberName: row.member_name,
  cashierName: row.cashier_name,
  title: row.title,
  amountFen: row.amount_fen,
  orderNo: row.order_no,
  at: toInstant(row.at)!,
});

export interface NewCharge {
  memberId: number;
  memberName: string;
  cashier: string;
  cashierName: string;
  ticket: string | null;
  requestKey: string;
  title: string;
  amountFen: number;
  now: string;
}

/** The row of this request, made now or by an earlier try of it; undefined when the ticket has paid something else. */
export async function openCharge(trx: Trx, charge: NewCharge): Promise<Charged | undefined> {
  await rows(
    trx,
    `insert into cashier_charges (member_id, member_name, cashier, cashier_name, ticket, request_key, title, amount_fen, at)
     values (:memberId, :memberName, :cashier, :cashierName, :ticket, :requestKey, :title, :amountFen, :now::timestamptz)
     on conflict do nothing`,
    { ...charge },
  );
  const row = await one<Row>(
    trx,
    `select ${COLUMNS} from cashier_charges
     where cashier = :cashier and request_key = :requestKey and member_id = :memberId and title = :title and amount_fen = :amountFen`,
    { ...charge },
  );
  return row && toCharged(row);
}

/** False when it was known already. */
export async function setOrder(trx: Trx, id: number, orderNo: string): Promise<boolean> {
  const changed = await rows(
    trx,
    `update cashier_charges set order_no = :orderNo where id = :id and order_no is null returning 1`,
    { id, orderNo },
  );
  return changed.length === 1;
}

/** What came to nothing leaves the ticket free. */
export async function dropCharge(db: Db, id: number): Promise<void> {
  await rows(db, `delete from cashier_charges where id = :id and order_no is null`, { id });
}

/** Newest first, of a half-open range of instants. */
export async function findCharges(
  db: Db,
  of: { from: string; to: string; cashier: string | null; limit: number },
): Promise<Charged[]> {
  const found = await rows<Row>(
    db,
    `select ${COLUMNS} from cashier_charges where order_no is not null and at >= :from::timestamptz and at < :to::timestamptz
       and (:cashier::text is null or cashier = :cashier::text) order by at desc, id desc limit :limit::int`,
    { ...of },
  );
  return found.map(toCharged);
}
