import { one, parseJson, rows, toInstant, type Db, type Trx } from '../../../../shared/database';
import { newDocumentId } from '../../../../shared/ids';
import { ADD_JOB_SQL, jobBindings } from '../../../../shared/jobs';
import { conflict } from '../../../../shared/problem';
import type { CancellationPolicy, QuoteBreakdown } from '../../../pricing/server/services';
import type { Text } from '../../../../shared/text';
import type { ItemFacts, ItemRequest, OrderedItem } from '../domain/sellable';
import { STATE_TEXT, transition, type OrderState, type TransitionName } from '../domain/states';

export interface Actor {
  kind: 'guest' | 'staff' | 'system' | 'wechat';
  id: number | null;
  name: string | null;
}

export const SYSTEM: Actor = { kind: 'system', id: null, name: null };
export const WECHAT: Actor = { kind: 'wechat', id: null, name: null };

export interface Order {
  id: number;
  no: string;
  state: OrderState;
  memberId: number;
  source: 'mini_program' | 'h5' | 'desk';
  title: string;
  titleEn: string | null;
  coverUrl: string | null;
  guestName: string;
  guestPhone: string;
  remark: string | null;
  totalFen: number;
  paidFen: number;
  refundedFen: number;
  instantConfirm: boolean;
  /** ISO instants. */
  startsAt: string | null;
  endsAt: string | null;
  holdExpiresAt: string | null;
  placedAt: string;
  policy: CancellationPolicy;
}

interface OrderRow {
  id: number;
  no: string;
  state: OrderState;
  member_id: number;
  source: Order['source'];
  title: string;
  title_en: string | null;
  cover_url: string | null;
  guest_name: string;
  guest_phone: string;
  remark: string | null;
  total_fen: number;
  paid_fen: number;
  refunded_fen: number;
  instant_confirm: boolean;
  starts_at: Date | null;
  ends_at: Date | null;
  hold_expires_at: Date | null;
  placed_at: Date;
  policy: unknown;
}

const COLUMNS = `id, no, state, member_id, source, title, title_en, cover_url, guest_name, guest_phone, remark,
  total_fen, paid_fen, refunded_fen, instant_confirm, starts_at, ends_at, hold_expires_at, placed_at, policy`;

function toOrder(row: OrderRow): Order {
  return {
    id: row.id,
    no: row.no,
    state: row.state,
    memberId: row.member_id,
    source: row.source,
    title: row.title,
    titleEn: row.title_en,
    coverUrl: row.cover_url,
    guestName: row.guest_name,
    guestPhone: row.guest_phone,
    remark: row.remark,
    totalFen: row.total_fen,
    paidFen: row.paid_fen,
    refundedFen: row.refunded_fen,
    instantConfirm: row.instant_confirm,
    startsAt: toInstant(row.starts_at),
    endsAt: toInstant(row.ends_at),
    holdExpiresAt: toInstant(row.hold_expires_at),
    placedAt: toInstant(row.placed_at)!,
    policy: parseJson<CancellationPolicy>(row.policy),
  };
}

export interface NewOrder {
  no: string;
  memberId: number;
  source: Order['source'];
  guest: { name: string; phone: string };
  remark: string | null;
  quote: QuoteBreakdown;
  policy: CancellationPolicy;
  instantConfirm: boolean;
  startsAt: string | null;
  endsAt: string | null;
  holdExpiresAt: string;
  placedAt: string;
  items: NewItem[];
  actor: Actor;
  expiryJob: string;
}

export interface NewItem {
  key: string;
  request: ItemRequest;
  facts: ItemFacts;
  unitLabel: Text | null;
}

