import type { Core } from '@strapi/strapi';
import { notFound, conflict } from '../../../../shared/problem';
import { addEvent } from '../repositories/orders';
import { isOffline } from '../domain/tenders';
import { findRefundToExecute, moveRefund } from '../repositories/refunds';
import { finishWhenAllArrived } from './execute-refund';
import { staffCommand, type StaffCommand } from './serve-order';

/**
 * Money that was taken at the desk, or that WeChat cannot return, goes back by hand; whoever hands it over says so,
 * and the refund is done.
 * @throws Problem 404 when the order has no such refund at the desk, 409 when it was handed back before
 */
export function handBack(
  strapi: Core.Strapi,
  staff: StaffCommand,
  input: { refundNo: string; note?: string | undefined },
): Promise<void> {
  return staffCommand(strapi, 'hand-back', staff, input, async (trx, order, at) => {
    const refund = await findRefundToExecute(trx, input.refundNo);
    if (!refund || refund.orderId !== order.id || !(isOffline(refund.tender) || refund.byHand)) throw notFound();
    if (!(await moveRefund(trx, refund.no, ['pending'], 'succeeded', { wechatRefundId: null, at: at.iso }))) {
      throw conflict('ALREADY_DONE', { zh: '这笔退款已经退还', en: 'This refund has been handed back already' });
    }
    await addEvent(trx, order.id, 'refund-arrived', {
      actor: staff.actor,
      at: at.iso,
      reason: input.note || null,
      data: { refundNo: refund.no, amountFen: refund.amountFen, tender: refund.tender, byHand: refund.byHand },
    });
    await finishWhenAllArrived(trx, order, at);
  });
}
