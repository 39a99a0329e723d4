/** What guests may do with a booking that is to be another one. */
import { defineRoute } from '../../../../shared/define-route';
import { languageOf } from '../../../../shared/request-context';
import { fenSchema, signedFenSchema } from '../../../../shared/schemas';
import { changePreviewDto, toPreviewDto } from '../dto/change';
import { orderDetailDto, orderNoParams } from '../dto/schemas';
import { wishBody, wishOf } from '../services/registry';
import { abandonChange } from '../use-cases/close-change';
import { previewChange } from '../use-cases/preview-change';
import { requestChange } from '../use-cases/request-change';
import { guest, ownDetail } from './own-order';

const expected = {
  expectedDifferenceFen: signedFenSchema.meta({ description: 'What the preview said; another difference refuses' }),
  expectedRefundFen: fenSchema.optional().meta({ description: 'The same for what goes back' }),
};

export const changeRoutes = [
  defineRoute({
    method: 'POST',
    path: '/orders/:no/change-preview',
    summary: 'What changing dates, guests or house would cost or give back',
    audience: 'member',
    params: orderNoParams,
    body: wishBody({}),
    response: changePreviewDto,
    handler: async ({ strapi, ctx, caller, params, body }) => {
      const asked = { wish: wishOf(body), unit: null, by: 'guest', settle: 'collect' } as const;
      return toPreviewDto(
        await previewChange(strapi, params.no, caller.id, asked),
        languageOf(ctx.get('Accept-Language')),
      );
    },
  }),
  defineRoute({
    method: 'POST',
    path: '/orders/:no/changes',
    summary: 'Change an own order; what costs more is held until the difference is paid',
    audience: 'member',
    idempotent: true,
    params: orderNoParams,
    body: wishBody(expected),
    response: orderDetailDto,
    handler: async ({ strapi, ctx, caller, params, body, idempotencyKey }) => {
      await requestChange(strapi, {
        wish: wishOf(body),
        unit: null,
        by: 'guest',
        settle: 'collect',
        orderNo: params.no,
        memberId: caller.id,
        expectedDifferenceFen: body.expectedDifferenceFen,
        expectedRefundFen: body.expectedRefundFen,
        reason: null,
        idempotencyKey,
        actor: guest(caller.id),
      });
      return ownDetail(strapi, ctx, params.no, caller.id);
    },
  }),
  defineRoute({
    method: 'POST',
    path: '/orders/:no/changes/abandon',
    summary: 'Give up a change that waits for its payment',
    audience: 'member',
    idempotent: true,
    params: orderNoParams,
    response: orderDetailDto,
    handler: async ({ strapi, ctx, caller, params, idempotencyKey }) => {
      const command = { orderNo: params.no, memberId: caller.id, idempotencyKey, actor: guest(caller.id) };
      await abandonChange(strapi, command);
      return ownDetail(strapi, ctx, params.no, caller.id);
    },
  }),
];
