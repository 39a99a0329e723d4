-- Banners, collections, articles and places are kept in memory by every instance; this number tells it when
-- they are out of date, as that of the houses does.
create table if not exists site_content_version (
  singleton boolean primary key default true check (singleton),
  version bigint not null
);
insert into site_content_version (version) values (1) on conflict do nothing;

create or replace function site_content_changed() returns trigger language plpgsql as $$
begin
  update site_content_version set version = version + 1;
  return null;
end $$;

do $$
declare
  watched text;
begin
  foreach watched in array array[
    'banners', 'banners_house_lnk', 'banners_collection_lnk', 'banners_article_lnk', 'banners_place_lnk',
    'collections', 'collections_houses_lnk', 'articles', 'places', 'files', 'files_related_mph'
  ] loop
    execute format('drop trigger if exists site_content_changed on %I', watched);
    execute format(
      'create trigger site_content_changed after insert or update or delete or truncate on %I
       for each statement execute function site_content_changed()', watched);
  end loop;
end $$;

-- A draft and its published version share the slug; two articles never do.
create unique index if not exists articles_published_slug on articles (slug) where published_at is not null;
