/** Members for staff: who somebody is, where they stand, and corrections by hand. */
import { z } from 'zod';
import type { Core } from '@strapi/strapi';
import { pool } from '../../../../shared/database';
import { defineRoute } from '../../../../shared/define-route';
import { notFound } from '../../../../shared/problem';
import { languageOf, type Language } from '../../../../shared/request-context';
import { instantSchema, lineSchema, localDateSchema, queryInt } from '../../../../shared/schemas';
import { pick } from '../../../../shared/text';
import { dayDto, membershipDto, signInDayDto, toMembershipDto } from '../dto/membership';
import { PERMISSIONS } from '../permissions';
import { findRecentSignIns } from '../repositories/daily-sign-ins';
import { countInvitees } from '../repositories/invitations';
import { findMemberLine, searchMembers, type MemberLine } from '../repositories/member-desk';
import { findLevelRecords } from '../repositories/standings';
import { adjustMember } from '../use-cases/adjust-member';
import { readMembership } from '../use-cases/read-membership';
import { memberCodeSchema } from './content-api';

const MAX_ADJUSTMENT = 10_000_000;
const RECORDS = 200;
const SIGN_INS = 60;

const lineDto = z
  .object({
    id: z.string().meta({ description: 'Public id' }),
    memberId: z.number().int().meta({ description: 'As the ledger and the records know the member' }),
    nickname: z.string(),
    phone: z.string().nullable(),
    avatarUrl: z.string().nullable(),
    language: z.string(),
    disabled: z.boolean(),
    signsIn: z.boolean(),
    joinedAt: instantSchema,
    lastSeenAt: instantSchema.nullable(),
    levelName: z.string().nullable(),
  })
  .meta({ id: 'DeskMember' });

const memberDto = lineDto
  .extend({
    membership: membershipDto,
    invited: z.number().int(),
    invitedRewarded: z.number().int(),
  })
  .meta({ id: 'DeskMemberDetail' });

const levelRecordDto = z
  .object({
    kind: z.enum(['upgrade', 'downgrade', 'kept', 'rules']),
    fromName: z.string().nullable(),
    fromLevel: z.number().int().nullable(),
    toName: z.string().nullable(),
    toLevel: z.number().int().nullable(),
    percentOff: z.number().int(),
    experience: z.number().int(),
    cause: z.string(),
    reference: z.string().nullable(),
    validUntil: dayDto.nullable(),
    at: instantSchema,
  })
  .meta({ id: 'LevelRecord' });

const toLineDto = ({ id, publicId, levelName, ...line }: MemberLine, language: Language): z.input<typeof lineDto> => ({
  ...line,
  id: publicId,
  memberId: id,
  levelName: levelName && pick(levelName, language),
});

const params = z.object({ id: memberCodeSchema });
const audience = { permission: PERMISSIONS.read };

/** @throws Problem 404 */
async function known(strapi: Core.Strapi, publicId: string): Promise<MemberLine> {
  const line = await findMemberLine(pool(strapi), publicId);
  if (!line) throw notFound();
  return line;
}

async function detail(strapi: Core.Strapi, publicId: string, language: Language): Promise<z.input<typeof memberDto>> {
  const line = await known(strapi, publicId);
  const db = pool(strapi);
  const { invited, rewarded } = await countInvitees(db, line.id);
  const membership = toMembershipDto(await readMembership(db, line.id, Date.now()), language);
  return { ...toLineDto(line, language), membership, invited, invitedRewarded: rewarded };
}

export const adminRoutes = [
  defineRoute({
    method: 'GET',
    path: '/members',
    summary: 'Members by a part of the phone number or the name, or by their number; newest first',
    audience,
    query: z.object({
      q: lineSchema(60).optional(),
      page: queryInt(1, 100_000).optional(),
      pageSize: queryInt(1, 100).optional(),
    }),
    response: z.object({
      items: z.array(lineDto),
      total: z.number().int(),
      page: z.number().int(),
      pageSize: z.number().int(),
    }),
    handler: async ({ strapi, ctx, query }) => {
      const { q = '', page = 1, pageSize = 20 } = query;
      const language = languageOf(ctx.get('Accept-Language'));
      const { items, total } = await searchMembers(pool(strapi), { q, page, pageSize });
      return { items: items.map((line) => toLineDto(line, language)), total, page, pageSize };
    },
  }),
  defineRoute({
    method: 'GET',
    path: '/members/:id',
    summary: 'One member with level, points and experience',
    audience,
    params,
    response: memberDto,
    handler: ({ strapi, ctx, params: { id } }) => detail(strapi, id, languageOf(ctx.get('Accept-Language'))),
  }),
  defineRoute({
    method: 'GET',
    path: '/members/:id/level-records',
    summary: 'Every change of the level, newest first',
    audience,
    params,
    response: z.object({ items: z.array(levelRecordDto) }),
    handler: async ({ strapi, params: { id } }) => ({
      items: await findLevelRecords(pool(strapi), (await known(strapi, id)).id, RECORDS),
    }),
  }),
  defineRoute({
    method: 'GET',
    path: '/members/:id/sign-ins',
    summary: 'Daily sign-ins, newest first',
    audience,
    params,
    query: z.object({ before: localDateSchema.optional() }),
    response: z.object({
      items: z.array(signInDayDto.extend({ at: instantSchema })),
      nextBefore: dayDto.nullable(),
    }),
    handler: async ({ strapi, params: { id }, query }) => {
      const { id: memberId } = await known(strapi, id);
      const items = await findRecentSignIns(pool(strapi), memberId, { before: query.before ?? null, limit: SIGN_INS });
      return { items, nextBefore: items.length === SIGN_INS ? items.at(-1)!.day : null };
    },
  }),
  defineRoute({
    method: 'POST',
    path: '/members/:id/adjustments',
    summary: 'Give or take points, experience or make-up cards by hand, with a reason',
    audience: { permission: PERMISSIONS.adjust },
    idempotent: true,
    params,
    body: z.object({
      asset: z.enum(['points', 'experience', 'make-up-card']),
      amount: z
        .number()
        .int()
        .min(-MAX_ADJUSTMENT)
        .max(MAX_ADJUSTMENT)
        .refine((amount) => amount !== 0, { error: '不能为 0' }),
      reason: lineSchema(100).min(2),
    }),
    response: memberDto,
    handler: async ({ strapi, ctx, caller, params: { id }, body, idempotencyKey }) => {
      const { id: memberId } = await known(strapi, id);
      await adjustMember(strapi, { id: caller.id, name: caller.name, idempotencyKey }, memberId, body);
      return detail(strapi, id, languageOf(ctx.get('Accept-Language')));
    },
  }),
];
