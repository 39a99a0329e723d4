import { z } from 'zod';
import { pool } from '../../../../shared/database';
import { defineRoute } from '../../../../shared/define-route';
import { languageOf } from '../../../../shared/request-context';
import {
  assetBalanceDto,
  assetsOf,
  nextCursor,
  pageQuery,
  rangeOf,
  statementDto,
  statementQuery,
  toBalanceDto,
  toLineDto,
} from '../dto/schemas';
import { findMemberStatement } from '../repositories/statements';
import { balances } from '../use-cases/balances';

export const contentRoutes = [
  defineRoute({
    method: 'GET',
    path: '/wallet',
    summary: 'What the signed-in member has: by asset, with pockets and what ends next',
    audience: 'member',
    response: z.object({ assets: z.array(assetBalanceDto) }),
    handler: async ({ strapi, ctx, caller }) => {
      const language = languageOf(ctx.get('Accept-Language'));
      const found = await balances(pool(strapi), caller.id, new Date().toISOString());
      return { assets: found.map((balance) => toBalanceDto(balance, language)) };
    },
  }),
  defineRoute({
    method: 'GET',
    path: '/wallet/statement',
    summary: 'What moved in the wallet of the signed-in member, the newest first',
    audience: 'member',
    query: z.object({ ...statementQuery, ...pageQuery }),
    response: statementDto,
    handler: async ({ strapi, ctx, caller, query }) => {
      const language = languageOf(ctx.get('Accept-Language'));
      const { cursor = null, limit = 20 } = query;
      const lines = await findMemberStatement(
        pool(strapi),
        { member: caller.id, assets: assetsOf(query) },
        { ...rangeOf(query), cursor, limit },
      );
      return { items: lines.map((line) => toLineDto(line, language)), nextCursor: nextCursor(lines, limit) };
    },
  }),
];
