/** The coupon of an order, and what has become of it there. */
import { one, rows, type Db, type Trx } from '../../../../shared/database';

/** `held` until the order is paid or closed, `used` by a paid one, `free` after a closed one, `returned` for good. */
export type OrderCouponState = 'held' | 'used' | 'free' | 'returned';

export interface OrderCoupon {
  couponId: string;
  memberId: number;
  state: OrderCouponState;
  holdNo: string;
  /** Number of the ledger's transfer, once it is used. */
  transferNo: string | null;
  returnsOnRefund: boolean;
}

export async function insertOrderCoupon(
  trx: Trx,
  orderId: number,
  coupon: Omit<OrderCoupon, 'state' | 'transferNo'> & { amountFen: number },
): Promise<void> {
  await rows(
    trx,
    `insert into ordering_coupons (order_id, coupon_id, member_id, amount_fen, hold_no, returns_on_refund)
     values (:orderId, :couponId, :memberId, :amountFen, :holdNo, :returnsOnRefund)`,
    { orderId, ...coupon },
  );
}

/** Read it with the order locked. */
export async function findOrderCoupon(db: Db, orderId: number): Promise<OrderCoupon | undefined> {
  return one<OrderCoupon>(
    db,
    `select coupon_id as "couponId", member_id as "memberId", state, hold_no as "holdNo", transfer_no as "transferNo",
       returns_on_refund as "returnsOnRefund" from ordering_coupons where order_id = :orderId`,
    { orderId },
  );
}

export async function moveOrderCoupon(
  trx: Trx,
  orderId: number,
  state: OrderCouponState,
  transferNo: string | null,
): Promise<void> {
  await rows(trx, `update ordering_coupons set state = :state, transfer_no = :transferNo where order_id = :orderId`, {
    orderId,
    state,
    transferNo,
  });
}
