/** A member pays at the counter: an ordinary order of one sale, settled at once. */
import type { Core } from '@strapi/strapi';
import { pool, withTransaction } from '../../../../shared/database';
import { withIdempotency } from '../../../../shared/idempotency';
import { newOrderNo } from '../../../../shared/ids';
import { findNames } from '../../../membership/server/services';
import type { OfflineTender, TenderChoice } from '../domain/tenders';
import type { Actor } from '../repositories/orders';
import { now } from '../services/now';
import { book } from './book-at-desk';
import type { TenderWish } from './hold-tenders';
import { quoteTenders, type QuotedTenders } from './quote-tenders';

export interface Charge {
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
  idempotencyKey: string;
  /** What the statement of the wallet says; default `order`. */
  tenderReason?: TenderWish['tenderReason'];
}

/**
 * One transaction: the order, what the wallet pays and the money for the rest. A repeat gets the first one's number.
 * @returns the order's number
 * @throws Problem 409 INSUFFICIENT_BALANCE with `available`, what the chosen tenders could pay; 409
 *   MEMBER_NOT_SIGNED_IN, 404
 */
export async function chargeMember(strapi: Core.Strapi, charge: Charge): Promise<string> {
  const { actor, idempotencyKey: key, ...input } = charge;
  const { memberId, title, amountFen, tenders, restTender, tenderReason, expectedPayableFen } = input;
  const answer = { no: newOrderNo() };
  const scope = `${actor.kind}:${actor.id}:charge-member`;
  const { no } = await withTransaction(strapi, (trx) =>
    withIdempotency(trx, { scope, key, input, answer }, async () => {
      const { nickname = '', phone = null } = (await findNames(trx, [memberId])).get(memberId) ?? {};
      const sale = { kind: 'sale', ref: 'counter', quantity: 1, title, amountFen };
      const payment = restTender ? { tender: restTender } : { tender: 'wallet' as const, tenders };
      const booking = {
        ...({ source: 'desk', items: [sale], guest: { name: nickname, phone: phone ?? '' }, remark: null } as const),
        ...{ adjustment: null, payment, memberId, tenders, tenderReason, expectedTotalFen: amountFen },
        expectedPayableFen,
      };
      await book(trx, answer.no, booking, actor, now());
      return answer;
    }),
  );
  return no;
}

/** What the wallet would pay of a charge, and what is left for money; nothing is written. */
export function previewCharge(
  strapi: Core.Strapi,
  { memberId, amountFen, tenders }: Pick<Charge, 'memberId' | 'amountFen' | 'tenders'>,
): Promise<QuotedTenders> {
  const items = [{ kind: 'sale', ref: 'counter' }];
  return quoteTenders(pool(strapi), { memberId, items, totalFen: amountFen, nowMs: now().ms }, tenders);
}
