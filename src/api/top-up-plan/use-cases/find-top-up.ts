import type { Db } from '../../../shared/database';
import type { OrderedItem } from '../../../plugins/ordering/server/services';
import { findSources, type SourceStanding } from '../../../plugins/wallet/server/services';
import type { ReturnRule, TopUpStanding } from '../domain/return-rule';
import { sourceOf } from '../domain/top-up';
import { readBought } from './read-bought';

export interface TopUp {
  terms: ReturnRule;
  standing: TopUpStanding;
  /** Numbers of the grants. */
  principalTransfer: string | null;
  giftTransfer: string | null;
}

/** A top-up that was handed over; undefined when it was not. Inside a transaction lock the wallet first. */
export async function findTopUp(
  db: Db,
  item: Pick<OrderedItem, 'orderNo' | 'memberId'>,
  nowMs: number,
): Promise<TopUp | undefined> {
  const { orderNo, memberId: member } = item;
  const prefix = sourceOf(orderNo);
  const pockets = await findSources(db, { member, prefix, now: new Date(nowMs).toISOString() });
  if (pockets.length === 0) return undefined;
  const { refundedFen, details } = await readBought(db, orderNo);
  const [principal, gift] = (['principal', 'gift'] as const).map((code) => pockets.find(({ asset }) => asset === code));
  return {
    terms: details.terms,
    standing: standingOf(principal, gift, refundedFen),
    principalTransfer: principal?.transferNo ?? null,
    giftTransfer: gift?.transferNo ?? null,
  };
}

export function standingOf(
  principal: SourceStanding | undefined,
  gift: SourceStanding | undefined,
  refundedFen: number,
): TopUpStanding {
  return {
    principal: {
      granted: principal?.granted ?? 0,
      free: principal?.free ?? 0,
      held: principal?.held ?? 0,
      deducted: principal?.withdrawn ?? 0,
    },
    gift: {
      granted: gift?.granted ?? 0,
      free: gift?.free ?? 0,
      held: gift?.held ?? 0,
      used: gift?.used ?? 0,
      reversed: gift?.reversed ?? 0,
    },
    refundedFen,
    paidAtMs: Date.parse((principal ?? gift)!.grantedAt),
  };
}
