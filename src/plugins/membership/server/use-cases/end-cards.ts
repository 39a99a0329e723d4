import type { Core } from '@strapi/strapi';
import { pool, withTransaction, type Trx } from '../../../../shared/database';
import { venueNow } from '../../../../shared/venue';
import { lockWallets } from '../../../wallet/server/services';
import { findCard, findCardsToEnd, insertCardEvent, saveCard } from '../repositories/cards';
import { frozenDays, thaw } from './thaw-card';

/** Notes that cards have ended, and thaws those that have been frozen for as long as they may; one transaction a card. */
export async function endCards(strapi: Core.Strapi, nowMs: number): Promise<void> {
  const { today } = venueNow(nowMs);
  for (const { no, memberId } of await findCardsToEnd(pool(strapi), today))
    await withTransaction(strapi, (trx) => endCard(trx, no, memberId, nowMs));
}

/** Nothing happens to a card that is good, or the second time. */
async function endCard(trx: Trx, no: string, memberId: number, nowMs: number): Promise<void> {
  await lockWallets(trx, [memberId], new Date(nowMs).toISOString());
  const card = (await findCard(trx, no))!;
  const { today } = venueNow(nowMs);
  const why = { actor: { kind: 'system' }, reference: null, nowMs } as const;
  if (card.state === 'frozen' && frozenDays(card, today) >= card.kind.freezeDays)
    return void (await thaw(trx, card, { ...why, reason: '冻结期满，自动解冻' }));
  if (card.state !== 'active' || card.validUntil > today) return;
  const ended = { ...card, state: 'expired' as const };
  await saveCard(trx, ended);
  await insertCardEvent(trx, ended, 'expire', card.state, { ...why, reason: null });
}
