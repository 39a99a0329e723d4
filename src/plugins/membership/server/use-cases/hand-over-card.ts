/** A card is bought, renewed or upgraded, or staff give one: whoever has it afterwards, in the caller's transaction. */
import type { Db, Trx } from '../../../../shared/database';
import type { LocalDate } from '../../../../shared/local-date';
import { conflict, notFound } from '../../../../shared/problem';
import { text } from '../../../../shared/text';
import { venueNow } from '../../../../shared/venue';
import { lockWallets, type Actor } from '../../../wallet/server/services';
import { upgradeCredit } from '../domain/card-value';
import { endOfTerm, stateOn, type CardKind } from '../domain/cards';
import {
  findPeriodOfOrder,
  findPeriods,
  insertPeriod,
  type Period,
  type PeriodCause,
} from '../repositories/card-rights';
import {
  findCard,
  findCardById,
  findMemberCards,
  insertCard,
  insertCardEvent,
  saveCard,
  type Card,
  type CardCause,
} from '../repositories/cards';
import { isGuest } from '../repositories/members';
import { grantRights, moveRights } from './card-rights';
import { thaw } from './thaw-card';

/** What somebody wants to do with a kind of card. */
export interface CardWish {
  kind: CardKind;
  /** Number of the card that is to go on, where a member may have several of the kind. */
  renew?: string | undefined;
  /** Number of the card that is settled with the new one. */
  upgradeFrom?: string | undefined;
}

export interface PlannedCard {
  action: 'buy' | 'renew' | 'upgrade';
  /** The card that goes on, or ends. */
  card: Card | null;
  /** What of the old card counts towards the price; fen. */
  creditFen: number;
  from: LocalDate;
  until: LocalDate;
}

/**
 * What buying means at this moment.
 * @param memberId null where nobody is known yet: at the desk the order knows, see {@link requireCardHolder}
 * @throws Problem 404 for a card that is not the member's, 409 CARD_NOT_ACTIVE, 422 CARD_RULE
 */
export async function planCard(
  db: Db,
  { kind, renew, upgradeFrom }: CardWish,
  { memberId, atDesk = false, nowMs }: { memberId: number | null; atDesk?: boolean; nowMs: number },
): Promise<PlannedCard> {
  const { today } = venueNow(nowMs);
  if (upgradeFrom !== undefined) {
    const card = await known(db, upgradeFrom, memberId, atDesk);
    if (stateOn(card, today) !== 'active') throw notActive(card);
    if (kind.rank <= card.kind.rank)
      throw conflict('CARD_RULE', text('只能升级到更高级别的卡', 'A card can only be upgraded to a higher one'), {
        field: 'upgradeFrom',
      });
    if (await ownOf(db, kind, memberId))
      throw conflict(
        'CARD_RULE',
        text('已经有这种卡，可以直接续费', 'There is a card of this kind already; renew it'),
        {
          field: 'upgradeFrom',
        },
      );
    const creditFen = upgradeCredit(kind.priceFen, await findPeriods(db, [card.id]), today);
    return { action: 'upgrade', card, creditFen, from: today, until: endOfTerm(today, kind.term) };
  }
  const card = renew === undefined ? await ownOf(db, kind, memberId) : await known(db, renew, memberId, atDesk);
  if (!card) return { action: 'buy', card: null, creditFen: 0, from: today, until: endOfTerm(today, kind.term) };
  if (card.kind.id !== kind.id)
    throw conflict('CARD_RULE', text('续费的卡种不符', 'The card is of another kind'), { field: 'renew' });
  const state = stateOn(card, today);
  if (state === 'frozen') throw frozenCard();
  if (state !== 'active' && state !== 'expired') throw notActive(card);
  const from = state === 'expired' ? today : card.validUntil;
  return { action: 'renew', card, creditFen: 0, from, until: endOfTerm(from, kind.term) };
}

async function known(db: Db, no: string, memberId: number | null, atDesk: boolean): Promise<Card> {
  const card = await findCard(db, no);
  if (!card || (memberId === null ? !atDesk : card.memberId !== memberId)) throw notFound();
  return card;
}

/** The card that buying a kind again prolongs. */
async function ownOf(db: Db, kind: CardKind, memberId: number | null): Promise<Card | undefined> {
  if (!kind.onePerMember || memberId === null) return undefined;
  return (await findMemberCards(db, memberId)).find(
    (card) => card.kind.id === kind.id && ['active', 'frozen', 'expired'].includes(card.state),
  );
}

export const notActive = (card: Pick<Card, 'state'>): Error =>
  conflict('CARD_NOT_ACTIVE', text('这张会员卡当前不可用', 'This card is not active'), { state: card.state });

