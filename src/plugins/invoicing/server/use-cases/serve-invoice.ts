/** What people do with an invoice after it was asked for. */
import type { Core } from '@strapi/strapi';
import { violatedConstraint, withTransaction, type Trx } from '../../../../shared/database';
import { publish } from '../../../../shared/events';
import { withIdempotency } from '../../../../shared/idempotency';
import type { LocalDate } from '../../../../shared/local-date';
import { conflict, notFound, validation } from '../../../../shared/problem';
import { venueNow } from '../../../../shared/venue';
import { findBills, lockBills } from '../../../ordering/server/services';
import { moveOf, STATE_TEXT, type MoveName } from '../domain/states';
import { isUnusedFile } from '../repositories/files';
import {
  findInvoice,
  insertEvent,
  lockInvoice,
  moveInvoice,
  type Invoice,
  type InvoiceEvent,
  type Written,
} from '../repositories/invoices';

export interface StaffCommand {
  no: string;
  staff: { id: number; name: string };
  idempotencyKey: string;
}

interface Doing {
  name: MoveName;
  actor: InvoiceEvent['actor'];
  actorName: string | null;
  /** Of this move, for the timeline. */
  reason: string | null;
  written: Written;
}

export interface Issue {
  /** As printed on the invoice: 8 to 20 digits. */
  number: string;
  issuedOn: LocalDate;
  fileId: string;
}

/**
 * The invoice has been written: its number, day and file.
 * @throws Problem 409 AMOUNT_CHANGED after a refund, NUMBER_TAKEN, INVOICE_STATE; 400 for a file that is gone or a day to come
 */
export async function issueInvoice(strapi: Core.Strapi, command: StaffCommand, issue: Issue): Promise<void> {
  if (issue.issuedOn > venueNow(Date.now()).today)
    throw validation('issuedOn', { zh: '开票日期不能晚于今天', en: 'The day of issue is still to come' });
  try {
    await staffMove(strapi, 'issue', command, issue, async (trx, invoice) => {
      if (!(await isUnusedFile(trx, issue.fileId)))
        throw validation('fileId', { zh: '请重新上传发票文件', en: 'Please upload the file again' });
      await requireSameAmounts(trx, invoice);
    });
  } catch (error) {
    const violated = violatedConstraint(error);
    if (violated === 'invoicing_invoices_number') throw numberTaken();
    if (violated === 'invoicing_invoices_file')
      throw validation('fileId', { zh: '请重新上传发票文件', en: 'Please upload the file again' });
    throw error;
  }
}

export const rejectInvoice = (strapi: Core.Strapi, command: StaffCommand, reason: string): Promise<void> =>
  staffMove(strapi, 'reject', command, { reason });

/** The red-letter invoice has been written. Its orders may be asked for again, as far as money remains. */
export const voidInvoice = (
  strapi: Core.Strapi,
  command: StaffCommand,
  written: { redNumber: string; reason: string },
): Promise<void> => staffMove(strapi, 'void', command, written);

async function staffMove(
  strapi: Core.Strapi,
  name: MoveName,
  { no, staff, idempotencyKey }: StaffCommand,
  written: Written,
  check: (trx: Trx, invoice: Invoice) => Promise<void> = async () => undefined,
): Promise<void> {
  const scope = `staff:${staff.id}:invoice:${name}:${no}`;
  await withTransaction(strapi, (trx) =>
    withIdempotency(trx, { scope, key: idempotencyKey, input: written, answer: null }, async () => {
      const invoice = await lockWithOrders(trx, no);
      if (!invoice) throw notFound();
      requireState(invoice, name);
      await check(trx, invoice);
      const reason = written.reason ?? null;
      await carryOut(trx, invoice, { name, actor: 'staff', actorName: staff.name, reason, written });
      return null;
    }),
  );
}

/** @throws Problem 404 for an invoice that is not the member's; 409 INVOICE_STATE */
export async function withdrawInvoice(
  strapi: Core.Strapi,
  { no, memberId, idempotencyKey }: { no: string; memberId: number; idempotencyKey: string },
): Promise<void> {
  const scope = `member:${memberId}:withdraw-invoice:${no}`;
  await withTransaction(strapi, (trx) =>
    withIdempotency(trx, { scope, key: idempotencyKey, input: {}, answer: null }, async () => {
      const invoice = await lockInvoice(trx, no);
      if (invoice?.memberId !== memberId) throw notFound();
      requireState(invoice, 'withdraw');
      await carryOut(trx, invoice, { name: 'withdraw', actor: 'guest', actorName: null, reason: null, written: {} });
      return null;
    }),
  );
}

/** Orders before the invoice, as whoever asks for one and whoever refunds does. */
async function lockWithOrders(trx: Trx, no: string): Promise<Invoice | undefined> {
  const known = await findInvoice(trx, no);
  if (!known) return undefined;
  await lockBills(
    trx,
    known.orders.map((order) => order.no),
  );
  return lockInvoice(trx, no);
}

/** One step of an invoice: state, timeline and news of it in one transaction. The row is locked. */
export async function carryOut(trx: Trx, invoice: Invoice, doing: Doing): Promise<void> {
  const { name, written, ...told } = doing;
  const at = new Date().toISOString();
  if (!(await moveInvoice(trx, invoice.no, moveOf(name), written, at))) throw wrongState(invoice);
  await insertEvent(trx, invoice.no, { type: name, ...told, at });
  const { number = invoice.number } = written;
  const { title, amountFen, memberId } = invoice;
  await publish(trx, `invoice.${name}`, {
    ...{ invoiceNo: invoice.no, memberId, amountFen, number },
    title: title.name,
    reason: doing.reason,
  });
}

async function requireSameAmounts(trx: Trx, invoice: Invoice): Promise<void> {
  const bills = await findBills(
    trx,
    invoice.orders.map(({ no }) => no),
  );
  const changed = invoice.orders.some(
    (order) => bills.find(({ no }) => no === order.no)?.invoiceableFen !== order.amountFen,
  );
  if (!changed) return;
  throw conflict('AMOUNT_CHANGED', {
    zh: '订单刚刚发生退款，金额已变化，请驳回后让客人重新申请',
    en: 'An order was refunded meanwhile; turn the request down so that the guest can ask again',
  });
}

function requireState(invoice: Invoice, name: MoveName): void {
  const from: readonly string[] = moveOf(name).from;
  if (!from.includes(invoice.state)) throw wrongState(invoice);
}

function wrongState({ state }: Invoice): Error {
  const { zh, en } = STATE_TEXT[state];
  return conflict(
    'INVOICE_STATE',
    { zh: `这张发票现在是「${zh}」，不能这样操作`, en: `This invoice is "${en}" now` },
    { state },
  );
}

const numberTaken = (): Error =>
  conflict(
    'NUMBER_TAKEN',
    { zh: '这个发票号码已登记在另一张发票上', en: 'This number is on another invoice already' },
    { field: 'number' },
  );
