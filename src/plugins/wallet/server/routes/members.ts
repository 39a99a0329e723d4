/** One member's wallet, as staff see it and correct it. */
import { Readable } from 'node:stream';
import { z } from 'zod';
import { pool, type Db } from '../../../../shared/database';
import { defineRoute } from '../../../../shared/define-route';
import { notFound } from '../../../../shared/problem';
import { languageOf } from '../../../../shared/request-context';
import { lineSchema, localDateSchema } from '../../../../shared/schemas';
import {
  assetBalanceDto,
  assetSchema,
  assetsOf,
  ledgerStatementDto,
  nextCursor,
  pageQuery,
  rangeOf,
  statementQuery,
  toBalanceDto,
  toLineDto,
} from '../dto/schemas';
import { PERMISSIONS } from '../permissions';
import { findMemberStatement } from '../repositories/statements';
import { membersById, searchMembers, type KnownMember } from '../services/directory';
import { adjustByHand } from '../use-cases/adjust-by-hand';
import { balances } from '../use-cases/balances';
import { exportStatement } from '../use-cases/export-statement';

const audience = { permission: PERMISSIONS.read } as const;
const memberDto = z.object({ id: z.number().int(), name: z.string(), phone: z.string().nullable() });
const params = z.object({
  memberId: z
    .string()
    .regex(/^[1-9]\d{0,8}$/, { error: '会员编号无效' })
    .transform(Number),
});

async function known(db: Db, memberId: number): Promise<KnownMember> {
  const member = (await membersById(db, [memberId])).get(memberId);
  if (!member) throw notFound({ zh: '没有这位会员', en: 'There is no such member' });
  return member;
}

export const memberRoutes = [
  defineRoute({
    method: 'GET',
    path: '/members',
    summary: 'Members by name, phone or member number',
    audience,
    query: z.object({ q: lineSchema(40).min(1) }),
    response: z.object({ items: z.array(memberDto) }),
    handler: async ({ strapi, query }) => ({ items: await searchMembers(pool(strapi), query.q) }),
  }),
  defineRoute({
    method: 'GET',
    path: '/members/:memberId',
    summary: 'What a member has: by asset, with pockets',
    audience,
    params,
    response: z.object({ member: memberDto, assets: z.array(assetBalanceDto) }),
    handler: async ({ strapi, ctx, params: { memberId } }) => {
      const member = await known(pool(strapi), memberId);
      const language = languageOf(ctx.get('Accept-Language'));
      const found = await balances(pool(strapi), memberId, new Date().toISOString());
      return { member, assets: found.map((balance) => toBalanceDto(balance, language)) };
    },
  }),
  defineRoute({
    method: 'GET',
    path: '/members/:memberId/statement',
    summary: "What moved in a member's wallet, the newest first",
    audience,
    params,
    query: z.object({ ...statementQuery, ...pageQuery }),
    response: ledgerStatementDto,
    handler: async ({ strapi, ctx, params: { memberId }, query }) => {
      const { cursor = null, limit = 50 } = query;
      await known(pool(strapi), memberId);
      const of = { member: memberId, assets: assetsOf(query) };
      const lines = await findMemberStatement(pool(strapi), of, { ...rangeOf(query), cursor, limit });
      const language = languageOf(ctx.get('Accept-Language'));
      return { items: lines.map((line) => toLineDto(line, language)), nextCursor: nextCursor(lines, limit) };
    },
  }),
  defineRoute({
    method: 'GET',
    path: '/members/:memberId/statement.csv',
    summary: "A member's statement for a spreadsheet",
    audience,
    params,
    query: z.object(statementQuery),
    media: 'text/csv',
    response: z.instanceof(Readable),
    handler: async ({ strapi, ctx, params: { memberId }, query }) => {
      const range = rangeOf(query);
      await known(pool(strapi), memberId);
      ctx.attachment(`statement-${memberId}.csv`);
      const of = { member: memberId, assets: assetsOf(query) };
      return exportStatement(pool(strapi), of, range, languageOf(ctx.get('Accept-Language')));
    },
  }),
  defineRoute({
    method: 'POST',
    path: '/members/:memberId/adjustments',
    summary: 'Give or take by hand, with a reason',
    audience: { permission: PERMISSIONS.adjust },
    idempotent: true,
    status: 201,
    params,
    body: z.object({
      asset: assetSchema,
      /** Fen or pieces. */
      amount: z
        .number()
        .int()
        .min(-100_000_000)
        .max(100_000_000)
        .refine((value) => value !== 0, { error: '不能为 0' }),
      reason: lineSchema(200).min(2),
      /** The last day of the venue on which what is given counts; without, it does not end. */
      lastDay: localDateSchema.nullable().optional(),
    }),
    response: z.object({ transferNo: z.string() }),
    handler: async ({ strapi, caller, params: { memberId }, body, idempotencyKey }) => {
      await known(pool(strapi), memberId);
      return adjustByHand(strapi, { ...body, member: memberId, staff: caller, idempotencyKey });
    },
  }),
];
