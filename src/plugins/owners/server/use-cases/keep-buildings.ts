import type { Core } from '@strapi/strapi';
import { pool, sqlState, violatedConstraint, withTransaction } from '../../../../shared/database';
import { withIdempotency } from '../../../../shared/idempotency';
import { conflict, notFound } from '../../../../shared/problem';
import {
  buildingExists,
  deleteBuilding,
  deleteUnit,
  insertBuilding,
  insertUnits,
  updateBuilding,
  updateUnit,
  type UnitFields,
} from '../repositories/buildings';
import type { StaffCommand } from './change-owner';

export interface BuildingWish {
  name: string;
  note: string | null;
}

/** Floors that a new building begins with: so many units each, labelled 101, 102 … */
export interface Layout {
  fromFloor: number;
  toFloor: number;
  unitsPerFloor: number;
}

/** @returns id of the building @throws Problem 409 NAME_TAKEN */
export async function createBuilding(
  strapi: Core.Strapi,
  { staff, idempotencyKey }: StaffCommand,
  wish: BuildingWish & { layout: Layout | null },
): Promise<number> {
  const { layout, ...building } = wish;
  const scope = `staff:${staff.id}:create-building`;
  return refusing(() =>
    withTransaction(strapi, (trx) =>
      withIdempotency(trx, { scope, key: idempotencyKey, input: wish }, async () => {
        const id = await insertBuilding(trx, building);
        if (layout) await insertUnits(trx, id, unitsOf(layout));
        return id;
      }),
    ),
  );
}

/** `101` … on the first floor, `B101` below the ground. */
export function unitsOf({ fromFloor, toFloor, unitsPerFloor }: Layout): UnitFields[] {
  const units: UnitFields[] = [];
  for (let floor = fromFloor; floor <= toFloor; floor += 1) {
    if (floor === 0) continue;
    for (let position = 1; position <= unitsPerFloor; position += 1) {
      const label = `${floor < 0 ? `B${-floor}` : floor}${String(position).padStart(2, '0')}`;
      units.push({ floor, label });
    }
  }
  return units;
}

export async function changeBuilding(strapi: Core.Strapi, id: number, wish: BuildingWish): Promise<void> {
  if (!(await refusing(() => updateBuilding(pool(strapi), id, wish)))) throw notFound();
}

/** @throws Problem 409 HAS_HISTORY once one of its units had an owner */
export async function removeBuilding(strapi: Core.Strapi, id: number): Promise<void> {
  await refusing(() =>
    withTransaction(strapi, async (trx) => {
      if (!(await deleteBuilding(trx, id))) throw notFound();
    }),
  );
}

export async function createUnit(
  strapi: Core.Strapi,
  { staff, idempotencyKey }: StaffCommand,
  buildingId: number,
  unit: UnitFields,
): Promise<void> {
  const scope = `staff:${staff.id}:create-unit:${buildingId}`;
  await refusing(() =>
    withTransaction(strapi, (trx) =>
      withIdempotency(trx, { scope, key: idempotencyKey, input: unit, answer: null }, async () => {
        if (!(await buildingExists(trx, buildingId))) throw notFound();
        await insertUnits(trx, buildingId, [unit]);
        return null;
      }),
    ),
  );
}

export async function changeUnit(strapi: Core.Strapi, id: number, unit: UnitFields): Promise<void> {
  if (!(await refusing(() => updateUnit(pool(strapi), id, unit)))) throw notFound();
}

/** @throws Problem 409 HAS_HISTORY once it had an owner */
export async function removeUnit(strapi: Core.Strapi, id: number): Promise<void> {
  if (!(await refusing(() => deleteUnit(pool(strapi), id)))) throw notFound();
}

/** What a constraint refuses, in words. */
async function refusing<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const violated = violatedConstraint(error);
    if (violated === 'owners_buildings_name')
      throw conflict('NAME_TAKEN', { zh: '已有同名的楼栋', en: 'There is a building of this name' }, { field: 'name' });
    if (violated === 'owners_units_label')
      throw conflict(
        'LABEL_TAKEN',
        { zh: '这栋楼已有这个房号', en: 'This building has such a unit' },
        { field: 'label' },
      );
    // A foreign key: somebody owns it, or did.
    if (sqlState(error) === '23503')
      throw conflict('HAS_HISTORY', {
        zh: '有过业主的房号不能删除，变更记录要保留',
        en: 'It had an owner, and the history is kept; it cannot be deleted',
      });
    throw error;
  }
}
