/** What members and staff do with a card that there is: each command locks the wallets first, and is one transaction. */
import type { Core } from '@strapi/strapi';
import { pool, withTransaction, type Trx } from '../../../../shared/database';
import { withIdempotency } from '../../../../shared/idempotency';
import { addDays } from '../../../../shared/local-date';
import { conflict, notFound, validation } from '../../../../shared/problem';
import { text } from '../../../../shared/text';
import { venueNow } from '../../../../shared/venue';
import { lockWallets, type Actor } from '../../../wallet/server/services';
import { stateOn } from '../domain/cards';
import { findPeriods, savePeriod } from '../repositories/card-rights';
import {
  countOwnFreezes,
  findCard,
  insertCard,
  insertCardEvent,
  saveCard,
  type Card,
  type CardCause,
  type CardEventKind,
} from '../repositories/cards';
import { findMemberLine } from '../repositories/member-desk';
import { findCardKinds } from '../services/card-kinds';
import { holdRights, moveRights } from './card-rights';
import { handOverCard, livePeriods, notActive, requireCardHolder } from './hand-over-card';
import { thaw } from './thaw-card';

export interface CardCommand {
  no: string;
  /** Whose card it must be. */
  memberId: number;
  actor: Actor;
  /** Why, in the words of whoever does it. */
  reason: string | null;
  idempotencyKey: string;
}

type Work = (trx: Trx, card: Card, why: CardCause) => Promise<void>;

/** @param others members whose wallets are touched as well */
async function command(
  strapi: Core.Strapi,
  verb: string,
  { no, memberId, actor, reason, idempotencyKey: key }: CardCommand,
  { input = {}, others = [] }: { input?: object; others?: readonly number[] },
  work: Work,
): Promise<void> {
  const scope = `${actor.kind}:${actor.id}:card-${verb}`;
  await withTransaction(strapi, (trx) =>
    withIdempotency(trx, { scope, key, input: { no, memberId, reason, ...input } }, async () => {
      const nowMs = Date.now();
      await lockWallets(trx, [memberId, ...others], new Date(nowMs).toISOString());
      const card = await findCard(trx, no);
      if (!card || card.memberId !== memberId) throw notFound();
      await work(trx, card, { actor, reason, reference: null, nowMs });
      return {};
    }),
  );
}

function requireActive(card: Card, nowMs: number): void {
  if (stateOn(card, venueNow(nowMs).today) !== 'active') throw notActive(card);
}

const YEAR_MS = 365 * 86_400_000;

/**
 * Nothing of the card can be used, and its end waits.
 * @throws Problem 409 CARD_NOT_ACTIVE; FREEZES_USED_UP for a member who has frozen it as often as its kind allows
 */
export const freezeCard = (strapi: Core.Strapi, asked: CardCommand): Promise<void> =>
  command(strapi, 'freeze', asked, {}, async (trx, card, why) => {
    requireActive(card, why.nowMs);
    if (asked.actor.kind === 'member') await requireFreezeLeft(trx, card, why.nowMs);
    const frozen: Card = { ...card, state: 'frozen', frozenOn: venueNow(why.nowMs).today };
    const event = await insertCardEvent(trx, frozen, 'freeze', card.state, why);
    const moving = { key: `card-event:${event}`, actor: why.actor, note: null, nowMs: why.nowMs };
    await saveCard(trx, { ...frozen, holds: await holdRights(trx, card, moving) });
  });

async function requireFreezeLeft(trx: Trx, card: Card, nowMs: number): Promise<void> {
  const used = await countOwnFreezes(trx, card.id, new Date(nowMs - YEAR_MS).toISOString());
  if (used < card.kind.freezesPerYear) return;
  throw conflict(
    'FREEZES_USED_UP',
    text('这张卡今年的自助冻结次数已用完，请联系商家', 'You have used up this year’s freezes; please contact the host'),
  );
}

/** @throws Problem 409 CARD_NOT_ACTIVE when it is not frozen */
export const unfreezeCard = (strapi: Core.Strapi, asked: CardCommand): Promise<void> =>
  command(strapi, 'unfreeze', asked, {}, async (trx, card, why) => {
    if (card.state !== 'frozen') throw notActive(card);
    await thaw(trx, card, why);
  });

