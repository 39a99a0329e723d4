/**
 * What a content type must say of itself to be sold. Ordering knows no house and no lesson: it finds one
 * `sellable.ts` in each content type's folder and asks it.
 */
import type { z } from 'zod';
import type { Db, Trx } from '../../../../shared/database';
import type { CancellationPolicy, ItemToPrice, QuoteLine } from '../../../pricing/server/services';
import type { Text } from '../../../../shared/text';

/** The part of an item that every kind has; a sellable's own schema extends it. */
export interface ItemRequest {
  kind: string;
  ref: string;
  quantity: number;
}

export interface OfferContext {
  /** A transaction when the offer is about to be bound. */
  db: Db;
  nowMs: number;
  memberId: number | null;
  /** `reserve` follows in this transaction and finds out, under its lock, whether enough is left. */
  reserving?: boolean;
  /** Staff book for a guest who is on the phone or in front of them; limits meant for late surprises do not bind. */
  atDesk?: boolean;
  /** The offer is to take the place of this: what it holds blocks nothing, what stays as it is needs no new permission. */
  replacing?: Replaced;
}

/** An item that may be changed, as the order has it. */
export interface Replaced {
  item: OrderedItem;
  /** What it costs, line by line. */
  lines: readonly QuoteLine[];
  /** The service has begun: what has been used stays as it was. */
  started: boolean;
  /** A wish for one particular unit. */
  unit: number | null;
}

/** What can be bought now, at which price and on which terms. */
export interface Offer {
  item: Omit<ItemToPrice, 'key'>;
  /** When the service begins and ends (epoch ms); null for things without a time. */
  startsAtMs: number | null;
  endsAtMs: number | null;
  policy: CancellationPolicy;
  /** False: staff must confirm a paid order. */
  instantConfirm: boolean;
  /** Facts for the order page that must not change later (address, phone, times). */
  facts: ItemFacts;
  /** Which unit it would be, where an offer that replaces another knows. */
  unitLabel?: Text | null;
}

export interface ItemFacts {
  address: string | null;
  latitude: number | null;
  longitude: number | null;
  contactPhone: string | null;
  checkInTime: string | null;
  checkOutTime: string | null;
}

/** For what is not at a place. */
export const NO_FACTS: ItemFacts = {
  address: null,
  latitude: null,
  longitude: null,
  contactPhone: null,
  checkInTime: null,
  checkOutTime: null,
};

/** An ordered item, as the kernel hands it back to the sellable. */
export interface OrderedItem {
  orderNo: string;
  /** Whose order it is. */
  memberId: number;
  key: string;
  kind: string;
  ref: string;
  quantity: number;
  /** The request as it was validated when the order was placed. */
  request: ItemRequest;
}

/** The occupancy kernel's reference of an item. */
export const referenceOf = (item: Pick<OrderedItem, 'orderNo' | 'key'>): string => `${item.orderNo}/${item.key}`;

export interface Reservation {
  /** Human-readable unit, e.g. 3 号房; null when it means nothing to people. */
  unitLabel: Text | null;
}

/** A change that is agreed on: what is given up, and what takes its place. */
export interface Replacement extends Omit<Replaced, 'item' | 'lines'> {
  changeId: number;
  from: OrderedItem;
  to: OrderedItem;
}

/** The occupancy kernel's reference of what is held for a change until it is paid. */
export const heldReferenceOf = ({ from, changeId }: Pick<Replacement, 'from' | 'changeId'>): string =>
  `${referenceOf(from)}~${changeId}`;

/** What somebody wishes changed; which fields there are, the sellable says. */
export type ChangeWish = Record<string, unknown>;

export interface ChangeSummary {
  summary: Text;
  /** The item stays what it is: only what comes with it changes. */
  addOn: boolean;
}

/** Something that can be ordered with an item: its reference and a quantity go into the item's request. */
export interface OfferedExtra {
  ref: string;
  title: Text;
  summary: Text | null;
  pictureUrl: string | null;
  priceFen: number;
  /** What the price is for, in words. */
  basis: Text;
  maxQuantity: number;
}

