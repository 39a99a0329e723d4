/** A guest gives back what was delivered: at once where the item's terms say so, otherwise staff decide. */
import type { Core } from '@strapi/strapi';
import { pool, withTransaction, type Db, type Trx } from '../../../../shared/database';
import { withIdempotency } from '../../../../shared/idempotency';
import { conflict, notFound } from '../../../../shared/problem';
import { formatFen } from '../../../../shared/money';
import { text, type Text } from '../../../../shared/text';
import type { ReturnTerms } from '../domain/sellable';
import { addEvent, findItems, findOrder, lockOrder, type Actor, type Order } from '../repositories/orders';
import { findPayments } from '../repositories/payments';
import { closeReturnRequest, findReturnRequest, openReturnRequest } from '../repositories/return-requests';
import { now, type Moment } from '../services/now';
import { sellableOf } from '../services/registry';
import { refundParts, type RefundedPart } from './refund-parts';
import { requestRefund } from './request-refund';
import { returnableFen } from './returnable';
import { staffCommand, type StaffCommand } from './serve-order';

export interface ReturnPreview {
  orderNo: string;
  refundFen: number;
  /** At once; otherwise staff decide. */
  automatic: boolean;
  text: Text;
  /** The way it goes back. */
  parts: RefundedPart[];
  /** Set while staff have a request of this order to decide. */
  requestedAt: string | null;
}

/** @throws Problem 404 for an order of somebody else */
export async function previewReturn(strapi: Core.Strapi, no: string, memberId: number): Promise<ReturnPreview> {
  const db = pool(strapi);
  const order = await findOrder(db, no);
  if (!order || order.memberId !== memberId) throw notFound();
  const { refundFen, ...terms } = await termsOf(db, order, now());
  const payments = await findPayments(db, order.id);
  return {
    orderNo: no,
    refundFen,
    ...terms,
    parts: refundParts(refundFen, payments),
    requestedAt: (await findReturnRequest(db, order.id))?.requestedAt ?? null,
  };
}

/** @throws Problem 409 NOT_RETURNABLE where nothing was delivered, or only staff give it back */
async function termsOf(
  db: Db,
  order: Order,
  at: Moment,
): Promise<Pick<ReturnPreview, 'refundFen' | 'automatic' | 'text'>> {
  if (order.state !== 'completed') throw notReturnable();
  const all: ReturnTerms[] = [];
  for (const item of await findItems(db, order)) {
    const terms = await sellableOf(item.kind).returning?.(db, item, { nowMs: at.ms });
    if (!terms) throw notReturnable();
    all.push(terms);
  }
  return {
    refundFen: await returnableFen(db, order, at),
    automatic: all.every(({ automatic }) => automatic),
    text: text(all.map((one) => one.text.zh).join(''), all.map((one) => one.text.en).join(' ')),
  };
}

export interface AskReturn {
  orderNo: string;
  memberId: number;
  reason: string;
  /** What the guest was shown; fen. */
  expectedRefundFen: number;
  idempotencyKey: string;
  actor: Actor;
}

/**
 * All that can go back goes back, or waits for staff.
 * @throws Problem 404, 409 NOT_RETURNABLE, NOTHING_LEFT, REFUND_CHANGED or ALREADY_REQUESTED
 */
export async function askReturn(strapi: Core.Strapi, command: AskReturn): Promise<void> {
  const { idempotencyKey: key, actor, ...input } = command;
  await withTransaction(strapi, (trx) =>
    withIdempotency(trx, { scope: `member:${command.memberId}:return`, key, input }, async () => {
      const order = await lockOrder(trx, command.orderNo);
      if (!order || order.memberId !== command.memberId) throw notFound();
      await giveBack(trx, order, { ...command, actor, at: now() });
      return {};
    }),
  );
}

async function giveBack(trx: Trx, order: Order, how: AskReturn & { at: Moment }): Promise<void> {
  const { reason, actor, at } = how;
  const { refundFen: amountFen, automatic } = await termsOf(trx, order, at);
  if (amountFen === 0)
    throw conflict('NOTHING_LEFT', text('没有可以退的金额', 'There is nothing left that could go back'));
  if (amountFen !== how.expectedRefundFen) throw refundChanged(amountFen);
  const note = { actor, at: at.iso, reason, data: { amountFen } };
  if (automatic) {
    await closeReturnRequest(trx, order.id);
    await addEvent(trx, order.id, 'return', note);
    return requestRefund(trx, order, amountFen, reason, at);
  }
  if (!(await openReturnRequest(trx, order.id, { reason, at: at.iso })))
    throw conflict('ALREADY_REQUESTED', text('已经申请过，请等待商家处理', 'Asked before; the host will look at it'));
  await addEvent(trx, order.id, 'return-request', note);
}

/** Staff do not agree; what was delivered stays. To agree is to refund. */
export function declineReturn(strapi: Core.Strapi, staff: StaffCommand, reason: string): Promise<void> {
  return staffCommand(strapi, 'decline-return', staff, { reason }, async (trx, order, at) => {
    if (!(await closeReturnRequest(trx, order.id)))
      throw conflict('ALREADY_DONE', text('这笔退款申请已经处理', 'This request has been dealt with'));
    await addEvent(trx, order.id, 'return-decline', { actor: staff.actor, at: at.iso, reason });
  });
}

const notReturnable = (): Error =>
  conflict('NOT_RETURNABLE', text('这笔订单不能在这里退款，请联系商家', 'Please ask the host about a refund'));

const refundChanged = (refundFen: number): Error =>
  conflict(
    'REFUND_CHANGED',
    text(`现在可退 ${formatFen(refundFen)}，请确认后再提交`, `Now ${formatFen(refundFen)} can go back; please confirm`),
    { field: 'expectedRefundFen', refundFen },
  );
