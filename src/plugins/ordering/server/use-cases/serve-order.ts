/** What staff do with a paid order: confirm, reject, check in, check out, refund a part. */
import type { Core } from '@strapi/strapi';
import { withTransaction, type Trx } from '../../../../shared/database';
import { withIdempotency } from '../../../../shared/idempotency';
import { conflict, notFound } from '../../../../shared/problem';
import { venueNow } from '../../../../shared/venue';
import { keptFen } from '../repositories/order-head';
import { addEvent, findItems, lockOrder, move, type Actor, type Order } from '../repositories/orders';
import { closeReturnRequest } from '../repositories/return-requests';
import { now, type Moment } from '../services/now';
import { sellableOf } from '../services/registry';
import { cancelPaid } from './cancel-order';
import { supersedeChange } from './drop-change';
import { giveBackCoupon } from './order-coupon';
import { requireReturnable } from './returnable';
import { requestRefund } from './request-refund';
import { rewardCompleted } from './reward-completed';
import { confirmPaid } from './settle-paid-order';

export interface StaffCommand {
  orderNo: string;
  actor: Actor;
  idempotencyKey: string;
}

/** One locked order, one transaction, one idempotency key. */
export async function staffCommand(
  strapi: Core.Strapi,
  verb: string,
  { orderNo, actor, idempotencyKey: key }: StaffCommand,
  input: object,
  work: (trx: Trx, order: Order, at: Moment) => Promise<void>,
): Promise<void> {
  await withTransaction(strapi, (trx) =>
    withIdempotency(trx, { scope: `staff:${actor.id}:${verb}`, key, input: { orderNo, ...input } }, async () => {
      const order = await lockOrder(trx, orderNo);
      if (!order) throw notFound();
      await work(trx, order, now());
      return {};
    }),
  );
}

/** Confirms a paid order, after checking that what was sold is still held for it. */
export function confirmOrder(strapi: Core.Strapi, staff: StaffCommand): Promise<void> {
  return staffCommand(strapi, 'confirm', staff, {}, async (trx, order, at) => {
    const confirmed = await confirmPaid(trx, order, at, staff.actor);
    for (const item of await findItems(trx, confirmed)) {
      if (!(await sellableOf(item.kind).fulfil(trx, item))) {
        throw conflict('CLAIM_LOST', {
          zh: '这笔订单的房间已不在占用中，请核对房态后再处理',
          en: 'The order no longer holds its place; please check the calendar',
        });
      }
    }
  });
}

/** Turns a paid order down; everything that was paid goes back. */
export function rejectOrder(strapi: Core.Strapi, staff: StaffCommand, reason: string): Promise<void> {
  return staffCommand(strapi, 'reject', staff, { reason }, (trx, order, at) =>
    cancelPaid(trx, order, {
      name: 'reject',
      refundFen: keptFen(order),
      reason,
      actor: staff.actor,
      at,
    }),
  );
}

/** @throws Problem 409 before the day of arrival */
export function checkIn(strapi: Core.Strapi, staff: StaffCommand): Promise<void> {
  return staffCommand(strapi, 'check-in', staff, {}, async (trx, order, at) => {
    if (order.startsAt && venueNow(at.ms).today < venueNow(Date.parse(order.startsAt)).today) {
      throw conflict('TOO_EARLY', { zh: '还没到入住日期，不能办理入住', en: 'It is not the day of arrival yet' });
    }
    await supersedeChange(trx, order, staff.actor, at);
    await move(trx, order, 'check-in', { actor: staff.actor, at: at.iso, set: { checked_in_at: at.iso } });
  });
}

/**
 * Nobody came. The policy's terms have run out by then, so nothing goes back by itself, and the nights that are
 * left can be sold again.
 * @throws Problem 409 until the day of arrival is over
 */
export function noShow(strapi: Core.Strapi, staff: StaffCommand): Promise<void> {
  return staffCommand(strapi, 'no-show', staff, {}, async (trx, order, at) => {
    const arrival = order.startsAt && venueNow(Date.parse(order.startsAt)).today;
    if (!arrival || venueNow(at.ms).today <= arrival) {
      throw conflict('TOO_EARLY', {
        zh: '到店当天还没有过完，客人可能会晚到',
        en: 'The day of arrival is not over yet',
      });
    }
    await supersedeChange(trx, order, staff.actor, at);
    for (const item of await findItems(trx, order)) await sellableOf(item.kind).finish?.(trx, item, { nowMs: at.ms });
    await move(trx, order, 'no-show', { actor: staff.actor, at: at.iso, set: { ended_at: at.iso } });
  });
}

/** Ends the service; leaving early gives the rest of it back to be sold. */
export function checkOut(strapi: Core.Strapi, staff: StaffCommand): Promise<void> {
  return staffCommand(strapi, 'check-out', staff, {}, async (trx, order, at) => {
    await supersedeChange(trx, order, staff.actor, at);
    const early = order.endsAt !== null && venueNow(at.ms).today < venueNow(Date.parse(order.endsAt)).today;
    for (const item of await findItems(trx, order)) await sellableOf(item.kind).finish?.(trx, item, { nowMs: at.ms });
    const completed = await move(trx, order, 'check-out', {
      actor: staff.actor,
      at: at.iso,
      data: { early },
      set: { checked_out_at: at.iso, ended_at: at.iso },
    });
    await rewardCompleted(trx, completed, at);
  });
}

const REFUNDABLE: readonly Order['state'][] = ['paid', 'confirmed', 'in_service', 'completed'];

/**
 * Gives a part of the money back and leaves the order as it is.
 * @param amountFen 1 … what was paid and not yet refunded
 */
export function refundPart(
  strapi: Core.Strapi,
  staff: StaffCommand,
  input: { amountFen: number; reason: string },
): Promise<void> {
  return staffCommand(strapi, 'refund', staff, input, async (trx, order, at) => {
    if (!REFUNDABLE.includes(order.state)) {
      throw conflict(
        'ILLEGAL_TRANSITION',
        { zh: '这笔订单现在不能退款', en: 'This order cannot be refunded now' },
        { state: order.state },
      );
    }
    await requireReturnable(trx, order, input.amountFen, at);
    await closeReturnRequest(trx, order.id);
    await addEvent(trx, order.id, 'refund', {
      actor: staff.actor,
      at: at.iso,
      reason: input.reason,
      data: { amountFen: input.amountFen },
    });
    await requestRefund(trx, order, input.amountFen, input.reason, at);
    await giveBackCoupon(trx, { ...order, refundedFen: order.refundedFen + input.amountFen }, at);
  });
}
