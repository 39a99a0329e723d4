-- What WeChat sent, kept as it came (still encrypted) before anything is done with it.
create table if not exists wechat_notifications (
  id text primary key,
  event_type text not null,
  headers jsonb not null,
  body text not null,
  received_at timestamptz not null default now(),
  processed_at timestamptz,
  outcome text
);
create index if not exists wechat_notifications_open on wechat_notifications (received_at) where processed_at is null;

-- One access token for all instances; the row is locked while one of them renews it.
create table if not exists wechat_access_tokens (
  app_id text primary key,
  token text not null,
  expires_at timestamptz not null
);
