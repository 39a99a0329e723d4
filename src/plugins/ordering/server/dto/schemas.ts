import { z } from 'zod';
import { fenSchema, instantSchema } from '../../../../shared/schemas';
import { ORDER_STATES } from '../domain/states';
import { pendingChangeDto, quoteLineDto } from './change';
import { deskItemRequestSchema, itemDetailsSchema, itemRequestSchema } from '../services/registry';

/** Any item that is sold; which kinds there are is known once the content types have been read. */
export const itemsDto = z
  .array(z.lazy(() => itemRequestSchema()))
  .min(1)
  .max(10);

/** The same as staff may ask for them. */
export const deskItemsDto = z
  .array(z.lazy(() => deskItemRequestSchema()))
  .min(1)
  .max(10);

const detailsDto = z.lazy(() => itemDetailsSchema());

export const policyDto = z
  .object({
    name: z.string(),
    summary: z.string(),
    tiers: z.array(z.object({ hoursBefore: z.number(), refundPercent: z.number(), label: z.string() })),
  })
  .meta({ id: 'CancellationPolicy' });

export const quoteDto = z
  .object({
    items: z.array(
      z.object({
        kind: z.string(),
        ref: z.string(),
        title: z.string(),
        coverUrl: z.string().nullable(),
        quantity: z.number().int(),
        details: detailsDto,
        lines: z.array(quoteLineDto),
        subtotalFen: fenSchema,
        totalFen: fenSchema,
      }),
    ),
    subtotalFen: fenSchema,
    discountFen: fenSchema,
    totalFen: fenSchema,
    currency: z.literal('CNY'),
    unusable: z.array(z.object({ code: z.string(), label: z.string(), reason: z.string() })),
    cancellationPolicy: policyDto,
    instantConfirm: z.boolean(),
    quotedAt: instantSchema,
  })
  .meta({ id: 'Quote' });

const status = z.enum(ORDER_STATES);

/** How something was paid. */
export const tenderSchema = z.enum(['wechat', 'none', 'cash', 'pos', 'transfer']);

export const orderSummaryDto = z
  .object({
    no: z.string(),
    status,
    statusText: z.string(),
    title: z.string(),
    coverUrl: z.string().nullable(),
    kind: z.string(),
    details: detailsDto,
    quantity: z.number().int(),
    totalFen: fenSchema,
    paidFen: fenSchema,
    refundedFen: fenSchema,
    holdExpiresAt: instantSchema.nullable(),
    createdAt: instantSchema,
    serverNow: instantSchema,
  })
  .meta({ id: 'OrderSummary' });

export const orderDetailDto = orderSummaryDto
  .extend({
    guest: z.object({ name: z.string(), phone: z.string() }),
    remark: z.string().nullable(),
    quote: quoteDto,
    cancellationPolicy: policyDto,
    instantConfirm: z.boolean(),
    items: z.array(
      z.object({
        key: z.string(),
        kind: z.string(),
        ref: z.string(),
        title: z.string(),
        coverUrl: z.string().nullable(),
        quantity: z.number().int(),
        details: detailsDto,
        totalFen: fenSchema,
        unitLabel: z.string().nullable(),
        address: z.string().nullable(),
        latitude: z.number().nullable(),
        longitude: z.number().nullable(),
        contactPhone: z.string().nullable(),
        checkInTime: z.string().nullable(),
        checkOutTime: z.string().nullable(),
      }),
    ),
    timeline: z.array(
      z.object({
        at: instantSchema,
        type: z.string(),
        text: z.string(),
        actor: z.enum(['guest', 'staff', 'system', 'wechat']),
        reason: z.string().nullable(),
      }),
    ),
    payments: z.array(
      z.object({
        no: z.string(),
        tender: tenderSchema,
        amountFen: fenSchema,
        status: z.enum(['pending', 'succeeded', 'closed']),
        paidAt: instantSchema.nullable(),
      }),
    ),
    refunds: z.array(
      z.object({
        no: z.string(),
        amountFen: fenSchema,
        status: z.enum(['pending', 'processing', 'succeeded', 'abnormal']),
        reason: z.string(),
        createdAt: instantSchema,
        finishedAt: instantSchema.nullable(),
      }),
    ),
    /** A change that takes effect once its difference is paid. */
    pendingChange: pendingChangeDto.nullable(),
    actions: z.array(z.enum(['pay', 'cancel', 'change', 'rebook'])),
  })
  .meta({ id: 'OrderDetail' });

export const cancellationDto = z
  .object({
    orderNo: z.string(),
    paidFen: fenSchema,
    refundFen: fenSchema,
    feeFen: fenSchema,
    tierLabel: z.string(),
    deadline: instantSchema.nullable(),
    text: z.string(),
  })
  .meta({ id: 'CancellationPreview' });

/** Public number of an order. */
export const orderNoParams = z.object({ no: z.string().regex(/^[A-Za-z0-9_-]{6,32}$/) });
