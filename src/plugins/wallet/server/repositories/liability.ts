/** What the house owed its members at a moment, and what moved: each from the postings in one statement. */
import { rows, type Db } from '../../../../shared/database';
import type { Asset } from '../domain/assets';

/** By how long ago it was granted, in days. */
export const AGES = ['to30', 'to90', 'to365', 'older'] as const;
/** By how long it still counts, in days; `ended` is not posted as expired yet. */
export const ENDS = ['ended', 'to30', 'to90', 'to365', 'later', 'never'] as const;

export type Age = (typeof AGES)[number];
export type End = (typeof ENDS)[number];

export interface LiabilityAt {
  asset: Asset;
  /** In pockets, held or not. */
  balance: number;
  /** What members owe the house. */
  owed: number;
  /** Of the balance, what could be asked back in money. */
  refundable: number;
  members: number;
  /** Parts of the balance; each adds up to it. */
  ages: Record<Age, number>;
  ends: Record<End, number>;
}

type Row = Record<string, string> & { asset: Asset };

const days = (number: number): string => `:at::timestamptz - interval '${number} days'`;
const later = (number: number): string => `:at::timestamptz + interval '${number} days'`;
const sum = (name: string, where: string): string =>
  `coalesce(sum(d.balance) filter (where a.kind = 'pocket' and ${where}), 0) as ${name}`;

const REPORT = `with d as (
    select account_id, sum(amount) as balance from wallet_postings
    where member_id is not null and at < :at::timestamptz group by account_id having sum(amount) <> 0)
  select a.asset, coalesce(-sum(d.balance) filter (where a.kind = 'owed'), 0) as owed, count(distinct a.member_id) as members,
    ${sum('balance', 'true')}, ${sum('refundable', 'a.refundable')},
    ${sum('age_to30', `a.created_at > ${days(30)}`)},
    ${sum('age_to90', `a.created_at <= ${days(30)} and a.created_at > ${days(90)}`)},
    ${sum('age_to365', `a.created_at <= ${days(90)} and a.created_at > ${days(365)}`)},
    ${sum('age_older', `a.created_at <= ${days(365)}`)},
    ${sum('end_ended', 'a.expires_at <= :at::timestamptz')},
    ${sum('end_to30', `a.expires_at > :at::timestamptz and a.expires_at <= ${later(30)}`)},
    ${sum('end_to90', `a.expires_at > ${later(30)} and a.expires_at <= ${later(90)}`)},
    ${sum('end_to365', `a.expires_at > ${later(90)} and a.expires_at <= ${later(365)}`)},
    ${sum('end_later', `a.expires_at > ${later(365)}`)},
    ${sum('end_never', 'a.expires_at is null')}
  from d join wallet_accounts a on a.id = d.account_id group by a.asset`;

/** @param at ISO instant; what was posted before it counts */
export async function findLiabilityAt(db: Db, at: string): Promise<LiabilityAt[]> {
  const found = await rows<Row>(db, REPORT, { at });
  return found.map((row) => ({
    asset: row.asset,
    balance: Number(row.balance),
    owed: Number(row.owed),
    refundable: Number(row.refundable),
    members: Number(row.members),
    ages: parts(AGES, (age) => row[`age_${age}`]!),
    ends: parts(ENDS, (end) => row[`end_${end}`]!),
  }));
}

const parts = <K extends string>(keys: readonly K[], of: (key: K) => string): Record<K, number> =>
  Object.fromEntries(keys.map((key) => [key, Number(of(key))])) as Record<K, number>;

export interface FlowOfDay {
  asset: Asset;
  /** Day of the venue. */
  date: string;
  /** Into members' accounts, and out of them; both ≥ 0. */
  in: number;
  out: number;
}

/** What moved in the accounts of all members, by asset and day; `from` and `to` are instants. */
export async function findFlows(db: Db, query: { from: string; to: string; zone: string }): Promise<FlowOfDay[]> {
  const found = await rows<{ asset: Asset; date: string; in: string; out: string }>(
    db,
    `select asset, to_char(at at time zone :zone, 'YYYY-MM-DD') as date,
       coalesce(sum(amount) filter (where amount > 0), 0) as in, coalesce(-sum(amount) filter (where amount < 0), 0) as out
     from wallet_postings
     where at >= :from::timestamptz and at < :to::timestamptz and member_id is not null group by 1, 2 order by 1, 2`,
    query,
  );
  return found.map((row) => ({ ...row, in: Number(row.in), out: Number(row.out) }));
}
