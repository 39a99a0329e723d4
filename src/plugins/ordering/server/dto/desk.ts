/** What the desk is shown of an order. */
import { z } from 'zod';
import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';
import { pool } from '../../../../shared/database';
import { notFound } from '../../../../shared/problem';
import { languageOf } from '../../../../shared/request-context';
import { fenSchema, instantSchema } from '../../../../shared/schemas';
import { pick } from '../../../../shared/text';
import { venueNow } from '../../../../shared/venue';
import { findNames } from '../../../membership/server/services';
import { eventText } from '../domain/timeline';
import { type OrderState } from '../domain/states';
import { TENDER_LABELS } from '../domain/tenders';
import { findDeposits } from '../repositories/deposits';
import { readOrder, type OrderLine, type OrderView } from '../repositories/order-views';
import { findReturnRequest } from '../repositories/return-requests';
import { now } from '../services/now';
import { pendingChangeDto, toPendingDto } from './change';
import { orderSummaryDto, policyDto, quoteDto } from './schemas';
import { hasExtras } from '../services/registry';
import { canChange, toPolicyDto, toQuoteDto, toSummaryDto } from './to-dto';

export const deskLineDto = orderSummaryDto
  .extend({
    guestName: z.string(),
    guestPhone: z.string(),
    source: z.string(),
    startsAt: instantSchema.nullable(),
    endsAt: instantSchema.nullable(),
    unitLabel: z.string().nullable(),
    /** Of `refundedFen` what is promised and not there yet. */
    refundingFen: fenSchema,
    actions: z.array(
      z.enum(['collect', 'confirm', 'reject', 'check-in', 'check-out', 'extras', 'no-show', 'change', 'refund']),
    ),
  })
  .meta({ id: 'DeskOrder' });

export const deskDetailDto = deskLineDto
  .extend({
    remark: z.string().nullable(),
    pendingChange: pendingChangeDto.nullable(),
    returnRequest: z.object({ reason: z.string().nullable(), requestedAt: instantSchema }).nullable(),
    member: z.object({ nickname: z.string(), phone: z.string().nullable() }).nullable(),
    quote: quoteDto,
    cancellationPolicy: policyDto,
    items: z.array(
      z.object({
        key: z.string(),
        kind: z.string(),
        ref: z.string(),
        title: z.string(),
        quantity: z.number().int(),
        totalFen: fenSchema,
        refundedFen: fenSchema,
        unitLabel: z.string().nullable(),
        details: z.record(z.string(), z.unknown()),
      }),
    ),
    timeline: z.array(
      z.object({
        at: instantSchema,
        type: z.string(),
        text: z.string(),
        actor: z.string(),
        actorName: z.string().nullable(),
        reason: z.string().nullable(),
      }),
    ),
    payments: z.array(
      z.object({
        no: z.string(),
        tender: z.string(),
        label: z.string(),
        amountFen: fenSchema,
        refundedFen: fenSchema,
        units: z.number().int().nullable(),
        state: z.string(),
        extra: z.boolean(),
        transactionId: z.string().nullable(),
        receiptNo: z.string().nullable(),
        note: z.string().nullable(),
        takenBy: z.string().nullable(),
        paidAt: instantSchema.nullable(),
      }),
    ),
    deposits: z.array(
      z.object({
        id: z.string(),
        tender: z.string(),
        amountFen: fenSchema,
        receiptNo: z.string().nullable(),
        takenBy: z.string().nullable(),
        takenAt: instantSchema,
        returnedFen: fenSchema.nullable(),
        returnedBy: z.string().nullable(),
        returnedAt: instantSchema.nullable(),
        returnNote: z.string().nullable(),
      }),
    ),
    refunds: z.array(
      z.object({
        no: z.string(),
        paymentNo: z.string(),
        tender: z.string(),
        amountFen: fenSchema,
        state: z.string(),
        byHand: z.enum(['overdue', 'closed', 'mismatch']).nullable().meta({
          description: 'Why people hand it back although it was paid by WeChat; null when they need not',
        }),
        reason: z.string(),
        requestedAt: instantSchema,
        finishedAt: instantSchema.nullable(),
      }),
    ),
  })
  .meta({ id: 'DeskOrderDetail' });

