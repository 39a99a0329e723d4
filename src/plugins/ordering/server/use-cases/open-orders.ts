import type { DeletionGuard } from '../../../membership/server/services';
import { text } from '../../../../shared/text';
import { LIVE_STATES } from '../domain/states';
import { countOrders } from '../repositories/members-orders';

/** An account with orders that are not over, or whose money is still on its way back, cannot be closed. */
export const openOrdersObstacle: DeletionGuard = async (trx, memberId) => {
  const open = await countOrders(trx, memberId, [...LIVE_STATES, 'refunding']);
  if (open === 0) return undefined;
  return text(
    `还有 ${open} 个未完成的订单，完成或取消并收到退款后即可申请注销`,
    `${open === 1 ? 'One order is' : `${open} orders are`} not over yet; the account can be closed once they are completed or cancelled and refunded`,
  );
};