/** Order, items, first event and the expiry job in one statement. Returns the order's id. */
export async function insertOrder(trx: Trx, order: NewOrder): Promise<number> {
  const items = order.quote.items.map((quoted, i) => {
    const { key, request, facts, unitLabel } = order.items[i]!;
    const { kind, ref, title, coverUrl, quantity, details, totalFen } = quoted;
    return {
      documentId: newDocumentId(),
      key,
      kind,
      ref,
      title: title.zh,
      titleEn: title.en,
      coverUrl,
      quantity,
      totalFen,
      request,
      details,
      facts,
      unitLabel,
    };
  });
  const titles = order.quote.items.map((item) => item.title);
  const row = await one<{ id: number }>(
    trx,
    `with placed as (
       insert into orders (document_id, no, state, member_id, source, title, title_en, cover_url, guest_name, guest_phone, remark,
         total_fen, paid_fen, refunded_fen, instant_confirm, starts_at, ends_at, hold_expires_at, placed_at, quote, policy,
         created_at, updated_at, published_at)
       values (:documentId, :no, 'pending', :memberId, :source, :title, :titleEn, :coverUrl, :guestName, :guestPhone, :remark,
         :totalFen, 0, 0, :instantConfirm, :startsAt, :endsAt, :holdExpiresAt, :placedAt, :quote, :policy,
         :placedAt, :placedAt, :placedAt)
       returning id
     ), listed as (
       insert into order_items (document_id, order_id, key, kind, ref, title, title_en, cover_url, quantity, total_fen, refunded_fen,
         request, details, facts, unit_label, created_at, updated_at, published_at)
       select i."documentId", placed.id, i.key, i.kind, i.ref, i.title, i."titleEn", i."coverUrl", i.quantity, i."totalFen", 0,
         i.request, i.details, i.facts, i."unitLabel", :placedAt, :placedAt, :placedAt
       from placed, jsonb_to_recordset(:items::jsonb) as i("documentId" text, key text, kind text, ref text, title text, "titleEn" text,
         "coverUrl" text, quantity int, "totalFen" int, request jsonb, details jsonb, facts jsonb, "unitLabel" jsonb)
     ), told as (
       insert into order_events (document_id, order_id, type, to_state, actor, actor_id, actor_name, at, created_at, updated_at, published_at)
       select :eventId, placed.id, 'place', 'pending', :actor, :actorId, :actorName, :placedAt, :placedAt, :placedAt, :placedAt from placed
     )
     select placed.id from placed, (select ${ADD_JOB_SQL}) as job`,
    {
      ...jobBindings(
        order.expiryJob,
        { orderNo: order.no },
        { runAt: order.holdExpiresAt, jobKey: `expire:${order.no}` },
      ),
      documentId: newDocumentId(),
      eventId: newDocumentId(),
      no: order.no,
      memberId: order.memberId,
      source: order.source,
      title: titles.map((title) => title.zh).join('、'),
      titleEn: titles.map((title) => title.en).join(', '),
      coverUrl: order.quote.items[0]?.coverUrl ?? null,
      guestName: order.guest.name,
      guestPhone: order.guest.phone,
      remark: order.remark,
      totalFen: order.quote.totalFen,
      instantConfirm: order.instantConfirm,
      startsAt: order.startsAt,
      endsAt: order.endsAt,
      holdExpiresAt: order.holdExpiresAt,
      placedAt: order.placedAt,
      quote: JSON.stringify(order.quote),
      policy: JSON.stringify(order.policy),
      items: JSON.stringify(items),
      actor: order.actor.kind,
      actorId: order.actor.id,
      actorName: order.actor.name,
    },
  );
  return row!.id;
}

export async function findOrder(db: Db, no: string): Promise<Order | undefined> {
  const row = await one<OrderRow>(db, `select ${COLUMNS} from orders where no = :no`, { no });
  return row && toOrder(row);
}

/** Locks the order: commands on one order run one after the other. */
export async function lockOrder(trx: Trx, no: string): Promise<Order | undefined> {
  const row = await one<OrderRow>(trx, `select ${COLUMNS} from orders where no = :no for update`, { no });
  return row && toOrder(row);
}

export async function findItems(db: Db, order: Pick<Order, 'id' | 'no'>): Promise<OrderedItem[]> {
  const found = await rows<{ key: string; kind: string; ref: string; quantity: number; request: unknown }>(
    db,
    `select key, kind, ref, quantity, request from order_items where order_id = :id order by key`,
    { id: order.id },
  );
  return found.map(({ request, ...item }) => ({
    ...item,
    orderNo: order.no,
    request: parseJson<ItemRequest>(request),
  }));
}

export async function setUnitLabel(trx: Trx, orderId: number, key: string, label: Text | null): Promise<void> {
  await rows(trx, `update order_items set unit_label = :label where order_id = :orderId and key = :key`, {
    orderId,
    key,
    label: label && JSON.stringify(label),
  });
}

