/** Invoices, their orders and their timeline. */
import { one, parseJson, rows, toInstant, type Bindings, type Db, type Trx } from '../../../../shared/database';
import { isLocalDate, type LocalDate } from '../../../../shared/local-date';
import type { Text } from '../../../../shared/text';
import type { InvoiceState, MoveName } from '../domain/states';
import type { TitleFields } from './titles';

/** What an order looked like when the invoice was asked for: the reason of its amount. */
export interface BilledOrder {
  no: string;
  title: Text;
  coverUrl: string | null;
  guestName: string;
  checkIn: string | null;
  checkOut: string | null;
  totalFen: number;
  completedAt: string;
  parts: { tender: string; amountFen: number; refundedFen: number; invoiceableFen: number }[];
  amountFen: number;
}

export interface InvoiceEvent {
  type: MoveName | 'request';
  actor: 'guest' | 'staff' | 'system';
  actorName: string | null;
  reason: string | null;
  at: string;
}

export interface Invoice {
  no: string;
  memberId: number;
  state: InvoiceState;
  title: TitleFields;
  item: string;
  issuer: string;
  amountFen: number;
  email: string | null;
  remark: string | null;
  requestedAt: string;
  number: string | null;
  issuedOn: LocalDate | null;
  fileId: string | null;
  fileName: string | null;
  fileType: string | null;
  redNumber: string | null;
  reason: string | null;
  orders: BilledOrder[];
  events: InvoiceEvent[];
}

interface Row {
  no: string;
  member_id: number;
  state: InvoiceState;
  title: unknown;
  item: string;
  issuer: string;
  amount_fen: number;
  email: string | null;
  remark: string | null;
  requested_at: Date;
  number: string | null;
  issued_on: string | null;
  file_id: string | null;
  file_name: string | null;
  file_type: string | null;
  red_number: string | null;
  reason: string | null;
  orders: unknown;
  events: unknown;
}

