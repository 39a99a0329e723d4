import type { Db } from '../../../../shared/database';
import { formatFen } from '../../../../shared/money';
import { isProblem, Problem, unprocessable, validation } from '../../../../shared/problem';
import { memberDiscount, type MemberDiscount } from '../../../membership/server/services';
import {
  adjust,
  quote,
  strictestPolicy,
  type Adjustment,
  type CancellationPolicy,
  type QuoteBreakdown,
} from '../../../pricing/server/services';
import type { ItemRequest, Offer, OfferContext } from '../domain/sellable';
import { sellableOf } from '../services/registry';
import { priceCoupon, type PricedCoupon, type WantedCoupon } from './order-coupon';

export interface QuotedOrder {
  offers: Offer[];
  breakdown: QuoteBreakdown;
  /** Of several items the strictest terms hold for the order. */
  policy: CancellationPolicy;
  instantConfirm: boolean;
  startsAtMs: number | null;
  endsAtMs: number | null;
  /** The price without a coupon and without what staff agree on: what coupons are weighed against. */
  listed: QuoteBreakdown;
  coupon: PricedCoupon | null;
}

/**
 * Prices what somebody wants, on the terms of this moment. Reads through `db`, so inside a transaction it
 * agrees on exactly what is then reserved.
 * @throws Problem of the item that cannot be had, its field prefixed with `items.<n>`
 */
export async function quoteItems(
  db: Db,
  input: {
    items: readonly ItemRequest[];
    adjustment?: Adjustment | null;
    coupon?: WantedCoupon | null;
  } & Omit<OfferContext, 'db'>,
): Promise<QuotedOrder> {
  const { items, adjustment = null, coupon: wanted = null, ...asked } = input;
  const context: OfferContext = { db, ...asked };
  requireAlone(items);
  const [offers, own] = await Promise.all([offersOf(context, items), memberDiscount(db, context.memberId)]);
  const toPrice = offers.map((offer, i) => ({ ...forMember(offer.item, own), key: itemKey(i) }));
  const listed = quote(toPrice);
  const coupon = wanted && (await priceCoupon(db, wanted, listed.items, asked.nowMs));
  const deducted = coupon ? quote(toPrice, [coupon.deduction]) : listed;
  const breakdown = adjustment ? agreed(deducted, adjustment) : deducted;
  const starts = offers.map((offer) => offer.startsAtMs).filter((ms) => ms !== null);
  const ends = offers.map((offer) => offer.endsAtMs).filter((ms) => ms !== null);
  return {
    offers,
    breakdown,
    listed,
    coupon,
    policy: strictestPolicy(offers.map((offer) => offer.policy)),
    instantConfirm: offers.every((offer) => offer.instantConfirm),
    startsAtMs: starts.length > 0 ? Math.min(...starts) : null,
    endsAtMs: ends.length > 0 ? Math.max(...ends) : null,
  };
}

async function offersOf(context: OfferContext, items: readonly ItemRequest[]): Promise<Offer[]> {
  const offers: Offer[] = [];
  for (const [i, item] of items.entries()) {
    offers.push(await inItem(i, () => sellableOf(item.kind, 'kind').quote(context, item)));
  }
  return offers;
}

/** @throws Problem 422 ALONE for money among other things: what an order of both costs, one cannot say of each */
function requireAlone(items: readonly ItemRequest[]): void {
  const index = items.length > 1 ? items.findIndex(({ kind }) => sellableOf(kind, 'kind').alone) : -1;
  if (index < 0) return;
  throw unprocessable(
    'ALONE',
    { zh: '储值要单独下单', en: 'Stored value is ordered by itself' },
    { field: `items.${index}.kind` },
  );
}

/** The item as this member may buy it: the level's discount is one more of those of which the best counts. */
export function forMember(item: Offer['item'], own: MemberDiscount | undefined): Offer['item'] {
  if (!own || sellableOf(item.kind).memberPrice === false) return item;
  return { ...item, discounts: [...item.discounts, { ...own, unusableBecause: null }] };
}

/** @throws Problem 400 when the price would fall below nothing */
function agreed(listed: QuoteBreakdown, adjustment: Adjustment): QuoteBreakdown {
  if (listed.totalFen + adjustment.amountFen >= 0) return adjust(listed, adjustment);
  throw validation('adjustment.amountFen', {
    zh: `最多可减 ${formatFen(listed.totalFen)}`,
    en: `At most ${formatFen(listed.totalFen)} can be taken off`,
  });
}

export const itemKey = (index: number): string => String(index + 1).padStart(2, '0');

/** A problem of an item names the item. */
export async function inItem<T>(index: number, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!isProblem(error) || typeof error.details.field !== 'string') throw error;
    const field = `items.${index}.${error.details.field}`;
    throw new Problem(error.status, error.code, error.text, { ...error.details, field });
  }
}
