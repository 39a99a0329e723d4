import type { Db } from '../../../../shared/database';
import type { Text } from '../../../../shared/text';
import { voucherRefusal } from '../domain/coupon';
import { findCouponsBySource } from '../repositories/coupons';
import { couponNow } from './use-coupon';

/**
 * Voucher money is a tender, and its terms say what it may pay for.
 * @param wanted `sources`: pockets of voucher money; what no template has given pays for everything
 * @returns why pockets of these sources cannot pay for an order of these items; those that can are not in the answer
 */
export async function refusedVouchers(
  db: Db,
  wanted: { sources: readonly string[]; items: readonly { kind: string; ref: string }[]; nowMs: number },
): Promise<Map<string, Text>> {
  const now = couponNow(wanted.nowMs);
  const refused = new Map<string, Text>();
  for (const voucher of await findCouponsBySource(db, wanted.sources, new Date(now.ms).toISOString())) {
    const refusal = voucherRefusal(voucher, wanted.items, now);
    if (refusal) refused.set(voucher.source, refusal);
  }
  return refused;
}
