import { z } from 'zod';
import { one, pool } from '../../../shared/database';
import { defineRoute } from '../../../shared/define-route';
import { unavailable } from '../../../shared/problem';
import { wechat } from '../../../plugins/wechat-pay/server/services';

const READY_WITHIN_MS = 2_000;

export default {
  routes: [
    defineRoute({
      method: 'GET',
      path: '/health/live',
      summary: 'The process runs',
      audience: 'public',
      response: z.object({ status: z.literal('ok') }),
      handler: async () => ({ status: 'ok' as const }),
    }),
    defineRoute({
      method: 'GET',
      path: '/health/ready',
      summary: 'The database answers; requests are welcome',
      audience: 'public',
      response: z.object({
        status: z.literal('ok'),
        payments: z.boolean(),
        clockSkewSeconds: z
          .number()
          .nullable()
          .meta({ description: 'Our clock ahead of WeChat’s; beyond ±300 no payment works' }),
      }),
      handler: async ({ strapi }) => {
        const answer = one(pool(strapi), 'select 1 as ok');
        const late = new Promise<void>((resolve) => setTimeout(resolve, READY_WITHIN_MS).unref());
        const alive = await Promise.race([answer.catch(() => undefined), late]);
        if (!alive) throw unavailable({ zh: '数据库没有响应', en: 'The database does not answer' });
        return {
          status: 'ok' as const,
          payments: wechat().pay.configured,
          clockSkewSeconds: wechat().pay.clockSkewSeconds(),
        };
      },
    }),
  ],
};
