/** Claims on one certain unit, chosen by a person. Whether it is free is the exclusion constraint's answer. */
import { one, rows, toInstant, violatedConstraint, type Db, type Trx } from '../../../../shared/database';
import type { NewClaim } from './claims';

export const NO_OVERLAP = 'scheduling_claims_no_overlap';

export interface HeldClaim {
  id: string;
  resource: string;
  unit: number;
  from: string;
  to: string;
  kind: 'booking' | 'block';
  reference: string | null;
}

/** What is published as `claim.moved`, in the transaction of the move. */
export interface MovedClaim {
  /** Names the move, so that whoever follows it can tell whether that is done. */
  move: string;
  reference: string;
  fromUnit: number;
  toUnit: number;
  staffId: number;
  staffName: string;
  at: string;
}

/** Commands on one resource wait for each other, as in scheduling_take_units. */
async function lockResource(trx: Trx, resource: string): Promise<void> {
  await rows(trx, `select pg_advisory_xact_lock(hashtextextended(:resource, 1))`, { resource });
}

/** Locks a live claim; undefined when it is released, has run out or never was. */
export async function lockClaim(trx: Trx, id: string, now: string): Promise<HeldClaim | undefined> {
  const known = await one<{ resource: string }>(trx, `select resource from scheduling_claims where id = :id`, { id });
  if (!known) return undefined;
  await lockResource(trx, known.resource);
  const row = await one<Omit<HeldClaim, 'from' | 'to'> & { from_at: Date; to_at: Date }>(
    trx,
    `select id, resource, unit, lower(during) as from_at, upper(during) as to_at, kind, reference from scheduling_claims
     where id = :id and released_at is null and (expires_at is null or expires_at > :now::timestamptz) for update`,
    { id, now },
  );
  if (!row) return undefined;
  const { from_at, to_at, ...claim } = row;
  return { ...claim, from: toInstant(from_at)!, to: toInstant(to_at)! };
}

/** False when something else holds the unit in that time; then the transaction is lost. */
export async function placeClaim(
  trx: Trx,
  place: { id: string; unit: number; from: string; to: string },
): Promise<boolean> {
  return unlessTaken(() =>
    rows(trx, `update scheduling_claims set unit = :unit, during = tstzrange(:from, :to) where id = :id`, { ...place }),
  );
}

/** Takes one certain unit; false when it is not free, and then the transaction is lost. */
export async function takeUnit(trx: Trx, claim: Omit<NewClaim, 'units' | 'count'>, unit: number): Promise<boolean> {
  await lockResource(trx, claim.resource);
  return unlessTaken(() =>
    rows(
      trx,
      `insert into scheduling_claims (resource, unit, during, kind, reference, reason, expires_at, created_by)
       values (:resource, :unit, tstzrange(:from, :to), :kind, :reference, :reason, :expiresAt, :createdBy)`,
      { ...claim, unit },
    ),
  );
}

async function unlessTaken(work: () => Promise<unknown>): Promise<boolean> {
  try {
    await work();
    return true;
  } catch (error) {
    if (violatedConstraint(error) === NO_OVERLAP) return false;
    throw error;
  }
}

/** The units that live claims of a reference hold, in order. */
export async function findUnits(db: Db, reference: string): Promise<number[]> {
  const found = await rows<{ unit: number }>(
    db,
    `select unit from scheduling_claims where reference = :reference and released_at is null order by unit`,
    { reference },
  );
  return found.map(({ unit }) => unit);
}
