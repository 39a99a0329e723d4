-- Whom invoices are written to. Private: no content type, so no screen of content shows a tax or account number.
create table if not exists invoicing_titles (
  id text primary key,
  member_id integer not null references members (id),
  kind text not null check (kind in ('personal', 'company')),
  name text not null,
  tax_no text,
  address text,
  phone text,
  bank text,
  account text,
  email text,
  is_default boolean not null,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  constraint invoicing_titles_tax_no check ((kind = 'company') = (tax_no is not null))
);
create index if not exists invoicing_titles_member on invoicing_titles (member_id);
create unique index if not exists invoicing_titles_default on invoicing_titles (member_id) where is_default;

-- Files of invoices: beside the data, not in a public folder, and the same for every instance.
create table if not exists invoicing_files (
  id text primary key,
  name text not null,
  type text not null check (type in ('application/pdf', 'application/ofd', 'image/png', 'image/jpeg')),
  size integer not null check (size between 1 and 5242880 and size = octet_length(bytes)),
  bytes bytea not null,
  uploaded_by text not null,
  uploaded_at timestamptz not null
);

create table if not exists invoicing_invoices (
  no text primary key,
  member_id integer not null references members (id),
  state text not null,
  -- The title as it was when the invoice was asked for.
  title jsonb not null,
  item text not null,
  issuer text not null,
  amount_fen integer not null check (amount_fen > 0),
  email text,
  remark text,
  requested_at timestamptz not null,
  number text,
  issued_on date,
  file_id text references invoicing_files (id),
  red_number text,
  reason text,
  closed_at timestamptz,
  constraint invoicing_invoices_known_state
    check (state in ('requested', 'issued', 'void_requested', 'voided', 'rejected', 'withdrawn')),
  constraint invoicing_invoices_issued
    check ((state in ('issued', 'void_requested', 'voided')) = (number is not null and issued_on is not null and file_id is not null)),
  constraint invoicing_invoices_voided check ((state = 'voided') = (red_number is not null)),
  constraint invoicing_invoices_closed check ((state in ('voided', 'rejected', 'withdrawn')) = (closed_at is not null))
);
create index if not exists invoicing_invoices_member on invoicing_invoices (member_id, requested_at);
create index if not exists invoicing_invoices_queue on invoicing_invoices (state, requested_at);
create unique index if not exists invoicing_invoices_number on invoicing_invoices (number) where number is not null;
create unique index if not exists invoicing_invoices_file on invoicing_invoices (file_id) where file_id is not null;

-- The orders of an invoice, with what each contributes and why. `living` follows the invoice's state.
create table if not exists invoicing_orders (
  invoice_no text not null references invoicing_invoices (no),
  order_no text not null,
  amount_fen integer not null check (amount_fen > 0),
  bill jsonb not null,
  living boolean not null default true,
  primary key (invoice_no, order_no)
);
-- An order is in one living invoice at most.
create unique index if not exists invoicing_orders_one_living on invoicing_orders (order_no) where living;
create index if not exists invoicing_orders_order on invoicing_orders (order_no);

create table if not exists invoicing_events (
  id bigint generated always as identity primary key,
  invoice_no text not null references invoicing_invoices (no),
  type text not null,
  actor text not null check (actor in ('guest', 'staff', 'system')),
  actor_name text,
  reason text,
  at timestamptz not null
);
create index if not exists invoicing_events_invoice on invoicing_events (invoice_no, id);

-- Legal changes of state, as domain/states.ts has them (a test compares the two).
create table if not exists invoicing_legal_states (
  from_state text not null,
  to_state text not null,
  primary key (from_state, to_state)
);
delete from invoicing_legal_states;
insert into invoicing_legal_states (from_state, to_state) values
  ('requested', 'issued'), ('requested', 'rejected'), ('requested', 'withdrawn'),
  ('issued', 'void_requested'), ('issued', 'voided'), ('void_requested', 'voided');

create or replace function invoicing_check_invoice() returns trigger language plpgsql as $$
begin
  if tg_op = 'INSERT' then
    if new.state <> 'requested' then
      raise exception 'invoice % cannot begin as %', new.no, new.state using errcode = '23514', constraint = 'invoicing_legal_state';
    end if;
    return new;
  end if;
  if new.state is distinct from old.state and not exists (
    select 1 from invoicing_legal_states where from_state = old.state and to_state = new.state
  ) then
    raise exception 'invoice % cannot go from % to %', old.no, old.state, new.state
      using errcode = '23514', constraint = 'invoicing_legal_state';
  end if;
  -- What was asked for is what is issued.
  if (new.no, new.member_id, new.title, new.item, new.issuer, new.amount_fen, new.requested_at)
     is distinct from (old.no, old.member_id, old.title, old.item, old.issuer, old.amount_fen, old.requested_at)
     or old.number is not null and (new.number, new.issued_on, new.file_id) is distinct from (old.number, old.issued_on, old.file_id) then
    raise exception 'invoice % is not rewritten', old.no using errcode = '23001';
  end if;
  return new;
end $$;
create or replace trigger invoicing_invoices_check before insert or update on invoicing_invoices
  for each row execute function invoicing_check_invoice();

create or replace function invoicing_follow_state() returns trigger language plpgsql as $$
begin
  update invoicing_orders set living = new.state in ('requested', 'issued', 'void_requested') where invoice_no = new.no;
  return null;
end $$;
create or replace trigger invoicing_invoices_living after update of state on invoicing_invoices
  for each row execute function invoicing_follow_state();

create or replace function invoicing_append_only() returns trigger language plpgsql as $$
begin
  raise exception 'the timeline of an invoice is append-only' using errcode = '23001';
end $$;
create or replace trigger invoicing_events_append_only before update or delete on invoicing_events
  for each row execute function invoicing_append_only();
