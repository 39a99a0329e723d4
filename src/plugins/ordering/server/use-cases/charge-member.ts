/** A member pays at the counter: an ordinary order of one sale, settled at once. */
import type { Core } from '@strapi/strapi';
import { pool, type Trx } from '../../../../shared/database';
import { findNames } from '../../../membership/server/services';
import type { OfflineTender, TenderChoice } from '../domain/tenders';
import type { Actor } from '../repositories/orders';
import { now } from '../services/now';
import { book } from './book-at-desk';
import type { TenderWish } from './hold-tenders';
import { quoteTenders, type QuotedTenders } from './quote-tenders';

export interface Charge {
  /** From `newOrderNo`. */
  orderNo: string;
  memberId: number;
  /** What for, in a few words; the order's title. */
  title: string;
  /** ≥ 1. */
  amountFen: number;
  /** Which wallet tenders pay, each as far as it goes. */
  tenders: TenderChoice;
  /** What pays the rest, at the desk; absent: the wallet must pay all of it. */
  restTender?: OfflineTender | undefined;
  /** What the clerk saw that is left for money; another amount refuses. Fen. */
  expectedPayableFen?: number | undefined;
  actor: Actor;
  /** What the statement of the wallet says; default `order`. */
  tenderReason?: TenderWish['tenderReason'];
}

/**
 * In the caller's transaction: the order, what the wallet pays and the money for the rest.
 * @throws Problem 409 INSUFFICIENT_BALANCE with `available`, what the chosen tenders could pay; 409
 *   MEMBER_NOT_SIGNED_IN, 404
 */
export async function chargeMember(trx: Trx, charge: Charge): Promise<void> {
  const { actor, orderNo, memberId, title, amountFen, tenders, restTender, tenderReason, expectedPayableFen } = charge;
  const { nickname = '', phone = null } = (await findNames(trx, [memberId])).get(memberId) ?? {};
  const sale = { kind: 'sale', ref: 'counter', quantity: 1, title, amountFen };
  const payment = restTender ? { tender: restTender } : { tender: 'wallet' as const, tenders };
  const booking = {
    ...({ source: 'desk', items: [sale], guest: { name: nickname, phone: phone ?? '' }, remark: null } as const),
    ...{ adjustment: null, payment, memberId, tenders, tenderReason, expectedTotalFen: amountFen },
    expectedPayableFen,
  };
  await book(trx, orderNo, booking, actor, now());
}

/** What the wallet would pay of a charge, and what is left for money; nothing is written. */
export function previewCharge(
  strapi: Core.Strapi,
  { memberId, amountFen, tenders }: Pick<Charge, 'memberId' | 'amountFen' | 'tenders'>,
): Promise<QuotedTenders> {
  const items = [{ kind: 'sale', ref: 'counter' }];
  return quoteTenders(pool(strapi), { memberId, items, totalFen: amountFen, nowMs: now().ms }, tenders);
}
