import { rows, type Db } from '../../../../shared/database';
import type { Pocket } from '../domain/allocation';
import type { Asset } from '../domain/assets';
import { toPocket } from './ledger';

/** What is in a member's wallet; a hold that has run out holds nothing. */
export async function findOpenAccounts(
  db: Db,
  member: number,
  now: string,
): Promise<{ pockets: Pocket[]; owed: Map<Asset, number> }> {
  const found = await rows<Parameters<typeof toPocket>[0] & { kind: 'pocket' | 'owed' }>(
    db,
    `select a.id, a.kind, a.asset, a.source, a.priority, a.refundable, a.expires_at, a.balance,
       a.held - case when a.held = 0 then 0 else coalesce((
         select sum(p.amount) from wallet_holds h join wallet_hold_parts p on p.hold_id = h.id
         where h.member_id = a.member_id and h.state = 'pending' and h.expires_at <= :now::timestamptz and p.account_id = a.id), 0)
       end as held
     from wallet_accounts a where a.member_id = :member and a.open order by a.id`,
    { member, now },
  );
  return {
    pockets: found.filter(({ kind }) => kind === 'pocket').map(toPocket),
    owed: new Map(found.filter(({ kind }) => kind === 'owed').map(({ asset, balance }) => [asset, -Number(balance)])),
  };
}