export interface TransitionNote {
  actor: Actor;
  at: string;
  reason?: string | null;
  data?: Record<string, unknown> | null;
  /** Further columns to set with the state. */
  set?: Partial<
    Record<
      'paid_fen' | 'paid_at' | 'confirmed_at' | 'checked_in_at' | 'checked_out_at' | 'ended_at' | 'refunded_fen',
      unknown
    >
  >;
}

/**
 * Moves an order along the table by compare-and-set and writes the event, in one statement.
 * @throws Problem 409 ILLEGAL_TRANSITION when the order is not where the transition starts
 */
export async function move(trx: Trx, order: Order, name: TransitionName, note: TransitionNote): Promise<Order> {
  const { from, to } = transition(name);
  const set = Object.entries(note.set ?? {});
  const assignments = set.map(([column], i) => `, ${column} = :set${i}`).join('');
  const bindings = Object.fromEntries(set.map(([, value], i) => [`set${i}`, value]));
  const row = await one<OrderRow>(
    trx,
    `with moved as (
       update orders set state = :to, updated_at = :at${assignments}
       where id = :id and state = any(:from) returning ${COLUMNS}
     ), told as (
       insert into order_events (document_id, order_id, type, from_state, to_state, actor, actor_id, actor_name, reason, data, at,
         created_at, updated_at, published_at)
       select :eventId, moved.id, :name, :before, :to, :actor, :actorId, :actorName, :reason, :data, :at, :at, :at, :at from moved
     )
     select * from moved`,
    { ...bindings, ...eventBindings(note), id: order.id, name, before: order.state, from: [...from], to },
  );
  if (!row) throw illegal(order);
  return toOrder(row);
}

export function illegal(order: Pick<Order, 'state'>): Error {
  const { zh, en } = STATE_TEXT[order.state];
  return conflict(
    'ILLEGAL_TRANSITION',
    { zh: `订单现在是「${zh}」，不能这样操作，请刷新后再看`, en: `The order is now "${en}"; please refresh` },
    { state: order.state },
  );
}

/** An event that changes no state (a partial refund, an incident). */
export async function addEvent(
  trx: Db,
  orderId: number,
  type: string,
  note: Omit<TransitionNote, 'set'>,
): Promise<void> {
  await rows(
    trx,
    `insert into order_events (document_id, order_id, type, actor, actor_id, actor_name, reason, data, at, created_at, updated_at, published_at)
     values (:eventId, :orderId, :type, :actor, :actorId, :actorName, :reason, :data, :at, :at, :at, :at)`,
    { ...eventBindings(note), orderId, type },
  );
}

const eventBindings = ({ actor, at, reason, data }: TransitionNote): Record<string, unknown> => ({
  eventId: newDocumentId(),
  actor: actor.kind,
  actorId: actor.id,
  actorName: actor.name,
  reason: reason ?? null,
  data: data ? JSON.stringify(data) : null,
  at,
});

/** Adds to what is refunded (or promised to be); the check constraint keeps it within what was paid. */
export async function addRefunded(
  trx: Trx,
  orderId: number,
  parts: readonly { key: string; amountFen: number }[],
  totalFen: number,
): Promise<void> {
  await rows(trx, `update orders set refunded_fen = refunded_fen + :totalFen where id = :orderId`, {
    orderId,
    totalFen,
  });
  await rows(
    trx,
    `update order_items i set refunded_fen = i.refunded_fen + p."amountFen"
     from jsonb_to_recordset(:parts::jsonb) as p(key text, "amountFen" int) where i.order_id = :orderId and i.key = p.key`,
    { orderId, parts: JSON.stringify(parts) },
  );
}

export async function findItemAmounts(
  db: Db,
  orderId: number,
): Promise<{ key: string; totalFen: number; refundedFen: number }[]> {
  const found = await rows<{ key: string; total_fen: number; refunded_fen: number }>(
    db,
    `select key, total_fen, refunded_fen from order_items where order_id = :orderId order by key`,
    { orderId },
  );
  return found.map((row) => ({ key: row.key, totalFen: row.total_fen, refundedFen: row.refunded_fen }));
}

/** Unpaid orders whose hold ran out some time ago: what the expiry jobs should have closed. */
export async function findOverdueOrders(db: Db, before: string, limit: number): Promise<string[]> {
  const found = await rows<{ no: string }>(
    db,
    `select no from orders where state = 'pending' and hold_expires_at < :before order by hold_expires_at limit :limit`,
    { before, limit },
  );
  return found.map((row) => row.no);
}
