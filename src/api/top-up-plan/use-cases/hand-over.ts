/** A paid top-up becomes pockets of the ledger, and a refund takes them back. */
import type { Trx } from '../../../shared/database';
import { venue } from '../../../shared/venue';
import type { OrderedItem, TakenBack } from '../../../plugins/ordering/server/services';
import { grant, lockWallets, reverse, spend, type Actor } from '../../../plugins/wallet/server/services';
import { planReturn } from '../domain/return-rule';
import { giftEnd, sourceOf } from '../domain/top-up';
import { findTopUp } from './find-top-up';
import { readBought } from './read-bought';

const SYSTEM: Actor = { kind: 'system' };

/** Principal and gift, once: a second time the ledger knows the keys. What was paid is the principal. */
export async function handOver(trx: Trx, item: OrderedItem, nowMs: number): Promise<void> {
  const { orderNo, memberId: member } = item;
  const { paidFen, details } = await readBought(trx, orderNo);
  const { giftFen, giftDays } = details;
  const source = sourceOf(orderNo);
  const common = { member, source, reference: orderNo, actor: SYSTEM, now: new Date(nowMs).toISOString() };
  if (paidFen > 0)
    await grant(trx, {
      ...common,
      key: `${source}:principal`,
      asset: 'principal',
      amount: paidFen,
      expiresAt: null,
      reason: 'top-up',
    });
  if (giftFen > 0)
    await grant(trx, {
      ...common,
      key: `${source}:gift`,
      asset: 'gift',
      amount: giftFen,
      expiresAt: giftEnd(nowMs, giftDays, venue().zone),
      reason: 'top-up-gift',
    });
}

/**
 * Money of the top-up goes back: as much principal leaves the wallet, and of the gift what the rule says. Nothing
 * happens when nothing was handed over (money that came too late).
 */
export async function takeBackTopUp(trx: Trx, item: OrderedItem, refund: TakenBack): Promise<void> {
  const { orderNo, memberId: member } = item;
  const now = new Date(refund.nowMs).toISOString();
  await lockWallets(trx, [member], now);
  const topUp = await findTopUp(trx, item, refund.nowMs);
  if (!topUp) return;
  const before = { ...topUp.standing, refundedFen: refund.refundedFen - refund.amountFen };
  const plan = planReturn(topUp.terms, before, refund.amountFen, refund.nowMs);
  const source = sourceOf(orderNo);
  // What has been refunded in all says which refund this is.
  const key = (part: string): string => `${source}:back:${refund.refundedFen}:${part}`;
  const common = { reference: orderNo, actor: SYSTEM, now };
  const back = { ...common, reason: 'withdrawal' } as const;
  if (topUp.principalTransfer)
    await reverse(trx, {
      ...back,
      key: key('principal'),
      transfer: topUp.principalTransfer,
      amount: refund.amountFen,
    });
  const giftFen = plan.giftTakenFen + plan.giftOwedFen;
  if (giftFen > 0) await reverse(trx, { ...back, key: key('gift'), transfer: topUp.giftTransfer!, amount: giftFen });
  if (plan.deductedFen > 0)
    await spend(trx, {
      ...back,
      key: key('deducted'),
      member,
      assets: ['principal'],
      sources: [source],
      amount: plan.deductedFen,
    });
}
