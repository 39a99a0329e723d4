/** The ledger as staff look into it: transfers, accounts, the proof, what the house owes and what moved. */
import { z } from 'zod';
import { pool } from '../../../../shared/database';
import { defineRoute } from '../../../../shared/define-route';
import { dayStartInZone, daysBetween } from '../../../../shared/local-date';
import { notFound, validation } from '../../../../shared/problem';
import { languageOf } from '../../../../shared/request-context';
import { instantSchema, lineSchema, localDateSchema } from '../../../../shared/schemas';
import { pick } from '../../../../shared/text';
import { venue } from '../../../../shared/venue';
import {
  assetSchema,
  ledgerStatementDto,
  nextCursor,
  pageQuery,
  rangeOf,
  rowId,
  statementQuery,
  toLineDto,
  unitSchema,
} from '../dto/schemas';
import { ASSET_CODES, assetOf } from '../domain/assets';
import { reasonName } from '../domain/reasons';
import { PERMISSIONS } from '../permissions';
import { findFlow, findLiability, findTransfer, findTransfers, type TransferHead } from '../repositories/explorer';
import { findAccountStatement } from '../repositories/statements';
import { findVerifications } from '../repositories/verification';
import { membersById, type KnownMember } from '../services/directory';

const audience = { permission: PERMISSIONS.read } as const;
const amount = z.number().int();

const transferShape = {
  no: z.string(),
  kind: z.string(),
  memberId: z.number().int(),
  memberName: z.string().nullable(),
  reason: z.string(),
  title: z.string(),
  reference: z.string().nullable(),
  note: z.string().nullable(),
  actor: z.string(),
  at: instantSchema,
};

function toTransferDto(
  head: TransferHead,
  members: ReadonlyMap<number, KnownMember>,
  language: 'zh-CN' | 'en',
): z.input<z.ZodObject<typeof transferShape>> {
  const { no, kind, member, reason, reference, note, actor, actorName, at } = head;
  return {
    ...{ no, kind, reason, reference, note, at },
    memberId: member,
    memberName: members.get(member)?.name ?? null,
    title: pick(reasonName(reason), language),
    actor: actorName ?? actor,
  };
}

const MAX_DAYS = 400;

