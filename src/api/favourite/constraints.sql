-- The houses that a member wants to find again; a house once.
create table if not exists house_favourites (
  member_id integer not null references members (id) on delete cascade,
  house_id text not null,
  created_at timestamptz not null default now(),
  primary key (member_id, house_id)
);
create index if not exists house_favourites_newest on house_favourites (member_id, created_at desc);
