import { z } from 'zod';
import { defineRoute } from '../../../../shared/define-route';
import { receiveNotification } from '../use-cases/receive-notification';

const UNPARSED = Symbol.for('unparsedBody');

export const contentRoutes = [
  defineRoute({
    method: 'POST',
    path: '/wechat-pay/notify',
    summary: 'Payment and refund notifications of WeChat Pay (signed by WeChat)',
    audience: 'wechat',
    response: z.null(),
    status: 204,
    handler: async ({ strapi, ctx }) => {
      const body = (ctx.request as { body?: unknown }).body;
      const raw = (body as Record<symbol, unknown> | undefined)?.[UNPARSED];
      await receiveNotification(strapi, ctx.headers, typeof raw === 'string' ? raw : '');
      return null;
    },
  }),
];
