import type { Db } from '../../../../shared/database';
import type { Text } from '../../../../shared/text';
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
    found.map(({ source, terms, state, validFrom }) => {
      const note = terms.note ?? termsText(terms);
      const begun = validFrom === null || Date.parse(validFrom) <= nowMs;
      return [source, { title: terms.name, note, redeemable: terms.kind === 'gift' && state === 'usable' && begun }];
    }),
  );
}
