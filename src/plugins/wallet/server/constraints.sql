-- An amount of an asset moves between two accounts. Whoever writes and however: a transfer's postings sum to zero
-- in each asset, a balance is the sum of its postings, a pocket is never negative, and what was posted stays.

create table if not exists wallet_accounts (
  id bigint generated always as identity primary key,
  kind text not null check (kind in ('pocket', 'owed', 'house')),
  member_id integer,
  asset text not null,
  role text,
  source text,
  priority integer not null default 0,
  refundable boolean not null default false,
  expires_at timestamptz,
  reopened_at timestamptz,
  balance bigint not null default 0,
  held bigint not null default 0,
  open boolean not null generated always as (balance <> 0) stored,
  created_at timestamptz not null default now(),
  constraint wallet_accounts_owner check ((kind = 'house') = (member_id is null) and (kind = 'house') = (role is not null)),
  constraint wallet_accounts_source check ((kind = 'pocket') = (source is not null)),
  -- What is owed is a debt of the member to the house. House accounts keep no running balance: see ADR 0014.
  constraint wallet_accounts_balance check (
    case kind
      when 'pocket' then balance >= 0 and held between 0 and balance
      when 'owed' then balance <= 0 and held = 0
      else balance = 0 and held = 0
    end)
) with (fillfactor = 80);
create unique index if not exists wallet_accounts_house on wallet_accounts (role, asset) where kind = 'house';
create unique index if not exists wallet_accounts_owed on wallet_accounts (member_id, asset) where kind = 'owed';
create index if not exists wallet_accounts_open on wallet_accounts (member_id, asset) where open;
create index if not exists wallet_accounts_member on wallet_accounts (member_id, asset, id) where member_id is not null;
create index if not exists wallet_accounts_expiring on wallet_accounts (expires_at) where open and expires_at is not null;

create table if not exists wallet_holds (
  id bigint generated always as identity primary key,
  no text not null unique,
  key text not null unique,
  body_hash text not null,
  member_id integer not null,
  amount bigint not null check (amount > 0),
  captured bigint not null default 0 check (captured between 0 and amount),
  state text not null default 'pending' check (state in ('pending', 'captured', 'voided')),
  reason text not null,
  reference text,
  actor text not null,
  actor_name text,
  expires_at timestamptz not null,
  created_at timestamptz not null,
  settled_at timestamptz,
  void_reason text,
  constraint wallet_holds_settled check ((state = 'pending') = (settled_at is null) and (state = 'captured') = (captured > 0))
);
create index if not exists wallet_holds_pending on wallet_holds (member_id) where state = 'pending';
create index if not exists wallet_holds_due on wallet_holds (expires_at) where state = 'pending';

create table if not exists wallet_hold_parts (
  -- Of a hold and a pocket that are there and stay: `wallet_hold_takes` says so.
  hold_id bigint not null,
  account_id bigint not null,
  position integer not null,
  amount bigint not null check (amount > 0),
  primary key (hold_id, account_id)
);
alter table wallet_hold_parts drop constraint if exists wallet_hold_parts_hold_id_fkey,
  drop constraint if exists wallet_hold_parts_account_id_fkey;

create table if not exists wallet_transfers (
  id bigint generated always as identity primary key,
  no text not null unique,
  key text not null unique,
  body_hash text not null,
  kind text not null check (kind in ('grant', 'spend', 'capture', 'reverse', 'expire', 'adjust', 'settle')),
  member_id integer not null,
  reason text not null,
  reference text,
  note text,
  actor text not null,
  actor_name text,
  hold_id bigint unique references wallet_holds,
  reverses_id bigint references wallet_transfers,
  at timestamptz not null,
  constraint wallet_transfers_links check ((kind = 'capture') = (hold_id is not null) and (kind = 'reverse') = (reverses_id is not null))
);
create index if not exists wallet_transfers_member on wallet_transfers (member_id, id);
create index if not exists wallet_transfers_reference on wallet_transfers (reference) where reference is not null;
create index if not exists wallet_transfers_reverses on wallet_transfers (reverses_id) where reverses_id is not null;

