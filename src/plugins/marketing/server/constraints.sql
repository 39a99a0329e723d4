-- Coupons and voucher money. Whether one is still there, the ledger says; here is whose it is and on which terms it
-- was given, which no later edit of its template changes.
create table if not exists marketing_coupons (
  id text primary key,
  -- Says which coupon this is, for ever: `claim:12:…`, `birthday:<template>:12:2026`.
  key text not null unique,
  template_id text not null,
  member_id integer not null references members (id),
  -- The how many-eth of this template the member got.
  serial integer not null check (serial >= 1),
  kind text not null check (kind in ('amount-off', 'percent-off', 'voucher', 'gift')),
  -- Of the pocket in the ledger.
  source text not null unique,
  terms jsonb not null,
  cause text not null check (cause in ('claim', 'staff', 'code', 'new-member', 'birthday', 'after-order', 'level-up')),
  reference text,
  grant_no text not null,
  issued_at timestamptz not null,
  issued_by text,
  valid_from timestamptz,
  expires_at timestamptz not null,
  revoked_at timestamptz,
  revoked_by text,
  revoke_reason text,
  constraint marketing_coupons_source check (source = case kind when 'voucher' then 'voucher:' else 'coupon:' end || id),
  constraint marketing_coupons_validity check (valid_from is null or valid_from < expires_at),
  constraint marketing_coupons_revoked check (num_nonnulls(revoked_at, revoked_by, revoke_reason) in (0, 3))
);
create unique index if not exists marketing_coupons_serial on marketing_coupons (template_id, member_id, serial);
create index if not exists marketing_coupons_member on marketing_coupons (member_id, issued_at, id);
create index if not exists marketing_coupons_template on marketing_coupons (template_id, issued_at, id);

-- How many of a template were given, and to whom: what stock and limit per member are compared with, one row a time.
create table if not exists marketing_stocks (
  template_id text primary key,
  issued integer not null check (issued >= 1)
);
create table if not exists marketing_member_counts (
  template_id text not null,
  member_id integer not null references members (id),
  issued integer not null check (issued >= 1),
  primary key (template_id, member_id)
);

-- Codes that are worth one coupon, once.
create table if not exists marketing_code_batches (
  id text primary key,
  template_id text not null,
  count integer not null check (count between 1 and 5000),
  made_by text not null,
  made_at timestamptz not null
);
create index if not exists marketing_code_batches_template on marketing_code_batches (template_id, made_at);
create table if not exists marketing_codes (
  -- 12 characters of 5 bits: nobody guesses one.
  code text primary key check (code ~ '^[0-9A-HJKMNP-TV-Z]{12}$'),
  batch_id text not null references marketing_code_batches (id),
  member_id integer references members (id),
  coupon_id text references marketing_coupons (id),
  used_at timestamptz,
  constraint marketing_codes_used check (num_nonnulls(member_id, used_at) in (0, 2) and (coupon_id is null or member_id is not null))
);
create index if not exists marketing_codes_batch on marketing_codes (batch_id, code);

-- Coupons that staff give to several members; a job works through it.
create table if not exists marketing_issues (
  id text primary key,
  template_id text not null,
  -- {members: [id, …]} or {level: documentId | null}
  target jsonb not null,
  -- Job works through members in the order of their ids; this is the last one done.
  cursor integer not null default 0,
  total integer not null check (total >= 0),
  issued integer not null default 0,
  skipped integer not null default 0,
  state text not null default 'running' check (state in ('running', 'done')),
  staff_id integer not null,
  staff_name text not null,
  reason text,
  started_at timestamptz not null,
  finished_at timestamptz,
  constraint marketing_issues_done check ((state = 'done') = (finished_at is not null))
);
create index if not exists marketing_issues_running on marketing_issues (started_at) where state = 'running';

-- What was promised stays promised: of a coupon only the revocation is added, and that once.
create or replace function marketing_coupons_stay() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' or old.revoked_at is not null
     or (to_jsonb(new) - array['revoked_at', 'revoked_by', 'revoke_reason'])
        <> (to_jsonb(old) - array['revoked_at', 'revoked_by', 'revoke_reason']) then
    raise exception 'coupon % is not altered', old.id using errcode = '23001';
  end if;
  return new;
end $$;
create or replace trigger marketing_coupons_stay before update or delete on marketing_coupons
  for each row execute function marketing_coupons_stay();
create or replace function marketing_codes_once() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' or (old.code, old.batch_id) <> (new.code, new.batch_id)
     or (old.member_id is not null and (old.member_id, old.used_at) is distinct from (new.member_id, new.used_at))
     or old.coupon_id is not null then
    raise exception 'a code is used once' using errcode = '23001';
  end if;
  return new;
end $$;
create or replace trigger marketing_codes_once before update or delete on marketing_codes
  for each row execute function marketing_codes_once();

do $$
declare
  declared record;
begin
  for declared in select * from (values
    ('coupon_templates', 'coupon_templates_value', $c$check (case kind when 'amount-off' then coalesce(value_fen, 0) > 0 when 'voucher' then coalesce(value_fen, 0) > 0 else value_fen is null end)$c$),
    ('coupon_templates', 'coupon_templates_percent', $c$check (case kind when 'percent-off' then coalesce(percent_off, 0) between 1 and 99 else percent_off is null and cap_fen is null end)$c$),
    ('coupon_templates', 'coupon_templates_threshold', $c$check (coalesce(threshold_fen, 0) = 0 or (threshold_fen > 0 and kind in ('amount-off', 'percent-off') and threshold_fen >= coalesce(value_fen, 0)))$c$),
    ('coupon_templates', 'coupon_templates_validity', $c$check (case validity when 'days' then coalesce(valid_days, 0) > 0 and valid_from is null and valid_to is null else valid_days is null and valid_to is not null and (valid_from is null or valid_from <= valid_to) end)$c$),
    ('coupon_templates', 'coupon_templates_claims', 'check (claim_from is null or claim_to is null or claim_from <= claim_to)'),
    ('coupon_templates', 'coupon_templates_limits', 'check ((stock is null or stock >= 0) and per_member >= 1)')
  ) as c(owner, name, definition) loop
    if not exists (select 1 from pg_constraint where conname = declared.name and conrelid = declared.owner::regclass) then
      execute format('alter table %I add constraint %I %s', declared.owner, declared.name, declared.definition);
    end if;
  end loop;
end $$;
