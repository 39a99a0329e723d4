import type { Core } from '@strapi/strapi';
import { withTransaction, type Trx } from '../../../../shared/database';
import { withIdempotency } from '../../../../shared/idempotency';
import { newOrderNo } from '../../../../shared/ids';
import { conflict } from '../../../../shared/problem';
import { formatFen } from '../../../../shared/money';
import { venue } from '../../../../shared/venue';
import type { Adjustment } from '../../../pricing/server/services';
import type { ItemRequest, OrderedItem } from '../domain/sellable';
import { EXPIRE_JOB } from '../job-names';
import { insertOrder } from '../repositories/insert-order';
import type { OrderView } from '../repositories/order-views';
import { lockOrder, SYSTEM, type Actor, type Order } from '../repositories/orders';
import { insertPayment } from '../repositories/payments';
import { now, type Moment } from '../services/now';
import { requireSettled } from './collect-payment';
import { agreeOnTenders, holdTenders, refuseEarly, type TenderWish } from './hold-tenders';
import { refuseUnusable, takeCoupon } from './order-coupon';
import { itemKey, quoteItems, type QuotedOrder } from './quote-items';
import { readOwnOrder } from './read-orders';
import { reserveItems } from './reserve-items';
import { settlePaidOrder } from './settle-paid-order';

export interface Placement extends TenderWish {
  memberId: number;
  source: Order['source'];
  items: readonly ItemRequest[];
  guest: { name: string; phone: string };
  remark: string | null;
  /** Public id of the member's coupon that is used. */
  couponId?: string | null | undefined;
  /** What the buyer saw; the order is refused when the price is another. Fen. */
  expectedTotalFen: number;
  actor: Actor;
  /** What staff agree upon with a guest at the desk. */
  desk?: {
    adjustment: Adjustment | null;
    /** Staff know the member, whose price it is; false: the price of the desk, whoever has the phone number. */
    known: boolean;
    /** When the hold ends, of an order that begins at this moment (epoch ms; null: at no time). */
    holdUntil(startsAtMs: number | null): string;
  };
}

export interface PlaceOrder extends Placement {
  idempotencyKey: string;
}

/**
 * One transaction: agree on the price, take what is bought until the hold ends, set aside what the wallet pays, write
 * the order and the job that ends it. An order that leaves nothing to pay in money is settled at once.
 * @throws Problem 409 SOLD_OUT, 409 PRICE_CHANGED, 422 of the item's own rules
 */
export async function placeOrder(strapi: Core.Strapi, command: PlaceOrder): Promise<OrderView> {
  const { idempotencyKey, actor, ...input } = command;
  const answer = { no: newOrderNo() };
  const scope = `member:${command.memberId}:place-order`;
  let placed: OrderView | undefined;
  const { no } = await withTransaction(strapi, (trx) =>
    withIdempotency(trx, { scope, key: idempotencyKey, input, answer }, async () => {
      placed = await writeOrder(trx, answer.no, command, now());
      return answer;
    }),
  );
  // A repeat is shown how the order stands by now.
  return placed?.no === no ? placed : readOwnOrder(strapi, no, command.memberId);
}

/** In the caller's transaction. Undefined when the order has already moved on from how it was written. */
export async function writeOrder(trx: Trx, no: string, command: Placement, at: Moment): Promise<OrderView | undefined> {
  const { desk } = command;
  const memberPrice = !desk || desk.known;
  const quoted = await quoteItems(trx, {
    items: command.items,
    memberId: memberPrice ? command.memberId : null,
    nowMs: at.ms,
    reserving: true,
    adjustment: desk?.adjustment ?? null,
    coupon: command.couponId ? { id: command.couponId, memberId: command.memberId } : null,
    ...(desk ? { atDesk: true } : {}),
  });
  if (quoted.coupon) refuseUnusable(quoted.coupon);
  const { totalFen } = quoted.breakdown;
  if (totalFen !== command.expectedTotalFen) {
    throw conflict(
      'PRICE_CHANGED',
      {
        zh: `价格刚刚变为 ${formatFen(totalFen)}，请确认后再提交`,
        en: `The price is now ${formatFen(totalFen)}; please confirm it`,
      },
      { field: 'expectedTotalFen', totalFen },
    );
  }
  const { memberId, items: wanted } = command;
  const payable = { memberId, items: wanted, totalFen, nowMs: at.ms };
  await refuseEarly(trx, payable, command);
  const holdUntil = desk
    ? desk.holdUntil(quoted.startsAtMs)
    : new Date(at.ms + venue().holdMinutes * 60_000).toISOString();
  const items = orderedItems(no, command, quoted);
  const reservations = await reserveItems(trx, items, { nowMs: at.ms, holdUntil });
  // Whoever waited for the same thing and comes too late for the balance goes before anything is written.
  const agreed = await agreeOnTenders(trx, payable, command, at);
  const iso = (ms: number | null): string | null => (ms === null ? null : new Date(ms).toISOString());
  const placed = await insertOrder(trx, {
    no,
    memberId: command.memberId,
    source: command.source,
    guest: command.guest,
    remark: command.remark,
    quote: quoted.breakdown,
    policy: quoted.policy,
    // What the house itself books needs nobody's confirmation.
    instantConfirm: quoted.instantConfirm || desk !== undefined,
    memberPrice,
    startsAt: iso(quoted.startsAtMs),
    endsAt: iso(quoted.endsAtMs),
    holdExpiresAt: holdUntil,
    placedAt: at.iso,
    items: items.map((item, i) => ({
      key: item.key,
      request: item.request,
      facts: quoted.offers[i]!.facts,
      unitLabel: reservations.get(item.key)?.unitLabel ?? null,
    })),
    actor: command.actor,
    expiryJob: EXPIRE_JOB,
  });
  if (quoted.coupon) await takeCoupon(trx, { id: placed.id, no }, quoted.coupon, at);
  const held = { id: placed.id, no, memberId, holdUntil };
  await holdTenders(trx, held, agreed, command.tenderReason, command.actor, at);
  const { payableFen } = agreed;
  if (payableFen === totalFen && totalFen > 0) return placed;
  if (totalFen === 0) await settleFree(trx, { no, orderId: placed.id, actor: desk ? command.actor : SYSTEM, at });
  else if (payableFen === 0) await settleByWallet(trx, no, command.actor, at);
  return undefined;
}

/** What the wallet pays in full needs nobody's cashier. */
async function settleByWallet(trx: Trx, no: string, actor: Actor, at: Moment): Promise<void> {
  const order = (await lockOrder(trx, no))!;
  requireSettled(await settlePaidOrder(trx, order, { paidFen: 0, paidAt: at.iso, at, actor }));
}

function orderedItems(orderNo: string, command: Placement, quoted: QuotedOrder): OrderedItem[] {
  return command.items.map((request, i) => ({
    orderNo,
    memberId: command.memberId,
    key: itemKey(i),
    kind: request.kind,
    ref: quoted.offers[i]!.item.ref,
    quantity: quoted.offers[i]!.item.quantity,
    request,
  }));
}

async function settleFree(
  trx: Trx,
  { no, orderId, actor, at }: { no: string; orderId: number; actor: Actor; at: Moment },
): Promise<void> {
  await insertPayment(trx, {
    no: `${no}-0`,
    orderId,
    tender: 'none',
    amountFen: 0,
    state: 'succeeded',
    request: null,
    at: at.iso,
  });
  const order = await lockOrder(trx, no);
  await settlePaidOrder(trx, order!, { paidFen: 0, paidAt: at.iso, at, actor });
}
