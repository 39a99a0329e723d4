/** 核销记录: what was handed over, by whom; taking it back on the same day. */
import { Readable } from 'node:stream';
import { z } from 'zod';
import { holdsRight } from '../../../../shared/admin-actions';
import { pool } from '../../../../shared/database';
import { defineRoute } from '../../../../shared/define-route';
import { dayStartInZone, type LocalDate } from '../../../../shared/local-date';
import { validation } from '../../../../shared/problem';
import { languageOf } from '../../../../shared/request-context';
import { lineSchema, localDateSchema, queryInt } from '../../../../shared/schemas';
import { venue } from '../../../../shared/venue';
import { assetSchema, redemptionDto, redemptionNoSchema, toRedemptionDto, undoBody } from '../dto/schemas';
import type { RedeemableAsset, Right } from '../domain/rights';
import { PERMISSIONS } from '../permissions';
import { findRedemptions, type RedemptionFilter } from '../repositories/redemptions';
import { exportRedemptions } from '../use-cases/export-redemptions';
import { deskCashier } from '../use-cases/keep-clerks';
import { undoRedemption } from '../use-cases/undo-redemption';

const audience = { permission: PERMISSIONS.log } as const;
const PAGE = 50;

const filters = {
  from: localDateSchema.optional(),
  to: localDateSchema.optional(),
  q: lineSchema(40).optional(),
  state: z.enum(['all', 'done', 'undone']).optional(),
  asset: assetSchema.optional(),
};

interface Asked {
  from?: LocalDate | undefined;
  to?: LocalDate | undefined;
  q?: string | undefined;
  state?: RedemptionFilter['state'] | undefined;
  asset?: RedeemableAsset | undefined;
}

/** Days of the venue, half-open. */
function filterOf({ from, to, q = '', state = 'all', asset }: Asked): Omit<RedemptionFilter, 'cursor' | 'limit'> {
  if (from && to && from >= to)
    throw validation('to', { zh: '结束日期要晚于开始日期', en: 'The end must be after the start' });
  const start = (date: LocalDate | undefined): string | null => (date ? dayStartInZone(date, venue().zone) : null);
  return { from: start(from), to: start(to), q, state, asset: asset ?? null, cashier: null };
}

export const redemptionRoutes = [
  defineRoute({
    method: 'GET',
    path: '/redemptions',
    summary: 'What was handed over, newest first; by day, name, number and state',
    audience: { ...audience, further: [PERMISSIONS.undo] },
    query: z.object({ ...filters, cursor: redemptionNoSchema.optional(), limit: queryInt(1, 200).optional() }),
    response: z
      .object({ items: z.array(redemptionDto), nextCursor: z.string().nullable() })
      .meta({ id: 'RedemptionPage' }),
    handler: async ({ strapi, ctx, caller, query }) => {
      const { cursor = null, limit = PAGE, ...asked } = query;
      const found = await findRedemptions(pool(strapi), { ...filterOf(asked), cursor, limit });
      const language = languageOf(ctx.get('Accept-Language'));
      const viewer = { ...deskCashier(caller), may: new Set<Right>(holdsRight(ctx, PERMISSIONS.undo) ? ['undo'] : []) };
      return {
        items: found.map((redemption) => toRedemptionDto(redemption, viewer, language)),
        nextCursor: found.length < limit ? null : found.at(-1)!.no,
      };
    },
  }),
  defineRoute({
    method: 'GET',
    path: '/redemptions.csv',
    summary: 'The same for a spreadsheet',
    audience,
    query: z.object(filters),
    media: 'text/csv',
    response: z.instanceof(Readable),
    handler: async ({ strapi, ctx, query }) => {
      const filter = filterOf(query);
      ctx.attachment('redemptions.csv');
      return exportRedemptions(pool(strapi), filter, languageOf(ctx.get('Accept-Language')));
    },
  }),
  defineRoute({
    method: 'POST',
    path: '/redemptions/:no/undo',
    summary: 'Take back what was handed over today, whoever did it',
    audience: { permission: PERMISSIONS.undo },
    idempotent: true,
    params: z.object({ no: redemptionNoSchema }),
    body: undoBody,
    response: redemptionDto,
    handler: async ({ strapi, ctx, caller, params: { no }, body, idempotencyKey }) => {
      const cashier = deskCashier(caller);
      const undone = await undoRedemption(strapi, { cashier, no, why: body.why || null, idempotencyKey });
      return toRedemptionDto(undone, cashier, languageOf(ctx.get('Accept-Language')));
    },
  }),
];
