import { z } from 'zod';
import type { Language } from '../../../../shared/request-context';
import { fenSchema, instantSchema, lineSchema } from '../../../../shared/schemas';
import { pick, text, type Text } from '../../../../shared/text';
import { EVENT_TEXT, INVOICE_STATES, STATE_TEXT, WRITTEN } from '../domain/states';
import { isTaxNumber, plainTaxNumber } from '../domain/tax-number';
import type { BilledOrder, Invoice } from '../repositories/invoices';
import type { Title } from '../repositories/titles';

const optionalLine = (max: number): z.ZodType<string | null, unknown> =>
  lineSchema(max)
    .nullish()
    .transform((value) => value || null) as never;

export const emailSchema = z
  .string()
  .trim()
  .max(100)
  .regex(/^[^\s@]+@[^\s@]+\.[^\s@]+$/, { error: '邮箱格式不正确' });

const optionalEmail = z
  .union([z.literal(''), emailSchema])
  .nullish()
  .transform((value) => value || null);

const taxNoSchema = z
  .string()
  .max(40)
  .transform(plainTaxNumber)
  .refine(isTaxNumber, { error: '税号有误：应为 18 位统一社会信用代码或 15 位税号' });

const common = {
  name: lineSchema(100).min(2),
  email: optionalEmail,
  isDefault: z.boolean().default(false),
};

/** A title as its member writes it. */
export const titleBody = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('personal'), ...common }),
  z.object({
    kind: z.literal('company'),
    ...common,
    taxNo: taxNoSchema,
    address: optionalLine(200),
    phone: optionalLine(40),
    bank: optionalLine(100),
    account: optionalLine(40),
  }),
]);

/** Of a person nothing else is kept. */
export const titleOf = (body: z.output<typeof titleBody>): Omit<Title, 'id'> =>
  body.kind === 'company' ? body : { ...body, taxNo: null, address: null, phone: null, bank: null, account: null };

const titleFields = {
  kind: z.enum(['personal', 'company']),
  name: z.string(),
  taxNo: z.string().nullable(),
  address: z.string().nullable(),
  phone: z.string().nullable(),
  bank: z.string().nullable(),
  account: z.string().nullable(),
  email: z.string().nullable(),
};

export const titleDto = z
  .object({ id: z.string(), ...titleFields, isDefault: z.boolean() })
  .meta({ id: 'InvoiceTitle' });

export const partDto = z
  .object({
    tender: z.string(),
    label: z.string(),
    amountFen: fenSchema,
    refundedFen: fenSchema,
    invoiceableFen: fenSchema,
    why: z.string().nullable().meta({ description: 'Why not all of it is on an invoice' }),
  })
  .meta({ id: 'InvoicePart' });

export const billedOrderDto = z
  .object({
    no: z.string(),
    title: z.string(),
    coverUrl: z.string().nullable(),
    guestName: z.string(),
    checkIn: z.string().nullable(),
    checkOut: z.string().nullable(),
    totalFen: fenSchema,
    completedAt: instantSchema,
    amountFen: fenSchema,
    parts: z.array(partDto),
  })
  .meta({ id: 'InvoicedOrder' });

const state = z.enum(INVOICE_STATES);

export const invoiceDto = z
  .object({
    no: z.string(),
    state,
    stateText: z.string(),
    title: z.object(titleFields),
    item: z.string(),
    issuer: z.string(),
    amountFen: fenSchema,
    email: z.string().nullable(),
    remark: z.string().nullable(),
    requestedAt: instantSchema,
    number: z.string().nullable(),
    issuedOn: z.string().nullable(),
    redNumber: z.string().nullable(),
    reason: z.string().nullable(),
    file: z.object({ name: z.string(), type: z.string() }).nullable(),
    orders: z.array(billedOrderDto),
    timeline: z.array(
      z.object({
        at: instantSchema,
        type: z.string(),
        text: z.string(),
        actor: z.enum(['guest', 'staff', 'system']),
        reason: z.string().nullable(),
      }),
    ),
    actions: z.array(z.enum(['withdraw', 'download'])),
  })
  .meta({ id: 'Invoice' });

const TENDERS: Record<string, Text> = {
  wechat: text('微信支付', 'WeChat Pay'),
  cash: text('现金', 'Cash'),
  pos: text('刷卡', 'Card at the desk'),
  transfer: text('转账', 'Transfer'),
  stored: text('储值', 'Stored value'),
  voucher: text('代金券', 'Voucher'),
  points: text('积分抵扣', 'Points'),
  card: text('会员卡余额', 'Card balance'),
};
const tenderText = (tender: string): Text => TENDERS[tender] ?? text(tender, tender);

const WHY = {
  refunded: text('已退款的部分不开票', 'What was refunded is not invoiced'),
  gift: text('赠金部分不开票', 'The gift part is not invoiced'),
  none: text('不是以现金支付，不开票', 'Not paid in money, so not invoiced'),
};

/** Why an invoice names less than was paid this way; null when it names all of it. */
function whyLess({ tender, amountFen, refundedFen, invoiceableFen }: BilledOrder['parts'][number]): Text | null {
  if (invoiceableFen === amountFen) return null;
  if (invoiceableFen === amountFen - refundedFen) return WHY.refunded;
  return tender === 'stored' ? WHY.gift : WHY.none;
}

export const toPartDto = (part: BilledOrder['parts'][number], language: Language): z.input<typeof partDto> => {
  const why = whyLess(part);
  const { tender, amountFen, refundedFen, invoiceableFen } = part;
  return {
    ...{ tender, amountFen, refundedFen, invoiceableFen },
    label: pick(tenderText(tender), language),
    why: why && pick(why, language),
  };
};

export const toTitleDto = (title: Title): z.input<typeof titleDto> => title;

export function toInvoiceDto(invoice: Invoice, language: Language): z.input<typeof invoiceDto> {
  const { fileName, fileType, events, orders, memberId: _, fileId: __, ...rest } = invoice;
  return {
    ...rest,
    stateText: pick(STATE_TEXT[invoice.state], language),
    file: fileName !== null && fileType !== null ? { name: fileName, type: fileType } : null,
    orders: orders.map((order) => ({
      ...order,
      title: pick(order.title, language),
      parts: order.parts.map((part) => toPartDto(part, language)),
    })),
    timeline: events.map(({ type, at, actor, reason }) => ({
      ...{ type, at, actor, reason },
      text: pick(EVENT_TEXT[type], language),
    })),
    actions: [
      ...(invoice.state === 'requested' ? (['withdraw'] as const) : []),
      ...(WRITTEN.includes(invoice.state) ? (['download'] as const) : []),
    ],
  };
}

/** Public number of a request. */
export const invoiceParams = z.object({ no: z.string().regex(/^F[0-9A-Z]{15}$/, { error: '编号无效' }) });
export const titleParams = z.object({ id: z.string().regex(/^T[0-9A-Z]{15}$/, { error: '编号无效' }) });
