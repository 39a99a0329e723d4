/** The desk changes a booking for a guest. */
import { z } from 'zod';
import { requireRight } from '../../../../shared/admin-actions';
import { defineRoute } from '../../../../shared/define-route';
import { languageOf } from '../../../../shared/request-context';
import { lineSchema, signedFenSchema } from '../../../../shared/schemas';
import { SETTLE } from '../domain/change';
import { changePreviewDto, toPreviewDto } from '../dto/change';
import { orderNoParams } from '../dto/schemas';
import { PERMISSIONS } from '../permissions';
import { wishBody, wishOf } from '../services/registry';
import { abandonChange } from '../use-cases/close-change';
import { previewChange } from '../use-cases/preview-change';
import { requestChange } from '../use-cases/request-change';
import { deskDetailDto, toDetail } from '../dto/desk';

const unit = z.number().int().min(1).max(500).optional().meta({ description: 'One particular unit' });

export const deskChangeRoutes = [
  defineRoute({
    method: 'POST',
    path: '/orders/:no/change-preview',
    summary: 'What changing dates, guests, house or unit would cost or give back',
    audience: { permission: PERMISSIONS.read },
    params: orderNoParams,
    body: wishBody({ unit }, { whole: false }),
    response: changePreviewDto,
    handler: async ({ strapi, ctx, params, body }) => {
      const asked = { wish: wishOf(body), unit: body.unit ?? null, by: 'staff', settle: 'collect' } as const;
      return toPreviewDto(await previewChange(strapi, params.no, null, asked), languageOf(ctx.get('Accept-Language')));
    },
  }),
  defineRoute({
    method: 'POST',
    path: '/orders/:no/changes',
    summary: 'Change an order; the difference is collected or given back, or waived with a reason',
    audience: { permission: PERMISSIONS.change, further: [PERMISSIONS.adjust] },
    idempotent: true,
    params: orderNoParams,
    body: wishBody(
      { unit, expectedDifferenceFen: signedFenSchema, settle: z.enum(SETTLE), reason: lineSchema(100).min(2) },
      { whole: false },
    ),
    response: deskDetailDto,
    handler: async ({ strapi, ctx, caller, params, body, idempotencyKey }) => {
      if (body.settle === 'waive') requireRight(ctx, PERMISSIONS.adjust);
      await requestChange(strapi, {
        wish: wishOf(body),
        unit: body.unit ?? null,
        by: 'staff',
        settle: body.settle,
        orderNo: params.no,
        memberId: null,
        expectedDifferenceFen: body.expectedDifferenceFen,
        reason: body.reason,
        idempotencyKey,
        actor: { kind: 'staff', id: caller.id, name: caller.name },
      });
      return toDetail(strapi, ctx, params.no);
    },
  }),
  defineRoute({
    method: 'POST',
    path: '/orders/:no/changes/abandon',
    summary: 'Withdraw a change that waits for its payment; the order stays as it is',
    audience: { permission: PERMISSIONS.change },
    idempotent: true,
    params: orderNoParams,
    response: deskDetailDto,
    handler: async ({ strapi, ctx, caller, params, idempotencyKey }) => {
      const actor = { kind: 'staff', id: caller.id, name: caller.name } as const;
      await abandonChange(strapi, { orderNo: params.no, memberId: null, idempotencyKey, actor });
      return toDetail(strapi, ctx, params.no);
    },
  }),
];
