/** Staff book for a guest on the phone or in front of them. */
import type { Core } from '@strapi/strapi';
import { withTransaction, type Trx } from '../../../../shared/database';
import { withIdempotency } from '../../../../shared/idempotency';
import { newOrderNo } from '../../../../shared/ids';
import { formatFen } from '../../../../shared/money';
import { conflict, notFound, validation } from '../../../../shared/problem';
import { venue } from '../../../../shared/venue';
import { findNames, findOrCreateByPhone, isGuest } from '../../../membership/server/services';
import type { Adjustment } from '../../../pricing/server/services';
import type { ItemRequest } from '../domain/sellable';
import { coveredFen, type TenderChoice } from '../domain/tenders';
import { addEvent, lockOrder, type Actor, type Order } from '../repositories/orders';
import { findPayments } from '../repositories/payments';
import { now, type Moment } from '../services/now';
import { takeOffline, type OfflinePayment } from './collect-payment';
import type { TenderWish } from './hold-tenders';
import { writeOrder } from './place-order';

/** WeChat keeps an unpaid order for seven days; so the guest can still pay by phone until the hold ends. */
export const LONGEST_HOLD_HOURS = 168;

export interface DeskBooking extends TenderWish {
  source: 'phone' | 'walk_in' | 'desk';
  items: readonly ItemRequest[];
  guest: { name: string; phone: string };
  remark: string | null;
  adjustment: Adjustment | null;
  /** `later`: the place is held, and the guest pays at the desk or in the mini-program. */
  payment: OfflinePayment | { tender: 'later'; holdHours: number } | { tender: 'wallet'; tenders: TenderChoice };
  /** A member who is known, and whose discount counts; absent: whoever has the phone number, at the desk's price. */
  memberId?: number | undefined;
  /** A coupon of that member. */
  couponId?: string | null | undefined;
  expectedTotalFen: number;
}

/**
 * One transaction: the order, what it takes, and the money when it is there. The guest need not be a member:
 * the order belongs to whoever has proved the phone number to WeChat, or will. A known member may also pay from the
 * wallet, in full or in part; the rest is the payment.
 * @returns the order's number
 * @throws Problem 409 SOLD_OUT, 409 PRICE_CHANGED, 409 INSUFFICIENT_BALANCE, 409 MEMBER_NOT_SIGNED_IN, 400 for an
 *   adjustment below nothing or a wallet without its member, 422 of the item's rules
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

/** In the caller's transaction. */
export async function book(trx: Trx, no: string, booking: DeskBooking, actor: Actor, at: Moment): Promise<void> {
  const { payment, adjustment, ...wanted } = booking;
  const tenders = payment.tender === 'wallet' ? payment.tenders : booking.tenders;
  const holdHours = payment.tender === 'later' ? payment.holdHours : null;
  await writeOrder(
    trx,
    no,
    {
      ...wanted,
      tenders,
      memberId: await memberOf(trx, booking, tenders),
      actor,
      desk: {
        adjustment,
        known: booking.memberId !== undefined,
        holdUntil: (startsAtMs) => holdEnd(at, holdHours, startsAtMs),
      },
    },
    at,
  );
  const order = (await lockOrder(trx, no))!;
  if (adjustment && adjustment.amountFen !== 0) {
    const { amountFen, reason } = adjustment;
    await addEvent(trx, order.id, 'adjust-price', { actor, at: at.iso, reason, data: { amountFen } });
  }
  if (order.state !== 'pending' || payment.tender === 'later') return;
  if (payment.tender === 'wallet') throw await insufficient(trx, order);
  await takeOffline(trx, order, payment, actor, at);
}

/** Nobody pays from the wallet of a phone number: staff must have looked the member up. */
async function memberOf(trx: Trx, booking: DeskBooking, tenders: TenderChoice = {}): Promise<number> {
  const { memberId, guest } = booking;
  if (memberId !== undefined) {
    if (await isGuest(trx, memberId)) return memberId;
    if ((await findNames(trx, [memberId])).size === 0) throw notFound();
    throw conflict('MEMBER_NOT_SIGNED_IN', {
      zh: '这位客人还没有登录过小程序，没有会员钱包，请客人先在小程序登录',
      en: 'This guest has never signed in and has no wallet; please ask them to sign in to the mini-program first',
    });
  }
  if (Object.values(tenders).some(Boolean))
    throw validation('memberId', {
      zh: '用会员余额付款要先选择会员',
      en: 'Paying from a wallet needs its member',
    });
  return findOrCreateByPhone(trx, guest);
}

/** The wallet was to pay all of it and cannot; what was set aside is free again with the transaction. */
async function insufficient(trx: Trx, order: Order): Promise<Error> {
  const available = coveredFen(await findPayments(trx, order.id));
  const left = formatFen(order.totalFen - available);
  return conflict(
    'INSUFFICIENT_BALANCE',
    { zh: `余额不足，还差 ${left}`, en: `The balance is not sufficient; ${left} is missing` },
    { available, payableFen: order.totalFen - available },
  );
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
