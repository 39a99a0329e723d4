/** Staff book for a guest on the phone or in front of them. */
import type { Core } from '@strapi/strapi';
import { withTransaction, type Trx } from '../../../../shared/database';
import { withIdempotency } from '../../../../shared/idempotency';
import { newOrderNo } from '../../../../shared/ids';
import { venue } from '../../../../shared/venue';
import { findOrCreateByPhone } from '../../../membership/server/services';
import type { Adjustment } from '../../../pricing/server/services';
import type { ItemRequest } from '../domain/sellable';
import { addEvent, lockOrder, type Actor } from '../repositories/orders';
import { now, type Moment } from '../services/now';
import { takeOffline, type OfflinePayment } from './collect-payment';
import { writeOrder } from './place-order';

/** WeChat keeps an unpaid order for seven days; so the guest can still pay by phone until the hold ends. */
export const LONGEST_HOLD_HOURS = 168;

export interface DeskBooking {
  source: 'phone' | 'walk_in';
  items: readonly ItemRequest[];
  guest: { name: string; phone: string };
  remark: string | null;
  adjustment: Adjustment | null;
  /** `later`: the place is held, and the guest pays at the desk or in the mini-program. */
  payment: OfflinePayment | { tender: 'later'; holdHours: number };
  /** A coupon of the member whose phone number it is. */
  couponId?: string | null | undefined;
  expectedTotalFen: number;
}

/**
 * One transaction: the order, what it takes, and the money when it is there. The guest need not be a member:
 * the order belongs to whoever has proved the phone number to WeChat, or will.
 * @returns the order's number
 * @throws Problem 409 SOLD_OUT, 409 PRICE_CHANGED, 400 for an adjustment below nothing, 422 of the item's rules
 */
export async function bookAtDesk(
  strapi: Core.Strapi,
  staff: { actor: Actor; idempotencyKey: string },
  booking: DeskBooking,
): Promise<string> {
  const { actor, idempotencyKey: key } = staff;
  const answer = { no: newOrderNo() };
  const scope = `staff:${actor.id}:place-order`;
  const { no } = await withTransaction(strapi, (trx) =>
    withIdempotency(trx, { scope, key, input: booking, answer }, async () => {
      await book(trx, answer.no, booking, actor, now());
      return answer;
    }),
  );
  return no;
}

async function book(trx: Trx, no: string, booking: DeskBooking, actor: Actor, at: Moment): Promise<void> {
  const { payment, adjustment, ...wanted } = booking;
  const holdHours = payment.tender === 'later' ? payment.holdHours : null;
  await writeOrder(
    trx,
    no,
    {
      ...wanted,
      memberId: await findOrCreateByPhone(trx, wanted.guest),
      actor,
      desk: { adjustment, holdUntil: (startsAtMs) => holdEnd(at, holdHours, startsAtMs) },
    },
    at,
  );
  const order = (await lockOrder(trx, no))!;
  if (adjustment && adjustment.amountFen !== 0) {
    const { amountFen, reason } = adjustment;
    await addEvent(trx, order.id, 'adjust-price', { actor, at: at.iso, reason, data: { amountFen } });
  }
  if (payment.tender !== 'later' && order.state === 'pending') await takeOffline(trx, order, payment, actor, at);
}

/**
 * A hold at the desk never outlasts the moment of arrival, so that a guest who neither pays nor comes does not
 * keep the place; a guest who is about to arrive has the usual minutes.
 */
function holdEnd(at: Moment, hours: number | null, startsAtMs: number | null): string {
  const shortest = at.ms + venue().holdMinutes * 60_000;
  if (hours === null) return new Date(shortest).toISOString();
  const wanted = at.ms + hours * 3_600_000;
  return new Date(Math.max(shortest, Math.min(wanted, startsAtMs ?? wanted))).toISOString();
}
