create unique index if not exists members_openid on members (openid) where openid is not null;
create unique index if not exists members_public_id on members (public_id);
create index if not exists members_phone on members (phone);
