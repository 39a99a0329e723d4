import { z } from 'zod';
import { pool } from '../../../../shared/database';
import { defineRoute } from '../../../../shared/define-route';
import { dayStartInZone, daysBetween, type LocalDate } from '../../../../shared/local-date';
import { validation } from '../../../../shared/problem';
import { languageOf } from '../../../../shared/request-context';
import { instantSchema, lineSchema, localDateSchema } from '../../../../shared/schemas';
import { pick } from '../../../../shared/text';
import { venue } from '../../../../shared/venue';
import { PERMISSIONS } from '../permissions';
import { findLiveClaims } from '../repositories/claims';
import { describeResource } from '../services/resources';
import { blockUnits, unblock } from '../use-cases/block-units';

const resource = z.string().regex(/^[a-z-]{1,30}:[a-z0-9]{24}$/, { error: '应为 house:编号 的形式' });
const MAX_DAYS = 400;

function checkRange(from: LocalDate, to: LocalDate): void {
  const days = daysBetween(from, to);
  if (days < 1) throw validation('to', { zh: '结束日期要晚于开始日期', en: 'The end must be after the start' });
  if (days > MAX_DAYS) throw validation('to', { zh: `最多 ${MAX_DAYS} 天`, en: `At most ${MAX_DAYS} days` });
}

export const adminRoutes = [
  defineRoute({
    method: 'GET',
    path: '/claims',
    summary: 'What occupies a resource in a range of days',
    audience: { permission: PERMISSIONS.read },
    query: z.object({ resource, from: localDateSchema, to: localDateSchema }),
    response: z.object({
      resource: z.string(),
      label: z.string(),
      units: z.number().int(),
      claims: z.array(
        z.object({
          id: z.string(),
          unit: z.number().int(),
          from: instantSchema,
          to: instantSchema,
          kind: z.enum(['booking', 'block']),
          orderNo: z.string().nullable(),
          reason: z.string().nullable(),
        }),
      ),
    }),
    handler: async ({ strapi, ctx, query }) => {
      checkRange(query.from, query.to);
      const { units, label } = await describeResource(pool(strapi), query.resource);
      const claims = await findLiveClaims(pool(strapi), {
        resources: [query.resource],
        from: dayStartInZone(query.from, venue().zone),
        to: dayStartInZone(query.to, venue().zone),
        now: new Date().toISOString(),
      });
      return {
        resource: query.resource,
        label: pick(label, languageOf(ctx.get('Accept-Language'))),
        units,
        claims: claims.map((claim) => ({
          ...claim,
          id: String(claim.id),
          orderNo: claim.reference?.split('/')[0] ?? null,
        })),
      };
    },
  }),
  defineRoute({
    method: 'POST',
    path: '/blocks',
    summary: 'Take units out of sale for a range of days, with a reason',
    audience: { permission: PERMISSIONS.block },
    idempotent: true,
    status: 201,
    body: z.object({
      resource,
      count: z.number().int().min(1).max(500).default(1),
      /** This very unit; then there is only one to take. */
      unit: z.number().int().min(1).max(500).optional(),
      from: localDateSchema,
      to: localDateSchema,
      reason: lineSchema(100).min(2),
    }),
    response: z.object({ units: z.array(z.number().int()) }),
    handler: ({ strapi, caller, body, idempotencyKey }) => {
      checkRange(body.from, body.to);
      if (body.unit !== undefined && body.count !== 1)
        throw validation('count', { zh: '指定房号时只能停用一间', en: 'One unit is one unit' });
      return blockUnits(strapi, { ...body, staff: caller, idempotencyKey });
    },
  }),
  defineRoute({
    method: 'DELETE',
    path: '/blocks/:id',
    summary: 'Put blocked units back on sale',
    audience: { permission: PERMISSIONS.block },
    params: z.object({ id: z.string().regex(/^\d{1,15}$/) }),
    response: z.object({ ok: z.literal(true) }),
    handler: async ({ strapi, caller, params }) => {
      await unblock(strapi, { id: params.id, staff: caller });
      return { ok: true as const };
    },
  }),
];
