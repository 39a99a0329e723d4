import type { Db } from '../../../../shared/database';
import { dateInZone, type LocalDate } from '../../../../shared/local-date';
import { venue, venueNow } from '../../../../shared/venue';
import type { Bill } from '../../../ordering/server/services';
import { assess, type Assessment, type InvoiceRule } from '../domain/eligibility';
import { findInvoicesOf } from '../repositories/invoices';

export interface AssessedOrder extends Assessment {
  bill: Bill;
  invoiceNo: string | null;
}

/** Whether each can be invoiced now, and why not. Money is as of the reading of the bills. */
export async function assessOrders(
  db: Db,
  bills: readonly Bill[],
  rule: InvoiceRule,
  nowMs: number,
): Promise<AssessedOrder[]> {
  const invoices = await findInvoicesOf(
    db,
    bills.map(({ no }) => no),
  );
  const { today } = venueNow(nowMs);
  return bills.map((bill) => {
    const { livingNo: invoiceNo = null, voidedAt = null } = invoices.get(bill.no) ?? {};
    const { billable, invoiceableFen, completedAt } = bill;
    const countsFrom = latestDay([completedAt, voidedAt]);
    const completed = bill.state === 'completed' && completedAt !== null;
    const candidate = { billable, completed, invoiceableFen, countsFrom, invoiceNo };
    return { bill, invoiceNo, ...assess(candidate, rule, today) };
  });
}

/** @param instants ISO, or null */
function latestDay(instants: readonly (string | null)[]): LocalDate | null {
  const last = instants
    .filter((at): at is string => at !== null)
    .sort()
    .at(-1);
  return last === undefined ? null : dateInZone(Date.parse(last), venue().zone);
}
