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

-- A waiting note: somebody wants to hear when a range of days becomes free as a whole. It holds nothing.
create table if not exists scheduling_waiting_notes (
  id bigint generated always as identity primary key,
  no text not null constraint scheduling_waiting_notes_no unique check (no ~ '^[A-Za-z0-9_-]{6,32}$'),
  resource text not null,
  from_day date not null,
  to_day date not null,
  adults smallint not null check (adults between 1 and 50),
  children smallint not null check (children between 0 and 50),
  -- Null: left at the desk for somebody on the phone.
  member_id integer,
  guest_name text not null check (char_length(guest_name) between 1 and 40),
  guest_phone text not null check (guest_phone ~ '^1[3-9][0-9]{9}$'),
  remark text check (char_length(remark) <= 300),
  -- waiting, free: open. booked: by this guest. withdrawn: by the guest. closed: by staff, with a reason.
  state text not null default 'waiting' check (state in ('waiting', 'free', 'booked', 'withdrawn', 'closed')),
  -- Each time that its days become free is told once.
  times_free integer not null default 0 check (times_free >= 0),
  free_at timestamptz,
  ended_at timestamptz,
  end_reason text,
  ended_by text,
  created_by text not null,
  created_at timestamptz not null default now(),
  constraint scheduling_waiting_notes_half_open check (from_day < to_day),
  constraint scheduling_waiting_notes_ended check ((state in ('waiting', 'free')) = (ended_at is null)),
  constraint scheduling_waiting_notes_free check (state <> 'free' or free_at is not null),
  constraint scheduling_waiting_notes_reason check (state <> 'closed' or end_reason is not null)
);
create unique index if not exists scheduling_waiting_notes_once
  on scheduling_waiting_notes (resource, from_day, to_day, member_id) where ended_at is null and member_id is not null;
create unique index if not exists scheduling_waiting_notes_once_at_desk
  on scheduling_waiting_notes (resource, from_day, to_day, guest_phone) where ended_at is null and member_id is null;
create index if not exists scheduling_waiting_notes_open on scheduling_waiting_notes (resource, id) where ended_at is null;
create index if not exists scheduling_waiting_notes_member on scheduling_waiting_notes (member_id, id desc);

-- Whatever happens to a claim, one durable job a resource looks again at who waits for it. Who leaves a note holds
-- the same lock alone (see lockAgainstClaims), so that either sees the other: no note misses what is freed meanwhile.
create or replace function scheduling_ask_waiting(changed text) returns void language plpgsql as $$
begin
  perform pg_advisory_xact_lock_shared(hashtextextended(changed, 2));
  if exists (select 1 from scheduling_waiting_notes n where n.resource = changed and n.ended_at is null) then
    perform graphile_worker.add_job('scheduling.check-waiting', json_build_object('resource', changed),
      job_key := 'waiting:' || changed);
  end if;
end $$;

create or replace function scheduling_claims_ask_waiting() returns trigger language plpgsql as $$
begin
  perform scheduling_ask_waiting(coalesce(new.resource, old.resource));
  return null;
end $$;
create or replace trigger scheduling_claims_ask_waiting after insert or update or delete on scheduling_claims
  for each row execute function scheduling_claims_ask_waiting();
