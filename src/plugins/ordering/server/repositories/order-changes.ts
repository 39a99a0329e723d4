/** Changes of orders: what was wished, what it costs, and what became of it. */
import { one, parseJson, rows, toInstant, type Db, type Trx } from '../../../../shared/database';
import { newDocumentId } from '../../../../shared/ids';
import type { Text } from '../../../../shared/text';
import type { CancellationPolicy, QuoteBreakdown } from '../../../pricing/server/services';
import type { ChangeState, Settle } from '../domain/change';
import type { ItemFacts, ItemRequest } from '../domain/sellable';
import type { Order, Actor } from './orders';

/** What the order will be, complete: applying it needs nothing else. */
export interface Proposal {
  quote: QuoteBreakdown;
  policy: CancellationPolicy;
  facts: ItemFacts;
  startsAt: string | null;
  endsAt: string | null;
  /** What is booked then, in a few words. */
  summary: Text;
  /** Only what comes with the item changes. */
  addOn: boolean;
  /** False: staff must confirm the order again. */
  instantConfirm: boolean;
}

export interface OrderChange {
  id: number;
  orderId: number;
  state: ChangeState;
  request: ItemRequest;
  proposal: Proposal;
  unit: number | null;
  differenceFen: number;
  payFen: number;
  refundFen: number;
  settle: Settle;
  holdExpiresAt: string | null;
  reason: string | null;
}

interface ChangeRow {
  id: number;
  order_id: number;
  state: ChangeState;
  request: unknown;
  proposal: unknown;
  unit: number | null;
  difference_fen: number;
  pay_fen: number;
  refund_fen: number;
  settle: Settle;
  hold_expires_at: Date | null;
  reason: string | null;
}

const COLUMNS = `id, order_id, state, request, proposal, unit, difference_fen, pay_fen, refund_fen, settle, hold_expires_at, reason`;

const toChange = (row: ChangeRow): OrderChange => ({
  id: row.id,
  orderId: row.order_id,
  state: row.state,
  request: parseJson<ItemRequest>(row.request),
  proposal: parseJson<Proposal>(row.proposal),
  unit: row.unit,
  differenceFen: row.difference_fen,
  payFen: row.pay_fen,
  refundFen: row.refund_fen,
  settle: row.settle,
  holdExpiresAt: toInstant(row.hold_expires_at),
  reason: row.reason,
});

/** Pending; a second pending change of an order is refused by a partial unique index. */
export async function insertChange(
  trx: Trx,
  change: Omit<OrderChange, 'id' | 'state'> & { actor: Actor; at: string },
): Promise<OrderChange> {
  const { actor, request, proposal, ...plain } = change;
  const row = await one<ChangeRow>(
    trx,
    `insert into order_changes (document_id, order_id, state, request, proposal, unit, difference_fen, pay_fen, refund_fen, settle,
       hold_expires_at, actor, actor_id, actor_name, reason, asked_at, created_at, updated_at, published_at)
     values (:documentId, :orderId, 'pending', :request, :proposal, :unit, :differenceFen, :payFen, :refundFen, :settle,
       :holdExpiresAt, :actor, :actorId, :actorName, :reason, :at, :at, :at, :at) returning ${COLUMNS}`,
    {
      ...plain,
      documentId: newDocumentId(),
      request: JSON.stringify(request),
      proposal: JSON.stringify(proposal),
      actor: actor.kind,
      actorId: actor.id,
      actorName: actor.name,
    },
  );
  return toChange(row!);
}

export async function findChange(db: Db, id: number): Promise<(OrderChange & { orderNo: string }) | undefined> {
  const row = await one<ChangeRow & { order_no: string }>(
    db,
    `select ${COLUMNS.split(', ')
      .map((column) => `c.${column}`)
      .join(', ')}, o.no as order_no from order_changes c join orders o on o.id = c.order_id where c.id = :id`,
    { id },
  );
  return row && { ...toChange(row), orderNo: row.order_no };
}

