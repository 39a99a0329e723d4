import type { Db } from '../../../../shared/database';
import { dateInZone } from '../../../../shared/local-date';
import { text, type Text } from '../../../../shared/text';
import { venue } from '../../../../shared/venue';
import { termsText } from '../domain/coupon';
import { findCouponsBySource } from '../repositories/coupons';

export interface DescribedCoupon {
  title: Text;
  note: Text | null;
  /** A clerk may redeem it: a gift that is there. */
  redeemable: boolean;
}

/**
 * What pockets of the ledger are to people, for whoever redeems them.
 * @param sources `coupon:<id>`, `voucher:<id>`; what is no coupon is left out
 */
export async function describeCoupons(db: Db, sources: readonly string[]): Promise<Map<string, DescribedCoupon>> {
  const nowMs = Date.now();
  const found = await findCouponsBySource(db, sources, new Date(nowMs).toISOString());
  return new Map(
    found.map(({ source, terms, state, validFrom, expiresAt }) => {
      const last = dateInZone(Date.parse(expiresAt) - 1, venue().zone);
      const worth = termsText(terms);
      const note = terms.note ?? text(`${worth.zh} · ${last} 前有效`, `${worth.en} · until ${last}`);
      const begun = validFrom === null || Date.parse(validFrom) <= nowMs;
      return [source, { title: terms.name, note, redeemable: terms.kind === 'gift' && state === 'usable' && begun }];
    }),
  );
}
