/** Who owned what, when. */
import { one, parseJson, rows, type Db, type Trx } from '../../../../shared/database';
import type { LocalDate } from '../../../../shared/local-date';
import type { CurrentOwner } from './buildings';

export interface Holding {
  id: number;
  /** Days of the venue, half-open; null is without end. */
  since: string;
  until: string | null;
  reason: string;
  staff: string;
  at: string;
  owners: (CurrentOwner & { phone: string })[];
}

export interface UnitHead {
  id: number;
  floor: number;
  label: string;
  buildingId: number;
  building: string;
}

export async function findUnit(db: Db, id: number): Promise<UnitHead | undefined> {
  return one<UnitHead>(
    db,
    `select u.id, u.floor, u.label, b.id as "buildingId", b.name as building
     from owners_units u join owners_buildings b on b.id = u.building_id where u.id = :id`,
    { id },
  );
}

/** The newest first. */
export async function listHoldings(db: Db, unitId: number): Promise<Holding[]> {
  const found = await rows<Omit<Holding, 'owners'> & { owners: unknown }>(
    db,
    `select h.id, to_char(lower(h.period), 'YYYY-MM-DD') as since, to_char(upper(h.period), 'YYYY-MM-DD') as until, h.reason, h.staff,
       to_char(h.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as at,
       (select json_agg(json_build_object('ownerId', o.id, 'name', o.name, 'phone', o.phone, 'cardNo', o.card_no, 'share', s.share)
          order by s.share desc, o.id) from owners_shares s join owners_owners o on o.id = s.owner_id where s.holding_id = h.id) as owners
     from owners_holdings h where h.unit_id = :unitId order by lower(h.period) desc`,
    { unitId },
  );
  return found.map((row) => ({ ...row, owners: parseJson<Holding['owners']>(row.owners) }));
}

/** Changes of one unit run one after the other. */
export async function lockUnit(trx: Trx, id: number): Promise<boolean> {
  return (await rows(trx, `select 1 from owners_units where id = :id for update`, { id })).length === 1;
}

/** The holding without end, if there is one. */
export async function findOpenHolding(trx: Trx, unitId: number): Promise<{ id: number; since: string } | undefined> {
  return one(
    trx,
    `select id, to_char(lower(period), 'YYYY-MM-DD') as since from owners_holdings where unit_id = :unitId and upper(period) is null`,
    { unitId },
  );
}

/** @param until first day that is no longer in it */
export async function closeHolding(trx: Trx, id: number, until: LocalDate): Promise<void> {
  await rows(trx, `update owners_holdings set period = daterange(lower(period), :until::date) where id = :id`, {
    id,
    until,
  });
}

export interface NewHolding {
  unitId: number;
  since: LocalDate;
  reason: string;
  staff: string;
  at: string;
  shares: { ownerId: number; share: number }[];
}

/** @throws a violation of `owners_holdings_one` when somebody owns the unit on one of these days */
export async function insertHolding(trx: Trx, holding: NewHolding): Promise<void> {
  const { shares, ...values } = holding;
  const row = await one<{ id: number }>(
    trx,
    `insert into owners_holdings (unit_id, period, reason, staff, at)
     values (:unitId, daterange(:since::date, null), :reason, :staff, :at) returning id`,
    values,
  );
  await rows(
    trx,
    `insert into owners_shares (holding_id, owner_id, share)
     select :id::int, s."ownerId", s.share from jsonb_to_recordset(:shares::jsonb) as s("ownerId" int, share int)`,
    { id: row!.id, shares: JSON.stringify(shares) },
  );
}
