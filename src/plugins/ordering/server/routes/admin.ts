import { z } from 'zod';
import type { Core } from '@strapi/strapi';
import { pool } from '../../../../shared/database';
import { defineRoute, type StrapiRoute } from '../../../../shared/define-route';
import { instantAt } from '../../../../shared/local-date';
import { languageOf } from '../../../../shared/request-context';
import { fenSchema, lineSchema, localDateSchema, queryInt } from '../../../../shared/schemas';
import { pick } from '../../../../shared/text';
import { venue } from '../../../../shared/venue';
import { ORDER_STATES, STATE_TEXT } from '../domain/states';
import { orderNoParams, refundPartDto } from '../dto/schemas';
import { toPartDto } from '../dto/to-dto';
import { deskDetailDto, deskLineDto, toDetail, toLine } from '../dto/desk';
import { PERMISSIONS } from '../permissions';
import { countByState, listDeskOrders } from '../repositories/order-views';
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
  member: queryInt(1, 999_999_999).optional(),
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
        memberId: query.member ?? null,
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
      parts: z.array(refundPartDto.extend({ paymentNo: z.string() })),
      freed: z.array(z.string()),
      statusAfter: z.string(),
      text: z.string().nullable(),
    }),
    handler: async ({ strapi, ctx, params, body }) => {
      const preview = await previewRefund(strapi, params.no, body);
      const language = languageOf(ctx.get('Accept-Language'));
      return {
        ...preview,
        parts: preview.parts.map((part) => ({ ...toPartDto(part, language), paymentNo: part.paymentNo })),
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
