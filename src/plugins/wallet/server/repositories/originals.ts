/** Transfers as whoever takes them back needs them. */
import { one, rows, type Trx } from '../../../../shared/database';
import type { Asset } from '../domain/assets';
import type { OriginalPosting } from '../domain/reversal';
import type { TransferKind } from './ledger';

export interface Original {
  id: string;
  no: string;
  kind: TransferKind;
  member: number;
  reason: string;
  reference: string | null;
}

/** The transfer, with its wallet locked. */
export async function lockTransfer(trx: Trx, no: string, now: string): Promise<Original | undefined> {
  const row = await one<Omit<Original, 'member'> & { member_id: number; wallet_lock: unknown }>(
    trx,
    `select t.id::text, t.no, t.kind, t.member_id, t.reason, t.reference, wallet_lock(t.member_id, :now::timestamptz)
     from wallet_transfers t where t.no = :no`,
    { no, now },
  );
  if (!row) return undefined;
  const { member_id: member, wallet_lock: _locked, ...rest } = row;
  return { ...rest, member };
}

interface Row {
  id: string;
  account: string;
  kind: OriginalPosting['kind'];
  asset: Asset;
  amount: string;
  mirrored: string;
  free: string;
  lapsed: string;
  may_reopen: boolean;
}

/** Its postings, with what was taken back of each before; read them after the wallet is locked. */
export async function findOriginalPostings(trx: Trx, transferId: string, now: string): Promise<OriginalPosting[]> {
  const found = await rows<Row>(
    trx,
    `select p.id::text, p.account_id::text as account, a.kind, p.asset, p.amount,
       abs(coalesce((select sum(m.amount) from wallet_postings m where m.mirrors_id = p.id), 0))::bigint as mirrored,
       a.balance - a.held as free,
       case when a.kind = 'pocket' and p.amount > 0 then greatest(0,
         coalesce((select -sum(e.amount) from wallet_postings e join wallet_transfers t on t.id = e.transfer_id
                   where e.account_id = a.id and t.kind = 'expire'), 0)
         + coalesce((select sum(m.amount) from wallet_postings m join wallet_accounts h on h.id = m.account_id
                     where m.mirrors_id = p.id and h.role = 'expired'), 0)) else 0 end::bigint as lapsed,
       coalesce(a.expires_at <= :now::timestamptz and a.reopened_at is null, false) as may_reopen
     from wallet_postings p join wallet_accounts a on a.id = p.account_id
     where p.transfer_id = :transferId::bigint order by p.id`,
    { transferId, now },
  );
  return found.map(({ may_reopen: mayReopen, ...row }) => ({
    ...row,
    mayReopen,
    amount: Number(row.amount),
    mirrored: Number(row.mirrored),
    free: Number(row.free),
    lapsed: Number(row.lapsed),
  }));
}
