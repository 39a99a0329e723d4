create unique index if not exists members_openid on members (openid) where openid is not null;
create unique index if not exists members_public_id on members (public_id);
-- Who stands for a phone number that nobody has proved yet, one a number.
create unique index if not exists members_stand_in on members (phone) where openid is null;
create index if not exists members_phone on members (phone);
create index if not exists members_birthday on members (birthday) where birthday is not null;

-- One open request a member.
create unique index if not exists account_deletions_one_open on account_deletions (member_id) where state = 'pending';
create index if not exists account_deletions_due on account_deletions (due_at) where state = 'pending';

-- Levels rise strictly: of two levels the higher one needs more experience. The lock makes two edits at once look at
-- each other's outcome.
create unique index if not exists member_levels_level on member_levels (level);
create unique index if not exists member_levels_experience on member_levels (experience);
create or replace function member_levels_rise() returns trigger language plpgsql as $$
begin
  perform pg_advisory_xact_lock(728191, 1);
  if exists (
    select 1 from member_levels l
    where l.id <> new.id and (l.level < new.level and l.experience >= new.experience or l.level > new.level and l.experience <= new.experience)
  ) then
    raise exception 'level % with % experience is out of order', new.level, new.experience
      using errcode = '23514', constraint = 'member_levels_rise';
  end if;
  return null;
end $$;
create or replace trigger member_levels_rise after insert or update of level, experience on member_levels
  for each row execute function member_levels_rise();

-- Where a member stands: the consequence of the experience in the ledger, with the day on which it is looked at again.
-- Without a row a member has had no experience yet.
create table if not exists membership_standings (
  member_id integer primary key references members (id),
  -- documentId of the level; null is below every level.
  level_id text,
  since timestamptz not null,
  -- First day on which the level is no longer valid; null is for good.
  valid_until date,
  constraint membership_standings_validity check (valid_until is null or level_id is not null)
);
create index if not exists membership_standings_due on membership_standings (valid_until) where valid_until is not null;
create index if not exists membership_standings_level on membership_standings (level_id);

-- What an order has earned, once; the amounts themselves are in the ledger. base_fen is the money that had stayed by
-- then, of which a later refund takes its part.
create table if not exists membership_order_rewards (
  order_no text primary key,
  member_id integer not null references members (id),
  base_fen integer not null check (base_fen >= 0),
  points integer not null check (points >= 0),
  -- Number of the ledger's transfer, which a refund takes back in part.
  points_transfer text,
  experience integer not null check (experience >= 0),
  experience_transfer text,
  at timestamptz not null,
  constraint membership_order_rewards_transfers
    check ((points > 0) = (points_transfer is not null) and (experience > 0) = (experience_transfer is not null))
);
alter table membership_order_rewards drop column if exists refunded_fen;
create index if not exists membership_order_rewards_member on membership_order_rewards (member_id);

-- One sign-in a member and venue day.
create unique index if not exists daily_sign_ins_once on daily_sign_ins (member_id, day);

-- Somebody is invited once, by somebody else, and that is rewarded once.
create unique index if not exists invitations_invitee on invitations (invitee_id);
create unique index if not exists invitations_order on invitations (order_no) where order_no is not null;

create or replace function membership_append_only() returns trigger language plpgsql as $$
begin
  raise exception '% is append-only', tg_table_name using errcode = '23001';
end $$;
create or replace trigger level_records_append_only before update or delete on level_records
  for each row execute function membership_append_only();
create or replace trigger daily_sign_ins_append_only before update or delete on daily_sign_ins
  for each row execute function membership_append_only();
create or replace trigger membership_order_rewards_append_only before update or delete on membership_order_rewards
  for each row execute function membership_append_only();
-- Of an invitation only the reward is added, and that once.
create or replace function invitations_rewarded_once() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' or old.rewarded_at is not null
     or (new.inviter_id, new.invitee_id, new.invited_at) is distinct from (old.inviter_id, old.invitee_id, old.invited_at) then
    raise exception 'invitation % is not altered', old.id using errcode = '23001';
  end if;
  return new;
end $$;
create or replace trigger invitations_rewarded_once before update or delete on invitations
  for each row execute function invitations_rewarded_once();

do $$
declare
  declared record;
begin
  for declared in select * from (values
    ('member_levels', 'member_levels_amounts', 'check (level >= 1 and experience >= 0 and percent_off between 0 and 90)'),
    ('member_levels', 'member_levels_validity', 'check ((valid_days is null) = (renewal_experience is null) and valid_days > 0 and renewal_experience > 0)'),
    ('earning_rules', 'earning_rules_amounts', 'check (points_per_yuan >= 0 and experience_per_yuan >= 0 and invitation_points >= 0 and invitation_experience >= 0)'),
    ('earning_rules', 'earning_rules_months', $c$check (points_expiry <> 'months' or points_months > 0)$c$),
    ('daily_sign_ins', 'daily_sign_ins_amounts', $c$check (points >= 0 and experience >= 0 and make_up_cards >= 0 and cycle_day >= 1 and streak >= cycle_day and kind in ('on_time', 'make_up'))$c$),
    ('invitations', 'invitations_not_self', 'check (inviter_id <> invitee_id)'),
    ('invitations', 'invitations_reward', 'check (num_nonnulls(rewarded_at, order_no, points, experience) in (0, 4))')
  ) as t(owner, name, definition) loop
    if not exists (select 1 from pg_constraint where conname = declared.name) then
      execute format('alter table %I add constraint %I %s', declared.owner, declared.name, declared.definition);
    end if;
  end loop;