const frozenCard = (): Error =>
  conflict('CARD_FROZEN', text('会员卡冻结中，请先解冻再续费', 'The card is frozen; please unfreeze it first'));

/** @throws Problem 409 MEMBER_NOT_SIGNED_IN for who has never signed in: a wallet needs somebody */
export async function requireCardHolder(db: Db, memberId: number): Promise<void> {
  if (await isGuest(db, memberId)) return;
  throw conflict(
    'MEMBER_NOT_SIGNED_IN',
    text('请客人先在小程序登录，再办理会员卡', 'The guest has to sign in to the mini-program first'),
  );
}

export interface HandOver extends CardWish {
  memberId: number;
  /** Null when staff give it. */
  order: { orderNo: string; itemKey: string; paidFen: number } | null;
  actor: Actor;
  reason: string | null;
  nowMs: number;
}

/**
 * The card is the member's from now on. An order hands over once, however often it is asked to.
 * @throws Problem of {@link planCard}, when the card changed since it was ordered
 */
export async function handOverCard(trx: Trx, handing: HandOver): Promise<Card> {
  const { memberId, order, actor, reason, nowMs, kind } = handing;
  await requireCardHolder(trx, memberId);
  const at = new Date(nowMs).toISOString();
  await lockWallets(trx, [memberId], at);
  const before = order && (await findPeriodOfOrder(trx, order));
  if (before) return findCardById(trx, before.cardId);
  await thawForRenewal(trx, handing);
  const plan = await planCard(trx, handing, { memberId, nowMs });
  const why: CardCause = { actor, reason, reference: order?.orderNo ?? null, nowMs };
  const card = await become(trx, plan, { kind, memberId, why });
  const cause: PeriodCause = order === null ? 'gift' : plan.action;
  const { from, until } = plan;
  const period = { cardId: card.id, cause, paidFen: order?.paidFen ?? 0, from, until };
  const { orderNo, itemKey } = order ?? { orderNo: null, itemKey: null };
  const id = await insertPeriod(trx, { ...period, orderNo, itemKey }, at);
  await grantRights(trx, card, { id, until }, { key: `card-period:${id}`, actor, note: null, nowMs });
  return card;
}

/** It was not frozen when it was ordered; what is paid for is not refused for that. */
async function thawForRenewal(trx: Trx, { kind, renew, memberId, actor, nowMs }: HandOver): Promise<void> {
  const card = renew === undefined ? await ownOf(trx, kind, memberId) : await findCard(trx, renew);
  if (card?.state !== 'frozen' || card.memberId !== memberId) return;
  await thaw(trx, card, { actor, reason: '续费自动解冻', reference: null, nowMs });
}

interface Becoming {
  kind: CardKind;
  memberId: number;
  why: CardCause;
}

async function become(trx: Trx, plan: PlannedCard, { kind, memberId, why }: Becoming): Promise<Card> {
  const { from, until } = plan;
  if (plan.action === 'renew') {
    const old = plan.card!;
    const validFrom = from > old.validUntil ? from : old.validFrom;
    const card: Card = { ...old, kind, state: 'active', validFrom, validUntil: until };
    await saveCard(trx, card);
    await insertCardEvent(trx, card, 'renew', old.state, why);
    return card;
  }
  const fresh = { memberId, kind, validFrom: from, validUntil: until, orderNo: why.reference };
  const card = await insertCard(trx, fresh, new Date(why.nowMs).toISOString());
  if (plan.action === 'upgrade') await settleOld(trx, plan.card!, card, why);
  else await insertCardEvent(trx, card, 'issue', null, why);
  return card;
}

/** The balance goes on with the new card; benefits of the old one were settled with its price. */
async function settleOld(trx: Trx, old: Card, card: Card, why: CardCause): Promise<void> {
  const ended: Card = { ...old, state: 'upgraded' };
  await saveCard(trx, ended);
  const event = await insertCardEvent(trx, ended, 'upgraded', old.state, { ...why, reference: card.no });
  await insertCardEvent(trx, card, 'upgrade', null, { ...why, reference: old.no });
  await moveRights(
    trx,
    old,
    { to: ({ code }) => (code === null ? { card, endsOn: card.validUntil } : 'nowhere') },
    { key: `card-event:${event}`, actor: why.actor, note: `会员卡升级：${old.no} → ${card.no}`, nowMs: why.nowMs },
  );
}

/** Periods of a card, as far as they were not given back. */
export const livePeriods = (periods: readonly Period[]): Period[] => periods.filter(({ ended }) => !ended);
