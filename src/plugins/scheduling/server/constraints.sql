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
