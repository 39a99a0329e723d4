import type { Core } from '@strapi/strapi';
import { violatedConstraint, withTransaction, type Trx } from '../../../../shared/database';
import { withIdempotency } from '../../../../shared/idempotency';
import { randomCode } from '../../../../shared/ids';
import { formatFen } from '../../../../shared/money';
import { conflict, notFound, unprocessable, validation } from '../../../../shared/problem';
import { findBills, lockBills, type Bill } from '../../../ordering/server/services';
import type { InvoiceRule } from '../domain/eligibility';
import { insertInvoice, type BilledOrder } from '../repositories/invoices';
import { findRule } from '../repositories/rule';
import { findTitle, type TitleFields } from '../repositories/titles';
import { assessOrders } from './assess-orders';

export interface InvoiceRequest {
  memberId: number;
  orderNos: string[];
  titleId: string;
  /** One of the rule's; null is the first. */
  item: string | null;
  email: string | null;
  remark: string | null;
  /** What the guest saw, fen. */
  expectedAmountFen: number;
  idempotencyKey: string;
}

/**
 * Asks for one invoice over the money that stays with some completed orders. The orders are locked, so a refund is
 * either counted or finds the invoice.
 * @returns number of the request
 * @throws Problem 404 for an order or title that is not the member's; 409 ORDER_INVOICED, AMOUNT_CHANGED; 422 for a
 *   rule, naming the order
 */
export async function requestInvoice(strapi: Core.Strapi, request: InvoiceRequest): Promise<string> {
  const { memberId, idempotencyKey, ...input } = request;
  const no = `F${randomCode(15)}`;
  const scope = `member:${memberId}:request-invoice`;
  try {
    return await withTransaction(strapi, (trx) =>
      withIdempotency(trx, { scope, key: idempotencyKey, input, answer: no }, async () => {
        await write(trx, request, no);
        return no;
      }),
    );
  } catch (error) {
    if (violatedConstraint(error) === 'invoicing_orders_one_living') throw invoiced();
    throw error;
  }
}

async function write(trx: Trx, request: InvoiceRequest, no: string): Promise<void> {
  const { memberId, orderNos, titleId, email, remark, expectedAmountFen } = request;
  const at = Date.now();
  const rule = await offeredRule(trx);
  const item = request.item ?? rule.items[0]!;
  if (!rule.items.includes(item)) throw validation('item', { zh: '没有这个开票项目', en: 'There is no such item' });
  if (orderNos.length > rule.maxOrders) throw tooManyOrders(rule);
  await lockBills(trx, orderNos);
  const orders = await billedOrders(trx, { memberId, orderNos, rule, at });
  const title = await findTitle(trx, memberId, titleId);
  if (!title) throw notFound({ zh: '没有找到这个抬头，请重新选择', en: 'There is no such title; please choose again' });
  const amountFen = orders.reduce((sum, order) => sum + order.amountFen, 0);
  if (amountFen !== expectedAmountFen) throw amountChanged(amountFen);
  if (amountFen < rule.minimumFen) throw tooSmall(rule);
  const { issuer } = rule;
  const invoice = {
    no,
    memberId,
    title: fieldsOf(title),
    item,
    issuer,
    amountFen,
    email: email ?? title.email,
    remark,
  };
  await insertInvoice(trx, { ...invoice, orders }, new Date(at).toISOString());
}

/** @throws Problem 422 INVOICES_NOT_OFFERED */
export async function offeredRule(trx: Trx): Promise<InvoiceRule> {
  const rule = await findRule(trx);
  if (!rule)
    throw unprocessable('INVOICES_NOT_OFFERED', {
      zh: '商家暂未开通线上开票，请联系商家',
      en: 'Invoices cannot be asked for here; please contact the host',
    });
  return rule;
}

async function billedOrders(
  trx: Trx,
  { memberId, orderNos, rule, at }: { memberId: number; orderNos: string[]; rule: InvoiceRule; at: number },
): Promise<BilledOrder[]> {
  const bills = (await findBills(trx, orderNos)).filter((bill) => bill.memberId === memberId);
  if (bills.length !== orderNos.length) throw notFound();
  return (await assessOrders(trx, bills, rule, at)).map(({ bill, obstacle, why }) => {
    const details = { field: `orderNos.${orderNos.indexOf(bill.no)}`, orderNo: bill.no, obstacle };
    if (obstacle === 'invoiced') throw conflict('ORDER_INVOICED', why!, details);
    if (obstacle !== null) throw unprocessable('ORDER_NOT_INVOICEABLE', why!, details);
    return toBilledOrder(bill);
  });
}

function toBilledOrder(bill: Bill): BilledOrder {
  const { no, title, coverUrl, guestName, totalFen, completedAt, invoiceableFen: amountFen } = bill;
  const day = (value: unknown): string | null => (typeof value === 'string' ? value : null);
  const parts = bill.parts.map(({ principalFen: _, ...part }) => part);
  return {
    ...{ no, title, coverUrl, guestName, totalFen, completedAt: completedAt!, parts, amountFen },
    checkIn: day(bill.details.checkIn),
    checkOut: day(bill.details.checkOut),
  };
}

const fieldsOf = ({ kind, name, taxNo, address, phone, bank, account, email }: TitleFields): TitleFields => ({
  ...{ kind, name, taxNo, address, phone, bank, account, email },
});

const invoiced = (): Error =>
  conflict(
    'ORDER_INVOICED',
    { zh: '所选订单中有的已经申请过发票', en: 'One of these orders is in an invoice already' },
    { field: 'orderNos' },
  );

const amountChanged = (amountFen: number): Error =>
  conflict(
    'AMOUNT_CHANGED',
    {
      zh: `可开票金额现在是 ${formatFen(amountFen)}，请确认后再提交`,
      en: `The invoice is over ${formatFen(amountFen)} now; please look again`,
    },
    { field: 'expectedAmountFen', amountFen },
  );

const tooSmall = ({ minimumFen }: InvoiceRule): Error =>
  unprocessable(
    'INVOICE_TOO_SMALL',
    {
      zh: `满 ${formatFen(minimumFen)} 才能开票，可与其他订单合并申请`,
      en: `Invoices begin at ${formatFen(minimumFen)}; orders can be put together`,
    },
    { field: 'orderNos', minimumFen },
  );

const tooManyOrders = ({ maxOrders }: InvoiceRule): Error =>
  unprocessable(
    'TOO_MANY_ORDERS',
    { zh: `一张发票最多合并 ${maxOrders} 笔订单`, en: `One invoice takes at most ${maxOrders} orders` },
    { field: 'orderNos', maxOrders },
  );
