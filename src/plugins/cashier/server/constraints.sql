-- Codes that a phone has in hand: one for each slot from first_slot to last_slot. Which member they speak for is only here.
create table if not exists cashier_code_batches (
  id integer primary key check (id between 100000000 and 999999999),
  member_id integer not null references members (id),
  -- The session that asked; codes end with it.
  session_id text not null,
  key_id text not null,
  first_slot bigint not null,
  last_slot bigint not null check (last_slot >= first_slot),
  -- From this slot on a newer batch of the same session counts instead.
  superseded_from bigint,
  issued_at timestamptz not null
);
create index if not exists cashier_code_batches_member on cashier_code_batches (member_id, last_slot);
create index if not exists cashier_code_batches_last on cashier_code_batches (last_slot);

-- A code that was used, once, and what whoever scanned it may do with the member for three minutes.
create table if not exists cashier_scans (
  ticket text primary key,
  batch_id integer not null,
  slot bigint not null,
  member_id integer not null references members (id),
  cashier text not null,
  cashier_name text not null,
  nonce text not null,
  at timestamptz not null,
  expires_at timestamptz not null,
  constraint cashier_scans_code_once unique (batch_id, slot),
  constraint cashier_scans_nonce_once unique (cashier, nonce)
);
create index if not exists cashier_scans_at on cashier_scans (at);

-- How often somebody has presented something that is no code, counted for all processes.
create table if not exists cashier_tries (
  cashier text primary key,
  wrong integer not null check (wrong > 0),
  since timestamptz not null
);

create table if not exists cashier_clerks (
  id integer generated always as identity primary key,
  member_id integer not null unique references members (id),
  name text not null check (name <> ''),
  places text[] not null,
  may text[] not null check (may <@ array['charge', 'redeem-coupon', 'redeem-benefit', 'redeem-lesson', 'undo']),
  enabled boolean not null,
  created_by text not null,
  created_at timestamptz not null,
  changed_by text not null,
  changed_at timestamptz not null
);

-- What was handed over. The transfer in the ledger is the spending; undoing reverses it.
create table if not exists cashier_redemptions (
  no text primary key check (no ~ '^X[0-9A-Z]{15}$'),
  member_id integer not null references members (id),
  member_name text not null,
  cashier text not null,
  cashier_name text not null,
  -- Null when staff at the desk looked the member up.
  ticket text,
  asset text not null,
  source text not null,
  title_zh text not null,
  title_en text not null,
  count integer not null check (count > 0),
  place text,
  transfer_no text not null unique,
  at timestamptz not null,
  undone_at timestamptz,
  undone_by text,
  undone_by_name text,
  undone_why text,
  constraint cashier_redemptions_undone
    check (num_nonnulls(undone_at, undone_by, undone_by_name) in (0, 3) and undone_at >= at)
);
create index if not exists cashier_redemptions_at on cashier_redemptions (at desc, no);
create index if not exists cashier_redemptions_member on cashier_redemptions (member_id, at desc);
create index if not exists cashier_redemptions_cashier on cashier_redemptions (cashier, at desc);

-- Of a redemption only its undoing is added, and that once.
create or replace function cashier_redemptions_keep() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' or old.undone_at is not null
     or (to_jsonb(new) - '{undone_at,undone_by,undone_by_name,undone_why}'::text[])
        <> (to_jsonb(old) - '{undone_at,undone_by,undone_by_name,undone_why}'::text[]) then
    raise exception 'redemption % is not altered', old.no using errcode = '23001';
  end if;
  return new;
end $$;
create or replace trigger cashier_redemptions_keep before update or delete on cashier_redemptions
  for each row execute function cashier_redemptions_keep();

-- What was charged by code or at the desk: which order it became. One charge a ticket.
create table if not exists cashier_charges (
  id bigint generated always as identity primary key,
  member_id integer not null references members (id),
  member_name text not null,
  cashier text not null,
  cashier_name text not null,
  ticket text unique,
  title text not null,
  amount_fen integer not null check (amount_fen > 0),
  -- Written in the order's own transaction.
  order_no text not null unique,
  at timestamptz not null
);
-- Until it was one transaction a charge could be left behind without its order.
alter table cashier_charges drop column if exists request_key;
delete from cashier_charges where order_no is null;
alter table cashier_charges alter column order_no set not null;
create index if not exists cashier_charges_at on cashier_charges (at desc);
