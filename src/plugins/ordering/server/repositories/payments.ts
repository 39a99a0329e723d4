import { one, parseJson, rows, toInstant, type Db, type Trx } from '../../../../shared/database';
import { newDocumentId } from '../../../../shared/ids';
import type { Tender, WalletTender } from '../domain/tenders';

export type PaymentState = 'pending' | 'closing' | 'closed' | 'succeeded';

/** Who took money at the desk, and what the receipt says. */
export interface Taken {
  by: { id: number | null; name: string | null };
  receiptNo: string | null;
  note: string | null;
}

/** The exact parameters of the order at WeChat; a repeat must send the very same. */
export interface PrepayRequest {
  description: string;
  expiresAt: string;
  openid: string;
}

export interface Payment {
  id: number;
  no: string;
  orderId: number;
  /** The change of the order that it pays for; null is the order itself. */
  changeId: number | null;
  tender: Tender;
  amountFen: number;
  refundedFen: number;
  state: PaymentState;
  /** Money the order did not need: sent back in full. */
  extra: boolean;
  request: PrepayRequest | null;
  prepayId: string | null;
  prepayAt: string | null;
  /** WeChat's, or the number of the ledger's transfer. */
  transactionId: string | null;
  paidAt: string | null;
  /** Of a wallet tender: what the ledger takes for it (fen, or pieces of points), and what it holds it by. */
  units: number | null;
  holdNo: string | null;
  /** Of stored value: how much of it is principal and has not been given back; fen. */
  principalFen: number;
}

/** A payment that the ledger makes. */
export type WalletPayment = Payment & { tender: WalletTender; units: number; holdNo: string };

interface PaymentRow {
  id: number;
  no: string;
  order_id: number;
  change_id: number | null;
  tender: Tender;
  amount_fen: number;
  refunded_fen: number;
  state: PaymentState;
  extra: boolean;
  request: unknown;
  prepay_id: string | null;
  prepay_at: Date | null;
  transaction_id: string | null;
  paid_at: Date | null;
  units: number | null;
  hold_no: string | null;
  principal_fen: number;
}

const COLUMNS = `id, no, order_id, change_id, tender, amount_fen, refunded_fen, state, extra, request, prepay_id, prepay_at, transaction_id, paid_at,
  units, hold_no, principal_fen`;

const toPayment = (row: PaymentRow): Payment => ({
  id: row.id,
  no: row.no,
  orderId: row.order_id,
  changeId: row.change_id,
  tender: row.tender,
  amountFen: row.amount_fen,
  refundedFen: row.refunded_fen,
  state: row.state,
  extra: row.extra,
  request: parseJson<PrepayRequest | null>(row.request),
  prepayId: row.prepay_id,
  prepayAt: toInstant(row.prepay_at),
  transactionId: row.transaction_id,
  paidAt: toInstant(row.paid_at),
  units: row.units,
  holdNo: row.hold_no,
  principalFen: row.principal_fen,
});

export async function insertPayment(
  trx: Trx,
  payment: {
    no: string;
    orderId: number;
    changeId?: number | null;
    tender: Tender;
    amountFen: number;
    state: 'pending' | 'succeeded';
    request: PrepayRequest | null;
    taken?: Taken;
    wallet?: { units: number; holdNo: string };
    at: string;
  },
): Promise<Payment> {
  const { taken, wallet, ...values } = payment;
  const row = await one<PaymentRow>(
    trx,
    `insert into payments (document_id, no, order_id, change_id, tender, amount_fen, refunded_fen, state, extra, request, created_on, paid_at,
       receipt_no, note, taken_by_id, taken_by, units, hold_no, principal_fen, created_at, updated_at, published_at)
     values (:documentId, :no, :orderId, :changeId, :tender, :amountFen, 0, :state, false, :request, :at,
       case when :state = 'succeeded' then :at::timestamp end, :receiptNo, :note, :takenById, :takenBy,
       :units, :holdNo, 0, :at, :at, :at) returning ${COLUMNS}`,
    {
      changeId: null,
      ...values,
      request: payment.request && JSON.stringify(payment.request),
      documentId: newDocumentId(),
      receiptNo: taken?.receiptNo ?? null,
      note: taken?.note ?? null,
      takenById: taken?.by.id ?? null,
      takenBy: taken?.by.name ?? null,
      units: wallet?.units ?? null,
      holdNo: wallet?.holdNo ?? null,
    },
  );
  return toPayment(row!);
}

