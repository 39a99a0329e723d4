import { one, parseJson, rows, type Db } from '../../../../shared/database';
import { newDocumentId } from '../../../../shared/ids';

export interface MessageTemplate {
  templateId: string;
  fields: Record<string, unknown>;
}

export async function findTemplate(db: Db, event: string): Promise<MessageTemplate | undefined> {
  const row = await one<{ template_id: string; fields: unknown }>(
    db,
    `select template_id, fields from message_templates where event = :event and active`,
    { event },
  );
  return row && { templateId: row.template_id, fields: parseJson<Record<string, unknown>>(row.fields) };
}

/** What a guest is asked to allow before paying. */
export async function listTemplateIds(db: Db): Promise<string[]> {
  return (
    await rows<{ template_id: string }>(
      db,
      `select distinct template_id from message_templates where active order by 1`,
    )
  ).map((row) => row.template_id);
}

export async function wasSent(db: Db, event: string, orderNo: string): Promise<boolean> {
  return (
    (await one(db, `select 1 from messages where event = :event and order_no = :orderNo`, { event, orderNo })) !==
    undefined
  );
}

/** One row an event and order: a handler that runs twice writes once. */
export async function recordMessage(
  db: Db,
  message: {
    event: string;
    orderNo: string;
    memberId: number;
    outcome: 'sent' | 'refused' | 'invalid';
    note: string | null;
  },
): Promise<void> {
  await rows(
    db,
    `insert into messages (document_id, event, order_no, member_id, outcome, note, sent_at, created_at, updated_at, published_at)
     values (:documentId, :event, :orderNo, :memberId, :outcome, :note, now(), now(), now(), now()) on conflict (event, order_no) do nothing`,
    { ...message, documentId: newDocumentId() },
  );
}