export async function findPendingChange(db: Db, orderId: number): Promise<OrderChange | undefined> {
  const row = await one<ChangeRow>(
    db,
    `select ${COLUMNS} from order_changes where order_id = :orderId and state = 'pending'`,
    { orderId },
  );
  return row && toChange(row);
}

/** Whether nothing was asked or done after this change: an older one must not undo a newer one. */
export async function isLatestChange(db: Db, { orderId, id }: Pick<OrderChange, 'orderId' | 'id'>): Promise<boolean> {
  const later = await rows(db, `select 1 from order_changes where order_id = :orderId and id > :id limit 1`, {
    orderId,
    id,
  });
  return later.length === 0;
}

/** Compare-and-set; false when the change was in none of `from`. */
export async function moveChange(
  trx: Trx,
  id: number,
  from: readonly ChangeState[],
  to: 'applied' | 'closed',
  facts: { at: string; cause: string | null; paymentId?: number | null },
): Promise<boolean> {
  const moved = await rows(
    trx,
    `update order_changes set state = :to, ended_at = :at, updated_at = :at, cause = :cause, payment_id = coalesce(:paymentId::int, payment_id)
     where id = :id and state = any(:from) returning 1`,
    { id, from: [...from], to, paymentId: null, ...facts },
  );
  return moved.length === 1;
}

/** Pending changes whose hold ended some time ago, and closed ones that WeChat could still be paid for. */
export async function findChangesToClose(db: Db, before: string, limit: number): Promise<number[]> {
  const found = await rows<{ id: number }>(
    db,
    `select id from order_changes where state = 'pending' and hold_expires_at < :before
     union
     select c.id from order_changes c join payments p on p.change_id = c.id
     where c.state = 'closed' and p.state in ('pending', 'closing') and c.ended_at < :before
     limit :limit`,
    { before, limit },
  );
  return found.map((row) => row.id);
}

/** The order's only item and its quote are exchanged; what is paid for the change adds to total and paid. */
export async function exchangeItem(
  trx: Trx,
  order: Pick<Order, 'id'>,
  key: string,
  next: { request: ItemRequest; proposal: Proposal; unitLabel: Text | null; payFen: number; at: string },
): Promise<void> {
  const { request, proposal, unitLabel, payFen, at } = next;
  const item = proposal.quote.items[0]!;
  const common = {
    orderId: order.id,
    payFen,
    at,
    title: item.title.zh,
    titleEn: item.title.en,
    coverUrl: item.coverUrl,
  };
  await rows(
    trx,
    `update orders set total_fen = total_fen + :payFen, paid_fen = paid_fen + :payFen, quote = :quote, policy = :policy,
       title = :title, title_en = :titleEn, cover_url = :coverUrl, instant_confirm = instant_confirm and :instantConfirm, starts_at = :startsAt, ends_at = :endsAt, updated_at = :at
     where id = :orderId`,
    {
      ...common,
      quote: JSON.stringify(proposal.quote),
      policy: JSON.stringify(proposal.policy),
      // Absent in a change that was asked for before it was asked.
      instantConfirm: proposal.instantConfirm !== false,
      startsAt: proposal.startsAt,
      endsAt: proposal.endsAt,
    },
  );
  await rows(
    trx,
    `update order_items set total_fen = total_fen + :payFen, ref = :ref, title = :title, title_en = :titleEn, cover_url = :coverUrl,
       quantity = :quantity, request = :request, details = :details, facts = :facts, unit_label = :unitLabel, updated_at = :at
     where order_id = :orderId and key = :key`,
    {
      ...common,
      key,
      ref: item.ref,
      quantity: item.quantity,
      request: JSON.stringify(request),
      details: JSON.stringify(item.details),
      facts: JSON.stringify(proposal.facts),
      unitLabel: unitLabel && JSON.stringify(unitLabel),
    },
  );
}

export async function findQuote(db: Db, orderId: number): Promise<QuoteBreakdown> {
  const row = await one<{ quote: unknown }>(db, `select quote from orders where id = :orderId`, { orderId });
  return parseJson<QuoteBreakdown>(row!.quote);
}
