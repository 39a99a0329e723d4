/** Titles and invoices of a member. What is somebody else's is 404. */
import { z } from 'zod';
import type { Core } from '@strapi/strapi';
import { pool } from '../../../../shared/database';
import { defineRoute } from '../../../../shared/define-route';
import { notFound } from '../../../../shared/problem';
import { languageOf, type Language } from '../../../../shared/request-context';
import { fenSchema, instantSchema, lineSchema, queryInt } from '../../../../shared/schemas';
import { pick } from '../../../../shared/text';
import { listBills } from '../../../ordering/server/services';
import {
  emailSchema,
  invoiceDto,
  invoiceParams,
  partDto,
  titleBody,
  titleDto,
  titleOf,
  titleParams,
  toInvoiceDto,
  toPartDto,
  toTitleDto,
} from '../dto/schemas';
import { findInvoice, listOwnInvoices, type Invoice } from '../repositories/invoices';
import { findRule } from '../repositories/rule';
import { listTitles } from '../repositories/titles';
import { assessOrders, type AssessedOrder } from '../use-cases/assess-orders';
import { changeTitle, createTitle, MAX_TITLES, removeTitle } from '../use-cases/keep-titles';
import { requestInvoice } from '../use-cases/request-invoice';
import { withdrawInvoice } from '../use-cases/serve-invoice';
import { sendFile } from './send-file';

/** Completed orders that are looked at; older ones are over the deadline or can be asked for at the desk. */
const MAX_ORDERS = 100;

const invoiceableOrderDto = z
  .object({
    no: z.string(),
    title: z.string(),
    coverUrl: z.string().nullable(),
    checkIn: z.string().nullable(),
    checkOut: z.string().nullable(),
    totalFen: fenSchema,
    completedAt: instantSchema,
    amountFen: fenSchema.meta({ description: 'What an invoice would name' }),
    parts: z.array(partDto),
    obstacle: z.enum(['not-completed', 'prepayment', 'invoiced', 'nothing', 'overdue']).nullable(),
    why: z.string().nullable(),
    lastDay: z.string().nullable().meta({ description: 'Last day of the venue on which it can be asked for' }),
    invoiceNo: z.string().nullable(),
  })
  .meta({ id: 'InvoiceableOrder' });

const ruleDto = z
  .object({
    deadlineDays: z.number().int(),
    minimumFen: fenSchema,
    maxOrders: z.number().int(),
    items: z.array(z.string()),
    issuer: z.string(),
    note: z.string().nullable(),
  })
  .meta({ id: 'InvoiceRule' });

function toOrderDto(assessed: AssessedOrder, language: Language): z.input<typeof invoiceableOrderDto> {
  const { bill, obstacle, why, lastDay, invoiceNo } = assessed;
  const { no, coverUrl, totalFen, details } = bill;
  const day = (value: unknown): string | null => (typeof value === 'string' ? value : null);
  return {
    ...{ no, coverUrl, totalFen, obstacle, lastDay, invoiceNo },
    title: pick(bill.title, language),
    checkIn: day(details.checkIn),
    checkOut: day(details.checkOut),
    completedAt: bill.completedAt!,
    amountFen: bill.invoiceableFen,
    parts: bill.parts.map((part) => toPartDto(part, language)),
    why: why && pick(why, language),
  };
}

/** @throws Problem 404 for an invoice that is not the member's */
async function own(strapi: Core.Strapi, no: string, memberId: number): Promise<Invoice> {
  const invoice = await findInvoice(pool(strapi), no);
  if (invoice?.memberId !== memberId) throw notFound();
  return invoice;
}

export const titleRoutes = [
  defineRoute({
    method: 'GET',
    path: '/invoice-titles',
    summary: 'Own titles, the default first',
    audience: 'member',
    response: z.object({ items: z.array(titleDto), max: z.number().int() }),
    handler: async ({ strapi, caller }) => ({
      items: (await listTitles(pool(strapi), caller.id)).map(toTitleDto),
      max: MAX_TITLES,
    }),
  }),
  defineRoute({
    method: 'POST',
    path: '/invoice-titles',
    summary: 'Keep a title; the first one is the default',
    audience: 'member',
    idempotent: true,
    status: 201,
    body: titleBody,
    response: titleDto,
    handler: ({ strapi, caller, body, idempotencyKey }) =>
      createTitle(strapi, { memberId: caller.id, idempotencyKey }, titleOf(body)),
  }),
  defineRoute({
    method: 'POST',
    path: '/invoice-titles/:id',
    summary: 'Change an own title; invoices keep what they were asked for with',
    audience: 'member',
    idempotent: true,
    params: titleParams,
    body: titleBody,
    response: titleDto,
    handler: ({ strapi, caller, params, body, idempotencyKey }) =>
      changeTitle(strapi, { memberId: caller.id, idempotencyKey }, params.id, titleOf(body)),
  }),
  defineRoute({
    method: 'DELETE',
    path: '/invoice-titles/:id',
    summary: 'Delete an own title',
    audience: 'member',
    params: titleParams,
    status: 204,
    response: z.null(),
    handler: async ({ strapi, caller, params }) => {
      await removeTitle(strapi, caller.id, params.id);
      return null;
    },
  }),
];

