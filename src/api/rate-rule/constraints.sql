-- What was said about single nights on the rate calendar: runs of nights, of which one house has each night once.
create table if not exists rate_overrides (
  house_id text not null,
  first_night date not null,
  last_night date not null,
  price_fen integer check (price_fen between 1 and 100000000),
  label text,
  label_en text,
  min_nights smallint check (min_nights between 1 and 90),
  closed boolean,
  closed_to_arrival boolean,
  closed_to_departure boolean,
  primary key (house_id, first_night),
  constraint rate_overrides_span check (first_night <= last_night),
  constraint rate_overrides_says_something
    check (num_nonnulls(price_fen, label, min_nights, closed, closed_to_arrival, closed_to_departure) > 0),
  constraint rate_overrides_once_a_night
    exclude using gist (house_id with =, daterange(first_night, last_night, '[]') with &&)
);

drop trigger if exists house_catalogue_changed on rate_overrides;
create trigger house_catalogue_changed after insert or update or delete or truncate on rate_overrides
  for each statement execute function house_catalogue_changed();

-- Who changed which price when: written once, kept for good.
create table if not exists rate_changes (
  id bigint generated always as identity primary key,
  at timestamptz not null default now(),
  -- edit, undo: the rate calendar; rule, house, holiday: the content manager
  kind text not null check (kind in ('edit', 'undo', 'rule', 'house', 'holiday')),
  actor_id integer,
  actor_name text,
  -- What was asked for, or which entry of the content manager was changed and how.
  what jsonb not null,
  -- House nights that guests see differently, and how many houses have them.
  nights integer not null default 0,
  houses integer not null default 0,
  -- Of the calendar: spans of nights with what was said, and what guests paid, before and after.
  spans jsonb,
  -- Of an entry: its columns.
  before jsonb,
  after jsonb,
  undoes bigint unique references rate_changes (id),
  constraint rate_changes_undo check ((kind = 'undo') = (undoes is not null)),
  constraint rate_changes_spans check ((kind in ('edit', 'undo')) = (spans is not null))
);
create index if not exists rate_changes_house on rate_changes using gin (spans jsonb_path_ops);

create or replace function rate_changes_are_kept() returns trigger language plpgsql as $$
begin
  raise exception 'rate_changes are written once';
end $$;
drop trigger if exists rate_changes_are_kept on rate_changes;
create trigger rate_changes_are_kept before update or delete or truncate on rate_changes
  for each statement execute function rate_changes_are_kept();

-- Prices that are edited in the content manager. Arguments: kind, name column, columns that matter.
create or replace function rate_content_changed() returns trigger language plpgsql as $$
declare
  was jsonb := case when tg_op <> 'INSERT' then to_jsonb(old) end;
  is_now jsonb := case when tg_op <> 'DELETE' then to_jsonb(new) end;
  watched text[] := string_to_array(tg_argv[2], ',');
  was_part jsonb := (select jsonb_object_agg(key, value) from jsonb_each(was) where key = any (watched));
  now_part jsonb := (select jsonb_object_agg(key, value) from jsonb_each(is_now) where key = any (watched));
  -- Strapi keeps the editor on the entry; who deleted it is not known to the database.
  editor integer := (is_now ->> 'updated_by_id')::integer;
begin
  if was_part is not distinct from now_part then
    return null;
  end if;
  insert into rate_changes (kind, actor_id, actor_name, what, before, after)
  values (
    tg_argv[0], editor,
    (select coalesce(nullif(concat(lastname, firstname), ''), email) from admin_users where id = editor),
    jsonb_build_object(
      'op', lower(tg_op),
      'ref', coalesce(is_now, was) ->> 'document_id',
      'title', coalesce(is_now, was) ->> tg_argv[1]
    ),
    was_part, now_part
  );
  return null;
end $$;

drop trigger if exists rate_content_changed on houses;
create trigger rate_content_changed after update on houses for each row
  execute function rate_content_changed('house', 'title', 'base_price_fen,weekend_price_fen,holiday_price_fen,min_nights');
drop trigger if exists rate_content_changed on rate_rules;
create trigger rate_content_changed after insert or update or delete on rate_rules for each row
  execute function rate_content_changed('rule', 'name',
    'name,active,first_night,last_night,weekdays,price_mode,price_fen,price_percent,min_nights,closed,closed_to_arrival,closed_to_departure,priority');
drop trigger if exists rate_content_changed on holidays;
create trigger rate_content_changed after insert or update or delete on holidays for each row
  execute function rate_content_changed('holiday', 'name', 'date,kind,name');

-- Which houses a rule is for.
create or replace function rate_rule_houses_changed() returns trigger language plpgsql as $$
begin
  insert into rate_changes (kind, actor_id, actor_name, what, before, after)
  select 'rule', r.updated_by_id, coalesce(nullif(concat(u.lastname, u.firstname), ''), u.email),
    jsonb_build_object('op', 'houses', 'ref', r.document_id, 'title', r.name),
    case when tg_op = 'DELETE' then jsonb_build_object('houses', jsonb_agg(h.title order by h.title)) end,
    case when tg_op = 'INSERT' then jsonb_build_object('houses', jsonb_agg(h.title order by h.title)) end
  from links l
  join rate_rules r on r.id = l.rate_rule_id
  join houses h on h.id = l.house_id
  left join admin_users u on u.id = r.updated_by_id
  group by r.id, u.id;
  return null;
end $$;
drop trigger if exists rate_rule_houses_added on rate_rules_houses_lnk;
create trigger rate_rule_houses_added after insert on rate_rules_houses_lnk
  referencing new table as links for each statement execute function rate_rule_houses_changed();
drop trigger if exists rate_rule_houses_removed on rate_rules_houses_lnk;
create trigger rate_rule_houses_removed after delete on rate_rules_houses_lnk
  referencing old table as links for each statement execute function rate_rule_houses_changed();
