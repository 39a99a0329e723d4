import type { Core } from '@strapi/strapi';
import { withTransaction } from '../../../../shared/database';
import { withIdempotency } from '../../../../shared/idempotency';
import { conflict, notFound } from '../../../../shared/problem';
import { text } from '../../../../shared/text';
import { lockWallets, reverse } from '../../../wallet/server/services';
import { findCoupon, markRevoked, type OwnedCoupon } from '../repositories/coupons';

/**
 * Takes a coupon back that has not been used; of voucher money what is left of it. Stock and limit stay as they were
 * counted.
 * @throws Problem 404, 409 COUPON_USED, COUPON_IN_USE, ALREADY_DONE
 */
export async function revokeCoupon(
  strapi: Core.Strapi,
  staff: { id: number; name: string; idempotencyKey: string },
  input: { couponId: string; reason: string },
): Promise<OwnedCoupon> {
  const { couponId, reason } = input;
  const scope = `staff:${staff.id}:revoke-coupon`;
  return withTransaction(strapi, async (trx) => {
    const now = new Date().toISOString();
    await withIdempotency(trx, { scope, key: staff.idempotencyKey, input }, async () => {
      const seen = await findCoupon(trx, couponId, now);
      if (!seen) throw notFound();
      await lockWallets(trx, [seen.memberId], now);
      const coupon = (await findCoupon(trx, couponId, now))!;
      refuse(coupon);
      if (!(await markRevoked(trx, couponId, { at: now, by: staff.name, reason }))) throw done();
      await reverse(trx, {
        key: `coupon:${couponId}:revoke`,
        transfer: coupon.grantNo,
        amount: coupon.left,
        reason: 'adjustment',
        reference: couponId,
        note: reason,
        actor: { kind: 'staff', id: staff.id, name: staff.name },
        now,
      });
      return {};
    });
    return (await findCoupon(trx, couponId, now))!;
  });
}

const done = (): Error => conflict('ALREADY_DONE', text('这张券已经撤回', 'This coupon was revoked before'));

function refuse({ state, held }: OwnedCoupon): void {
  if (state === 'usable' && held === 0) return;
  if (state === 'revoked') throw done();
  if (held > 0) {
    throw conflict(
      'COUPON_IN_USE',
      text('有一笔待付款的订单正在用这张券，请等它付款或关闭', 'An order that waits for payment uses this coupon'),
    );
  }
  if (state === 'used') throw conflict('COUPON_USED', text('已使用的券不能撤回', 'What was used cannot be revoked'));
  throw conflict('COUPON_OVER', text('这张券已经过期，不用撤回', 'This coupon has ended by itself'));
}
