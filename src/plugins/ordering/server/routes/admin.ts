import { z } from 'zod';
import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';
import { pool } from '../../../../shared/database';
import { defineRoute, type StrapiRoute } from '../../../../shared/define-route';
import { instantAt } from '../../../../shared/local-date';
import { notFound } from '../../../../shared/problem';
import { languageOf } from '../../../../shared/request-context';
import { fenSchema, instantSchema, lineSchema, localDateSchema, queryInt } from '../../../../shared/schemas';
import { pick } from '../../../../shared/text';
import { venue, venueNow } from '../../../../shared/venue';
import { findNames } from '../../../membership/server/services';
import { eventText } from '../domain/timeline';
import { ORDER_STATES, STATE_TEXT, type OrderState } from '../domain/states';
import { orderNoParams, orderSummaryDto, policyDto, quoteDto } from '../dto/schemas';
import { pendingChangeDto, toPendingDto } from '../dto/change';
import { canChange, toPolicyDto, toQuoteDto, toSummaryDto } from '../dto/to-dto';
import { PERMISSIONS } from '../permissions';
import { findDeposits } from '../repositories/deposits';
import { countByState, listDeskOrders, readOrder, type OrderLine, type OrderView } from '../repositories/order-views';
import { now } from '../services/now';
import { previewRefund } from '../use-cases/preview-refund';
import {
  checkIn,
  checkOut,
  confirmOrder,
  noShow,
  refundPart,
  rejectOrder,
  type StaffCommand,
} from '../use-cases/serve-order';

const deskLineDto = orderSummaryDto
  .extend({
    guestName: z.string(),
    guestPhone: z.string(),
    source: z.string(),
    startsAt: instantSchema.nullable(),
    endsAt: instantSchema.nullable(),
    unitLabel: z.string().nullable(),
    /** Of `refundedFen` what is promised and not there yet. */
    refundingFen: fenSchema,
    actions: z.array(z.enum(['collect', 'confirm', 'reject', 'check-in', 'check-out', 'no-show', 'change', 'refund'])),
  })
  .meta({ id: 'DeskOrder' });

export const deskDetailDto = deskLineDto
  .extend({
    remark: z.string().nullable(),
    pendingChange: pendingChangeDto.nullable(),
    member: z.object({ nickname: z.string(), phone: z.string().nullable() }).nullable(),
    quote: quoteDto,
    cancellationPolicy: policyDto,
    items: z.array(
      z.object({
        key: z.string(),
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
        amountFen: fenSchema,
        refundedFen: fenSchema,
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
        amountFen: fenSchema,
        state: z.string(),
        reason: z.string(),
        requestedAt: instantSchema,
        finishedAt: instantSchema.nullable(),
      }),
    ),
  })
  .meta({ id: 'DeskOrderDetail' });

type DeskLine = z.input<typeof deskLineDto>;

function toLine(order: OrderLine & { refundingFen: number }, ctx: Context, at: string): DeskLine {
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
  paid: ['confirm', 'reject', 'change', 'refund'],
  confirmed: ['check-in', 'no-show', 'change', 'refund'],
  in_service: ['check-out', 'change', 'refund'],
  completed: ['refund'],
};