export async function findPayments(db: Db, orderId: number): Promise<Payment[]> {
  return (
    await rows<PaymentRow>(db, `select ${COLUMNS} from payments where order_id = :orderId order by id`, { orderId })
  ).map(toPayment);
}

/** A payment with the number of its order, for whoever only knows WeChat's out_trade_no. */
export async function findPaymentByNo(db: Db, no: string): Promise<(Payment & { orderNo: string }) | undefined> {
  const row = await one<PaymentRow & { order_no: string }>(
    db,
    `select ${COLUMNS.split(',')
      .map((column) => `p.${column.trim()}`)
      .join(', ')}, o.no as order_no
     from payments p join orders o on o.id = p.order_id where p.no = :no`,
    { no },
  );
  return row && { ...toPayment(row), orderNo: row.order_no };
}

export async function countPayments(db: Db, orderId: number): Promise<number> {
  return (await one<{ count: number }>(db, `select count(*)::int as count from payments where order_id = :orderId`, {
    orderId,
  }))!.count;
}

export async function storePrepay(db: Db, id: number, prepayId: string, at: string): Promise<boolean> {
  const stored = await rows(
    db,
    `update payments set prepay_id = :prepayId, prepay_at = :at, updated_at = :at where id = :id and state = 'pending' returning 1`,
    { id, prepayId, at },
  );
  return stored.length === 1;
}

/** Compare-and-set; returns false when the payment was no longer in one of `from`. */
export async function movePayment(
  db: Db,
  id: number,
  from: readonly PaymentState[],
  to: 'pending' | 'closing' | 'closed',
  at: string,
): Promise<boolean> {
  const moved = await rows(
    db,
    `update payments set state = :to, updated_at = :at where id = :id and state = any(:from) returning 1`,
    { id, from: [...from], to, at },
  );
  return moved.length === 1;
}

/** The first writer wins: false when the payment had succeeded before. */
export async function markSucceeded(
  trx: Trx,
  id: number,
  facts: { transactionId: string; paidAt: string; extra: boolean; at: string },
): Promise<boolean> {
  const marked = await rows(
    trx,
    `update payments set state = 'succeeded', transaction_id = :transactionId, paid_at = :paidAt, extra = :extra, updated_at = :at
     where id = :id and state <> 'succeeded' returning 1`,
    { id, ...facts },
  );
  return marked.length === 1;
}

/** What the ledger has taken for a wallet tender; a payment that was closed may still be, when late money revives its order. */
export async function settleWalletPayment(
  trx: Trx,
  id: number,
  facts: { transferNo: string; principalFen: number; at: string },
): Promise<void> {
  await rows(
    trx,
    `update payments set state = 'succeeded', transaction_id = :transferNo, principal_fen = :principalFen, paid_at = :at, updated_at = :at
     where id = :id and state in ('pending', 'closed') and hold_no is not null`,
    { id, ...facts },
  );
}

/** Principal that went back to the wallet is no longer paid with. */
export async function lowerPrincipal(trx: Trx, id: number, amountFen: number): Promise<void> {
  await rows(trx, `update payments set principal_fen = principal_fen - :amountFen where id = :id`, { id, amountFen });
}

/** WeChat payments that may have been paid without our knowing, and those whose closing was not finished. */
export async function findOpenPaymentNos(db: Db, olderThan: string, limit: number): Promise<string[]> {
  const found = await rows<{ no: string }>(
    db,
    `select no from payments where tender = 'wechat' and (state = 'pending' and prepay_at < :olderThan or state = 'closing' and updated_at < :olderThan)
     order by updated_at limit :limit`,
    { olderThan, limit },
  );
  return found.map((row) => row.no);
}
