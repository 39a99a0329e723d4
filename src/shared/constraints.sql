create extension if not exists btree_gist;

-- One row per command that a client may repeat.
create table if not exists shared_idempotency_keys (
  scope text not null,
  key text not null,
  body_hash text not null,
  response jsonb,
  created_at timestamptz not null default now(),
  primary key (scope, key)
);
create index if not exists shared_idempotency_keys_age on shared_idempotency_keys (created_at);

-- One row per tick of a clock: whichever instance inserts it runs the tick.
create table if not exists shared_clock_ticks (
  key text primary key,
  ticked_at timestamptz not null default now()
);

-- Tells every instance that something changed, when and only when this transaction commits; see realtime.ts.
create or replace function shared_announce(topic text, what json) returns void language sql as $$
  select pg_notify('yizhan_changes', json_build_object('topic', topic, 'what', what)::text)
$$;
