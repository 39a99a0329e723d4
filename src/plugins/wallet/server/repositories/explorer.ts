/** What staff look up in the ledger. */
import { one, rows, toInstant, type Db } from '../../../../shared/database';
import type { Asset } from '../domain/assets';
import type { TransferKind } from './ledger';

export interface TransferHead {
  id: string;
  no: string;
  kind: TransferKind;
  member: number;
  reason: string;
  reference: string | null;
  note: string | null;
  actor: string;
  actorName: string | null;
  at: string;
}

interface HeadRow extends Omit<TransferHead, 'at' | 'actorName'> {
  at: Date;
  actor_name: string | null;
}

const HEAD = `t.id::text, t.no, t.kind, t.member_id as member, t.reason, t.reference, t.note, t.actor, t.actor_name, t.at`;

const toHead = ({ actor_name: actorName, at, ...row }: HeadRow): TransferHead => ({
  ...row,
  actorName,
  at: toInstant(at)!,
});

/** The newest first, of everybody or what belongs to one reference; `cursor` is the id of the last one shown. */
export async function findTransfers(
  db: Db,
  query: { reference: string | null; cursor: string | null; limit: number },
): Promise<TransferHead[]> {
  const where = query.reference === null ? '' : 't.reference = :reference and';
  const found = await rows<HeadRow>(
    db,
    `select ${HEAD} from wallet_transfers t
     where ${where} t.id < coalesce(:cursor::bigint, 9223372036854775807) order by t.id desc limit :limit`,
    query,
  );
  return found.map(toHead);
}

export interface TransferPosting {
  id: string;
  account: string;
  accountKind: 'pocket' | 'owed' | 'house';
  role: string | null;
  source: string | null;
  asset: Asset;
  amount: number;
  after: number | null;
}

export interface TransferDetail extends TransferHead {
  holdNo: string | null;
  /** Number of the transfer that it takes back. */
  reverses: string | null;
  /** Numbers of those that take it back. */
  reversedBy: string[];
  postings: TransferPosting[];
}

export async function findTransfer(db: Db, no: string): Promise<TransferDetail | undefined> {
  const head = await one<HeadRow & { hold_no: string | null; reverses: string | null; reversed_by: string[] }>(
    db,
    `select ${HEAD}, h.no as hold_no, o.no as reverses,
       array(select r.no from wallet_transfers r where r.reverses_id = t.id order by r.id) as reversed_by
     from wallet_transfers t left join wallet_holds h on h.id = t.hold_id left join wallet_transfers o on o.id = t.reverses_id
     where t.no = :no`,
    { no },
  );
  if (!head) return undefined;
  const { hold_no: holdNo, reversed_by: reversedBy, ...rest } = head;
  return { ...toHead(rest), holdNo, reverses: head.reverses, reversedBy, postings: await findPostings(db, head.id) };
}

async function findPostings(db: Db, transferId: string): Promise<TransferPosting[]> {
  const found = await rows<Omit<TransferPosting, 'amount' | 'after'> & { amount: string; after: string | null }>(
    db,
    `select p.id::text, p.account_id::text as account, a.kind as "accountKind", a.role, a.source, p.asset, p.amount,
       p.balance_after as after
     from wallet_postings p join wallet_accounts a on a.id = p.account_id where p.transfer_id = :transferId::bigint order by p.id`,
    { transferId },
  );
  return found.map((row) => ({
    ...row,
    amount: Number(row.amount),
    after: row.after === null ? null : Number(row.after),
  }));
}

export interface AssetLiability {
  asset: Asset;
  /** In pockets, held or not: what the house owes. */
  balance: number;
  held: number;
  /** What members owe the house. */
  owed: number;
  /** Of the balance, what could be asked back in money. */
  refundable: number;
  members: number;
}

/** What the house owes its members, by asset. */
export async function findLiability(db: Db): Promise<AssetLiability[]> {
  const found = await rows<Record<Exclude<keyof AssetLiability, 'asset'>, string> & { asset: Asset }>(
    db,
    `select asset, coalesce(sum(balance) filter (where kind = 'pocket'), 0) as balance, sum(held) as held,
       coalesce(-sum(balance) filter (where kind = 'owed'), 0) as owed,
       coalesce(sum(balance) filter (where refundable), 0) as refundable, count(distinct member_id) as members
     from wallet_accounts where member_id is not null and open group by asset order by asset`,
  );
  return found.map(({ asset, ...sums }) => ({
    asset,
    balance: Number(sums.balance),
    held: Number(sums.held),
    owed: Number(sums.owed),
    refundable: Number(sums.refundable),
    members: Number(sums.members),
  }));
}

export interface FlowRow {
  /** Day of the venue. */
  date: string;
  kind: TransferKind;
  /** Into members' accounts, and out of them; both ≥ 0. */
  in: number;
  out: number;
}

/** What moved in the accounts of all members of one asset, by day and kind; `from` and `to` are instants. */
export async function findFlow(
  db: Db,
  query: { asset: Asset; from: string; to: string; zone: string },
): Promise<FlowRow[]> {
  const found = await rows<Omit<FlowRow, 'in' | 'out'> & { in: string; out: string }>(
    db,
    `select to_char(p.at at time zone :zone, 'YYYY-MM-DD') as date, t.kind,
       coalesce(sum(p.amount) filter (where p.amount > 0), 0) as in, coalesce(-sum(p.amount) filter (where p.amount < 0), 0) as out
     from wallet_postings p join wallet_transfers t on t.id = p.transfer_id
     where p.at >= :from::timestamptz and p.at < :to::timestamptz and p.asset = :asset and p.member_id is not null
     group by 1, 2 order by 1, 2`,
    query,
  );
  return found.map((row) => ({ ...row, in: Number(row.in), out: Number(row.out) }));
}