/** Staff give days; what the last period granted is good for as long. */
export const extendCard = (strapi: Core.Strapi, asked: CardCommand, days: number): Promise<void> =>
  command(strapi, 'extend', asked, { input: { days } }, async (trx, card, why) => {
    requireActive(card, why.nowMs);
    const extended: Card = { ...card, validUntil: addDays(card.validUntil, days) };
    await saveCard(trx, extended);
    const event = await insertCardEvent(trx, extended, 'extend', card.state, why);
    const last = livePeriods(await findPeriods(trx, [card.id])).at(-1);
    if (last) await savePeriod(trx, { ...last, until: extended.validUntil });
    await moveRights(
      trx,
      card,
      { to: ({ endsOn }) => (endsOn === card.validUntil ? { card, endsOn: extended.validUntil } : null) },
      { key: `card-event:${event}`, actor: why.actor, note: `会员卡延期 ${days} 天`, nowMs: why.nowMs },
    );
  });

/** The same card under a new number: the old one was lost. */
export const replaceCard = (strapi: Core.Strapi, asked: CardCommand): Promise<void> =>
  command(strapi, 'replace', asked, {}, async (trx, card, why) => {
    const current = card.state === 'frozen' ? await thaw(trx, card, why) : card;
    requireActive(current, why.nowMs);
    await reissue(trx, current, current.memberId, { was: 'replaced', is: 'replacement', why });
  });

/**
 * The card with everything that is left on it goes to another member, under a new number: what the one has leaves the
 * books of the one wallet and enters those of the other.
 * @param to public id
 * @throws Problem 400 for the same member, 404, 409 MEMBER_NOT_SIGNED_IN
 */
export async function transferCard(strapi: Core.Strapi, asked: CardCommand, to: string): Promise<void> {
  const target = await findMemberLine(pool(strapi), to);
  if (!target) throw validation('to', text('没有这位会员', 'There is no such member'));
  if (target.id === asked.memberId) throw validation('to', text('不能转给本人', 'It is their own card'));
  await command(strapi, 'transfer', asked, { input: { to }, others: [target.id] }, async (trx, card, why) => {
    requireActive(card, why.nowMs);
    await requireCardHolder(trx, target.id);
    await reissue(trx, card, target.id, { was: 'transfer-out', is: 'transfer-in', why });
  });
}

async function reissue(
  trx: Trx,
  old: Card,
  memberId: number,
  { was, is, why }: { was: CardEventKind; is: CardEventKind; why: CardCause },
): Promise<void> {
  const { kind, validFrom, validUntil, orderNo } = old;
  const at = new Date(why.nowMs).toISOString();
  const card = await insertCard(trx, { memberId, kind, validFrom, validUntil, orderNo }, at);
  const ended: Card = { ...old, state: was === 'replaced' ? 'replaced' : 'transferred' };
  await saveCard(trx, ended);
  const event = await insertCardEvent(trx, ended, was, old.state, { ...why, reference: card.no });
  await insertCardEvent(trx, card, is, null, { ...why, reference: old.no });
  await moveRights(
    trx,
    old,
    { to: ({ endsOn }) => ({ card, endsOn }) },
    { key: `card-event:${event}`, actor: why.actor, note: `会员卡换号：${old.no} → ${card.no}`, nowMs: why.nowMs },
  );
  for (const period of await findPeriods(trx, [old.id])) await savePeriod(trx, { ...period, cardId: card.id });
}

/**
 * Staff give a card, or another term of one.
 * @throws Problem 400 for a kind that does not exist, 409 MEMBER_NOT_SIGNED_IN
 */
export async function giveCard(
  strapi: Core.Strapi,
  given: Omit<CardCommand, 'no'> & { kindId: string },
): Promise<void> {
  const { memberId, kindId, actor, reason, idempotencyKey: key } = given;
  const scope = `${actor.kind}:${actor.id}:card-give`;
  await withTransaction(strapi, (trx) =>
    withIdempotency(trx, { scope, key, input: { memberId, kindId, reason } }, async () => {
      const kind = (await findCardKinds(trx)).find(({ id }) => id === kindId);
      if (!kind) throw validation('kindId', text('没有这种会员卡', 'There is no such kind of card'));
      await handOverCard(trx, { kind, memberId, order: null, actor, reason, nowMs: Date.now() });
      return {};
    }),
  );
}
