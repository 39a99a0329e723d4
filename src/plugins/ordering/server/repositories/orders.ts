import { one, parseJson, rows, type Db, type Trx } from '../../../../shared/database';
import { publish } from '../../../../shared/events';
import { newDocumentId } from '../../../../shared/ids';
import { conflict } from '../../../../shared/problem';
import type { CancellationPolicy } from '../../../pricing/server/services';
import type { Text } from '../../../../shared/text';
import type { ItemRequest, OrderedItem } from '../domain/sellable';
import { STATE_TEXT, transition, type TransitionName } from '../domain/states';
import { HEAD, toHead, type HeadRow, type OrderHead } from './order-head';

export interface Actor {
  kind: 'guest' | 'staff' | 'system' | 'wechat';
  id: number | null;
  name: string | null;
}

export const SYSTEM: Actor = { kind: 'system', id: null, name: null };
export const WECHAT: Actor = { kind: 'wechat', id: null, name: null };

export interface Order extends OrderHead {
  title: string;
  titleEn: string | null;
  policy: CancellationPolicy;
}

interface OrderRow extends HeadRow {
  policy: unknown;
}

const COLUMNS = `${HEAD}, o.policy`;

const toOrder = (row: OrderRow): Order => ({
  ...toHead(row),
  title: row.title,
  titleEn: row.title_en,
  policy: parseJson<CancellationPolicy>(row.policy),
});

export async function findOrder(db: Db, no: string): Promise<Order | undefined> {
  const row = await one<OrderRow>(db, `select ${COLUMNS} from orders o where no = :no`, { no });
  return row && toOrder(row);
}

/** Locks the order: commands on one order run one after the other. */
export async function lockOrder(trx: Trx, no: string): Promise<Order | undefined> {
  const row = await one<OrderRow>(trx, `select ${COLUMNS} from orders o where no = :no for update`, { no });
  return row && toOrder(row);
}

export async function findItems(db: Db, order: Pick<Order, 'id' | 'no' | 'memberId'>): Promise<OrderedItem[]> {
  const found = await rows<{ key: string; kind: string; ref: string; quantity: number; request: unknown }>(
    db,
    `select key, kind, ref, quantity, request from order_items where order_id = :id order by key`,
    { id: order.id },
  );
  return found.map(({ request, ...item }) => ({
    ...item,
    orderNo: order.no,
    memberId: order.memberId,
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
       update orders o set state = :to, updated_at = :at${assignments}
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
  await publish(trx, `order.${name}`, { orderNo: order.no });
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

/** Whether an event that names this `move` has been written already: what is done again finds it. */
export async function hasEvent(db: Db, orderId: number, type: string, move: string): Promise<boolean> {
  const found = await rows(
    db,
    `select 1 from order_events where order_id = :orderId and type = :type and data ->> 'move' = :move limit 1`,
    { orderId, type, move },
  );
  return found.length > 0;
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

/**
 * Adds to what is refunded (or promised to be); the check constraint keeps it within what was paid.
 * @returns what is refunded of the order now, in fen
 */
export async function addRefunded(
  trx: Trx,
  orderId: number,
  parts: readonly { key: string; amountFen: number }[],
  totalFen: number,
): Promise<number> {
  const order = await one<{ refunded_fen: number }>(
    trx,
    `update orders set refunded_fen = refunded_fen + :totalFen where id = :orderId returning refunded_fen`,
    { orderId, totalFen },
  );
  await rows(
    trx,
    `update order_items i set refunded_fen = i.refunded_fen + p."amountFen"
     from jsonb_to_recordset(:parts::jsonb) as p(key text, "amountFen" int) where i.order_id = :orderId and i.key = p.key`,
    { orderId, parts: JSON.stringify(parts) },
  );
  return order!.refunded_fen;
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

/**
 * Orders that staff placed under a phone number become its member's, once the number is proved.
 * @returns those of them whose guests have been and gone
 */
export async function reassignOrders(db: Db, fromMember: number, toMember: number): Promise<Order[]> {
  const found = await rows<OrderRow & { served: boolean }>(
    db,
    `update orders o set member_id = :toMember where member_id = :fromMember
     returning ${COLUMNS}, state = 'completed' and checked_out_at is not null as served`,
    { fromMember, toMember },
  );
  return found.filter(({ served }) => served).map(toOrder);
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
