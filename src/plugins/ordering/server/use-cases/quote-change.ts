import type { Db } from '../../../../shared/database';
import { canonicalJson } from '../../../../shared/idempotency';
import { conflict, unprocessable } from '../../../../shared/problem';
import { text } from '../../../../shared/text';
import { venueNow } from '../../../../shared/venue';
import { memberDiscount } from '../../../membership/server/services';
import { cappedPolicy, quote, type QuoteBreakdown } from '../../../pricing/server/services';
import { agreedCoupon } from '../domain/agreed-coupon';
import { adjusted, changeRefusal, settlementOf, type Settle, type Settlement } from '../domain/change';
import type { Changing, ChangeWish, ItemRequest, Offer, OrderedItem } from '../domain/sellable';
import { findPendingChange, findQuote, type Proposal } from '../repositories/order-changes';
import { keptFen } from '../repositories/order-head';
import { findItems, type Order } from '../repositories/orders';
import { changingOf, notChangeable, sellableOf } from '../services/registry';
import { cancellationTerms } from './cancellation-terms';
import { forMember } from './quote-items';

/** What somebody wishes of an order, and who. */
export interface Asked {
  wish: ChangeWish;
  unit: number | null;
  by: 'guest' | 'staff';
  settle: Settle;
}

/** An order with the one item of it that can be changed. */
export interface Changeable {
  order: Order;
  item: OrderedItem;
  changing: Changing;
  quote: QuoteBreakdown;
  /** The item as it is wished. */
  request: ItemRequest;
}

export interface QuotedChange {
  offer: Offer;
  /** At today's rates, before any adjustment. */
  breakdown: QuoteBreakdown;
  settlement: Settlement;
  /** What the order's policy gives back at this moment, 0–100. */
  percent: number;
  proposal: Proposal;
}

/** @throws Problem 409 NOT_CHANGEABLE for what is no single item that can be changed */
export async function readChangeable(db: Db, order: Order, wish: ChangeWish): Promise<Changeable> {
  const [item, ...others] = await findItems(db, order);
  if (!item || others.length > 0) throw notChangeable();
  const changing = changingOf(item.kind);
  const request = changing.request(item.request, wish);
  return { order, item, changing, quote: await findQuote(db, order.id), request };
}

/**
 * Prices the changed order at today's rates, on the terms of this moment.
 * @throws Problem of the item that cannot be had, 409 CHANGE_REFUSED of the order, 422 NO_CHANGE
 */
export async function quoteChange(
  db: Db,
  changeable: Changeable,
  asked: Asked,
  context: { nowMs: number; reserving?: boolean },
): Promise<QuotedChange> {
  const { order, item, changing, request } = changeable;
  const { nowMs } = context;
  await refuseNow(db, order, asked, nowMs);
  if (asked.unit === null && canonicalJson(request) === canonicalJson(item.request)) throw noChange();
  const offer = await sellableOf(item.kind).quote(
    {
      db,
      ...context,
      ...(asked.by === 'staff' ? { atDesk: true } : {}),
      memberId: order.memberId,
      replacing: {
        item,
        lines: changeable.quote.items[0]!.lines,
        started: order.state === 'in_service',
        unit: asked.unit,
      },
    },
    request,
  );
  // What was booked at a member's price, also at the desk, keeps it; a phone number alone has none.
  const own = await memberDiscount(db, order.memberPrice ? order.memberId : null);
  const coupon = agreedCoupon(changeable.quote.items[0]!.lines, offer.item.agreed);
  const breakdown = quote([{ ...forMember(offer.item, own), key: item.key }], coupon);
  const percent = cancellationTerms(order, nowMs).tier?.refundPercent ?? 0;
  const settlement = settlementOf({
    costFen: changeable.quote.totalFen,
    newFen: breakdown.totalFen,
    percent,
    keptFen: keptFen(order),
    settle: asked.settle,
  });
  const described = changing.describe(request, { from: item.request, offer });
  return { offer, breakdown, settlement, percent, proposal: proposalOf() };

  function proposalOf(): Proposal {
    const waived = asked.settle === 'waive';
    const label = waived ? text('差价免除', 'Difference waived') : text('改期未退部分', 'Kept by the policy');
    const policy = item.ref === request.ref ? order.policy : offer.policy;
    const { summary, addOn } = described;
    return {
      quote: adjusted(breakdown, settlement.adjustmentFen, label),
      // Otherwise dates far ahead would buy back a refund that is lost already.
      policy: waived || addOn ? policy : cappedPolicy(policy, percent),
      facts: offer.facts,
      startsAt: iso(offer.startsAtMs),
      endsAt: iso(offer.endsAtMs),
      summary,
      addOn,
      instantConfirm: offer.instantConfirm || addOn || asked.by === 'staff',
    };
  }
}

const iso = (ms: number | null): string | null => (ms === null ? null : new Date(ms).toISOString());

async function refuseNow(db: Db, order: Order, asked: Asked, nowMs: number): Promise<void> {
  const arrivalPassed = order.startsAt !== null && venueNow(Date.parse(order.startsAt)).today < venueNow(nowMs).today;
  const pending = (await findPendingChange(db, order.id)) !== undefined;
  const reason = changeRefusal({ state: order.state, arrivalPassed, pending }, asked.by);
  if (reason) throw conflict(pending ? 'CHANGE_PENDING' : 'CHANGE_REFUSED', reason, { state: order.state });
}

const noChange = (): Error =>
  unprocessable('NO_CHANGE', text('与现在的订单相同', 'This is what is booked already'), { field: 'checkIn' });
