/** How much of what was delivered can still go back. */
import type { Db } from '../../../../shared/database';
import { formatFen } from '../../../../shared/money';
import { validation } from '../../../../shared/problem';
import { largestShare } from '../domain/return-share';
import { keptFen } from '../repositories/order-head';
import { findItemAmounts, findItems, type Order } from '../repositories/orders';
import type { Moment } from '../services/now';
import { sellableOf } from '../services/registry';

type PaidOrder = Pick<Order, 'id' | 'no' | 'memberId' | 'paidFen' | 'refundedFen'>;

/** Fen, at most what was paid and has not gone back. Read it in the transaction that refunds: then it stays. */
export async function returnableFen(db: Db, order: PaidOrder, { ms: nowMs }: Moment): Promise<number> {
  const items = await findItems(db, order);
  if (!items.some(({ kind }) => sellableOf(kind).refundableFen)) return keptFen(order);
  const amounts = await findItemAmounts(db, order.id);
  const shares: { leftFen: number; mostFen: number }[] = [];
  for (const item of items) {
    const { totalFen, refundedFen } = amounts.find(({ key }) => key === item.key)!;
    const leftFen = totalFen - refundedFen;
    const mostFen = (await sellableOf(item.kind).refundableFen?.(db, item, { nowMs })) ?? leftFen;
    shares.push({ leftFen, mostFen });
  }
  return Math.min(keptFen(order), largestShare(shares));
}

/** @throws Problem 400 for more than may go back */
export async function requireReturnable(db: Db, order: PaidOrder, amountFen: number, at: Moment): Promise<void> {
  const most = await returnableFen(db, order, at);
  if (amountFen <= most) return;
  const used = most < keptFen(order);
  throw validation('amountFen', {
    zh: `${used ? '其余部分已经使用，' : ''}最多可退 ${formatFen(most)}`,
    en: `${used ? 'The rest has been used; at' : 'At'} most ${formatFen(most)} can be refunded`,
  });
}
