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

-- What has changed, for a few minutes; see changes.ts. Whoever wrote it is named by its transaction, because numbers
-- are given out in another order than transactions commit in.
create table if not exists shared_changes (
  transaction xid8 not null default pg_current_xact_id(),
  topic text not null,
  what json not null,
  at timestamptz not null default clock_timestamp()
);
create index if not exists shared_changes_transaction on shared_changes (transaction);

-- Tells every instance that something changed, when and only when this transaction commits. Not by NOTIFY:
-- PostgreSQL commits transactions that notify one at a time.
create or replace function shared_announce(topic text, what json) returns void language plpgsql as $$
begin
  insert into shared_changes (topic, what) values (shared_announce.topic, shared_announce.what);
end $$;

-- Staff sessions ask who has a right, by its name (staff-session.ts); Strapi itself always reads all of a role's.
create index if not exists admin_permissions_action on admin_permissions (action);