create table if not exists wallet_postings (
  id bigint generated always as identity primary key,
  -- Of a transfer and an account that are there and stay: the triggers below say so. A foreign key would also lock
  -- the house's accounts, which every transfer has part in.
  transfer_id bigint not null,
  account_id bigint not null,
  amount bigint not null check (amount <> 0),
  mirrors_id bigint references wallet_postings,
  -- Of the account, written by the trigger below: whose, which asset, and what is left after this posting, in the
  -- account and in all the member's accounts of the asset.
  member_id integer,
  asset text not null,
  balance_after bigint,
  asset_after bigint,
  at timestamptz not null
);
alter table wallet_postings drop constraint if exists wallet_postings_transfer_id_fkey,
  drop constraint if exists wallet_postings_account_id_fkey;
create index if not exists wallet_postings_transfer on wallet_postings (transfer_id);
create index if not exists wallet_postings_account on wallet_postings (account_id, at, id) include (amount);
create index if not exists wallet_postings_statement on wallet_postings (member_id, asset, at, id) where member_id is not null;
create index if not exists wallet_postings_mirrors on wallet_postings (mirrors_id) include (amount) where mirrors_id is not null;
create index if not exists wallet_postings_at on wallet_postings using brin (at);

create table if not exists wallet_verifications (
  id bigint generated always as identity primary key,
  cause text not null check (cause in ('night', 'command')),
  started_at timestamptz not null,
  finished_at timestamptz not null,
  postings bigint not null,
  accounts bigint not null,
  difference jsonb
);

-- What was written stays, for everybody: the triggers also fire where triggers are switched off for replication.
create or replace function wallet_refuse() returns trigger language plpgsql as $$
begin
  raise exception '% on % refused: the ledger is append-only', tg_op, tg_table_name using errcode = 'restrict_violation';
end $$;
create or replace trigger wallet_postings_append_only before update or delete or truncate on wallet_postings
  for each statement execute function wallet_refuse();
create or replace trigger wallet_transfers_append_only before update or delete or truncate on wallet_transfers
  for each statement execute function wallet_refuse();
create or replace trigger wallet_hold_parts_append_only before update or delete or truncate on wallet_hold_parts
  for each statement execute function wallet_refuse();
create or replace trigger wallet_holds_stay before delete or truncate on wallet_holds
  for each statement execute function wallet_refuse();
create or replace trigger wallet_accounts_stay before delete or truncate on wallet_accounts
  for each statement execute function wallet_refuse();
-- Balances move by postings and holds, which are triggers; nothing else of an account changes but its end.
create or replace trigger wallet_accounts_balance_by_posting before update of balance, held on wallet_accounts
  for each statement when (pg_trigger_depth() = 0) execute function wallet_refuse();
create or replace trigger wallet_accounts_fixed before update of kind, member_id, asset, role, source, priority, refundable, created_at on wallet_accounts
  for each statement execute function wallet_refuse();
create or replace trigger wallet_holds_fixed before update of no, key, body_hash, member_id, amount, reason, reference, actor, actor_name, expires_at, created_at on wallet_holds
  for each statement execute function wallet_refuse();
alter table wallet_postings enable always trigger wallet_postings_append_only;
alter table wallet_transfers enable always trigger wallet_transfers_append_only;
alter table wallet_hold_parts enable always trigger wallet_hold_parts_append_only;
alter table wallet_holds enable always trigger wallet_holds_stay;
alter table wallet_accounts enable always trigger wallet_accounts_stay;
alter table wallet_accounts enable always trigger wallet_accounts_balance_by_posting;

-- A pocket that has ended may be opened again once, for what comes back into it.
create or replace function wallet_pocket_reopens() returns trigger language plpgsql as $$
begin
  if old.reopened_at is not null or new.reopened_at is null or old.expires_at is null or new.expires_at <= old.expires_at then
    raise exception 'pocket % cannot be opened again', old.id using errcode = 'restrict_violation';
  end if;
  return new;
