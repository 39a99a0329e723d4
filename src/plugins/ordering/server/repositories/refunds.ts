import { one, parseJson, rows, toInstant, type Db, type Trx } from '../../../../shared/database';
import { newDocumentId } from '../../../../shared/ids';
import type { Tender } from '../domain/tenders';

export type RefundState = 'pending' | 'processing' | 'succeeded' | 'abnormal' | 'closed';

/**
 * Why WeChat cannot carry a refund out, so that people hand the money back: the payment is too old for it, it closed
 * every try, or it knows the refund's number with another amount.
 */
export type ByHand = 'overdue' | 'closed' | 'mismatch';

export interface ItemShare {
  key: string;
  amountFen: number;
}

export interface Refund {
  id: number;
  no: string;
  orderId: number;
  paymentId: number;
  amountFen: number;
  state: RefundState;
  /** Null of a refund that goes the way its tender goes. */
  byHand: ByHand | null;
  reason: string;
  /** Which items it takes the money from; empty for a payment that the order did not need. */
  allocation: ItemShare[];
  requestedAt: string;
  finishedAt: string | null;
}

/** With what is needed to ask WeChat for it. */
export interface RefundToExecute extends Refund {
  orderNo: string;
  paymentNo: string;
  tender: Tender;
  paymentFen: number;
  transactionId: string | null;
  paidAt: string | null;
}

interface RefundRow {
  id: number;
  no: string;
  order_id: number;
  payment_id: number;
  amount_fen: number;
  state: RefundState;
  by_hand: ByHand | null;
  reason: string;
  allocation: unknown;
  requested_at: Date;
  finished_at: Date | null;
}

/** Named one by one: a prepared statement must not change its result when a column is added. */
const COLUMNS = [
  'id',
  'no',
  'order_id',
  'payment_id',
  'amount_fen',
  'state',
  'by_hand',
  'reason',
  'allocation',
  'requested_at',
  'finished_at',
];

const toRefund = (row: RefundRow): Refund => ({
  id: row.id,
  no: row.no,
  orderId: row.order_id,
  paymentId: row.payment_id,
  amountFen: row.amount_fen,
  state: row.state,
  byHand: row.by_hand,
  reason: row.reason,
  allocation: parseJson<ItemShare[]>(row.allocation),
  requestedAt: toInstant(row.requested_at)!,
  finishedAt: toInstant(row.finished_at),
});

/** Writes the refund and books it on its payment; the check constraint refuses more than was paid. */
export async function insertRefund(
  trx: Trx,
  refund: {
    no: string;
    orderId: number;
    paymentId: number;
    amountFen: number;
    reason: string;
    allocation: ItemShare[];
    at: string;
    byHand?: ByHand | null;
  },
): Promise<Refund> {
  const row = await one<RefundRow>(
    trx,
    `with booked as (update payments set refunded_fen = refunded_fen + :amountFen, updated_at = :at where id = :paymentId)
     insert into refunds (document_id, no, order_id, payment_id, amount_fen, state, by_hand, reason, allocation, requested_at,
       created_at, updated_at, published_at)
     values (:documentId, :no, :orderId, :paymentId, :amountFen, 'pending', :byHand, :reason, :allocation, :at, :at, :at, :at) returning ${COLUMNS.join(', ')}`,
    { byHand: null, ...refund, allocation: JSON.stringify(refund.allocation), documentId: newDocumentId() },
  );
  return toRefund(row!);
}

export async function countRefunds(db: Db, paymentId: number): Promise<number> {
  return (await one<{ count: number }>(db, `select count(*)::int as count from refunds where payment_id = :paymentId`, {
    paymentId,
  }))!.count;
}

/** How many of them WeChat has closed: each took one try. */
export async function countClosedRefunds(db: Db, paymentId: number): Promise<number> {
  const row = await one<{ count: number }>(
    db,
    `select count(*)::int as count from refunds where payment_id = :paymentId and state = 'closed'`,
    { paymentId },
  );
  return row!.count;
}

export async function findRefundToExecute(db: Db, no: string): Promise<RefundToExecute | undefined> {
  const row = await one<
    RefundRow & {
      order_no: string;
      payment_no: string;
      tender: Tender;
      payment_fen: number;
      transaction_id: string | null;
      paid_at: Date | null;
    }
  >(
    db,
    `select ${COLUMNS.map((column) => `r.${column}`).join(', ')}, o.no as order_no, p.no as payment_no, p.tender, p.amount_fen as payment_fen, p.transaction_id, p.paid_at
     from refunds r join orders o on o.id = r.order_id join payments p on p.id = r.payment_id where r.no = :no`,
    { no },
  );
  return (
    row && {
      ...toRefund(row),
      orderNo: row.order_no,
      paymentNo: row.payment_no,
      tender: row.tender,
      paymentFen: row.payment_fen,
      transactionId: row.transaction_id,
      paidAt: toInstant(row.paid_at),
    }
  );
}

/** Compare-and-set; a refund that succeeded never changes again. Returns false when nothing changed. */
export async function moveRefund(
  trx: Db,
  no: string,
  from: readonly RefundState[],
  to: RefundState,
  facts: { wechatRefundId: string | null; at: string },
): Promise<boolean> {
  const moved = await rows(
    trx,
    `update refunds set state = :to, wechat_refund_id = coalesce(:wechatRefundId, wechat_refund_id),
       finished_at = case when :to in ('succeeded', 'closed') then :at::timestamp end, updated_at = :at
     where no = :no and state = any(:from) returning 1`,
    { no, from: [...from], to, ...facts },
  );
  return moved.length === 1;
}

/** Takes a refund out of WeChat's hands, once; it then waits for whoever hands the money back. */
export async function leaveToDesk(trx: Trx, no: string, byHand: ByHand, at: string): Promise<boolean> {
  const left = await rows(
    trx,
    `update refunds set by_hand = :byHand, state = 'pending', updated_at = :at
     where no = :no and by_hand is null and state in ('pending', 'processing', 'abnormal') returning 1`,
    { no, byHand, at },
  );
  return left.length === 1;
}

/** Refunds of an order that are neither done nor replaced. */
export async function countUnfinishedRefunds(db: Db, orderId: number): Promise<number> {
  const row = await one<{ count: number }>(
    db,
    `select count(*)::int as count from refunds where order_id = :orderId and state in ('pending', 'processing', 'abnormal')`,
    { orderId },
  );
  return row!.count;
}

/** Refunds that WeChat has yet to carry out; what people hand back waits for them. */
export async function findUnfinishedRefundNos(db: Db, olderThan: string, limit: number): Promise<string[]> {
  const found = await rows<{ no: string }>(
    db,
    `select r.no from refunds r join payments p on p.id = r.payment_id
     where r.state in ('pending', 'processing') and r.requested_at < :olderThan and p.tender = 'wechat' and r.by_hand is null
     order by r.requested_at limit :limit`,
    { olderThan, limit },
  );
  return found.map((row) => row.no);
}

/** A refund that WeChat closed for good hands its booked amount to a successor. */
export async function unbookRefund(trx: Trx, paymentId: number, amountFen: number): Promise<void> {
  await rows(trx, `update payments set refunded_fen = refunded_fen - :amountFen where id = :paymentId`, {
    paymentId,
    amountFen,
  });
}
