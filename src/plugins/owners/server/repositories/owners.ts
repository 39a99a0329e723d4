import { one, parseJson, rows, type Db, type Trx } from '../../../../shared/database';

export interface Owner {
  id: number;
  cardNo: string;
  memberId: number | null;
  name: string;
  phone: string;
  /** What is owned on the asked day. */
  units: { unitId: number; building: string; label: string; share: number; since: string }[];
}

const select = (
  where: string,
): string => `select o.id, o.card_no as "cardNo", o.member_id as "memberId", o.name, o.phone,
    (select coalesce(json_agg(json_build_object('unitId', u.id, 'building', b.name, 'label', u.label, 'share', s.share,
        'since', to_char(lower(h.period), 'YYYY-MM-DD')) order by b.name, u.label), '[]')
     from owners_shares s join owners_holdings h on h.id = s.holding_id and h.period @> :today::date
     join owners_units u on u.id = h.unit_id join owners_buildings b on b.id = u.building_id where s.owner_id = o.id) as units
  from owners_owners o where ${where}`;

type Row = Omit<Owner, 'units'> & { units: unknown };

const toOwner = (row: Row): Owner => ({ ...row, units: parseJson<Owner['units']>(row.units) });

const BY_MEMBER = select('o.member_id = :memberId');
const BY_TEXT = `${select(`o.name ilike :part or o.phone like :part or o.card_no = :text`)} order by o.name, o.id limit 20`;

export async function findOwnerOfMember(db: Db, memberId: number, today: string): Promise<Owner | undefined> {
  const row = await one<Row>(db, BY_MEMBER, { memberId, today });
  return row && toOwner(row);
}

/** By a part of the name or the phone, or by the whole card number; at most 20. */
export async function searchOwners(db: Db, text: string, today: string): Promise<Owner[]> {
  const part = `%${text.replace(/[\\%_]/g, '\\$&')}%`;
  return (await rows<Row>(db, BY_TEXT, { text, part, today })).map(toOwner);
}

export async function ownersExist(db: Db, ids: readonly number[]): Promise<boolean> {
  const found = await rows(db, `select 1 from owners_owners where id = any(:ids)`, { ids: [...ids] });
  return found.length === new Set(ids).size;
}

/**
 * The owner of this name and phone, with a card of their own from now on. Null when the card number is taken, or the
 * member is an owner under another name.
 */
export async function findOrCreateOwner(
  trx: Trx,
  owner: { name: string; phone: string; cardNo: string; memberId: number | null; at: string },
): Promise<number | null> {
  const { name, phone } = owner;
  const known = await one<{ id: number }>(
    trx,
    `select id from owners_owners where (name = :name and phone = :phone) or member_id = :memberId::int order by id limit 1`,
    { name, phone, memberId: owner.memberId },
  );
  if (known) return known.id;
  const row = await one<{ id: number }>(
    trx,
    `insert into owners_owners (card_no, member_id, name, phone, created_at) values (:cardNo, :memberId, :name, :phone, :at)
     on conflict do nothing returning id`,
    owner,
  );
  return row?.id ?? null;
}

/** A member has proved this number: who was entered with it, and has nobody signing in, is that member. */
export async function bindOwner(db: Db, phone: string, memberId: number): Promise<void> {
  await rows(
    db,
    `update owners_owners set member_id = :memberId
     where id = (select min(id) from owners_owners where phone = :phone and member_id is null)
       and not exists (select 1 from owners_owners where member_id = :memberId)`,
    { phone, memberId },
  );
}

/** The account is closed; the owner stays one. */
export async function unbindOwner(db: Db, memberId: number): Promise<void> {
  await rows(db, `update owners_owners set member_id = null where member_id = :memberId`, { memberId });
}
