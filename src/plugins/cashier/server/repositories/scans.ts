import { one, type Db, type Trx } from '../../../../shared/database';

export interface Scan {
  ticket: string;
  memberId: number;
  cashier: string;
  nonce: string;
  /** ISO instant. */
  expiresAt: string;
}

interface Row {
  ticket: string;
  member_id: number;
  cashier: string;
  nonce: string;
  expires_at: Date;
}

const COLUMNS = 'ticket, member_id, cashier, nonce, expires_at';

const toScan = (row: Row): Scan => ({
  ticket: row.ticket,
  memberId: row.member_id,
  cashier: row.cashier,
  nonce: row.nonce,
  expiresAt: row.expires_at.toISOString(),
});

export interface EarlierScans {
  /** Of the same code, by anybody. */
  ofCode: Scan | undefined;
  /** Of another code under the same nonce, by the same person. */
  ofNonce: Scan | undefined;
  wrong: number;
}

/** Why a code was not taken: who had it before. */
export async function findEarlierScans(
  db: Db,
  scan: { batch: number; slot: number; cashier: string; nonce: string; triesSince: string },
): Promise<EarlierScans> {
  const ofCode = await one<Row & { wrong: number }>(
    db,
    `select ${COLUMNS} from cashier_scans where batch_id = :batch and slot = :slot`,
    { batch: scan.batch, slot: scan.slot },
  );
  const ofNonce = await one<Row>(
    db,
    `select ${COLUMNS} from cashier_scans where cashier = :cashier and nonce = :nonce`,
    { cashier: scan.cashier, nonce: scan.nonce },
  );
  const tries = await one<{ wrong: number }>(
    db,
    `select wrong from cashier_tries where cashier = :cashier and since > :triesSince::timestamptz`,
    { cashier: scan.cashier, triesSince: scan.triesSince },
  );
  return { ofCode: ofCode && toScan(ofCode), ofNonce: ofNonce && toScan(ofNonce), wrong: tries?.wrong ?? 0 };
}

/** Somebody else's ticket does not exist. */
export async function findTicket(db: Db | Trx, ticket: string, cashier: string): Promise<Scan | undefined> {
  const row = await one<Row>(db, `select ${COLUMNS} from cashier_scans where ticket = :ticket and cashier = :cashier`, {
    ticket,
    cashier,
  });
  return row && toScan(row);
}
