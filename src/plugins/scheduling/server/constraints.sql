-- A resource unit is taken during a time range. Nothing else in the system can double-book it:
-- the exclusion constraint refuses a second live claim, whoever writes it and however fast.
create table if not exists scheduling_claims (
  id bigint generated always as identity primary key,
  resource text not null,
  unit integer not null check (unit >= 1),
  during tstzrange not null,
  kind text not null check (kind in ('booking', 'block')),
  reference text,
  reason text,
  expires_at timestamptz,
  released_at timestamptz,
  release_reason text,
  created_by text,
  created_at timestamptz not null default now(),
  constraint scheduling_claims_half_open check (
    not isempty(during) and lower_inc(during) and not upper_inc(during)
    and not lower_inf(during) and not upper_inf(during)
  ),
  constraint scheduling_claims_booking_reference check (kind <> 'booking' or reference is not null),
  constraint scheduling_claims_block_firm check (kind <> 'block' or expires_at is null),
  constraint scheduling_claims_no_overlap
    exclude using gist (resource with =, unit with =, during with &&) where (released_at is null)
);

create index if not exists scheduling_claims_live_during on scheduling_claims using gist (during) where released_at is null;
create index if not exists scheduling_claims_live_reference on scheduling_claims (reference) where released_at is null;

-- Takes up to `wanted` free units of 1..units, the tightest gaps first so that long ranges stay free. Commands
-- on one resource wait for each other at the lock; the statement after it sees the claims of the one before,
-- which is why this is a function and not one statement. What is known of a resource hardly changes the plan.
drop function if exists scheduling_take_units(text, tstzrange, integer, integer, text, text, text, timestamptz, text);
create or replace function scheduling_take_units(
  wanted_resource text, wanted_during tstzrange, units integer, wanted integer,
  claim_kind text, claim_reference text, claim_reason text, claim_expires_at timestamptz, claim_created_by text,
  wanted_unit integer default null
) returns setof integer language plpgsql set plan_cache_mode = force_generic_plan as $$
begin
  perform pg_advisory_xact_lock(hashtextextended(wanted_resource, 1));
  return query
    insert into scheduling_claims (resource, unit, during, kind, reference, reason, expires_at, created_by)
    select wanted_resource, u.unit, wanted_during, claim_kind, claim_reference, claim_reason, claim_expires_at, claim_created_by
    from generate_series(1, units) as u(unit)
    where (wanted_unit is null or u.unit = wanted_unit) and not exists (
      select 1 from scheduling_claims c
      where c.resource = wanted_resource and c.unit = u.unit and c.released_at is null and c.during && wanted_during)
    order by case when units > 1 then (
      select max(upper(p.during)) from scheduling_claims p
      where p.resource = wanted_resource and p.unit = u.unit and p.released_at is null
        and p.during && tstzrange(lower(wanted_during) - interval '30 days', lower(wanted_during)))
    end desc nulls last, u.unit
    limit wanted
    returning scheduling_claims.unit;
end $$;

-- Whoever changes claims, windows that show them hear of it: which resource, between which instants.
create or replace function scheduling_announce(resource text, span tstzrange) returns void language plpgsql as $$
begin
  perform shared_announce('claims', json_build_object('resource', resource,
    'from', extract(epoch from lower(span))::bigint, 'to', extract(epoch from upper(span))::bigint));
end $$;

-- For content types with a sheet: what the grid shows of their resources (names, units, prices) is different now.
create or replace function scheduling_announce_sheet(kind text) returns void language plpgsql as $$
begin
  perform shared_announce('sheets', json_build_object('kind', kind));
end $$;

create or replace function scheduling_claims_changed() returns trigger language plpgsql as $$
begin
  if tg_op = 'INSERT' then
    perform scheduling_announce(new.resource, new.during);
  elsif tg_op = 'DELETE' then
    perform scheduling_announce(old.resource, old.during);
  else
    perform scheduling_announce(new.resource, range_merge(old.during, new.during));
  end if;
  return null;
end $$;
create or replace trigger scheduling_claims_changed after insert or update or delete on scheduling_claims
  for each row execute function scheduling_claims_changed();

-- For owners of claims: what a person sees of the live claims `owner`/… is different now, though no claim is.
create or replace function scheduling_announce_owner(owner text) returns void language plpgsql as $$
begin
  perform scheduling_announce(c.resource, c.during) from scheduling_claims c
  where c.released_at is null and c.reference >= owner || '/' and c.reference < owner || '0';
end $$;
