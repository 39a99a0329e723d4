import type { Db } from '../../../../shared/database';
import { dateInZone, type LocalDate } from '../../../../shared/local-date';
import { text, type Text } from '../../../../shared/text';
import { venue, venueNow } from '../../../../shared/venue';
import { balances } from '../../../wallet/server/services';
import { stateOn, parseSource, pocketSource, type CardState } from '../domain/cards';
import { upgradeCredit } from '../domain/card-value';
import { findPeriods, findRightsOfCards, type Period } from '../repositories/card-rights';
import {
  countOwnFreezes,
  findCardEvents,
  findCards,
  findMemberCards,
  type Card,
  type CardEvent,
} from '../repositories/cards';
import { findCardKinds } from '../services/card-kinds';
import { livePeriods } from './hand-over-card';

/** How much of a right is there: what may be used now, and what is set aside while the card is frozen. */
export interface RightLeft {
  /** Null is the balance. */
  code: string | null;
  left: number;
  /** Granted and not yet ended, as far as it was not taken back. */
  granted: number;
}

export interface CardView {
  card: Card;
  /** Today, whether the tick has noted it or not. */
  state: CardState;
  rights: RightLeft[];
  freezesLeft: number;
  events: CardEvent[];
  orders: string[];
  /** Kinds it can be upgraded to, with what of it counts towards the price. */
  upgrades: { kindId: string; creditFen: number }[];
}

const YEAR_MS = 365 * 86_400_000;

export interface GoodCard {
  no: string;
  title: Text;
}

/** Cards that are good now. */
export async function findGoodCards(db: Db, memberId: number, nowMs: number): Promise<GoodCard[]> {
  const { today } = venueNow(nowMs);
  const cards = await findMemberCards(db, memberId);
  return cards.filter((card) => stateOn(card, today) === 'active').map(({ no, kind }) => ({ no, title: kind.title }));
}

/** Every card of a member, with what is left on it: those that are good first. */
export async function readCards(db: Db, memberId: number, nowMs: number): Promise<CardView[]> {
  const cards = await findMemberCards(db, memberId);
  if (cards.length === 0) return [];
  const ids = cards.map(({ id }) => id);
  const { today } = venueNow(nowMs);
  const kinds = await findCardKinds(db);
  const [events, periods, rights] = [
    await findCardEvents(db, ids),
    await findPeriods(db, ids),
    await findRightsOfCards(db, ids),
  ];
  const wallet = await balances(db, memberId, new Date(nowMs).toISOString());
  const pockets = wallet.flatMap((asset) => asset.pockets);
  const views: CardView[] = [];
  for (const card of cards) {
    const state = stateOn(card, today);
    const live = state === 'active' || state === 'frozen';
    const own = rights.filter((right) => right.cardId === card.id);
    const leftOf = (code: string | null): RightLeft => {
      const source = pocketSource(card.no, code);
      const inPocket = pockets.filter((pocket) => pocket.source === source);
      const left = inPocket.reduce((sum, { available, held }) => sum + available + (state === 'frozen' ? held : 0), 0);
      const granted = own
        .filter((right) => right.code === code && (state === 'frozen' || right.endsOn > today))
        .reduce((sum, { amount, moved, taken }) => sum + amount - moved - taken, 0);
      return { code, left: live ? left : 0, granted: live ? granted : 0 };
    };
    const codes = [...new Set([null, ...own.map(({ code }) => code)])];
    const paid = periods.filter(({ cardId }) => cardId === card.id);
    views.push({
      card,
      state,
      rights: codes.map(leftOf),
      freezesLeft: state === 'active' ? await freezesLeft(db, card, nowMs) : 0,
      events: events.get(card.id)!,
      orders: paid.flatMap(({ orderNo }) => orderNo ?? []),
      upgrades: state === 'active' ? upgradesOf(card, kinds, livePeriods(paid), today) : [],
    });
  }
  return views;
}

const freezesLeft = async (db: Db, card: Card, nowMs: number): Promise<number> =>
  Math.max(0, card.kind.freezesPerYear - (await countOwnFreezes(db, card.id, new Date(nowMs - YEAR_MS).toISOString())));

function upgradesOf(
  card: Card,
  kinds: Awaited<ReturnType<typeof findCardKinds>>,
  periods: Period[],
  today: LocalDate,
): CardView['upgrades'] {
  return kinds
    .filter(({ rank, onSale }) => rank > card.kind.rank && onSale)
    .map(({ id, priceFen }) => ({ kindId: id, creditFen: upgradeCredit(priceFen, periods, today) }));
}

/** What a pocket of a card is called, for whoever redeems it. */
export interface DescribedRight {
  title: Text;
  note: Text | null;
  redeemable: boolean;
}

/** @param sources of pockets; what is no card's is left out */
export async function describeBenefits(db: Db, sources: readonly string[]): Promise<Map<string, DescribedRight>> {
  const parsed = sources.flatMap((source) => {
    const found = parseSource(source);
    return found ? [{ source, ...found }] : [];
  });
  const cards = new Map((await findCards(db, [...new Set(parsed.map(({ no }) => no))])).map((card) => [card.no, card]));
  const today = dateInZone(Date.now(), venue().zone);
  const described = new Map<string, DescribedRight>();
  for (const { source, no, code } of parsed) {
    const card = cards.get(no);
    const benefit = card?.kind.benefits.find((each) => each.code === code);
    if (!card || (code !== null && !benefit)) continue;
    const good = stateOn(card, today) === 'active';
    const { title } = card.kind;
    described.set(source, {
      title: benefit?.title ?? text(`${title.zh} 余额`, `Balance of ${title.en}`),
      note: benefit?.note
        ? text(`${title.zh} · ${benefit.note.zh}`, `${title.en} · ${benefit.note.en}`)
        : text(`${title.zh} ${no}`, `${title.en} ${no}`),
      redeemable: good && benefit?.kind === 'counted',
    });
  }
  return described;
}
