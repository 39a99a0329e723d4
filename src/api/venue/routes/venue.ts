import { z } from 'zod';
import { pool } from '../../../shared/database';
import { defineRoute } from '../../../shared/define-route';
import { listTemplateIds } from '../../../plugins/messaging/server/services';
import { venue } from '../../../shared/venue';
import { wechat } from '../../../plugins/wechat-pay/server/services';

export default {
  routes: [
    defineRoute({
      method: 'GET',
      path: '/client-config',
      summary: 'What a client needs to know before anything else',
      audience: 'public',
      response: z
        .object({
          venueName: z.string(),
          zone: z.string(),
          servicePhone: z.string().nullable(),
          locales: z.array(z.enum(['zh-CN', 'en'])),
          holdMinutes: z.number(),
          wechat: z.object({
            appId: z.string(),
            h5LoginUrl: z.string().nullable(),
            h5CashierUrl: z.string().nullable(),
            subscribeTemplateIds: z.array(z.string()),
            waitingTemplateIds: z.array(z.string()),
            invoiceTemplateIds: z.array(z.string()),
          }),
        })
        .meta({ id: 'ClientConfig' }),
      handler: async ({ strapi }) => {
        const { name, zone, servicePhone, holdMinutes } = venue();
        const { miniProgram, config } = wechat();
        return {
          venueName: name,
          zone,
          servicePhone,
          locales: ['zh-CN' as const, 'en' as const],
          holdMinutes,
          wechat: {
            appId: miniProgram.appId ?? '',
            h5LoginUrl: config.h5.loginUrl,
            h5CashierUrl: config.h5.cashierUrl,
            subscribeTemplateIds: await listTemplateIds(pool(strapi), 'orders'),
            waitingTemplateIds: await listTemplateIds(pool(strapi), 'waiting'),
            invoiceTemplateIds: await listTemplateIds(pool(strapi), 'invoices'),
          },
        };
      },
    }),
  ],
};