end $$;
create or replace trigger wallet_pocket_reopens before update of expires_at, reopened_at on wallet_accounts
  for each row execute function wallet_pocket_reopens();

-- A posting moves the balance of its account.
create or replace function wallet_posting_moves() returns trigger language plpgsql as $$
begin
  new.asset_after := null;
  update wallet_accounts a set balance = balance + new.amount where a.id = new.account_id and a.kind <> 'house'
  returning a.member_id, a.asset, a.balance into new.member_id, new.asset, new.balance_after;
  if found then
    select coalesce(sum(a.balance), 0) into new.asset_after
    from wallet_accounts a where a.member_id = new.member_id and a.asset = new.asset and a.open;
  else
    select a.asset into strict new.asset from wallet_accounts a where a.id = new.account_id;
  end if;
  return new;
end $$;
create or replace trigger wallet_posting_moves before insert on wallet_postings
  for each row execute function wallet_posting_moves();
alter table wallet_postings enable always trigger wallet_posting_moves;

-- The postings of a transfer come in one statement and sum to zero in each asset; they are in the transfer's wallet
-- or the house's; what mirrors a posting is of the other sign and in total never more than it.
create or replace function wallet_transfer_balances() returns trigger language plpgsql as $$
declare
  bad text;
begin
  select transfer_id || ' ' || asset into bad from inserted group by transfer_id, asset having sum(amount) <> 0 limit 1;
  if bad is not null then
    raise exception 'transfer % does not sum to zero', bad using errcode = 'check_violation', constraint = 'wallet_postings_sum_zero';
  end if;
  select i.transfer_id into bad
  from (select transfer_id, count(*) as number, min(member_id) as lowest, max(member_id) as highest from inserted group by transfer_id) i
  left join wallet_transfers t on t.id = i.transfer_id
  where t.id is null or i.lowest <> t.member_id or i.highest <> t.member_id
    or i.number <> (select count(*) from wallet_postings p where p.transfer_id = i.transfer_id)
  limit 1;
  if bad is not null then
    raise exception 'transfer % is complete or of another wallet', bad using errcode = 'check_violation', constraint = 'wallet_postings_complete';
  end if;
  if exists (select 1 from inserted where mirrors_id is not null) then
    select o.id into bad
    from wallet_postings o
    where o.id in (select mirrors_id from inserted)
      and not (select sum(m.amount) between least(-o.amount, 0) and greatest(-o.amount, 0) and bool_and(m.asset = o.asset)
               from wallet_postings m where m.mirrors_id = o.id)
    limit 1;
    if bad is not null then
      raise exception 'posting % is mirrored by more than it was', bad using errcode = 'check_violation', constraint = 'wallet_postings_mirrors';
    end if;
  end if;
  return null;
end $$;
create or replace trigger wallet_transfer_balances after insert on wallet_postings
  referencing new table as inserted for each statement execute function wallet_transfer_balances();
alter table wallet_postings enable always trigger wallet_transfer_balances;

-- What a pending hold took is held in its pockets; a hold is settled once.
create or replace function wallet_hold_takes() returns trigger language plpgsql as $$
begin
  update wallet_accounts a set held = held + new.amount
  from wallet_holds h
  where a.id = new.account_id and a.kind = 'pocket' and h.id = new.hold_id and h.state = 'pending' and h.member_id = a.member_id;
  if not found then
    raise exception 'hold % cannot take from account %', new.hold_id, new.account_id using errcode = 'check_violation';
  end if;
  return null;
end $$;
create or replace trigger wallet_hold_takes after insert on wallet_hold_parts
  for each row execute function wallet_hold_takes();

create or replace function wallet_hold_settles() returns trigger language plpgsql as $$
begin
  if old.state <> 'pending' or new.state = 'pending' then
    raise exception 'hold % is settled', old.no using errcode = 'check_violation', constraint = 'wallet_holds_once';
  end if;
  update wallet_accounts a set held = a.held - p.amount from wallet_hold_parts p where p.hold_id = new.id and a.id = p.account_id;
  return null;
