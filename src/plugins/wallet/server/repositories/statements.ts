import { rows, toInstant, type Db } from '../../../../shared/database';
import type { Asset } from '../domain/assets';
import type { TransferKind } from './ledger';

export interface StatementLine {
  /** Of the posting; where the next page begins. */
  id: string;
  at: string;
  account: string;
  asset: Asset;
  /** Fen or pieces; negative when it left the account. */
  amount: number;
  /** In the account afterwards; null for accounts of the house, which keep no balance. */
  accountAfter: number | null;
  /** In all the member's accounts of the asset afterwards; null for the house. */
  after: number | null;
  transferNo: string;
  kind: TransferKind;
  reason: string;
  reference: string | null;
  note: string | null;
  actor: string;
  actorName: string | null;
}

export interface Page {
  /** Half-open, ISO instants; open-ended when null. */
  from: string | null;
  to: string | null;
  /** Id of the last line already shown. */
  cursor: string | null;
  limit: number;
}

type Row = Omit<StatementLine, 'at' | 'amount' | 'accountAfter' | 'after'> & {
  at: Date;
  amount: string;
  account_after: string | null;
  after: string | null;
  transfer_no: string;
  actor_name: string | null;
};

/**
 * Where a page ends at its newer side, as one pair: of two upper bounds PostgreSQL would start at one and read all
 * that the other excludes, so a page in the middle would cost as much as everything before it.
 */
const BOUND = `bound as materialized (
  select coalesce(least(last.at, :to::timestamptz), 'infinity') as at,
    case when last.at < coalesce(:to::timestamptz, 'infinity') then :cursor::bigint else 0 end as id
  from (select (select at from wallet_postings where id = :cursor::bigint) as at) last)`;

/** A part of an index from there on: it costs the same wherever it begins. */
const PAGE = `at >= coalesce(:from::timestamptz, '-infinity')
  and (at, id) < ((select bound.at from bound), (select bound.id from bound))
  order by at desc, id desc limit :limit`;

const LINES = `with ${BOUND} select p.id::text, p.at, p.account_id::text as account, p.asset, p.amount, p.balance_after as account_after,
  p.asset_after as after, t.no as transfer_no, t.kind, t.reason, t.reference, t.note, t.actor, t.actor_name`;

const bindings = ({ from, to, cursor, limit }: Page): Record<string, unknown> => ({ from, to, cursor, limit });

/** Of a member, over some assets, the newest first. */
export async function findMemberStatement(
  db: Db,
  of: { member: number; assets: readonly Asset[] },
  page: Page,
): Promise<StatementLine[]> {
  const found = await rows<Row>(
    db,
    `${LINES} from (
       select p.* from unnest(:assets::text[]) wanted(asset), lateral (
         select * from wallet_postings where member_id = :member::int and asset = wanted.asset and ${PAGE}) p
       order by p.at desc, p.id desc limit :pageLimit) p
     join wallet_transfers t on t.id = p.transfer_id order by p.at desc, p.id desc`,
    { ...bindings(page), member: of.member, assets: [...of.assets], pageLimit: page.limit },
  );
  return found.map(toLine);
}

/** Of one account, the house's too, the newest first. */
export async function findAccountStatement(db: Db, account: string, page: Page): Promise<StatementLine[]> {
  const found = await rows<Row>(
    db,
    `${LINES} from (select * from wallet_postings where account_id = :account::bigint and ${PAGE}) p
     join wallet_transfers t on t.id = p.transfer_id order by p.at desc, p.id desc`,
    { ...bindings(page), account },
  );
  return found.map(toLine);
}

const toLine = ({
  transfer_no: transferNo,
  actor_name: actorName,
  account_after: accountAfter,
  ...row
}: Row): StatementLine => ({
  ...row,
  transferNo,
  actorName,
  at: toInstant(row.at)!,
  amount: Number(row.amount),
  accountAfter: accountAfter === null ? null : Number(accountAfter),
  after: row.after === null ? null : Number(row.after),
});