const utc = (column: string): string => `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

const SELECT = `select i.no, i.member_id, i.state, i.title, i.item, i.issuer, i.amount_fen, i.email, i.remark, i.requested_at, i.number,
    to_char(i.issued_on, 'YYYY-MM-DD') as issued_on, i.file_id, f.name as file_name, f.type as file_type, i.red_number, i.reason,
    (select json_agg(b.bill order by b.order_no) from invoicing_orders b where b.invoice_no = i.no) as orders,
    (select json_agg(json_build_object('type', e.type, 'actor', e.actor, 'actorName', e.actor_name, 'reason', e.reason,
      'at', ${utc('e.at')}) order by e.id) from invoicing_events e where e.invoice_no = i.no) as events
  from invoicing_invoices i left join invoicing_files f on f.id = i.file_id`;

const toInvoice = (row: Row): Invoice => ({
  no: row.no,
  memberId: row.member_id,
  state: row.state,
  title: parseJson<TitleFields>(row.title),
  item: row.item,
  issuer: row.issuer,
  amountFen: row.amount_fen,
  email: row.email,
  remark: row.remark,
  requestedAt: toInstant(row.requested_at)!,
  number: row.number,
  issuedOn: row.issued_on !== null && isLocalDate(row.issued_on) ? row.issued_on : null,
  fileId: row.file_id,
  fileName: row.file_name,
  fileType: row.file_type,
  redNumber: row.red_number,
  reason: row.reason,
  orders: parseJson<BilledOrder[]>(row.orders),
  events: parseJson<InvoiceEvent[]>(row.events),
});

export async function findInvoice(db: Db, no: string): Promise<Invoice | undefined> {
  const row = await one<Row>(db, `${SELECT} where i.no = :no`, { no });
  return row && toInvoice(row);
}

/** A member's invoices, the newest first. @param before number of the last one already shown */
export async function listOwnInvoices(
  db: Db,
  { memberId, before, limit }: { memberId: number; before: string | null; limit: number },
): Promise<Invoice[]> {
  const found = await rows<Row>(
    db,
    `${SELECT} where i.member_id = :memberId and (:before::text is null or (i.requested_at, i.no) <
       (select b.requested_at, b.no from invoicing_invoices b where b.no = :before::text and b.member_id = :memberId))
     order by i.requested_at desc, i.no desc limit :limit::int`,
    { memberId, before, limit },
  );
  return found.map(toInvoice);
}

export interface QueueFilter {
  /** Number of the request, of the invoice or of an order; name or tax number of the title; a part of it. */
  text: string | null;
  states: readonly InvoiceState[];
}

const MATCHES = `(:text::text is null or i.no ilike :pattern or i.number like :pattern or i.title->>'name' ilike :pattern
  or i.title->>'taxNo' ilike :pattern
  or exists (select 1 from invoicing_orders b where b.invoice_no = i.no and b.order_no ilike :pattern))`;

const bindingsOf = (text: string | null): Bindings => ({
  text,
  pattern: `%${(text ?? '').replace(/[\\%_]/g, '\\$&')}%`,
});

/** What waits longest comes first; of what is settled the newest. */
export async function listQueue(
  db: Db,
  filter: QueueFilter & { offset: number; limit: number },
): Promise<{ items: Invoice[]; total: number }> {
  const { text, states, offset, limit } = filter;
  const bindings = { ...bindingsOf(text), states: [...states] };
  const counted = await one<{ total: number }>(
    db,
    `select count(*)::int as total from invoicing_invoices i where i.state = any(:states) and ${MATCHES}`,
    bindings,
  );
  const found = await rows<Row>(
    db,
    `${SELECT} where i.state = any(:states) and ${MATCHES}
     order by i.state in ('requested', 'void_requested') desc,
       case when i.state in ('requested', 'void_requested') then i.requested_at end, i.requested_at desc, i.no
     limit :limit::int offset :offset::int`,
    { ...bindings, offset, limit },
  );
  return { items: found.map(toInvoice), total: counted!.total };
}

export async function countByState(db: Db, text: string | null): Promise<Partial<Record<InvoiceState, number>>> {
  const found = await rows<{ state: InvoiceState; count: number }>(
    db,
    `select i.state, count(*)::int as count from invoicing_invoices i where ${MATCHES} group by i.state`,
    bindingsOf(text),
  );
  return Object.fromEntries(found.map(({ state, count }) => [state, count]));
}

/** The living invoice of each order, and the day-less moment at which the last voided one was closed. */
export async function findInvoicesOf(
  db: Db,
  orderNos: readonly string[],
): Promise<Map<string, { livingNo: string | null; voidedAt: string | null }>> {
  const found = await rows<{ order_no: string; living_no: string | null; voided_at: Date | null }>(
    db,
    `select b.order_no, max(b.invoice_no) filter (where b.living) as living_no,
       max(i.closed_at) filter (where i.state = 'voided') as voided_at
     from invoicing_orders b join invoicing_invoices i on i.no = b.invoice_no where b.order_no = any(:orderNos) group by b.order_no`,
    { orderNos: [...orderNos] },
  );
  return new Map(found.map((row) => [row.order_no, { livingNo: row.living_no, voidedAt: toInstant(row.voided_at) }]));
}

/** @throws a violation of `invoicing_orders_one_living` when one of the orders is in a living invoice */
export async function insertInvoice(
  trx: Trx,
  invoice: Pick<Invoice, 'no' | 'memberId' | 'title' | 'item' | 'issuer' | 'amountFen' | 'email' | 'remark' | 'orders'>,
  at: string,
): Promise<void> {
  const { orders, title, ...values } = invoice;
  await rows(
    trx,
    `insert into invoicing_invoices (no, member_id, state, title, item, issuer, amount_fen, email, remark, requested_at)
     values (:no, :memberId, 'requested', :title, :item, :issuer, :amountFen, :email, :remark, :at)`,
    { ...values, title: JSON.stringify(title), at },
  );
  await rows(
    trx,
    `insert into invoicing_orders (invoice_no, order_no, amount_fen, bill)
     select :no, b->>'no', (b->>'amountFen')::int, b from jsonb_array_elements(:orders::jsonb) b`,
    { no: invoice.no, orders: JSON.stringify(orders) },
  );
  await insertEvent(trx, invoice.no, { type: 'request', actor: 'guest', actorName: null, reason: null, at });
}

export async function insertEvent(trx: Trx, no: string, event: InvoiceEvent): Promise<void> {
  await rows(
    trx,
    `insert into invoicing_events (invoice_no, type, actor, actor_name, reason, at)
     values (:no, :type, :actor, :actorName, :reason, :at)`,
    { no, ...event },
  );
}

/** The invoice with its row locked. */
export async function lockInvoice(trx: Trx, no: string): Promise<Invoice | undefined> {
  await rows(trx, `select 1 from invoicing_invoices where no = :no for update`, { no });
  return findInvoice(trx, no);
}

/** Numbers of the living invoice of an order and of open requests of a member, for what happens to either. */
export async function findLivingOf(db: Db, orderNo: string): Promise<string | null> {
  const row = await one<{ invoice_no: string }>(
    db,
    `select invoice_no from invoicing_orders where order_no = :orderNo and living`,
    { orderNo },
  );
  return row?.invoice_no ?? null;
}

export async function findRequestedBy(db: Db, memberId: number): Promise<string[]> {
  const found = await rows<{ no: string }>(
    db,
    `select no from invoicing_invoices where member_id = :memberId and state = 'requested'`,
    { memberId },
  );
  return found.map(({ no }) => no);
}

export interface Written {
  number?: string;
  issuedOn?: LocalDate;
  fileId?: string;
  redNumber?: string;
  reason?: string;
}

/** Compare-and-set; false when the invoice was in another state. */
export async function moveInvoice(
  trx: Trx,
  no: string,
  move: { from: readonly InvoiceState[]; to: InvoiceState },
  written: Written,
  at: string,
): Promise<boolean> {
  const { number = null, issuedOn = null, fileId = null, redNumber = null, reason = null } = written;
  const moved = await rows(
    trx,
    `update invoicing_invoices set state = :to, number = coalesce(:number, number), issued_on = coalesce(:issuedOn::date, issued_on),
       file_id = coalesce(:fileId, file_id), red_number = coalesce(:redNumber, red_number), reason = coalesce(:reason, reason),
       closed_at = case when :to in ('voided', 'rejected', 'withdrawn') then :at::timestamptz end
     where no = :no and state = any(:from) returning 1`,
    { no, from: [...move.from], to: move.to, number, issuedOn, fileId, redNumber, reason, at },
  );
  return moved.length === 1;
}

/** A closed account's invoices stay as the law demands; nothing in them leads to the member's other things. */
export async function forgetContact(trx: Trx, memberId: number): Promise<void> {
  await rows(trx, `update invoicing_invoices set email = null, remark = null where member_id = :memberId`, {
    memberId,
  });
}
