/** What the house owes its members at a date, and what moved day by day. */
import { Readable } from 'node:stream';
import { z } from 'zod';
import { pool } from '../../../../shared/database';
import { defineRoute } from '../../../../shared/define-route';
import { dayStartInZone, daysBetween } from '../../../../shared/local-date';
import { validation } from '../../../../shared/problem';
import { languageOf } from '../../../../shared/request-context';
import { localDateSchema } from '../../../../shared/schemas';
import { pick } from '../../../../shared/text';
import { venue, venueNow } from '../../../../shared/venue';
import { ASSET_CODES, assetOf } from '../domain/assets';
import { assetSchema, unitSchema } from '../dto/schemas';
import { PERMISSIONS } from '../permissions';
import { AGES, ENDS, findFlows } from '../repositories/liability';
import { liabilityCsv, reportLiability } from '../use-cases/report-liability';

const audience = { permission: PERMISSIONS.read } as const;
const amount = z.number().int();
const query = z.object({ date: localDateSchema.optional() });
const MAX_DAYS = 400;

const today = (): ReturnType<typeof venueNow>['today'] => venueNow(Date.now()).today;

export const liabilityRoutes = [
  defineRoute({
    method: 'GET',
    path: '/liability-report',
    summary:
      'What the house owed its members at the end of a day: by asset, by age, by end; today when no date is given',
    audience,
    query,
    response: z.object({
      date: z.string(),
      items: z.array(
        z.object({
          asset: assetSchema,
          name: z.string(),
          unit: unitSchema,
          balance: amount,
          worthFen: amount.nullable().meta({ description: 'In money; null for what is worth nothing by itself' }),
          refundable: amount,
          owed: amount,
          members: amount,
          ages: z.record(z.enum(AGES), amount),
          ends: z.record(z.enum(ENDS), amount),
        }),
      ),
    }),
    handler: async ({ strapi, ctx, query: { date = today() } }) => {
      const language = languageOf(ctx.get('Accept-Language'));
      const rows = await reportLiability(pool(strapi), date);
      return {
        date,
        items: rows.map((row) => {
          const { name, unit } = assetOf(row.asset);
          return { ...row, name: pick(name, language), unit };
        }),
      };
    },
  }),
  defineRoute({
    method: 'GET',
    path: '/liability-report.csv',
    summary: 'The same for a spreadsheet',
    audience,
    query,
    media: 'text/csv',
    response: z.instanceof(Readable),
    handler: async ({ strapi, ctx, query: { date = today() } }) => {
      ctx.attachment(`liability-${date}.csv`);
      const rows = await reportLiability(pool(strapi), date);
      return Readable.from([liabilityCsv(date, rows, languageOf(ctx.get('Accept-Language')))], { objectMode: false });
    },
  }),
  defineRoute({
    method: 'GET',
    path: '/flows',
    summary: 'What moved in every asset, by day of the venue; assets without movement are left out',
    audience,
    query: z.object({ from: localDateSchema, to: localDateSchema }),
    response: z.object({
      items: z.array(
        z.object({
          asset: assetSchema,
          name: z.string(),
          unit: unitSchema,
          days: z.array(z.object({ date: z.string(), in: amount, out: amount })),
        }),
      ),
    }),
    handler: async ({ strapi, ctx, query: { from, to } }) => {
      const days = daysBetween(from, to);
      if (days < 1) throw validation('to', { zh: '结束日期要晚于开始日期', en: 'The end must be after the start' });
      if (days > MAX_DAYS) throw validation('to', { zh: `最多 ${MAX_DAYS} 天`, en: `At most ${MAX_DAYS} days` });
      const { zone } = venue();
      const language = languageOf(ctx.get('Accept-Language'));
      const range = { from: dayStartInZone(from, zone), to: dayStartInZone(to, zone), zone };
      const found = await findFlows(pool(strapi), range);
      return {
        items: ASSET_CODES.flatMap((asset) => {
          const own = found.filter((row) => row.asset === asset);
          if (own.length === 0) return [];
          const { name, unit } = assetOf(asset);
          return [{ asset, name: pick(name, language), unit, days: own.map(({ asset: _asset, ...day }) => day) }];
        }),
      };
    },
  }),
];
