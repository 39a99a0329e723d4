-- Legal changes of an order's state, as domain/states.ts has them (a test compares the two).
create table if not exists ordering_legal_states (
  from_state text not null,
  to_state text not null,
  primary key (from_state, to_state)
);
delete from ordering_legal_states;
insert into ordering_legal_states (from_state, to_state) values
  ('pending', 'paid'), ('closed', 'paid'),
  ('pending', 'refunding'), ('closed', 'refunding'),
  ('pending', 'closed'),
  ('paid', 'confirmed'), ('paid', 'refunding'), ('paid', 'cancelled'),
  ('confirmed', 'refunding'), ('confirmed', 'cancelled'), ('confirmed', 'in_service'),
  ('confirmed', 'completed'), ('confirmed', 'paid'),
  ('in_service', 'completed'), ('refunding', 'refunded');

create or replace function ordering_check_state() returns trigger language plpgsql as $$
begin
  if new.state is distinct from old.state and not exists (
    select 1 from ordering_legal_states where from_state = old.state and to_state = new.state
  ) then
    raise exception 'order % cannot go from % to %', old.no, old.state, new.state
      using errcode = '23514', constraint = 'orders_legal_state';
  end if;
  return new;
end $$;
create or replace trigger orders_legal_state before update of state on orders
  for each row execute function ordering_check_state();

-- The timeline is written once and never altered.
create or replace function ordering_append_only() returns trigger language plpgsql as $$
begin
  raise exception 'the timeline of an order is append-only' using errcode = '23001';
end $$;
create or replace trigger order_events_append_only before update or delete on order_events
  for each row execute function ordering_append_only();

-- A change is pending until it is applied or closed; late money may still apply a closed one (domain/change.ts).
create or replace function ordering_check_change() returns trigger language plpgsql as $$
begin
  if new.state is distinct from old.state
     and (old.state, new.state) not in (('pending', 'applied'), ('pending', 'closed'), ('closed', 'applied')) then
    raise exception 'change % cannot go from % to %', old.id, old.state, new.state
      using errcode = '23514', constraint = 'order_changes_legal_state';
  end if;
  return new;
end $$;
create or replace trigger order_changes_legal_state before update of state on order_changes
  for each row execute function ordering_check_change();

do $$
declare
  declared record;
begin
  for declared in select * from (values
    ('orders', 'orders_amounts', 'check (total_fen >= 0 and paid_fen between 0 and total_fen and refunded_fen between 0 and paid_fen)'),
    ('orders', 'orders_no_shape', $c$check (no ~ '^[A-Za-z0-9_-]{6,32}$')$c$),
    ('orders', 'orders_known_state', $c$check (state in ('pending','paid','confirmed','in_service','completed','closed','cancelled','refunding','refunded'))$c$),
    ('orders', 'orders_period', 'check (starts_at is null or ends_at is null or starts_at < ends_at)'),
    ('order_items', 'order_items_amounts', 'check (quantity >= 1 and total_fen >= 0 and refunded_fen between 0 and total_fen)'),
    ('order_items', 'order_items_order_fk', 'foreign key (order_id) references orders (id)'),
    ('order_events', 'order_events_order_fk', 'foreign key (order_id) references orders (id)'),
    ('payments', 'payments_amounts', 'check (amount_fen >= 0 and refunded_fen between 0 and amount_fen)'),
    ('payments', 'payments_order_fk', 'foreign key (order_id) references orders (id)'),
    ('payments', 'payments_paid_at', $c$check ((state = 'succeeded') = (paid_at is not null))$c$),
    ('payments', 'payments_change_fk', 'foreign key (change_id) references order_changes (id)'),
    ('order_changes', 'order_changes_order_fk', 'foreign key (order_id) references orders (id)'),
    ('order_changes', 'order_changes_known_state', $c$check (state in ('pending', 'applied', 'closed') and settle in ('collect', 'waive'))$c$),
    ('order_changes', 'order_changes_amounts', 'check (pay_fen >= 0 and refund_fen >= 0 and (pay_fen = 0 or pay_fen = difference_fen) and (refund_fen = 0 or refund_fen <= -difference_fen))'),
    ('order_changes', 'order_changes_waived', $c$check (settle = 'collect' or (pay_fen = 0 and refund_fen = 0 and reason is not null))$c$),
    ('order_changes', 'order_changes_hold', $c$check (state <> 'pending' or pay_fen = 0 or hold_expires_at is not null)$c$),
    ('payments', 'payments_offline_settled', $c$check (tender not in ('cash', 'pos', 'transfer') or (state = 'succeeded' and not extra and taken_by_id is not null))$c$),
    ('payments', 'payments_wallet', $c$check ((tender in ('voucher', 'points', 'card', 'stored')) = (hold_no is not null) and (hold_no is null or (units > 0 and change_id is null and not extra)))$c$),
    ('payments', 'payments_principal', $c$check (principal_fen between 0 and amount_fen and (principal_fen = 0 or tender = 'stored'))$c$),
    ('refunds', 'refunds_amounts', 'check (amount_fen > 0)'),
    ('refunds', 'refunds_order_fk', 'foreign key (order_id) references orders (id)'),
    ('refunds', 'refunds_payment_fk', 'foreign key (payment_id) references payments (id)')
  ) as c(owner, name, definition) loop
    if not exists (select 1 from pg_constraint where conname = declared.name and conrelid = declared.owner::regclass) then
      execute format('alter table %I add constraint %I %s', declared.owner, declared.name, declared.definition);
    end if;
  end loop;