export const explorerRoutes = [
  defineRoute({
    method: 'GET',
    path: '/accounts/:id/statement',
    summary: 'What moved in one account, the newest first',
    audience,
    params: z.object({ id: rowId }),
    query: z.object({ from: statementQuery.from, to: statementQuery.to, ...pageQuery }),
    response: ledgerStatementDto,
    handler: async ({ strapi, ctx, params, query }) => {
      const { cursor = null, limit = 50 } = query;
      const lines = await findAccountStatement(pool(strapi), params.id, { ...rangeOf(query), cursor, limit });
      const language = languageOf(ctx.get('Accept-Language'));
      return { items: lines.map((line) => toLineDto(line, language)), nextCursor: nextCursor(lines, limit) };
    },
  }),
  defineRoute({
    method: 'GET',
    path: '/transfers',
    summary: 'Transfers, the newest first; of one order, top-up … when `reference` is given',
    audience,
    query: z.object({ reference: lineSchema(80).min(1).optional(), ...pageQuery }),
    response: z.object({ items: z.array(z.object(transferShape)), nextCursor: z.string().nullable() }),
    handler: async ({ strapi, ctx, query }) => {
      const { reference = null, cursor = null, limit = 50 } = query;
      const language = languageOf(ctx.get('Accept-Language'));
      const found = await findTransfers(pool(strapi), { reference, cursor, limit });
      const members = await membersById(
        pool(strapi),
        found.map(({ member }) => member),
      );
      return {
        items: found.map((head) => toTransferDto(head, members, language)),
        nextCursor: nextCursor(found, limit),
      };
    },
  }),
  defineRoute({
    method: 'GET',
    path: '/transfers/:no',
    summary: 'One transfer with its postings',
    audience,
    params: z.object({ no: z.string().regex(/^T[0-9A-Z]{15}$/, { error: '流水号无效' }) }),
    response: z.object({
      ...transferShape,
      holdNo: z.string().nullable(),
      reverses: z.string().nullable(),
      reversedBy: z.array(z.string()),
      postings: z.array(
        z.object({
          id: z.string(),
          account: z.string(),
          accountKind: z.enum(['pocket', 'owed', 'house']),
          role: z.string().nullable(),
          source: z.string().nullable(),
          asset: assetSchema,
          assetName: z.string(),
          unit: unitSchema,
          amount,
          after: amount.nullable(),
        }),
      ),
    }),
    handler: async ({ strapi, ctx, params }) => {
      const found = await findTransfer(pool(strapi), params.no);
      if (!found) throw notFound({ zh: '没有这笔流水', en: 'There is no such transfer' });
      const language = languageOf(ctx.get('Accept-Language'));
      const { holdNo, reverses, reversedBy, postings } = found;
      return {
        ...toTransferDto(found, await membersById(pool(strapi), [found.member]), language),
        ...{ holdNo, reverses, reversedBy },
        postings: postings.map((posting) => {
          const { name, unit } = assetOf(posting.asset);
          return { ...posting, unit, assetName: pick(name, language) };
        }),
      };
    },
  }),
  defineRoute({
    method: 'GET',
    path: '/verifications',
    summary: 'When the ledger was last recomputed from its postings, and whether it agreed',
    audience,
    response: z.object({
      items: z.array(
        z.object({
          cause: z.enum(['night', 'command']),
          startedAt: instantSchema,
          finishedAt: instantSchema,
          postings: amount,
          accounts: amount,
          difference: z
            .object({
              what: z.string(),
              transfer: amount.optional(),
              posting: amount.optional(),
              account: amount.optional(),
              expected: amount,
              found: amount.nullable(),
            })
            .nullable(),
        }),
      ),
    }),
    handler: async ({ strapi }) => ({ items: await findVerifications(pool(strapi), 30) }),
  }),
  defineRoute({
    method: 'GET',
    path: '/liability',
    summary: 'What the house owes its members, by asset',
    audience,
    response: z.object({
      items: z.array(
        z.object({
          asset: assetSchema,
          name: z.string(),
          unit: unitSchema,
          balance: amount,
          held: amount,
          owed: amount,
          refundable: amount,
          members: amount,
        }),
      ),
    }),
    handler: async ({ strapi, ctx }) => {
      const language = languageOf(ctx.get('Accept-Language'));
      const found = new Map((await findLiability(pool(strapi))).map((row) => [row.asset, row]));
      return {
        items: ASSET_CODES.map((asset) => {
          const { name, unit } = assetOf(asset);
          const none = { balance: 0, held: 0, owed: 0, refundable: 0, members: 0 };
          return { ...none, ...found.get(asset), asset, name: pick(name, language), unit };
        }),
      };
    },
  }),
  defineRoute({
    method: 'GET',
    path: '/flow',
    summary: 'What moved in one asset, by day of the venue and kind of transfer',
    audience,
    query: z.object({ asset: assetSchema, from: localDateSchema, to: localDateSchema }),
    response: z.object({
      unit: unitSchema,
      items: z.array(z.object({ date: z.string(), kind: z.string(), in: amount, out: amount })),
    }),
    handler: async ({ strapi, query: { asset, from, to } }) => {
      const days = daysBetween(from, to);
      if (days < 1) throw validation('to', { zh: '结束日期要晚于开始日期', en: 'The end must be after the start' });
      if (days > MAX_DAYS) throw validation('to', { zh: `最多 ${MAX_DAYS} 天`, en: `At most ${MAX_DAYS} days` });
      const { zone } = venue();
      const range = { from: dayStartInZone(from, zone), to: dayStartInZone(to, zone) };
      return { unit: assetOf(asset).unit, items: await findFlow(pool(strapi), { asset, ...range, zone }) };
    },
  }),
];
