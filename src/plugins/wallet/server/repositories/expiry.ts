import { rows, type Db } from '../../../../shared/database';

/** Members above `after` with a pocket that has ended and is not empty, or a hold that has run out; by number. */
export async function findWalletsToExpire(
  db: Db,
  query: { now: string; after: number; limit: number },
): Promise<number[]> {
  const found = await rows<{ member_id: number }>(
    db,
    `select member_id from (
       select member_id from wallet_accounts where open and expires_at <= :now::timestamptz and balance > held
       union select member_id from wallet_holds where state = 'pending' and expires_at <= :until::timestamptz
     ) due where member_id > :after order by member_id limit :limit`,
    { ...query, until: query.now },
  );
  return found.map(({ member_id: member }) => member);
}
