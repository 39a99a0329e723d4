import { z } from 'zod';
import { defineRoute } from '../../../../shared/define-route';
import { languageOf } from '../../../../shared/request-context';
import { localDateSchema, queryInt } from '../../../../shared/schemas';
import { gridDto } from '../dto/grid';
import { PERMISSIONS } from '../permissions';
import { answerGrid } from '../use-cases/answer-grid';
import { moveClaim } from '../use-cases/move-claim';

const MAX_DAYS = 120;
/** As in the table: no unit of anything has a higher number. */
const MAX_UNIT = 500;

export const gridRoutes = [
  defineRoute({
    method: 'GET',
    path: '/grid',
    summary: 'Every unit and what takes it, for a grid of units and days',
    audience: { permission: PERMISSIONS.read },
    query: z.object({
      from: localDateSchema,
      days: queryInt(1, MAX_DAYS),
      kind: z
        .string()
        .regex(/^[a-z-]{1,30}$/, { error: '种类无效' })
        .optional(),
    }),
    response: gridDto,
    handler: ({ strapi, ctx, query }) =>
      answerGrid(strapi, { ...query, nowMs: Date.now(), language: languageOf(ctx.get('Accept-Language')) }),
  }),
  defineRoute({
    method: 'POST',
    path: '/claims/:id/move',
    summary: 'Put a claim on another unit of the same resource, a block on other days too',
    audience: { permission: PERMISSIONS.move },
    params: z.object({ id: z.string().regex(/^\d{1,15}$/) }),
    body: z.object({
      unit: z.number().int().min(1).max(MAX_UNIT),
      from: localDateSchema.optional(),
      to: localDateSchema.optional(),
    }),
    response: z.object({ unit: z.number().int() }),
    handler: ({ strapi, caller, params, body }) =>
      moveClaim(strapi, { id: params.id, unit: body.unit, from: body.from, to: body.to, staff: caller }),
  }),
];