export const invoiceRoutes = [
  defineRoute({
    method: 'GET',
    path: '/invoiceable-orders',
    summary: 'Own completed orders with what an invoice would name, and why not; the newest first',
    audience: 'member',
    response: z.object({
      rule: ruleDto.nullable().meta({ description: 'Null where invoices are not offered' }),
      items: z.array(invoiceableOrderDto),
    }),
    handler: async ({ strapi, ctx, caller }) => {
      const db = pool(strapi);
      const rule = await findRule(db);
      if (!rule) return { rule: null, items: [] };
      const language = languageOf(ctx.get('Accept-Language'));
      const assessed = await assessOrders(db, await listBills(db, caller.id, MAX_ORDERS), rule, Date.now());
      return {
        rule: { ...rule, note: rule.note && pick(rule.note, language) },
        items: assessed.map((order) => toOrderDto(order, language)),
      };
    },
  }),
  defineRoute({
    method: 'POST',
    path: '/invoices',
    summary: 'Ask for one invoice over some own completed orders, for the amount that was shown',
    audience: 'member',
    idempotent: true,
    status: 201,
    body: z.object({
      orderNos: z
        .array(z.string().regex(/^[A-Za-z0-9_-]{6,32}$/))
        .min(1)
        .max(50)
        .refine((nos) => new Set(nos).size === nos.length, { error: '订单重复' }),
      titleId: titleParams.shape.id,
      item: lineSchema(50).nullish(),
      email: z.union([z.literal(''), emailSchema]).nullish(),
      remark: lineSchema(200).nullish(),
      expectedAmountFen: fenSchema,
    }),
    response: invoiceDto,
    handler: async ({ strapi, ctx, caller, body, idempotencyKey }) => {
      const { item, email, remark, ...rest } = body;
      const wish = { ...rest, item: item || null, email: email || null, remark: remark || null };
      const no = await requestInvoice(strapi, { ...wish, memberId: caller.id, idempotencyKey });
      return toInvoiceDto(await own(strapi, no, caller.id), languageOf(ctx.get('Accept-Language')));
    },
  }),
  defineRoute({
    method: 'GET',
    path: '/invoices',
    summary: 'Own invoices, the newest first',
    audience: 'member',
    query: z.object({ cursor: invoiceParams.shape.no.optional(), limit: queryInt(1, 50).optional() }),
    response: z.object({ items: z.array(invoiceDto), nextCursor: z.string().nullable() }),
    handler: async ({ strapi, ctx, caller, query }) => {
      const { cursor = null, limit = 20 } = query;
      const items = await listOwnInvoices(pool(strapi), { memberId: caller.id, before: cursor, limit });
      const language = languageOf(ctx.get('Accept-Language'));
      return {
        items: items.map((invoice) => toInvoiceDto(invoice, language)),
        nextCursor: items.length === limit ? items.at(-1)!.no : null,
      };
    },
  }),
  defineRoute({
    method: 'GET',
    path: '/invoices/:no',
    summary: 'One own invoice with its timeline',
    audience: 'member',
    params: invoiceParams,
    response: invoiceDto,
    handler: async ({ strapi, ctx, caller, params }) =>
      toInvoiceDto(await own(strapi, params.no, caller.id), languageOf(ctx.get('Accept-Language'))),
  }),
  defineRoute({
    method: 'GET',
    path: '/invoices/:no/file',
    summary: 'The file of an own invoice that has been issued; kept by no cache',
    audience: 'member',
    params: invoiceParams,
    media: 'application/octet-stream',
    response: z.instanceof(Buffer),
    handler: async ({ strapi, ctx, caller, params }) =>
      sendFile(ctx, pool(strapi), await own(strapi, params.no, caller.id)),
  }),
  defineRoute({
    method: 'POST',
    path: '/invoices/:no/withdraw',
    summary: 'Withdraw an own request that has not been worked on',
    audience: 'member',
    idempotent: true,
    params: invoiceParams,
    response: invoiceDto,
    handler: async ({ strapi, ctx, caller, params, idempotencyKey }) => {
      await withdrawInvoice(strapi, { no: params.no, memberId: caller.id, idempotencyKey });
      return toInvoiceDto(await own(strapi, params.no, caller.id), languageOf(ctx.get('Accept-Language')));
    },
  }),
];