type DeskLine = z.input<typeof deskLineDto>;

export function toLine(order: OrderLine & { refundingFen: number }, ctx: Context, at: string): DeskLine {
  const language = languageOf(ctx.get('Accept-Language'));
  const label = order.items.map((item) => item.unitLabel && pick(item.unitLabel, language)).filter(Boolean);
  return {
    ...toSummaryDto(order, language, at),
    guestName: order.guestName,
    guestPhone: order.guestPhone,
    source: order.source,
    startsAt: order.startsAt,
    endsAt: order.endsAt,
    unitLabel: label.length > 0 ? label.join(' ') : null,
    refundingFen: order.refundingFen,
    actions: deskActions(order, at),
  };
}

const DESK_ACTIONS: Partial<Record<OrderState, DeskLine['actions']>> = {
  pending: ['collect'],
  paid: ['confirm', 'reject', 'extras', 'change', 'refund'],
  confirmed: ['check-in', 'extras', 'no-show', 'change', 'refund'],
  in_service: ['check-out', 'extras', 'change', 'refund'],
  completed: ['refund'],
};

/** Guests move in on the day of arrival or later; from the day after, they may be missed. */
function deskActions(order: OrderLine, at: string): DeskLine['actions'] {
  const { today } = venueNow(Date.parse(at));
  const arrival = order.startsAt && venueNow(Date.parse(order.startsAt)).today;
  return (DESK_ACTIONS[order.state] ?? []).filter((action) => {
    if (action === 'refund') return order.paidFen > order.refundedFen;
    if (action === 'change') return canChange(order, 'staff', at);
    if (action === 'extras') return canChange(order, 'staff', at) && hasExtras(order.items[0]!.kind);
    if (action === 'check-in') return !arrival || today >= arrival;
    return action !== 'no-show' || (arrival !== null && today > arrival);
  });
}

const underWay = ({ refunds, payments }: OrderView): number => {
  const extra = new Set(payments.filter((payment) => payment.extra).map(({ no }) => no));
  return refunds
    .filter(({ state, paymentNo }) => state !== 'succeeded' && state !== 'closed' && !extra.has(paymentNo))
    .reduce((sum, { amountFen }) => sum + amountFen, 0);
};

export async function toDetail(strapi: Core.Strapi, ctx: Context, no: string): Promise<z.input<typeof deskDetailDto>> {
  const order = await readOrder(pool(strapi), no);
  if (!order) throw notFound();
  const language = languageOf(ctx.get('Accept-Language'));
  const member = (await findNames(pool(strapi), [order.memberId])).get(order.memberId) ?? null;
  const terms = { policy: order.policy, instantConfirm: order.instantConfirm, quotedAt: order.placedAt };
  const line = toLine({ ...order, refundingFen: underWay(order) }, ctx, now().iso);
  return {
    ...line,
    // One change at a time: the one that waits is paid for first.
    actions: order.change ? ['collect', ...line.actions.filter((a) => a !== 'change' && a !== 'extras')] : line.actions,
    remark: order.remark,
    pendingChange: toPendingDto(order, language),
    returnRequest: (await findReturnRequest(pool(strapi), order.id)) ?? null,
    member,
    quote: toQuoteDto(order.quote, terms, language),
    cancellationPolicy: toPolicyDto(order.policy, language),
    items: order.items.map((item) => ({
      ...item,
      title: pick(item.title, language),
      unitLabel: item.unitLabel && pick(item.unitLabel, language),
    })),
    timeline: toTimeline(order, language),
    payments: order.payments.map((payment) => ({ ...payment, label: pick(TENDER_LABELS[payment.tender], language) })),
    deposits: await findDeposits(pool(strapi), order.id),
    refunds: order.refunds,
  };
}

const toTimeline = (order: OrderView, language: 'zh-CN' | 'en'): z.input<typeof deskDetailDto>['timeline'] =>
  order.events.map((event) => ({ ...event, text: pick(eventText(event), language) }));