end $$;
create or replace trigger wallet_hold_settles after update on wallet_holds
  for each row execute function wallet_hold_settles();

-- Commands on one wallet wait for each other here, before they look at its pockets; what is held too long is free.
create or replace function wallet_lock(wallet integer, moment timestamptz) returns void language plpgsql as $$
begin
  perform pg_advisory_xact_lock(728190, wallet);
  update wallet_holds set state = 'voided', settled_at = clock_timestamp(), void_reason = 'expired'
  where member_id = wallet and state = 'pending' and expires_at <= moment;
end $$;

create or replace function wallet_open_accounts(wallet integer, assets text[], moment timestamptz)
returns setof wallet_accounts language plpgsql as $$
begin
  perform wallet_lock(wallet, moment);
  return query select * from wallet_accounts a where a.member_id = wallet and a.asset = any(assets) and a.open order by a.id;
end $$;

-- The account that an entry of a transfer means: a known one, the house's, what the member owes, or a new pocket.
create or replace function wallet_account_of(entry jsonb, wallet integer) returns bigint language plpgsql as $$
declare
  found_id bigint;
begin
  if entry ? 'account' then return (entry->>'account')::bigint; end if;
  if entry ? 'house' then
    select id into found_id from wallet_accounts
    where kind = 'house' and role = entry->>'house' and asset = entry->>'asset';
  elsif entry ? 'owed' then
    insert into wallet_accounts (kind, member_id, asset) values ('owed', wallet, entry->>'asset')
    on conflict (member_id, asset) where kind = 'owed' do nothing;
    select id into found_id from wallet_accounts where kind = 'owed' and member_id = wallet and asset = entry->>'asset';
  else
    insert into wallet_accounts (kind, member_id, asset, source, priority, refundable, expires_at)
    select 'pocket', wallet, entry->>'asset', p.source, p.priority, p.refundable, p."expiresAt"
    from jsonb_to_record(entry->'pocket') as p(source text, priority integer, refundable boolean, "expiresAt" timestamptz)
    returning id into found_id;
  end if;
  return found_id;
end $$;

-- The one way in: a transfer with all of its postings, in the order of their accounts. Nothing when its key is known.
create or replace function wallet_post(
  transfer_no text, transfer_key text, transfer_hash text, transfer_kind text, wallet integer, transfer_reason text,
  transfer_reference text, transfer_note text, transfer_actor text, transfer_actor_name text,
  captures_hold bigint, captured_amount bigint, reverses_transfer bigint, entries jsonb
) returns bigint language plpgsql as $$
declare
  new_id bigint;
  moment timestamptz := clock_timestamp();
begin
  insert into wallet_transfers (no, key, body_hash, kind, member_id, reason, reference, note, actor, actor_name, hold_id, reverses_id, at)
  values (transfer_no, transfer_key, transfer_hash, transfer_kind, wallet, transfer_reason, transfer_reference, transfer_note,
          transfer_actor, transfer_actor_name, captures_hold, reverses_transfer, moment)
  on conflict (key) do nothing returning id into new_id;
  if new_id is null then return null; end if;
  if captures_hold is not null then
    update wallet_holds set state = 'captured', captured = captured_amount, settled_at = moment where id = captures_hold;
  end if;
  if reverses_transfer is not null then
    update wallet_accounts a set expires_at = (e->>'reopenUntil')::timestamptz, reopened_at = moment
    from jsonb_array_elements(entries) e
    where e ? 'reopenUntil' and a.id = (e->>'account')::bigint;
  end if;
  insert into wallet_postings (transfer_id, account_id, amount, mirrors_id, at)
  select new_id, resolved.account, (resolved.entry->>'amount')::bigint, (resolved.entry->>'mirrors')::bigint, moment
  from (select wallet_account_of(e, wallet) as account, e as entry, n from jsonb_array_elements(entries) with ordinality as t(e, n) offset 0) resolved
  order by resolved.account, resolved.n;
  return new_id;
end $$;

