import { one, rows, toInstant, type Db, type Trx } from '../../../../shared/database';

export interface ClaimRange {
  /** `<kind>:<documentId>`, e.g. `house:abc…` */
  resource: string;
  /** ISO instants, half-open, already padded with cleaning or rest. */
  from: string;
  to: string;
}

export interface NewClaim extends ClaimRange {
  /** Number of units the resource has; free ones are chosen among 1..units. */
  units: number;
  /** How many of them to take, all or none. */
  count: number;
  /** A certain unit instead of any; then `count` is 1. */
  unit?: number | null;
  kind: 'booking' | 'block';
  reference: string | null;
  reason: string | null;
  /** A hold ends by itself at this instant (ISO); null is firm. */
  expiresAt: string | null;
  createdBy: string | null;
}

export interface LiveClaim {
  id: string;
  resource: string;
  unit: number;
  from: string;
  to: string;
  kind: 'booking' | 'block';
  reference: string | null;
  reason: string | null;
}

/** A hold counts only while its time has not passed, on read as well as in the job. */
const LIVE = `released_at is null and (expires_at is null or expires_at > :now::timestamptz)`;

/**
 * Waits for other commands on the resource, then takes `count` free units; see scheduling_take_units.
 * @returns the unit numbers; fewer than `count` means that the caller must roll back
 */
export async function takeUnits(trx: Trx, { unit = null, ...claim }: NewClaim): Promise<number[]> {
  const taken = await rows<{ unit: number }>(
    trx,
    `select scheduling_take_units(:resource, tstzrange(:from, :to), :units, :count, :kind, :reference, :reason,
       :expiresAt, :createdBy, :unit) as unit`,
    { ...claim, unit },
  );
  return taken.map((row) => row.unit);
}

/** Holds that ran out still stand in the constraint until somebody clears them; returns their references. */
export async function releaseExpiredHolds(trx: Trx, range: ClaimRange, now: string): Promise<string[]> {
  const released = await rows<{ reference: string }>(
    trx,
    `update scheduling_claims set released_at = :now, release_reason = 'hold expired'
     where resource = :resource and released_at is null and expires_at <= :now::timestamptz
       and during && tstzrange(:from, :to)
     returning reference`,
    { ...range, now },
  );
  return released.map((row) => row.reference);
}

/** Makes the holds of a reference firm; returns how many are live. */
export async function firmClaims(trx: Trx, reference: string): Promise<number> {
  const firm = await rows(
    trx,
    `update scheduling_claims set expires_at = null where reference = :reference and released_at is null returning 1`,
    { reference },
  );
  return firm.length;
}

export async function releaseClaims(trx: Trx, reference: string, reason: string, now: string): Promise<number> {
  const released = await rows(
    trx,
    `update scheduling_claims set released_at = :now, release_reason = :reason
     where reference = :reference and released_at is null returning 1`,
    { reference, reason, now },
  );
  return released.length;
}

/** Ends the claims of a reference at `until`; a claim that would become empty is released instead. */
export async function shortenClaims(trx: Trx, reference: string, until: string, now: string): Promise<number> {
  await rows(
    trx,
    `update scheduling_claims set released_at = :now, release_reason = 'shortened to nothing'
     where reference = :reference and released_at is null and lower(during) >= :until::timestamptz`,
    { reference, until, now },
  );
  const shortened = await rows(
    trx,
    `update scheduling_claims set during = tstzrange(lower(during), :until)
     where reference = :reference and released_at is null and upper(during) > :until::timestamptz returning 1`,
    { reference, until },
  );
  return shortened.length;
}

/** Live claims that touch [from, to), for one resource or several. */
export async function findLiveClaims(
  db: Db,
  query: { resources: readonly string[]; from: string; to: string; now: string },
): Promise<LiveClaim[]> {
  const found = await rows<Omit<LiveClaim, 'from' | 'to'> & { from_at: Date; to_at: Date }>(
    db,
    `select id, resource, unit, lower(during) as from_at, upper(during) as to_at, kind, reference, reason
     from scheduling_claims
     where resource = any(:resources) and ${LIVE} and during && tstzrange(:from, :to)
     order by resource, unit, during`,
    { ...query, resources: [...query.resources] },
  );
  return found.map(({ from_at, to_at, ...claim }) => ({ ...claim, from: toInstant(from_at)!, to: toInstant(to_at)! }));
}

export interface BusyUnit {
  resource: string;
  unit: number;
  /** Epoch milliseconds, half-open. */
  fromMs: number;
  toMs: number;
}

const busyUnits = (resource: string): string => `
  select resource, unit, date_part('epoch', lower(during)) * 1000 as "fromMs", date_part('epoch', upper(during)) * 1000 as "toMs"
  from scheduling_claims
  where resource = ${resource} and ${LIVE} and during && tstzrange(:from, :to)
    and (:except::text is null or split_part(reference, '/', 1) is distinct from :except::text)`;

/** A list is planned anew every time, which takes PostgreSQL longer than to answer; one resource is not. */
const BUSY_UNITS_OF_ONE = busyUnits('(:resources::text[])[1]');
const BUSY_UNITS_OF_SEVERAL = busyUnits('any(:resources)');

/**
 * Which units of these resources are taken at some time in [from, to), once for every live claim; no more of a claim
 * than a calendar needs, which is read more often than anything else.
 * @param query `except`: an order whose own claims do not count
 */
export function findBusyUnits(
  db: Db,
  query: { resources: readonly string[]; from: string; to: string; now: string; except: string | null },
): Promise<BusyUnit[]> {
  const text = query.resources.length === 1 ? BUSY_UNITS_OF_ONE : BUSY_UNITS_OF_SEVERAL;
  return rows(db, text, { ...query, resources: [...query.resources] });
}

/**
 * One text for thousands of units: it is read many times faster than rows, arrays or JSON. Not grouped and not cut
 * here, which would take PostgreSQL as long as everything else.
 */
const BUSY_UNITS = `
  select string_agg(resource || ' ' || unit, ',') as busy from scheduling_claims
  where ${LIVE} and during && tstzrange(:from, :to) and starts_with(resource, :prefix)`;

/**
 * For a search over everything: each unit of each resource that is taken at some time in [from, to), once for every
 * claim on it.
 * @param prefix of the resources' names
 * @param visit is given the rest of the name
 */
export async function visitBusyUnits(
  db: Db,
  query: { from: string; to: string; now: string; prefix: string },
  visit: (rest: string, unit: number) => void,
): Promise<void> {
  const found = await one<{ busy: string | null }>(db, BUSY_UNITS, query);
  const busy = found?.busy ?? '';
  for (let start = 0; start < busy.length;) {
    const gap = busy.indexOf(' ', start);
    const comma = busy.indexOf(',', gap);
    const end = comma < 0 ? busy.length : comma;
    visit(busy.slice(start + query.prefix.length, gap), Number(busy.slice(gap + 1, end)));
    start = end + 1;
  }
}

export async function releaseBlock(trx: Trx, id: string, reason: string, now: string): Promise<boolean> {
  const released = await rows(
    trx,
    `update scheduling_claims set released_at = :now, release_reason = :reason
     where id = :id and kind = 'block' and released_at is null returning 1`,
    { id, reason, now },
  );
  return released.length === 1;
}
