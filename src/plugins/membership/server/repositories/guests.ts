/** Members who sign in, many at a time: for whoever gives something to all of them. */
import { one, rows, type Db } from '../../../../shared/database';
import type { LocalDate } from '../../../../shared/local-date';

/** These members, or everybody on a level (documentId; null is everybody). */
export type GuestFilter = { ids: readonly number[] } | { publicIds: readonly string[] } | { level: string | null };

/** Neither a stand-in for a phone number nor an account that is closed. */
const GUEST = `m.openid is not null and m.disabled is not true`;
const MATCH = `${GUEST} and (:ids::int[] is null or m.id = any(:ids::int[]))
  and (:publicIds::text[] is null or m.public_id = any(:publicIds::text[]))
  and (:level::text is null or coalesce(
    (select s.level_id from membership_standings s where s.member_id = m.id),
    (select l.document_id from member_levels l where l.enabled and l.experience = 0 limit 1)) = :level::text)`;

const bindingsOf = (filter: GuestFilter): Record<string, unknown> => ({
  ids: 'ids' in filter ? [...filter.ids] : null,
  publicIds: 'publicIds' in filter ? [...filter.publicIds] : null,
  level: 'level' in filter ? filter.level : null,
});

export async function countGuests(db: Db, filter: GuestFilter): Promise<number> {
  const row = await one<{ total: number }>(
    db,
    `select count(*)::int as total from members m where ${MATCH}`,
    bindingsOf(filter),
  );
  return row!.total;
}

/** In the order of their ids, those after `after`. */
export async function findGuestIds(db: Db, filter: GuestFilter, after: number, limit: number): Promise<number[]> {
  const found = await rows<{ id: number }>(
    db,
    `select m.id from members m where ${MATCH} and m.id > :after::int order by m.id limit :limit::int`,
    { ...bindingsOf(filter), after, limit },
  );
  return found.map(({ id }) => id);
}

/**
 * Whose birthday is on this day of the year, in the order of their ids; of somebody born on 29 February on the 28th
 * of a year without it.
 */
export async function findBirthdays(
  db: Db,
  { today, after, limit }: { today: LocalDate; after: number; limit: number },
): Promise<number[]> {
  const day = today.slice(5);
  const year = Number(today.slice(0, 4));
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  const days = day === '02-28' && !leap ? ['02-28', '02-29'] : [day];
  const found = await rows<{ id: number }>(
    db,
    `select m.id from members m where ${GUEST} and to_char(m.birthday, 'MM-DD') = any(:days::text[]) and m.id > :after::int
     order by m.id limit :limit::int`,
    { days, after, limit },
  );
  return found.map(({ id }) => id);
}

/** Public ids by id. */
export async function findPublicIds(db: Db, ids: readonly number[]): Promise<Map<number, string>> {
  const found = await rows<{ id: number; public_id: string }>(
    db,
    `select id, public_id from members where id = any(:ids)`,
    { ids: [...ids] },
  );
  return new Map(found.map(({ id, public_id }) => [id, public_id]));
}
