-- Buildings and their units; who owns which, since when; and the owners' cards.
create table if not exists owners_buildings (
  id integer generated always as identity primary key,
  name text not null,
  note text,
  constraint owners_buildings_name unique (name)
);

create table if not exists owners_units (
  id integer generated always as identity primary key,
  building_id integer not null references owners_buildings (id),
  floor integer not null check (floor between -9 and 200),
  label text not null,
  constraint owners_units_label unique (building_id, label)
);

create table if not exists owners_owners (
  id integer generated always as identity primary key,
  card_no text not null,
  -- Who signs in as this owner; null until somebody proves the phone number.
  member_id integer references members (id),
  name text not null,
  phone text not null,
  created_at timestamptz not null,
  constraint owners_owners_card unique (card_no),
  constraint owners_owners_person unique (name, phone)
);
create unique index if not exists owners_owners_member on owners_owners (member_id) where member_id is not null;
create index if not exists owners_owners_phone on owners_owners (phone);

-- A unit belongs to one party at a time: one owner, or several with shares. Days of the venue, half-open.
create table if not exists owners_holdings (
  id integer generated always as identity primary key,
  unit_id integer not null references owners_units (id),
  period daterange not null check (not isempty(period) and lower(period) is not null and lower_inc(period)),
  reason text not null,
  staff text not null,
  at timestamptz not null,
  constraint owners_holdings_one exclude using gist (unit_id with =, period with &&)
);
create table if not exists owners_shares (
  holding_id integer not null references owners_holdings (id),
  owner_id integer not null references owners_owners (id),
  -- Hundredths of a percent.
  share integer not null check (share between 1 and 10000),
  primary key (holding_id, owner_id)
);
create index if not exists owners_shares_owner on owners_shares (owner_id);

-- All of a unit is somebody's: shares add up when the transaction ends.
create or replace function owners_check_shares() returns trigger language plpgsql as $$
begin
  if (select coalesce(sum(share), 0) from owners_shares where holding_id = new.id) <> 10000 then
    raise exception 'shares of holding % do not add up', new.id using errcode = '23514', constraint = 'owners_shares_whole';
  end if;
  return null;
end $$;
drop trigger if exists owners_holdings_whole on owners_holdings;
create constraint trigger owners_holdings_whole after insert on owners_holdings
  deferrable initially deferred for each row execute function owners_check_shares();

-- History is written once: only an open end may be closed.
create or replace function owners_keep_history() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' and tg_table_name = 'owners_holdings' then
    if (new.id, new.unit_id, lower(new.period), new.reason, new.staff, new.at)
         is not distinct from (old.id, old.unit_id, lower(old.period), old.reason, old.staff, old.at)
       and upper(old.period) is null then
      return new;
    end if;
  end if;
  raise exception 'the history of owners is append-only' using errcode = '23001';
end $$;
create or replace trigger owners_holdings_history before update or delete on owners_holdings
  for each row execute function owners_keep_history();
create or replace trigger owners_shares_history before update or delete on owners_shares
  for each row execute function owners_keep_history();