/** How an ordered item can be changed. */
export interface Changing<R extends ItemRequest = ItemRequest> {
  /** The fields of a wish as a guest sends them; staff may leave out what stays as it is. */
  wish: z.ZodObject;
  /** What staff may wish for as well; every field may be left out. Absent: what guests may. */
  deskWish?: z.ZodObject;
  /** The request of the item with the wish fulfilled. */
  request(current: R, wish: ChangeWish): R;
  /** What is booked then, in a few words for the timeline. */
  describe(request: R, context: { from: R; offer: Offer }): ChangeSummary;
  /**
   * Takes what the new request needs beyond what the old one has, until `holdUntil`; the old one stays as it is.
   * @throws Problem 409 when somebody was faster
   */
  hold(trx: Trx, replacement: Replacement, context: { nowMs: number; holdUntil: string }): Promise<void>;
  /**
   * Gives the old one and what was held back and takes the new one for good, all or nothing.
   * @throws Problem 409 when it is not possible (any more)
   */
  replace(trx: Trx, replacement: Replacement, context: { nowMs: number }): Promise<Reservation>;
  /** Gives back what was held; safe to call twice. */
  drop(trx: Trx, replacement: Replacement, context: { nowMs: number; reason: string }): Promise<void>;
}

export interface Sellable<R extends ItemRequest = ItemRequest> {
  kind: R['kind'];
  /** False: it costs every member the same, whatever their level (what is money itself). */
  memberPrice?: false;
  /** False: buying it earns no points and no experience (what it is spent on will). */
  earns?: false;
  /** Only staff sell it: guests cannot ask for it. */
  staffOnly?: true;
  /** What is money itself is bought by itself: an order of it has no other item. */
  alone?: true;
  /** What is paid is delivered: an order of nothing else is completed with its payment, and `fulfil` hands it over. */
  delivered?: true;
  /** Validates one item of a quote or order request. */
  request: z.ZodType<R>;
  /** The same with what only staff may wish for, e.g. a certain unit. */
  deskRequest?: z.ZodType<R>;
  /** What the item's `details` look like on a quote. */
  details: z.ZodType;
  /** @throws Problem when it cannot be bought (409 SOLD_OUT) or breaks a rule (422) */
  quote(context: OfferContext, request: R): Promise<Offer>;
  /**
   * Takes what is sold, all or nothing, until `holdUntil` (ISO) or for good when it is null.
   * @throws Problem 409 when somebody was faster
   */
  reserve(trx: Trx, item: OrderedItem, context: { nowMs: number; holdUntil: string | null }): Promise<Reservation>;
  /** Paid: holds become firm. Returns false when the hold is gone and must be reserved again. */
  fulfil(trx: Trx, item: OrderedItem): Promise<boolean>;
  /** Gives back what was reserved; safe to call twice. */
  release(trx: Trx, item: OrderedItem, context: { nowMs: number; reason: string }): Promise<void>;
  /** The service ended at this moment; frees what is left of it. */
  finish?(trx: Trx, item: OrderedItem, context: { nowMs: number }): Promise<void>;
  /** What the item holds now, in words, after staff moved it to another unit. */
  holds?(trx: Trx, item: OrderedItem): Promise<Reservation>;
  /** What `finish` would free at this moment; null when nothing. */
  leftOver?(db: Db, item: OrderedItem, context: { nowMs: number }): Promise<LeftOver | null>;
  /** What can be ordered with the item, for guests or for staff. @throws Problem 404 when nobody sells the item */
  extras?(context: { db: Db; nowMs: number; atDesk: boolean }, ref: string): Promise<OfferedExtra[]>;
  /** Absent: what was ordered cannot be changed. */
  change?: Changing<R>;
  /** How much of what was paid for a delivered item may still go back, fen; all that is left when absent. */
  refundableFen?(db: Db, item: OrderedItem, context: { nowMs: number }): Promise<number>;
  /** The same as a guest may ask for it, in words; absent: only staff give it back. `amountFen`: of this much of it. */
  returning?(db: Db, item: OrderedItem, context: { nowMs: number; amountFen?: number }): Promise<ReturnTerms>;
  /** Money of a delivered item goes back: takes its share of what was handed over. */
  takeBack?(trx: Trx, item: OrderedItem, refund: TakenBack): Promise<void>;
}

/** On which terms what was delivered goes back. */
export interface ReturnTerms {
  refundableFen: number;
  /** At once; otherwise staff decide. */
  automatic: boolean;
  /** What goes back, what is taken for it, and what stays. */
  text: Text;
}

/** What a refund takes from one item; fen. */
export interface TakenBack {
  /** This refund's share. */
  amountFen: number;
  /** All shares so far, this one included. */
  refundedFen: number;
  totalFen: number;
  reason: string;
  nowMs: number;
}

/** What somebody who leaves early has not used. */
export interface LeftOver {
  /** What becomes free to sell again, in words. */
  freed: Text[];
  /** The first day that was not used; lines of the quote from it on were for nothing. */
  from: string;
}

/** Names the request of a sellable's own schema, so that `quote` need not. */
export const defineSellable = <R extends ItemRequest>(sellable: Sellable<R>): Sellable<R> => sellable;
