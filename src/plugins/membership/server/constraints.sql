create unique index if not exists members_openid on members (openid) where openid is not null;
create unique index if not exists members_public_id on members (public_id);
-- Who stands for a phone number that nobody has proved yet, one a number.
create unique index if not exists members_stand_in on members (phone) where openid is null;
create index if not exists members_phone on members (phone);

-- One open request a member.
create unique index if not exists account_deletions_one_open on account_deletions (member_id) where state = 'pending';
create index if not exists account_deletions_due on account_deletions (due_at) where state = 'pending';
