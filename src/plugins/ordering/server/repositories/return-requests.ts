/** What guests wish to give back, until staff have looked at it. */
import { one, rows, toInstant, type Db, type Trx } from '../../../../shared/database';

export interface ReturnRequest {
  orderNo: string;
  title: string;
  guestName: string;
  reason: string | null;
  /** ISO instant. */
  requestedAt: string;
}

/** False when there is one already. */
export async function openReturnRequest(
  trx: Trx,
  orderId: number,
  request: { reason: string; at: string },
): Promise<boolean> {
  const opened = await rows(
    trx,
    `update orders set return_requested_at = :at, return_reason = :reason, updated_at = :at
     where id = :orderId and return_requested_at is null returning 1`,
    { orderId, ...request },
  );
  return opened.length === 1;
}

/** False when there was none. */
export async function closeReturnRequest(trx: Trx, orderId: number): Promise<boolean> {
  const closed = await rows(
    trx,
    `update orders set return_requested_at = null, return_reason = null where id = :orderId and return_requested_at is not null
     returning 1`,
    { orderId },
  );
  return closed.length === 1;
}

interface Row {
  no: string;
  title: string;
  guest_name: string;
  return_reason: string | null;
  return_requested_at: Date;
}

const toRequest = (row: Row): ReturnRequest => ({
  orderNo: row.no,
  title: row.title,
  guestName: row.guest_name,
  reason: row.return_reason,
  requestedAt: toInstant(row.return_requested_at)!,
});

const COLUMNS = `no, title, guest_name, return_reason, return_requested_at`;

/** All that are open, who has waited longest first. */
export async function findReturnRequests(db: Db): Promise<ReturnRequest[]> {
  const found = await rows<Row>(
    db,
    `select ${COLUMNS} from orders where return_requested_at is not null order by return_requested_at limit 100`,
  );
  return found.map(toRequest);
}

/** Of one order. */
export async function findReturnRequest(db: Db, orderId: number): Promise<ReturnRequest | undefined> {
  const row = await one<Row>(
    db,
    `select ${COLUMNS} from orders where id = :orderId and return_requested_at is not null`,
    { orderId },
  );
  return row && toRequest(row);
}
