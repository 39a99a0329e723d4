import { one, parseJson, rows, type Db, type Trx } from '../../../../shared/database';

export interface CurrentOwner {
  ownerId: number;
  name: string;
  cardNo: string;
  /** Hundredths of a percent. */
  share: number;
}

export interface Unit {
  id: number;
  floor: number;
  label: string;
  /** First day of the current ownership; null when nobody owns it. */
  since: string | null;
  owners: CurrentOwner[];
}

export interface Building {
  id: number;
  name: string;
  note: string | null;
  units: Unit[];
}

const OWNERS_OF = `(select coalesce(json_agg(json_build_object('ownerId', o.id, 'name', o.name, 'cardNo', o.card_no, 'share', s.share)
  order by s.share desc, o.id), '[]') from owners_shares s join owners_owners o on o.id = s.owner_id where s.holding_id = h.id)`;

/** Every building with its units and who owns them on a day. */
export async function listBuildings(db: Db, today: string): Promise<Building[]> {
  const found = await rows<Omit<Building, 'units'> & { units: unknown }>(
    db,
    `select b.id, b.name, b.note, (select coalesce(json_agg(json_build_object('id', u.id, 'floor', u.floor, 'label', u.label,
        'since', to_char(lower(h.period), 'YYYY-MM-DD'), 'owners', ${OWNERS_OF})
        order by u.floor desc, u.label), '[]')
      from owners_units u left join owners_holdings h on h.unit_id = u.id and h.period @> :today::date
      where u.building_id = b.id) as units
     from owners_buildings b order by b.name`,
    { today },
  );
  return found.map((row) => ({ ...row, units: parseJson<Unit[]>(row.units) }));
}

/** @throws a violation of `owners_buildings_name` */
export async function insertBuilding(trx: Trx, building: { name: string; note: string | null }): Promise<number> {
  const row = await one<{ id: number }>(
    trx,
    `insert into owners_buildings (name, note) values (:name, :note) returning id`,
    building,
  );
  return row!.id;
}

export async function updateBuilding(
  db: Db,
  id: number,
  building: { name: string; note: string | null },
): Promise<boolean> {
  const found = await rows(db, `update owners_buildings set name = :name, note = :note where id = :id returning 1`, {
    id,
    ...building,
  });
  return found.length === 1;
}

/** With its units, while none of them ever had an owner; false when there is no such building. */
export async function deleteBuilding(trx: Trx, id: number): Promise<boolean> {
  await rows(trx, `delete from owners_units where building_id = :id`, { id });
  return (await rows(trx, `delete from owners_buildings where id = :id returning 1`, { id })).length === 1;
}

export interface UnitFields {
  floor: number;
  label: string;
}

/** @throws a violation of `owners_units_label`; of a foreign key when there is no such building */
export async function insertUnits(trx: Trx, buildingId: number, units: readonly UnitFields[]): Promise<void> {
  await rows(
    trx,
    `insert into owners_units (building_id, floor, label)
     select :buildingId::int, u.floor, u.label from jsonb_to_recordset(:units::jsonb) as u(floor int, label text)`,
    { buildingId, units: JSON.stringify(units) },
  );
}

export async function updateUnit(db: Db, id: number, unit: UnitFields): Promise<boolean> {
  const found = await rows(db, `update owners_units set floor = :floor, label = :label where id = :id returning 1`, {
    id,
    ...unit,
  });
  return found.length === 1;
}

/** @throws a violation of the foreign key when it ever had an owner */
export async function deleteUnit(db: Db, id: number): Promise<boolean> {
  return (await rows(db, `delete from owners_units where id = :id returning 1`, { id })).length === 1;
}

export async function buildingExists(db: Db, id: number): Promise<boolean> {
  return (await one(db, `select 1 from owners_buildings where id = :id`, { id })) !== undefined;
}
