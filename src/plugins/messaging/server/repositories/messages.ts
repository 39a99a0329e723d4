import { one, parseJson, rows, type Db } from '../../../../shared/database';
import { newDocumentId } from '../../../../shared/ids';
import { INVOICE_EVENTS, WAITING_FREE } from '../domain/message';

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

const WAITING_EVENTS: string[] = [WAITING_FREE.code];
const INVOICE_CODES: string[] = Object.values(INVOICE_EVENTS).map(({ code }) => code);

/** What a guest is asked to allow: before paying what is about orders, and of notes and invoices what is about those. */
export async function listTemplateIds(db: Db, about: 'orders' | 'waiting' | 'invoices'): Promise<string[]> {
  const events = { orders: [...WAITING_EVENTS, ...INVOICE_CODES], waiting: WAITING_EVENTS, invoices: INVOICE_CODES };
  const found = await rows<{ template_id: string }>(
    db,
    `select distinct template_id from message_templates where active and (event = any(:events)) = :listed order by 1`,
    { events: events[about], listed: about !== 'orders' },
  );
  return found.map((row) => row.template_id);
}

/** What is told once: an event of an order or a note, and which time where it can happen again (`''` where not). */
export interface Occasion {
  event: string;
  /** Number of the order or the note. */
  about: string;
  occasion: string;
}

export async function wasSent(db: Db, occasion: Occasion): Promise<boolean> {
  const sent = await one(
    db,
    `select 1 from messages where event = :event and order_no = :about and occasion = :occasion`,
    { ...occasion },
  );
  return sent !== undefined;
}

/** One row an occasion: a handler that runs twice writes once. */
export async function recordMessage(
  db: Db,
  message: Occasion & { memberId: number; outcome: 'sent' | 'refused' | 'invalid'; note: string | null },
): Promise<void> {
  await rows(
    db,
    `insert into messages (document_id, event, order_no, occasion, member_id, outcome, note, sent_at, created_at, updated_at,
       published_at)
     values (:documentId, :event, :about, :occasion, :memberId, :outcome, :note, now(), now(), now(), now())
     on conflict (event, order_no, occasion) do nothing`,
    { ...message, documentId: newDocumentId() },
  );
}
