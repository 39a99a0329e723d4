import { z } from 'zod';
import { defineRoute } from '../../../../shared/define-route';
import { instantSchema } from '../../../../shared/schemas';
import { issueCodes } from '../use-cases/issue-codes';

const codesDto = z
  .object({
    batch: z.string(),
    firstAt: instantSchema.meta({ description: 'Begin of the first code; the others follow' }),
    slotSeconds: z.number().int(),
    codes: z.array(z.string()),
    serverNow: instantSchema.meta({ description: 'To choose by, whatever the clock of the phone says' }),
  })
  .meta({ id: 'MemberCodes' });

export const codeRoutes = [
  defineRoute({
    method: 'POST',
    path: '/me/codes',
    summary: 'Member codes for the next ten minutes, each good once and for 30 seconds; shown without a network',
    audience: 'member',
    body: z.object({
      held: z
        .string()
        .regex(/^[1-9]\d{8}$/)
        .nullable()
        .optional()
        .meta({ description: 'Batch that the phone still has; the new codes follow its last' }),
    }),
    response: codesDto,
    handler: ({ strapi, caller, body }) => issueCodes(strapi, caller, body.held ?? null),
  }),
];
