/** Claims that give way to others of the same owner: what is given up in the same step blocks nothing. */
import { rows, type Db, type Trx } from '../../../../shared/database';
import type { ClaimRange } from './claims';

export interface Move extends ClaimRange {
  /** Number of units the resource has. */
  units: number;
  /** How many of them to take, all or none. */
  count: number;
  /** Of the claims that are given up, wherever they are. */
  reference: string;
  /** Of what is held in the meantime, beside the claims that are given up. */
  held: string;
  /** Must be among the units taken; null is any. */
  unit: number | null;
  /** ISO instant until which the old claims have been used: that part of them stays. Null: nothing has. */
  since: string | null;
}

/** Other commands on the resource wait, as they do for scheduling_take_units. */
export async function lockResource(trx: Trx, resource: string): Promise<void> {
  await rows(trx, `select pg_advisory_xact_lock(hashtextextended(:resource, 1))`, { resource });
}

/**
 * Units that nobody else has: the wanted one first, then those the owner is in already, then the tightest gaps.
 * @param now holds that ran out before it do not count; null counts everything that is not released
 */
export async function findUnitsToMoveTo(db: Db, move: Move, now: string | null): Promise<number[]> {
  const found = await rows<{ unit: number }>(
    db,
    `select u.unit from generate_series(1, :units::int) as u(unit)
     where not exists (
       select 1 from scheduling_claims c
       where c.resource = :resource and c.unit = u.unit and c.released_at is null and c.during && tstzrange(:from, :to)
         and (:now::timestamptz is null or c.expires_at is null or c.expires_at > :now::timestamptz)
         and (c.reference is null or c.reference not in (:reference, :held)))
     order by coalesce(u.unit = :unit::int, false) desc, exists (
       select 1 from scheduling_claims o
       where o.resource = :resource and o.unit = u.unit and o.released_at is null and o.reference in (:reference, :held)) desc, (
       select max(upper(p.during)) from scheduling_claims p
       where p.resource = :resource and p.unit = u.unit and p.released_at is null
         and p.during && tstzrange(:from::timestamptz - interval '30 days', :from)) desc nulls last, u.unit`,
    { ...move, now },
  );
  return found.map((row) => row.unit);
}

/** Takes until `expiresAt` what the units need beyond the claims that will be given up. */
export async function holdMissing(trx: Trx, move: Move, units: number[], expiresAt: string): Promise<void> {
  await rows(
    trx,
    `insert into scheduling_claims (resource, unit, during, kind, reference, expires_at)
     select :resource, u.unit, piece, 'booking', :held, :expiresAt
     from unnest(:chosen::int[]) as u(unit),
       unnest(tstzmultirange(tstzrange(:from, :to)) - coalesce((
         select range_agg(o.during) from scheduling_claims o
         where o.resource = :resource and o.unit = u.unit and o.released_at is null and o.reference = :reference
       ), '{}'::tstzmultirange)) as piece`,
    { ...move, chosen: units, expiresAt },
  );
}

interface OwnClaim {
  resource: string;
  unit: number;
  from: string;
}

/** Releases the old claims and what was held; returns where and from when the old ones were. */
export async function giveUp(trx: Trx, move: Move, now: string): Promise<OwnClaim[]> {
  const released = await rows<OwnClaim & { reference: string }>(
    trx,
    `update scheduling_claims set released_at = :now, release_reason = 'changed'
     where reference in (:reference, :held) and released_at is null
     returning resource, unit, reference, to_char(lower(during) at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as from`,
    { ...move, now },
  );
  return released.filter(({ reference }) => reference === move.reference);
}

/** Firm claims under the old reference. Empty ranges are left out. */
export async function insertMoved(
  trx: Trx,
  reference: string,
  claims: readonly (OwnClaim & { to: string })[],
): Promise<void> {
  await rows(
    trx,
    `insert into scheduling_claims (resource, unit, during, kind, reference)
     select c.resource, c.unit, tstzrange(c."from", c."to"), 'booking', :reference
     from jsonb_to_recordset(:claims::jsonb) as c(resource text, unit int, "from" timestamptz, "to" timestamptz)
     where c."from" < c."to"`,
    { reference, claims: JSON.stringify(claims) },
  );
}
