import { one, type Db } from '../../../../shared/database';
import type { LocalDate } from '../../../../shared/local-date';

/** A live claim as the grid draws it; days are offsets from the grid's first day, half-open. */
export type StoredBar = [
  id: number,
  resource: string,
  unit: number,
  from: number,
  to: number,
  block: 0 | 1,
  reference: string | null,
  reason: string | null,
  /** Epoch seconds; a hold ends by itself. */
  expiresAt: number | null,
];

/** One text for thousands of claims: it is read many times faster than rows, arrays or JSON of PostgreSQL's making. */
const BARS = `
  select string_agg('[' || id || ',"' || resource || '",' || unit || ',' ||
    (lower(during) at time zone :zone)::date - :from::date || ',' ||
    ((upper(during) at time zone :zone) - interval '1 microsecond')::date + 1 - :from::date || ',' ||
    (kind = 'block')::int || ',' || coalesce(to_json(reference)::text, 'null') || ',' ||
    coalesce(to_json(reason)::text, 'null') || ',' || coalesce(extract(epoch from expires_at)::bigint::text, 'null') || ']', ',')
    as bars
  from scheduling_claims
  where released_at is null and (expires_at is null or expires_at > :now::timestamptz)
    and during && tstzrange(:fromAt, :toAt) and starts_with(resource, :prefix)`;

/** Live claims on resources of one kind that touch [fromAt, toAt), in no order. */
export async function findBars(
  db: Db,
  query: { kind: string; from: LocalDate; fromAt: string; toAt: string; zone: string; now: string },
): Promise<StoredBar[]> {
  const { kind, ...bindings } = query;
  const found = await one<{ bars: string | null }>(db, BARS, { ...bindings, prefix: `${kind}:` });
  return JSON.parse(`[${found?.bars ?? ''}]`) as StoredBar[];
}