/** Guests move in on the day of arrival or later; from the day after, they may be missed. */
function deskActions(order: OrderLine, at: string): DeskLine['actions'] {
  const { today } = venueNow(Date.parse(at));
  const arrival = order.startsAt && venueNow(Date.parse(order.startsAt)).today;
  return (DESK_ACTIONS[order.state] ?? []).filter((action) => {
    if (action === 'refund') return order.paidFen > order.refundedFen;
    if (action === 'change') return canChange(order, 'staff', at);
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
  return {
    ...toLine({ ...order, refundingFen: underWay(order) }, ctx, now().iso),
    remark: order.remark,
    pendingChange: toPendingDto(order, language),
    member,
    quote: toQuoteDto(order.quote, terms, language),
    cancellationPolicy: toPolicyDto(order.policy, language),
    items: order.items.map((item) => ({
      ...item,
      title: pick(item.title, language),
      unitLabel: item.unitLabel && pick(item.unitLabel, language),
    })),
    timeline: toTimeline(order, language),
    payments: order.payments,
    deposits: await findDeposits(pool(strapi), order.id),
    refunds: order.refunds,
  };
}

const toTimeline = (order: OrderView, language: 'zh-CN' | 'en'): z.input<typeof deskDetailDto>['timeline'] =>
  order.events.map((event) => ({ ...event, text: pick(eventText(event), language) }));

const deskQuery = z.object({
  q: lineSchema(60).optional(),
  status: z
    .string()
    .regex(/^[a-z_]+(,[a-z_]+)*$/)
    .transform((value) => value.split(','))
    .pipe(z.array(z.enum(ORDER_STATES)))
    .optional(),
  arrivesFrom: localDateSchema.optional(),
  arrivesTo: localDateSchema.optional(),
  page: queryInt(1, 100_000).optional(),
  pageSize: queryInt(1, 100).optional(),
});

const reason = z.object({ reason: lineSchema(100).min(2) });
const refundBody = z.object({ amountFen: fenSchema.min(1), reason: lineSchema(80).min(2) });

type Run = (strapi: Core.Strapi, staff: StaffCommand, body: never) => Promise<void>;

/** A staff command on one order: same shape for all, only the verb, the permission and the body differ. */
export function deskCommand(
  verb: string,
  summary: string,
  permission: string,
  run: Run,
  body?: z.ZodType,
): StrapiRoute {
  return defineRoute({
    method: 'POST',
    path: `/orders/:no/${verb}`,
    summary,
    audience: { permission },
    idempotent: true,
    params: orderNoParams,
    body,
    response: deskDetailDto,
    handler: async ({ strapi, ctx, caller, params, body: input, idempotencyKey }) => {
      const actor = { kind: 'staff' as const, id: caller.id, name: caller.name };
      await run(strapi, { orderNo: params.no, actor, idempotencyKey }, input as never);
      return toDetail(strapi, ctx, params.no);
    },
  });
}

export const adminRoutes = [
  defineRoute({
    method: 'GET',
    path: '/orders',
    summary: 'Orders for the desk, newest first',
    audience: { permission: PERMISSIONS.read },
    query: deskQuery,
    response: z.object({
      items: z.array(deskLineDto),
      total: z.number().int(),
      page: z.number().int(),
      pageSize: z.number().int(),
      counts: z.record(z.string(), z.number().int()),
      /** The venue's time zone: arrivals and nights are days of this zone. */
      zone: z.string(),
    }),
    handler: async ({ strapi, ctx, query }) => {
      const { page = 1, pageSize = 20 } = query;
      const dayStart = (date: typeof query.arrivesFrom): string | null =>
        date ? new Date(instantAt(date, '00:00', venue().zone)).toISOString() : null;
      const filter = {
        text: query.q || null,
        arrivesFrom: dayStart(query.arrivesFrom),
        arrivesTo: dayStart(query.arrivesTo),
      };
      const { items, total } = await listDeskOrders(pool(strapi), {
        ...filter,
        states: query.status ?? ORDER_STATES,
        offset: (page - 1) * pageSize,
        limit: pageSize,
      });
      const at = now().iso;
      return {
        items: items.map((order) => toLine(order, ctx, at)),
        total,
        page,
        pageSize,
        counts: await countByState(pool(strapi), filter),
        zone: venue().zone,
      };
    },
  }),
  defineRoute({
    method: 'GET',
    path: '/orders/:no',
    summary: 'One order with everything the desk needs',
    audience: { permission: PERMISSIONS.read },
    params: orderNoParams,
    response: deskDetailDto,
    handler: ({ strapi, ctx, params }) => toDetail(strapi, ctx, params.no),
  }),
  defineRoute({
    method: 'POST',
    path: '/orders/:no/refund-preview',
    summary: 'What a refund, a rejection or an early departure would do, before it is done',
    audience: { permission: PERMISSIONS.read },
    params: orderNoParams,
    body: z.object({ kind: z.enum(['reject', 'refund', 'check-out']), amountFen: fenSchema.min(1).optional() }),
    response: z.object({
      refundFen: fenSchema,
      leftFen: fenSchema,
      parts: z.array(z.object({ tender: z.string(), paymentNo: z.string(), amountFen: fenSchema })),
      freed: z.array(z.string()),
      statusAfter: z.string(),
      text: z.string().nullable(),
    }),
    handler: async ({ strapi, ctx, params, body }) => {
      const preview = await previewRefund(strapi, params.no, body);
      const language = languageOf(ctx.get('Accept-Language'));
      return {
        ...preview,
        freed: preview.freed.map((t) => pick(t, language)),
        text: preview.text && pick(preview.text, language),
        statusAfter: pick(STATE_TEXT[preview.stateAfter], language),
      };
    },
  }),
  deskCommand('confirm', 'Confirm a paid order', PERMISSIONS.confirm, confirmOrder),
  deskCommand(
    'reject',
    'Turn a paid order down and refund all of it',
    PERMISSIONS.confirm,
    (strapi, staff, { reason: why }: z.output<typeof reason>) => rejectOrder(strapi, staff, why),
    reason,
  ),
  deskCommand('check-in', 'The guests have arrived', PERMISSIONS.service, checkIn),
  deskCommand(
    'no-show',
    'Nobody came on the day of arrival; the nights left are free again',
    PERMISSIONS.service,
    noShow,
  ),
  deskCommand('check-out', 'The guests have left; nights not slept are free again', PERMISSIONS.service, checkOut),
  deskCommand(
    'refunds',
    'Give a part of the money back',
    PERMISSIONS.refund,
    (strapi, staff, body: z.output<typeof refundBody>) => refundPart(strapi, staff, body),
    refundBody,
  ),
];
