import type { Db, Trx } from '../../../../shared/database';
import { releaseExpiredHolds } from '../repositories/claims';
import { findUnitsToMoveTo, giveUp, holdMissing, insertMoved, lockResource, type Move } from '../repositories/moves';

/** The units a move would take now, without taking them; empty when it is not possible. */
export async function unitsForMove(db: Db, move: Move, now: string): Promise<number[]> {
  return chosen(await findUnitsToMoveTo(db, move, now), move);
}

/**
 * Holds what a move needs beyond the claims it will give up, which stay as they are.
 * @returns the units; empty when there are not enough, and nothing is written
 */
export async function holdMove(trx: Trx, move: Move, expiresAt: string, now: string): Promise<number[]> {
  const units = await lockUnits(trx, move, now);
  if (units.length > 0) await holdMissing(trx, move, units, expiresAt);
  return units;
}

/**
 * Gives the old claims up and takes the new ones for good, all or none.
 * @returns the units; empty when there are not enough, and nothing is written
 */
export async function makeMove(trx: Trx, move: Move, now: string): Promise<number[]> {
  const units = await lockUnits(trx, move, now);
  if (units.length === 0) return [];
  const { resource, from, to, since } = move;
  const used = (await giveUp(trx, move, now)).filter((old) => since !== null && old.from < since);
  // Who stays in a unit has one claim on it, from the beginning.
  const beginning = (unit: number): string =>
    used.find((old) => old.resource === resource && old.unit === unit)?.from ?? from;
  const left = used.filter((old) => old.resource !== resource || !units.includes(old.unit));
  await insertMoved(trx, move.reference, [
    ...units.map((unit) => ({ resource, unit, from: beginning(unit), to })),
    ...left.map((old) => ({ ...old, to: since! })),
  ]);
  return units;
}

async function lockUnits(trx: Trx, move: Move, now: string): Promise<number[]> {
  await lockResource(trx, move.resource);
  const units = chosen(await findUnitsToMoveTo(trx, move, null), move);
  if (units.length > 0) return units;
  // Holds that ran out give way, as they do for somebody new.
  if ((await releaseExpiredHolds(trx, move, now)).length === 0) return [];
  return chosen(await findUnitsToMoveTo(trx, move, null), move);
}

function chosen(free: number[], { count, unit }: Move): number[] {
  const units = free.slice(0, count);
  return units.length === count && (unit === null || units.includes(unit)) ? units : [];
}
