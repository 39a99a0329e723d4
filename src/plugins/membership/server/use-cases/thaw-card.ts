import type { Trx } from '../../../../shared/database';
import { addDays, daysBetween, type LocalDate } from '../../../../shared/local-date';
import { venueNow } from '../../../../shared/venue';
import { findPeriods, savePeriod } from '../repositories/card-rights';
import { insertCardEvent, saveCard, type Card, type CardCause } from '../repositories/cards';
import { freeRights, moveRights } from './card-rights';

/** Days that a freeze has cost so far, as far as its kind gives them back. */
export const frozenDays = (card: Card, today: LocalDate): number =>
  card.frozenOn === null ? 0 : Math.min(Math.max(0, daysBetween(card.frozenOn, today)), card.kind.freezeDays);

/** A frozen card is good again; the days are added to its end and to that of what is in its pockets. Wallet locked. */
export async function thaw(trx: Trx, card: Card, why: CardCause): Promise<Card> {
  const { actor, nowMs } = why;
  const { today } = venueNow(nowMs);
  const days = frozenDays(card, today);
  const thawed: Card = {
    ...card,
    state: 'active',
    frozenOn: null,
    holds: [],
    validUntil: addDays(card.validUntil, days),
  };
  await saveCard(trx, thawed);
  const event = await insertCardEvent(trx, thawed, 'unfreeze', 'frozen', why);
  const moving = { key: `card-event:${event}`, actor, note: days > 0 ? `会员卡解冻，顺延 ${days} 天` : null, nowMs };
  const free = await freeRights(trx, card, moving);
  if (days === 0) return thawed;
  for (const period of await findPeriods(trx, [card.id])) {
    if (period.ended || period.until <= card.frozenOn!) continue;
    const from = period.from > card.frozenOn! ? addDays(period.from, days) : period.from;
    await savePeriod(trx, { ...period, from, until: addDays(period.until, days) });
  }
  await moveRights(trx, card, { free, to: ({ endsOn }) => ({ card, endsOn: addDays(endsOn, days) }) }, moving);
  return thawed;
}
