/** Deposits: kept apart from payments, so that no sum of revenue can ever count them. */
import { one, rows, toInstant, type Db, type Trx } from '../../../../shared/database';
import type { OfflineTender } from '../domain/tenders';

export interface Deposit {
  id: string;
  tender: OfflineTender;
  amountFen: number;
  receiptNo: string | null;
  takenBy: string | null;
  takenAt: string;
  /** Null while the house has it. */
  returnedFen: number | null;
  returnedBy: string | null;
  returnedAt: string | null;
  returnNote: string | null;
}

interface DepositRow {
  id: string;
  tender: OfflineTender;
  amount_fen: number;
  receipt_no: string | null;
  taken_by: string | null;
  taken_at: Date;
  returned_fen: number | null;
  returned_by: string | null;
  returned_at: Date | null;
  return_note: string | null;
}

const COLUMNS = `id, tender, amount_fen, receipt_no, taken_by, taken_at, returned_fen, returned_by, returned_at, return_note`;

const toDeposit = (row: DepositRow): Deposit => ({
  id: row.id,
  tender: row.tender,
  amountFen: row.amount_fen,
  receiptNo: row.receipt_no,
  takenBy: row.taken_by,
  takenAt: toInstant(row.taken_at)!,
  returnedFen: row.returned_fen,
  returnedBy: row.returned_by,
  returnedAt: toInstant(row.returned_at),
  returnNote: row.return_note,
});

export async function findDeposits(db: Db, orderId: number): Promise<Deposit[]> {
  const found = await rows<DepositRow>(
    db,
    `select ${COLUMNS} from ordering_deposits where order_id = :orderId order by taken_at, id`,
    { orderId },
  );
  return found.map(toDeposit);
}

export async function insertDeposit(
  trx: Trx,
  deposit: Pick<Deposit, 'id' | 'tender' | 'amountFen' | 'receiptNo' | 'takenBy' | 'takenAt'> & { orderId: number },
): Promise<void> {
  await rows(
    trx,
    `insert into ordering_deposits (id, order_id, tender, amount_fen, receipt_no, taken_by, taken_at)
     values (:id, :orderId, :tender, :amountFen, :receiptNo, :takenBy, :takenAt)`,
    deposit,
  );
}

/** Once only: undefined when it is no deposit of this order or was settled before. */
export async function settleDeposit(
  trx: Trx,
  settled: { id: string; orderId: number; returnedFen: number; by: string | null; at: string; note: string | null },
): Promise<Deposit | undefined> {
  const row = await one<DepositRow>(
    trx,
    `update ordering_deposits set returned_fen = :returnedFen, returned_by = :by, returned_at = :at, return_note = :note
     where id = :id and order_id = :orderId and returned_fen is null and amount_fen >= :returnedFen returning ${COLUMNS}`,
    settled,
  );
  return row && toDeposit(row);
}
