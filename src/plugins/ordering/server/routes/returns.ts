/** What was delivered and goes back: guests ask, staff decide. */
import { z } from 'zod';
import { pool } from '../../../../shared/database';
import { defineRoute } from '../../../../shared/define-route';
import { languageOf } from '../../../../shared/request-context';
import { fenSchema, instantSchema, lineSchema } from '../../../../shared/schemas';
import { pick } from '../../../../shared/text';
import { orderDetailDto, orderNoParams, refundPartDto } from '../dto/schemas';
import { toPartDto } from '../dto/to-dto';
import { PERMISSIONS } from '../permissions';
import { findReturnRequests } from '../repositories/return-requests';
import { askReturn, declineReturn, previewReturn } from '../use-cases/return-delivered';
import { deskCommand } from './admin';
import { guest, ownDetail } from './own-order';

const declineBody = z.object({ reason: lineSchema(100).min(2) });

export const returnRoutes = [
  defineRoute({
    method: 'GET',
    path: '/orders/:no/return',
    summary: 'What of a delivered order can still go back, and what is taken for it',
    audience: 'member',
    params: orderNoParams,
    response: z
      .object({
        orderNo: z.string(),
        refundFen: fenSchema,
        automatic: z.boolean().meta({ description: 'At once; otherwise staff decide' }),
        text: z.string(),
        parts: z.array(refundPartDto),
        requestedAt: instantSchema.nullable().meta({ description: 'Set while a request waits for staff' }),
      })
      .meta({ id: 'ReturnPreview' }),
    handler: async ({ strapi, ctx, caller, params }) => {
      const preview = await previewReturn(strapi, params.no, caller.id);
      const language = languageOf(ctx.get('Accept-Language'));
      const parts = preview.parts.map((part) => toPartDto(part, language));
      return { ...preview, parts, text: pick(preview.text, language) };
    },
  }),
  defineRoute({
    method: 'POST',
    path: '/orders/:no/returns',
    summary: 'Give back what is left of a delivered order, on the terms of the preview',
    audience: 'member',
    idempotent: true,
    params: orderNoParams,
    body: z.object({ reason: lineSchema(80).min(1), expectedRefundFen: fenSchema }),
    response: orderDetailDto,
    handler: async ({ strapi, ctx, caller, params, body, idempotencyKey }) => {
      const actor = guest(caller.id);
      await askReturn(strapi, { ...body, orderNo: params.no, memberId: caller.id, idempotencyKey, actor });
      return ownDetail(strapi, ctx, params.no, caller.id);
    },
  }),
];

export const deskReturnRoutes = [
  defineRoute({
    method: 'GET',
    path: '/returns',
    summary: 'Requests of guests to give back what was delivered, who has waited longest first',
    audience: { permission: PERMISSIONS.read },
    response: z.object({
      items: z.array(
        z.object({
          orderNo: z.string(),
          title: z.string(),
          guestName: z.string(),
          reason: z.string().nullable(),
          requestedAt: instantSchema,
        }),
      ),
    }),
    handler: async ({ strapi }) => ({ items: await findReturnRequests(pool(strapi)) }),
  }),
  deskCommand(
    'decline-return',
    'Say no to a guest who asked to give back what was delivered; to say yes is to refund',
    PERMISSIONS.refund,
    (strapi, staff, { reason }: z.output<typeof declineBody>) => declineReturn(strapi, staff, reason),
    declineBody,
  ),
];
