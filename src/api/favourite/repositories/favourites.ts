import { rows, type Db } from '../../../shared/database';

/** Ids of houses, the last added first. */
export async function listFavourites(db: Db, memberId: number): Promise<string[]> {
  const found = await rows<{ house_id: string }>(
    db,
    `select house_id from house_favourites where member_id = :memberId order by created_at desc, house_id`,
    { memberId },
  );
  return found.map((row) => row.house_id);
}

/**
 * Adding what is there already changes nothing.
 * @returns false when the member has `most` already
 */
export async function addFavourite(db: Db, memberId: number, houseId: string, most: number): Promise<boolean> {
  const done = await rows(
    db,
    `with known as (select count(*) as count, bool_or(house_id = :houseId) as has from house_favourites where member_id = :memberId),
     added as (insert into house_favourites (member_id, house_id)
       select :memberId, :houseId from known where count < :most::int on conflict do nothing)
     select 1 from known where count < :most::int or has`,
    { memberId, houseId, most },
  );
  return done.length === 1;
}

/** @returns false when it was none */
export async function removeFavourite(db: Db, memberId: number, houseId: string): Promise<boolean> {
  const gone = await rows(
    db,
    `delete from house_favourites where member_id = :memberId and house_id = :houseId returning 1`,
    { memberId, houseId },
  );
  return gone.length === 1;
}

export async function forgetFavourites(db: Db, memberId: number): Promise<void> {
  await rows(db, `delete from house_favourites where member_id = :memberId`, { memberId });
}
