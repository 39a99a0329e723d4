/** Orders as the account of their member sees them. */
import { one, rows, type Db } from '../../../../shared/database';
import type { OrderState } from '../domain/states';

export async function countOrders(db: Db, memberId: number, states: readonly OrderState[]): Promise<number> {
  const row = await one<{ count: number }>(
    db,
    `select count(*)::int as count from orders where member_id = :memberId and state = any(:states)`,
    { memberId, states: [...states] },
  );
  return row!.count;
}

/** A closed account leaves of its orders what accounting needs: number, dates, amounts; nobody who stayed. */
export async function forgetGuest(db: Db, memberId: number): Promise<void> {
  await rows(
    db,
    `with forgotten as (
       update orders set guest_name = '已注销', guest_phone = '', remark = null, updated_at = now() where member_id = :memberId
       returning id
     )
     delete from ordering_guests where order_id in (select id from forgotten)`,
    { memberId },
  );
}
