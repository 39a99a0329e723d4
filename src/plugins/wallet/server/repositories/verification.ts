/** The whole ledger, read once from end to end, and what came of it. */
import { one, parseJson, rows, toInstant, type Db, type Trx } from '../../../../shared/database';
import type { AccountRow, Difference, PostedRow } from '../domain/proof';

const BATCH = 5_000;

/** Everything that follows in this transaction sees one moment. */
export async function holdStill(trx: Trx): Promise<void> {
  await trx.run({ text: 'set transaction isolation level repeatable read' });
}

/** Rows of a cursor, a batch at a time: memory does not grow with the table. */
async function* stream<T>(trx: Trx, cursor: string, select: string): AsyncGenerator<T[]> {
  await trx.run({ text: `declare ${cursor} no scroll cursor for ${select}` });
  for (;;) {
    const { rows: batch } = await trx.run({ text: `fetch ${BATCH} from ${cursor}` });
    if (batch.length > 0) yield batch as T[];
    if (batch.length < BATCH) break;
  }
  await trx.run({ text: `close ${cursor}` });
}

type Texts<T> = { [K in keyof T]: string | null };
const number = (value: string | null): number | null => (value === null ? null : Number(value));

/** In the order of their ids, which within a wallet is the order in which they were posted. */
export async function* allPostings(trx: Trx): AsyncGenerator<PostedRow[]> {
  const select = `select id, transfer_id as transfer, account_id as account, member_id as member, asset, amount,
    balance_after as "balanceAfter", asset_after as "assetAfter" from wallet_postings order by id`;
  for await (const batch of stream<Texts<PostedRow>>(trx, 'ledger_postings', select))
    yield batch.map((row) => ({
      id: Number(row.id),
      transfer: Number(row.transfer),
      account: Number(row.account),
      member: number(row.member),
      asset: row.asset!,
      amount: Number(row.amount),
      balanceAfter: number(row.balanceAfter),
      assetAfter: number(row.assetAfter),
    }));
}

export async function* allAccounts(trx: Trx): AsyncGenerator<AccountRow[]> {
  const select = `select a.id, a.kind = 'house' as house, a.balance, a.held, coalesce(h.pending, 0) as pending
    from wallet_accounts a left join (
      select p.account_id, sum(p.amount) as pending from wallet_hold_parts p
      join wallet_holds h on h.id = p.hold_id where h.state = 'pending' group by 1) h on h.account_id = a.id
    order by a.id`;
  type Row = Texts<Omit<AccountRow, 'house'>> & { house: boolean };
  for await (const batch of stream<Row>(trx, 'ledger_accounts', select))
    yield batch.map(({ house, ...row }) => ({
      id: Number(row.id),
      house,
      balance: Number(row.balance),
      held: Number(row.held),
      pending: Number(row.pending),
    }));
}

export async function findEmptyTransfer(trx: Trx): Promise<number | undefined> {
  const row = await one<{ id: string }>(
    trx,
    `select id from wallet_transfers t where not exists (select 1 from wallet_postings p where p.transfer_id = t.id)
     order by id limit 1`,
  );
  return row && Number(row.id);
}

export interface Verification {
  /** Who asked: the night, or a person at the command line. */
  cause: 'night' | 'command';
  /** ISO instants. */
  startedAt: string;
  finishedAt: string;
  postings: number;
  accounts: number;
  /** Null when the books agree. */
  difference: Difference | null;
}

export async function insertVerification(db: Db, verification: Verification): Promise<void> {
  await rows(
    db,
    `insert into wallet_verifications (cause, started_at, finished_at, postings, accounts, difference)
     values (:cause, :startedAt::timestamptz, :finishedAt::timestamptz, :postings::bigint, :accounts::bigint, :difference::jsonb)`,
    { ...verification, difference: verification.difference && JSON.stringify(verification.difference) },
  );
}

/** The newest first. */
export async function findVerifications(db: Db, limit: number): Promise<Verification[]> {
  const found = await rows<{
    cause: Verification['cause'];
    started_at: Date;
    finished_at: Date;
    postings: string;
    accounts: string;
    difference: unknown;
  }>(
    db,
    `select cause, started_at, finished_at, postings, accounts, difference
     from wallet_verifications order by id desc limit :limit`,
    { limit },
  );
  return found.map(({ cause, started_at: started, finished_at: finished, ...row }) => ({
    cause,
    startedAt: toInstant(started)!,
    finishedAt: toInstant(finished)!,
    postings: Number(row.postings),
    accounts: Number(row.accounts),
    difference: row.difference === null ? null : parseJson<Difference>(row.difference),
  }));
}
