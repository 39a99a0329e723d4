import type { Db } from '../../../shared/database';
import type { Text } from '../../../shared/text';
import { findDeliveredItems } from '../../../plugins/ordering/server/services';
import { findSources } from '../../../plugins/wallet/server/services';
import { largestReturn } from '../domain/return-rule';
import { SOURCE_PREFIX, sourceOf, type TopUpDetails } from '../domain/top-up';
import { standingOf } from './find-top-up';

export interface OwnTopUp {
  orderNo: string;
  title: Text;
  paidAt: string;
  principalFen: number;
  giftFen: number;
  /** Of the principal and of the gift, what is still there. */
  principalLeftFen: number;
  giftLeftFen: number;
  giftExpiresAt: string | null;
  refundedFen: number;
  /** What can go back in money now. */
  refundableFen: number;
  /** Until then all unused principal goes back for no reason at all. */
  coolingUntil: string;
  requestedAt: string | null;
}

/** Every top-up of a member, the newest first; two statements, however many there are. */
export async function listTopUps(db: Db, memberId: number, nowMs: number): Promise<OwnTopUp[]> {
  const now = new Date(nowMs).toISOString();
  const items = await findDeliveredItems(db, { memberId, kind: 'top-up-plan' });
  const pockets = await findSources(db, { member: memberId, prefix: SOURCE_PREFIX, now });
  return items.flatMap(({ orderNo, title, details, refundedFen, paidAt, returnRequestedAt }) => {
    const own = pockets.filter(({ source }) => source === sourceOf(orderNo));
    const [principal, gift] = (['principal', 'gift'] as const).map((code) => own.find(({ asset }) => asset === code));
    if (!principal && !gift) return [];
    const standing = standingOf(principal, gift, refundedFen);
    const { terms } = details as TopUpDetails;
    return [
      {
        orderNo,
        title,
        paidAt,
        principalFen: standing.principal.granted,
        giftFen: standing.gift.granted,
        principalLeftFen: standing.principal.free + standing.principal.held,
        giftLeftFen: standing.gift.free + standing.gift.held,
        giftExpiresAt: gift?.expiresAt ?? null,
        refundedFen,
        refundableFen: largestReturn(terms, standing, nowMs),
        coolingUntil: new Date(standing.paidAtMs + terms.coolingDays * 86_400_000).toISOString(),
        requestedAt: returnRequestedAt,
      },
    ];
  });
}
