-- Every instance keeps the catalogue of houses in memory; this number tells it when that is out of date.
-- It moves in the operator's own transaction, so whoever reads the new number reads the new content. It comes from a
-- sequence: what a transaction read of its own changes before it was rolled back never passes for those of another.
create sequence if not exists house_catalogue_versions;
create table if not exists house_catalogue_version (
  singleton boolean primary key default true check (singleton),
  version bigint not null
);
insert into house_catalogue_version (version) values (nextval('house_catalogue_versions')) on conflict do nothing;

create or replace function house_catalogue_changed() returns trigger language plpgsql as $$
begin
  update house_catalogue_version set version = nextval('house_catalogue_versions');
  return null;
end $$;

create or replace function house_sheet_changed() returns trigger language plpgsql as $$
begin
  perform scheduling_announce_sheet('house');
  return null;
end $$;
create or replace trigger house_sheet_changed after update on house_catalogue_version
  for each row execute function house_sheet_changed();

do $$
declare
  watched text;
begin
  foreach watched in array array[
    'houses', 'houses_cmps', 'houses_place_lnk', 'houses_facilities_lnk', 'houses_cancellation_policy_lnk',
    'components_stay_photo_groups', 'components_stay_discounts', 'components_policy_tiers',
    'places', 'facilities', 'cancellation_policies', 'cancellation_policies_cmps',
    'rate_rules', 'rate_rules_houses_lnk', 'extras', 'extras_houses_lnk', 'holidays', 'files', 'files_related_mph'
  ] loop
    execute format('drop trigger if exists house_catalogue_changed on %I', watched);
    execute format(
      'create trigger house_catalogue_changed after insert or update or delete or truncate on %I
       for each statement execute function house_catalogue_changed()', watched);
  end loop;
end $$;

create index if not exists rate_rules_nights on rate_rules (last_night, first_night);
