/** What became of what was granted from one source: the sum of a top-up, a package, a card. */
import { rows, toInstant, type Db } from '../../../../shared/database';
import type { Asset } from '../domain/assets';

export interface SourceStanding {
  source: string;
  asset: Asset;
  /** Number of the grant; a return reverses it. */
  transferNo: string;
  grantedAt: string;
  granted: number;
  /** In the pocket and not held, as long as it has not ended. */
  free: number;
  /** Of holds that have not run out. */
  held: number;
  expiresAt: string | null;
  /** Taken back of the grant, wherever it was found, what is owed included. */
  reversed: number;
  /** Posted as expired. */
  lapsed: number;
  /** Spent and not given back. */
  used: number;
  /** Of that, spent for the reason `withdrawal`: it settled something when the rest was paid out. */
  withdrawn: number;
}

interface Row {
  source: string;
  asset: Asset;
  transfer_no: string;
  granted_at: Date;
  granted: string;
  balance: string;
  held: string;
  expires_at: Date | null;
  reversed: string;
  lapsed: string;
  withdrawn: string;
}

/**
 * Every pocket of a member that a grant opened under a source beginning with `prefix`, the newest first.
 * @param of.now ISO instant at which ends and holds are looked at
 */
export async function findSources(
  db: Db,
  of: { member: number; prefix: string; now: string },
): Promise<SourceStanding[]> {
  const found = await rows<Row>(
    db,
    `select a.source, a.asset, t.no as transfer_no, t.at as granted_at, g.amount as granted, a.balance, a.expires_at,
       a.held - case when a.held = 0 then 0 else coalesce((
         select sum(p.amount) from wallet_holds h join wallet_hold_parts p on p.hold_id = h.id
         where h.member_id = a.member_id and h.state = 'pending' and h.expires_at <= :now::timestamptz and p.account_id = a.id), 0)
       end as held,
       coalesce((select -sum(m.amount) from wallet_postings m where m.mirrors_id = g.id), 0) as reversed,
       coalesce((select -sum(p.amount) from wallet_postings p join wallet_transfers x on x.id = p.transfer_id
                 where p.account_id = a.id and x.kind = 'expire'), 0) as lapsed,
       coalesce((select -sum(p.amount) from wallet_postings p join wallet_transfers x on x.id = p.transfer_id
                 where p.account_id = a.id and x.kind = 'spend' and x.reason = 'withdrawal'), 0) as withdrawn
     from wallet_accounts a
     join lateral (select p.id, p.transfer_id, p.amount from wallet_postings p where p.account_id = a.id order by p.at, p.id limit 1) g on true
     join wallet_transfers t on t.id = g.transfer_id and t.kind = 'grant'
     where a.member_id = :member::int and starts_with(a.source, :prefix) order by a.id desc`,
    of,
  );
  return found.map((row) => toStanding(row, of.now));
}

function toStanding(row: Row, now: string): SourceStanding {
  const [granted, balance, held] = [Number(row.granted), Number(row.balance), Number(row.held)];
  const [reversed, lapsed] = [Number(row.reversed), Number(row.lapsed)];
  const expiresAt = toInstant(row.expires_at);
  const ended = expiresAt !== null && Date.parse(expiresAt) <= Date.parse(now);
  return {
    source: row.source,
    asset: row.asset,
    transferNo: row.transfer_no,
    grantedAt: toInstant(row.granted_at)!,
    granted,
    free: ended ? 0 : balance - held,
    held,
    expiresAt,
    reversed,
    lapsed,
    used: Math.max(0, granted - balance - reversed - lapsed),
    withdrawn: Number(row.withdrawn),
  };
}
