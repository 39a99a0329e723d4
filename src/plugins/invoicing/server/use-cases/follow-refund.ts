import type { Core } from '@strapi/strapi';
import { withTransaction } from '../../../../shared/database';
import { findBills } from '../../../ordering/server/services';
import { findLivingOf, lockInvoice } from '../repositories/invoices';
import { carryOut } from './serve-invoice';

/**
 * Money of an order went back: an invoice over it that has been issued is to be voided, one that was only asked for
 * is turned down, so that the guest can ask for what remains. A refund of what is on no invoice (points, gifts)
 * changes neither. Runs again without effect.
 */
export async function followRefund(strapi: Core.Strapi, orderNo: string): Promise<void> {
  await withTransaction(strapi, async (trx) => {
    const no = await findLivingOf(trx, orderNo);
    const invoice = no === null ? undefined : await lockInvoice(trx, no);
    const billed = invoice?.orders.find((order) => order.no === orderNo);
    if (!invoice || !billed) return;
    const [bill] = await findBills(trx, [orderNo]);
    if (!bill || bill.invoiceableFen >= billed.amountFen) return;
    const name = invoice.state === 'requested' ? 'reject' : invoice.state === 'issued' ? 'request-void' : null;
    if (name === null) return;
    const reason = REASONS[name];
    await carryOut(trx, invoice, { name, actor: 'system', actorName: null, reason, written: { reason } });
  });
}

/** Stored as staff would write them: in the language of the house. */
const REASONS = {
  reject: '订单发生退款，可开票金额已变化，请重新申请',
  'request-void': '订单发生退款',
} as const;
