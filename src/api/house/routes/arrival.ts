import { z } from 'zod';
import { defineRoute } from '../../../shared/define-route';
import { languageOf } from '../../../shared/request-context';
import { instantSchema } from '../../../shared/schemas';
import { pick } from '../../../shared/text';
import { orderNoParams } from '../../../plugins/ordering/server/services';
import { readArrival } from '../use-cases/read-arrival';

export default {
  routes: [
    defineRoute({
      method: 'GET',
      path: '/orders/:no/arrival',
      summary: 'How to get in: for the guest of a paid order, from 24 hours before check-in until check-out',
      audience: 'member',
      params: orderNoParams,
      response: z
        .object({
          opensAt: instantSchema.nullable().meta({ description: 'Set until it may be seen; the rest is null then' }),
          guide: z.string().nullable().meta({ description: 'Markdown' }),
          door: z.string().nullable(),
          wifiName: z.string().nullable(),
          wifiPassword: z.string().nullable(),
        })
        .meta({ id: 'Arrival' }),
      handler: async ({ strapi, ctx, caller, params }) => {
        // Neither a proxy nor a browser may keep a door's code.
        ctx.set('Cache-Control', 'no-store');
        const arrival = await readArrival(strapi, { orderNo: params.no, memberId: caller.id, nowMs: Date.now() });
        const language = languageOf(ctx.get('Accept-Language'));
        return {
          ...arrival,
          guide: arrival.guide && pick(arrival.guide, language),
          door: arrival.door && pick(arrival.door, language),
        };
      },
    }),
  ],
};
