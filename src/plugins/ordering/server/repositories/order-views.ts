/** Reading orders for people: one statement an answer. */
import { one, parseJson, rows, type Bindings, type Db } from '../../../../shared/database';
import type { CancellationPolicy, QuotedItem, QuoteBreakdown } from '../../../pricing/server/services';
import type { Text } from '../../../../shared/text';
import type { ItemFacts } from '../domain/sellable';
import type { OrderState } from '../domain/states';
import type { Tender } from '../domain/tenders';
import { HEAD, toHead, type HeadRow, type OrderHead } from './order-head';
import type { PaymentState } from './payments';
import type { ByHand, ItemShare, RefundState } from './refunds';

export interface ItemView {
  key: string;
  kind: string;
  ref: string;
  title: Text;
  coverUrl: string | null;
  quantity: number;
  totalFen: number;
  refundedFen: number;
  details: Record<string, unknown>;
  facts: ItemFacts;
  unitLabel: Text | null;
}

export interface EventView {
  type: string;
  fromState: OrderState | null;
  toState: OrderState | null;
  actor: 'guest' | 'staff' | 'system' | 'wechat';
  actorName: string | null;
  reason: string | null;
  data: Record<string, unknown> | null;
  at: string;
}

export interface PaymentView {
  no: string;
  tender: Tender;
  amountFen: number;
  refundedFen: number;
  state: PaymentState;
  extra: boolean;
  transactionId: string | null;
  receiptNo: string | null;
  note: string | null;
  takenBy: string | null;
  paidAt: string | null;
  /** Of a wallet tender, in what it is counted: fen, or points. */
  units: number | null;
}

export interface RefundView {
  no: string;
  paymentNo: string;
  tender: Tender;
  amountFen: number;
  state: RefundState;
  /** Why people hand it back although its tender goes back by itself. */
  byHand: ByHand | null;
  reason: string;
  allocation: ItemShare[];
  requestedAt: string;
  finishedAt: string | null;
}

/** A change that waits for its payment. */
export interface PendingChangeView {
  id: number;
  differenceFen: number;
  payFen: number;
  holdExpiresAt: string;
  /** As the order would have it. */
  item: QuotedItem;
  summary: Text;
  /** Null of a change that was asked for before there were extras. */
  addOn: boolean | null;
}

export interface OrderView extends OrderHead {
  /** Of an unpaid order: what its wallet tenders do not pay; fen. */
  payableFen: number;
  title: Text;
  quote: QuoteBreakdown;
  policy: CancellationPolicy;
  items: ItemView[];
  events: EventView[];
  payments: PaymentView[];
  refunds: RefundView[];
  change: PendingChangeView | null;
}

export type OrderLine = Omit<OrderView, 'quote' | 'policy' | 'events' | 'payments' | 'refunds' | 'change'>;

