import type { Core } from '@strapi/strapi';
import { withTransaction, type Trx } from '../../../../shared/database';
import { withIdempotency } from '../../../../shared/idempotency';
import { publish } from '../../../../shared/events';
import { enqueue } from '../../../../shared/jobs';
import { formatFen } from '../../../../shared/money';
import { conflict, notFound } from '../../../../shared/problem';
import { venue } from '../../../../shared/venue';
import { replacementOf } from '../domain/change';
import { CLOSE_CHANGE_JOB } from '../job-names';
import { insertChange } from '../repositories/order-changes';
import { addEvent, lockOrder, type Actor, type Order } from '../repositories/orders';
import { now, type Moment } from '../services/now';
import { applyChange } from './apply-change';
import { quoteChange, readChangeable, type Asked } from './quote-change';

export interface RequestChange extends Asked {
  orderNo: string;
  /** The guest whose order it must be; null for staff. */
  memberId: number | null;
  /** What the preview said; fen, signed. */
  expectedDifferenceFen: number;
  /** The same for what goes back; undefined trusts the difference. */
  expectedRefundFen?: number | undefined;
  reason: string | null;
  idempotencyKey: string;
  actor: Actor;
}

/**
 * Changes an order at once, or, when it then costs more, holds what is new until the difference is paid.
 * @throws Problem 404, 409 PRICE_CHANGED, REFUND_CHANGED, CHANGE_PENDING, CHANGE_REFUSED, SOLD_OUT, 422 of the item's rules
 */
export async function requestChange(strapi: Core.Strapi, command: RequestChange): Promise<void> {
  const { idempotencyKey: key, actor, ...input } = command;
  await withTransaction(strapi, (trx) =>
    withIdempotency(trx, { scope: `${actor.kind}:${actor.id}:change-order`, key, input }, async () => {
      const order = await lockOrder(trx, command.orderNo);
      if (!order || (command.memberId !== null && order.memberId !== command.memberId)) throw notFound();
      await change(trx, order, command, now());
      return {};
    }),
  );
}

async function change(trx: Trx, order: Order, command: RequestChange, at: Moment): Promise<void> {
  const changeable = await readChangeable(trx, order, command.wish);
  const { settlement, proposal } = await quoteChange(trx, changeable, command, { nowMs: at.ms, reserving: true });
  const { differenceFen, payFen, refundFen } = settlement;
  checkExpected(command, differenceFen, refundFen);
  const holdUntil = payFen > 0 ? new Date(at.ms + venue().holdMinutes * 60_000).toISOString() : null;
  const { actor, reason, unit, settle } = command;
  const { item, changing, request } = changeable;
  const asked = { orderId: order.id, request, proposal, unit, differenceFen, payFen, refundFen, settle, reason, actor };
  const written = await insertChange(trx, { ...asked, holdExpiresAt: holdUntil, at: at.iso });
  if (holdUntil === null) return applyChange(trx, order, written, { actor, at, paymentId: null });
  await changing.hold(trx, replacementOf(order, item, written), { nowMs: at.ms, holdUntil });
  await addEvent(trx, order.id, 'change-request', {
    actor,
    at: at.iso,
    reason,
    data: { changeId: written.id, summary: proposal.summary, addOn: proposal.addOn, payFen },
  });
  // Who asked for it on the order page knows; a guest on the phone has to be told to pay.
  if (actor.kind === 'staff') await publish(trx, 'order.change-wait', { orderNo: order.no, changeId: written.id });
  const job = { changeId: written.id, cause: 'expired' };
  await enqueue(trx, CLOSE_CHANGE_JOB, job, { runAt: holdUntil, jobKey: `close-change:${written.id}` });
}

function checkExpected(command: RequestChange, differenceFen: number, refundFen: number): void {
  if (differenceFen !== command.expectedDifferenceFen) {
    throw conflict(
      'PRICE_CHANGED',
      {
        zh: `差价刚刚变为 ${formatFen(differenceFen)}，请确认后再提交`,
        en: `The difference is now ${formatFen(differenceFen)}; please confirm it`,
      },
      { field: 'expectedDifferenceFen', differenceFen },
    );
  }
  if (command.expectedRefundFen !== undefined && refundFen !== command.expectedRefundFen) {
    throw conflict(
      'REFUND_CHANGED',
      {
        zh: `现在改期可退 ${formatFen(refundFen)}，请确认后再提交`,
        en: `Changing now gives back ${formatFen(refundFen)}; please confirm`,
      },
      { field: 'expectedRefundFen', refundFen },
    );
  }
}
