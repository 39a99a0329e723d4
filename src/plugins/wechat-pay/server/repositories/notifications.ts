import { rows, type Db } from '../../../../shared/database';

export interface RawNotification {
  id: string;
  eventType: string;
  headers: Record<string, string>;
  body: string;
}

/** Returns true when this notification was not processed before; a repeated one is stored only once. */
export async function storeNotification(db: Db, raw: RawNotification): Promise<boolean> {
  const stored = await rows<{ processed: boolean }>(
    db,
    `insert into wechat_notifications (id, event_type, headers, body) values (:id, :eventType, :headers, :body)
     on conflict (id) do update set event_type = excluded.event_type
     returning processed_at is not null as processed`,
    { ...raw, headers: JSON.stringify(raw.headers) },
  );
  return stored[0]?.processed === false;
}

export async function markNotificationProcessed(db: Db, id: string, outcome: string): Promise<void> {
  await rows(db, `update wechat_notifications set processed_at = now(), outcome = :outcome where id = :id`, {
    id,
    outcome,
  });
}
