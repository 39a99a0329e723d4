/** Money of a card goes back: how much may, and what goes with it. */
import type { Db, Trx } from '../../../../shared/database';
import { venueNow } from '../../../../shared/venue';
import { lockWallets } from '../../../wallet/server/services';
import { refundableOfCard } from '../domain/card-value';
import { stateOn } from '../domain/cards';
import {
  findPeriodOfOrder,
  findPeriods,
  findRightsOfPeriod,
  savePeriod,
  type OrderedPeriod,
  type Period,
} from '../repositories/card-rights';
import { findCardById, insertCardEvent, saveCard, type Card, type CardCause } from '../repositories/cards';
import { isUnused, moveRights, takeShare, type Moving } from './card-rights';
import { livePeriods } from './hand-over-card';
import { thaw } from './thaw-card';

/** How much of what an order paid for a card may still go back now; fen, 0 where nothing was handed over. */
export async function refundableCardFen(
  db: Db,
  item: OrderedPeriod & { memberId: number },
  nowMs: number,
): Promise<number> {
  const period = await findPeriodOfOrder(db, item);
  if (!period) return 0;
  const card = await findCardById(db, period.cardId);
  return refundableNow(db, card, period, item.memberId, nowMs);
}

async function refundableNow(db: Db, card: Card, period: Period, buyer: number, nowMs: number): Promise<number> {
  const { today } = venueNow(nowMs);
  const last = livePeriods(await findPeriods(db, [card.id])).at(-1)?.id === period.id;
  const rights = await findRightsOfPeriod(db, period.id);
  const unused = await isUnused(db, rights, card, new Date(nowMs).toISOString());
  const state = stateOn(card, today);
  const withBuyer = card.memberId === buyer;
  return refundableOfCard({ period, state, rule: card.kind.refundRule, unused, last, withBuyer }, { today, nowMs });
}

export interface CardRefund {
  /** Of this refund, and of all so far; fen. */
  amountFen: number;
  refundedFen: number;
  totalFen: number;
  reason: string;
  nowMs: number;
}

/**
 * Takes the share of balance and benefits that belongs to the money; what is gone already is owed. When that was all
 * that could go back, the period ends: the card with it, or its last stretch.
 */
export async function takeBackCard(
  trx: Trx,
  item: OrderedPeriod & { memberId: number },
  refund: CardRefund,
): Promise<void> {
  const found = await findPeriodOfOrder(trx, item);
  if (!found) return;
  const { nowMs, reason } = refund;
  const holder = (await findCardById(trx, found.cardId)).memberId;
  await lockWallets(trx, [item.memberId, holder], new Date(nowMs).toISOString());
  const why: CardCause = { actor: { kind: 'system' }, reason, reference: item.orderNo, nowMs };
  const locked = await findCardById(trx, found.cardId);
  const card = locked.state === 'frozen' ? await thaw(trx, locked, { ...why, reason: '退卡前解冻' }) : locked;
  const period = (await findPeriodOfOrder(trx, item))!;
  const before = await refundableNow(trx, card, period, item.memberId, nowMs);
  const ends = refund.amountFen >= before || refund.refundedFen >= refund.totalFen;
  const paid = { ...period, refundedFen: period.refundedFen + refund.amountFen, ended: ends };
  await savePeriod(trx, paid);
  const after = ends ? await endPeriod(trx, card, period, nowMs) : card;
  const event = await insertCardEvent(
    trx,
    after,
    after.state === 'refunded' ? 'refund' : 'refund-part',
    card.state,
    why,
  );
  const moving: Moving = { key: `card-event:${event}`, actor: why.actor, note: `会员卡退款：${reason}`, nowMs };
  await takeShare(trx, period, refund, moving);
  if (!ends) return;
  const sweep = { ...moving, key: `${moving.key}:rest` };
  await moveRights(trx, card, { to: ({ periodId }) => (periodId === period.id ? 'nowhere' : null) }, sweep);
}

/** What is over stays as it is; of the rest the card loses the days that were paid for last. */
async function endPeriod(trx: Trx, card: Card, period: Period, nowMs: number): Promise<Card> {
  if (card.state !== 'active' && card.state !== 'expired') return card;
  const others = livePeriods(await findPeriods(trx, [card.id])).filter(({ id }) => id !== period.id);
  const { today } = venueNow(nowMs);
  const goesOn = others.some(({ until }) => until > today);
  // Days in the middle of others are not cut out: what follows would begin on another day than was agreed.
  const cut = goesOn && period.until === card.validUntil ? { validUntil: others.at(-1)!.until } : {};
  const after: Card = goesOn ? { ...card, ...cut } : { ...card, state: 'refunded' };
  await saveCard(trx, after);
  return after;
}