-- What a transfer did to the accounts of its member; volatile, so that it sees what the same statement has posted.
create or replace function wallet_parts(transfer bigint) returns json language sql volatile as $$
  select json_agg(json_build_object('account', account_id, 'asset', asset, 'amount', amount, 'after', balance_after) order by id)
  from wallet_postings where transfer_id = transfer and member_id is not null
$$;

-- What a hold took from which pocket, in the order in which it is captured.
create or replace function wallet_held_parts(hold bigint) returns json language sql stable as $$
  select json_agg(json_build_object('account', p.account_id::text, 'asset', a.asset, 'amount', p.amount) order by p.position)
  from wallet_hold_parts p join wallet_accounts a on a.id = p.account_id where p.hold_id = hold
$$;

-- Takes the parts out of what is free; nothing when the hold's key is known.
create or replace function wallet_hold(
  hold_no text, hold_key text, hold_hash text, wallet integer, hold_amount bigint, hold_reason text, hold_reference text,
  hold_actor text, hold_actor_name text, hold_expires_at timestamptz, parts jsonb
) returns bigint language plpgsql as $$
declare
  new_id bigint;
begin
  insert into wallet_holds (no, key, body_hash, member_id, amount, reason, reference, actor, actor_name, expires_at, created_at)
  values (hold_no, hold_key, hold_hash, wallet, hold_amount, hold_reason, hold_reference, hold_actor, hold_actor_name, hold_expires_at, clock_timestamp())
  on conflict (key) do nothing returning id into new_id;
  if new_id is null then return null; end if;
  insert into wallet_hold_parts (hold_id, account_id, position, amount)
  select new_id, (e->>'account')::bigint, n, (e->>'amount')::bigint
  from jsonb_array_elements(parts) with ordinality as t(e, n) order by (e->>'account')::bigint;
  return new_id;
end $$;

drop function if exists wallet_locked_hold(text, timestamptz);
create or replace function wallet_take_hold(hold_no text, moment timestamptz) returns table (
  id bigint, no text, member_id integer, amount bigint, captured bigint, state text, reason text, reference text,
  body_hash text, expires_at timestamptz, parts json
) language plpgsql as $$
begin
  perform wallet_lock(h.member_id, moment) from wallet_holds h where h.no = hold_no;
  return query select h.id, h.no, h.member_id, h.amount, h.captured, h.state, h.reason, h.reference, h.body_hash, h.expires_at,
    wallet_held_parts(h.id)
  from wallet_holds h where h.no = hold_no;
end $$;

-- A plan is kept for as long as the connection lives, and often made while the tables are still empty: it goes by
-- the indexes then, too. Said of what repositories call; the functions and triggers inside run under it.
do $$
declare
  known record;
begin
  for known in
    select p.oid::regprocedure as name from pg_proc p
    where p.pronamespace = current_schema()::regnamespace and p.prokind = 'f' and starts_with(p.proname, 'wallet_')
  loop
    execute format('alter function %s reset all', known.name);
    continue when known.name::text !~ '^wallet_(open_accounts|hold|take_hold|post)\(';
    execute format('alter function %s set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off', known.name);
  end loop;
end $$;

-- Pockets as other plugins may read them: what is left, what waits in holds, and how much of it expired unused.
create or replace view wallet_pockets as
select a.id, a.member_id, a.asset, a.source, a.balance, a.held, a.expires_at,
  case when a.expires_at is null then 0 else coalesce((
    select -sum(e.amount) from wallet_postings e join wallet_transfers t on t.id = e.transfer_id
    where e.account_id = a.id and t.kind = 'expire'), 0) end as lapsed
from wallet_accounts a where a.kind = 'pocket';
-- What was spent out of a pocket, and when; what came back is not counted off.
create or replace view wallet_spendings as
select p.account_id as pocket_id, -p.amount as amount, p.at, t.reason, t.reference
from wallet_postings p join wallet_transfers t on t.id = p.transfer_id
where p.amount < 0 and t.kind in ('spend', 'capture');