/** Timestamps without zone are UTC; as text inside JSON they need the Z. */
const utc = (column: string): string => `to_char(${column}, 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

const itemsOf = (
  items: string,
): string => `(select coalesce(json_agg(json_build_object('key', i.key, 'kind', i.kind, 'ref', i.ref,
  'title', json_build_object('zh', i.title, 'en', coalesce(i.title_en, i.title)), 'coverUrl', i.cover_url, 'quantity', i.quantity,
  'totalFen', i.total_fen, 'refundedFen', i.refunded_fen, 'details', i.details, 'facts', i.facts, 'unitLabel', i.unit_label) order by i.key), '[]')
  from ${items} i where i.order_id = o.id) as items`;

/** What is left for money once the wallet has paid what it is to pay; 0 unless the order waits for money. */
const PAYABLE = `case when o.state = 'pending' then o.total_fen - (select coalesce(sum(p.amount_fen), 0)::int from payments p
  where p.order_id = o.id and p.hold_no is not null) else 0 end as payable_fen`;

const LINE = `${HEAD}, ${PAYABLE}, ${itemsOf('order_items')}`;

/** Everything about orders, from tables or from the rows that a statement has just written. */
const detailOf = (
  orders: string,
  items: string,
  events: string,
): string => `select ${HEAD}, ${PAYABLE}, o.quote, o.policy, ${itemsOf(items)},
  (select coalesce(json_agg(json_build_object('type', e.type, 'fromState', e.from_state, 'toState', e.to_state, 'actor', e.actor,
    'actorName', e.actor_name, 'reason', e.reason, 'data', e.data, 'at', ${utc('e.at')}) order by e.at, e.id), '[]')
    from ${events} e where e.order_id = o.id) as events,
  (select coalesce(json_agg(json_build_object('no', p.no, 'tender', p.tender, 'amountFen', p.amount_fen, 'refundedFen', p.refunded_fen,
    'state', p.state, 'extra', p.extra, 'transactionId', p.transaction_id,
    'receiptNo', p.receipt_no, 'note', p.note, 'takenBy', p.taken_by, 'paidAt', ${utc('p.paid_at')},
    'units', p.units) order by p.id), '[]')
    from payments p where p.order_id = o.id) as payments,
  (select coalesce(json_agg(json_build_object('no', r.no, 'paymentNo', p.no, 'tender', p.tender, 'amountFen', r.amount_fen, 'state', r.state,
    'byHand', r.by_hand, 'reason', r.reason,
    'allocation', r.allocation, 'requestedAt', ${utc('r.requested_at')}, 'finishedAt', ${utc('r.finished_at')}) order by r.id), '[]')
    from refunds r join payments p on p.id = r.payment_id where r.order_id = o.id) as refunds,
  (select json_build_object('id', c.id, 'differenceFen', c.difference_fen, 'payFen', c.pay_fen, 'holdExpiresAt', ${utc('c.hold_expires_at')},
    'item', c.proposal->'quote'->'items'->0, 'summary', c.proposal->'summary', 'addOn', c.proposal->'addOn') from order_changes c where c.order_id = o.id and c.state = 'pending') as change
  from ${orders} o`;

const ORDER_BY_NO = `${detailOf('orders', 'order_items', 'order_events')} where o.no = :no`;
/** Of a statement that writes an order as `placed`, its items as `listed` and its first event as `told`. */
export const DETAIL_OF_PLACED = detailOf('placed', 'listed', 'told');

interface LineRow extends HeadRow {
  payable_fen: number;
  items: unknown;
}

export interface DetailRow extends LineRow {
  quote: unknown;
  policy: unknown;
  events: unknown;
  payments: unknown;
  refunds: unknown;
  change: unknown;
}

const toLine = (row: LineRow): OrderLine => ({
  ...toHead(row),
  payableFen: row.payable_fen,
  title: { zh: row.title, en: row.title_en ?? row.title },
  items: parseJson<ItemView[]>(row.items),
});

export const toView = (row: DetailRow): OrderView => ({
  ...toLine(row),
  quote: parseJson<QuoteBreakdown>(row.quote),
  policy: parseJson<CancellationPolicy>(row.policy),
  events: parseJson<EventView[]>(row.events),
  payments: parseJson<PaymentView[]>(row.payments),
  refunds: parseJson<RefundView[]>(row.refunds),
  change: parseJson<PendingChangeView | null>(row.change),
});

export async function readOrder(db: Db, no: string): Promise<OrderView | undefined> {
  const row = await one<DetailRow>(db, ORDER_BY_NO, { no });
  return row && toView(row);
}

/** Newest first; `before` is the id of the last order already shown. */
export async function listMemberOrders(
  db: Db,
  query: { memberId: number; states: readonly OrderState[]; before: number | null; limit: number },
): Promise<OrderLine[]> {
  const found = await rows<LineRow>(
    db,
    `select ${LINE} from orders o
     where o.member_id = :memberId and o.state = any(:states) and (:before::int is null or o.id < :before::int)
     order by o.id desc limit :limit`,
    { ...query, states: [...query.states] },
  );
  return found.map(toLine);
}

export interface DeskQuery {
  /** Order number, name or phone; a part of it. */
  text: string | null;
  /** Whose orders; null is everybody's. */
  memberId: number | null;
  states: readonly OrderState[];
  /** Bounds of the arrival, ISO instants, half-open. */
  arrivesFrom: string | null;
  arrivesTo: string | null;
  offset: number;
  limit: number;
}

/** What the desk's filters say, whatever the state. */
const MATCHES = `(:text::text is null or o.no ilike :pattern or o.guest_name ilike :pattern or o.guest_phone like :pattern or o.title ilike :pattern)
       and (:memberId::int is null or o.member_id = :memberId::int)
       and (:arrivesFrom::timestamp is null or o.starts_at >= :arrivesFrom::timestamp)
       and (:arrivesTo::timestamp is null or o.starts_at < :arrivesTo::timestamp)`;

type Filter = Pick<DeskQuery, 'text' | 'memberId' | 'arrivesFrom' | 'arrivesTo'>;

const filterBindings = ({ text, memberId, arrivesFrom, arrivesTo }: Filter): Bindings => ({
  text,
  memberId,
  arrivesFrom,
  arrivesTo,
  pattern: `%${(text ?? '').replace(/[\\%_]/g, '\\$&')}%`,
});

/** Promised back and not there yet; fen. */
const REFUNDING = `(select coalesce(sum(r.amount_fen), 0)::int from refunds r join payments p on p.id = r.payment_id
  where r.order_id = o.id and not p.extra and r.state in ('pending', 'processing', 'abnormal'))`;

export async function listDeskOrders(
  db: Db,
  query: DeskQuery,
): Promise<{ items: (OrderLine & { refundingFen: number })[]; total: number }> {
  const found = await rows<LineRow & { total: number; refunding_fen: number }>(
    db,
    `select ${LINE}, ${REFUNDING} as refunding_fen, count(*) over ()::int as total from orders o
     where o.state = any(:states) and ${MATCHES}
     order by o.id desc limit :limit offset :offset`,
    { ...filterBindings(query), offset: query.offset, limit: query.limit, states: [...query.states] },
  );
  return {
    items: found.map((row) => ({ ...toLine(row), refundingFen: row.refunding_fen })),
    total: found[0]?.total ?? 0,
  };
}

/** How many orders that the filters let through are in each state, for the desk's tabs. */
export async function countByState(db: Db, filter: Filter): Promise<Partial<Record<OrderState, number>>> {
  const found = await rows<{ state: OrderState; count: number }>(
    db,
    `select o.state, count(*)::int as count from orders o where ${MATCHES} group by o.state`,
    filterBindings(filter),
  );
  return Object.fromEntries(found.map(({ state, count }) => [state, count]));
}