end $$;

-- Member cards. Legal changes of a card's state, as domain/cards.ts has them (a test compares the two).
create table if not exists membership_legal_card_states (
  from_state text not null,
  to_state text not null,
  primary key (from_state, to_state)
);
delete from membership_legal_card_states;
insert into membership_legal_card_states (from_state, to_state) values
  ('active', 'frozen'), ('frozen', 'active'), ('active', 'expired'), ('expired', 'active'),
  ('active', 'transferred'), ('active', 'replaced'), ('active', 'upgraded'),
  ('active', 'refunded'), ('expired', 'refunded');
create or replace function membership_check_card() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' or (new.no, new.member_id) is distinct from (old.no, old.member_id) then
    raise exception 'card % is not altered', old.no using errcode = '23001';
  end if;
  if new.state is distinct from old.state and not exists (
    select 1 from membership_legal_card_states where from_state = old.state and to_state = new.state
  ) then
    raise exception 'card % cannot go from % to %', old.no, old.state, new.state
      using errcode = '23514', constraint = 'membership_cards_legal_state';
  end if;
  return new;
end $$;
create or replace trigger membership_cards_legal_state before update or delete on membership_cards
  for each row execute function membership_check_card();
create unique index if not exists membership_cards_no on membership_cards (no);
create index if not exists membership_cards_ending on membership_cards (valid_until) where state = 'active';
create index if not exists membership_cards_discount on membership_cards (member_id) where state = 'active';
create or replace trigger membership_card_events_append_only before update or delete on membership_card_events
  for each row execute function membership_append_only();

-- A stretch of a card that was paid for, or given, at once. Stretches of one card follow each other.
create table if not exists membership_card_periods (
  id bigint generated always as identity primary key,
  card_id integer not null references membership_cards (id),
  -- Null of a card that staff gave.
  order_no text,
  item_key text,
  cause text not null check (cause in ('buy', 'renew', 'upgrade', 'gift')),
  paid_fen integer not null check (paid_fen >= 0),
  refunded_fen integer not null default 0,
  from_day date not null,
  until_day date not null,
  ended boolean not null default false,
  at timestamptz not null,
  constraint membership_card_periods_order check ((order_no is null) = (cause = 'gift') and (order_no is null) = (item_key is null)),
  constraint membership_card_periods_amounts check (refunded_fen between 0 and paid_fen),
  constraint membership_card_periods_span check (from_day < until_day)
);
create unique index if not exists membership_card_periods_once on membership_card_periods (order_no, item_key) where order_no is not null;
create index if not exists membership_card_periods_card on membership_card_periods (card_id);

-- What a period granted: a pocket of the ledger, by the transfer that filled it. What is moved on (another end, number
-- or member) leaves this row for a new one; what went back with the money is taken.
create table if not exists membership_card_rights (
  id bigint generated always as identity primary key,
  period_id bigint not null references membership_card_periods (id),
  card_id integer not null references membership_cards (id),
  member_id integer not null references members (id),
  -- Null is the balance.
  code text,
  asset text not null,
  source text not null,
  amount integer not null check (amount > 0),
  moved integer not null default 0 check (moved >= 0),
  taken integer not null default 0 check (taken >= 0),
  ends_on date not null,
  transfer_no text not null unique,
  account_id text not null,
  constraint membership_card_rights_left check (moved + taken <= amount)
);
create index if not exists membership_card_rights_card on membership_card_rights (card_id);
create index if not exists membership_card_rights_period on membership_card_rights (period_id);

do $$
declare
  declared record;
begin
  for declared in select * from (values
    ('membership_cards', 'membership_cards_known_state', $c$check (state in ('active','frozen','expired','transferred','replaced','refunded','upgraded'))$c$),
    ('membership_cards', 'membership_cards_no_shape', $c$check (no ~ '^[A-Z]{1,4}[0-9]{12}$')$c$),
    ('membership_cards', 'membership_cards_span', 'check (valid_from < valid_until)'),
    ('membership_cards', 'membership_cards_frozen', $c$check ((state = 'frozen') = (frozen_on is not null))$c$),
    ('membership_cards', 'membership_cards_member_fk', 'foreign key (member_id) references members (id)'),
    ('membership_card_events', 'membership_card_events_card_fk', 'foreign key (card_id) references membership_cards (id)')
  ) as t(owner, name, definition) loop
    if not exists (select 1 from pg_constraint where conname = declared.name) then
      execute format('alter table %I add constraint %I %s', declared.owner, declared.name, declared.definition);
    end if;
  end loop;
end $$;

-- A session's tokens are renewed under new numbers; each row knows its successor. This is the one that is alive now, or
-- null when it was closed or its member is disabled. For the SQL of other plugins: what is bound to a session ends with it.
create index if not exists strapi_sessions_session_id on strapi_sessions (session_id);
create or replace function membership_live_session(of_session text, of_member integer) returns text
language plpgsql stable as $$
declare
  found_id text := of_session;
  session_row record;
begin
  if not exists (select 1 from members m where m.id = of_member and m.disabled is not true) then
    return null;
  end if;
  loop
    select s.child_id, s.expires_at > now() at time zone 'UTC' as alive into session_row
    from strapi_sessions s where s.session_id = found_id and s.origin = 'member' and s.user_id = of_member::text;
    if not found then return null; end if;
    if session_row.child_id is null then return case when session_row.alive then found_id end; end if;
    found_id := session_row.child_id;
  end loop;
end $$;