end $$;

-- One open WeChat payment an order; one transaction of WeChat, one payment.
create unique index if not exists payments_one_open on payments (order_id) where state in ('pending', 'closing') and tender = 'wechat';
create unique index if not exists payments_transaction on payments (transaction_id) where transaction_id is not null;
-- One change at a time.
create unique index if not exists order_changes_one_pending on order_changes (order_id) where state = 'pending';
create index if not exists order_changes_held on order_changes (hold_expires_at) where state = 'pending';
create index if not exists payments_change on payments (change_id) where change_id is not null;
create index if not exists orders_unpaid on orders (hold_expires_at) where state = 'pending';
create index if not exists orders_return_requested on orders (return_requested_at) where return_requested_at is not null;
create index if not exists orders_guest_phone on orders (guest_phone);
create index if not exists refunds_unfinished on refunds (requested_at) where state in ('pending', 'processing');

-- The room grid shows an order's guest and state on its claims.
create or replace function ordering_announce_state() returns trigger language plpgsql as $$
begin
  perform scheduling_announce_owner(new.no);
  return null;
end $$;
create or replace trigger orders_announce_state after update of state, guest_name on orders
  for each row when ((new.state, new.guest_name) is distinct from (old.state, old.guest_name))
  execute function ordering_announce_state();
-- Who stays. Numbers are sealed (AES-256-GCM, see services/vault.ts); only the masked form is readable.
create table if not exists ordering_guests (
  id text primary key,
  order_id integer not null references orders (id),
  item_key text not null,
  position integer not null,
  name text not null,
  phone text,
  document_type text not null check (document_type in ('id-card', 'passport', 'other')),
  key_id text,
  sealed text,
  masked text,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  constraint ordering_guests_number check ((key_id is null) = (sealed is null) and (sealed is null) = (masked is null))
);
create index if not exists ordering_guests_order on ordering_guests (order_id);
create index if not exists ordering_guests_numbers on ordering_guests (order_id) where sealed is not null;

-- Deposits (押金): money that is kept for a while and is never the order's. Taken and given back at the desk.
create table if not exists ordering_deposits (
  id text primary key,
  order_id integer not null references orders (id),
  tender text not null check (tender in ('cash', 'pos', 'transfer')),
  amount_fen integer not null check (amount_fen > 0),
  receipt_no text,
  taken_by text,
  taken_at timestamptz not null,
  returned_fen integer check (returned_fen between 0 and amount_fen),
  returned_by text,
  returned_at timestamptz,
  return_note text,
  constraint ordering_deposits_returned check ((returned_fen is null) = (returned_at is null)),
  constraint ordering_deposits_kept_why check (returned_fen is null or returned_fen = amount_fen or return_note is not null)
);
create index if not exists ordering_deposits_order on ordering_deposits (order_id);

-- The coupon of an order. The ledger holds it from the order's beginning to its payment or its end; one coupon, one
-- order that lives.
create table if not exists ordering_coupons (
  order_id integer primary key references orders (id),
  coupon_id text not null,
  member_id integer not null references members (id),
  amount_fen integer not null check (amount_fen > 0),
  hold_no text not null unique,
  transfer_no text unique,
  state text not null default 'held' check (state in ('held', 'used', 'free', 'returned')),
  returns_on_refund boolean not null,
  constraint ordering_coupons_transfer check ((state in ('used', 'returned')) = (transfer_no is not null))
);
create unique index if not exists ordering_coupons_once on ordering_coupons (coupon_id) where state in ('held', 'used');
