/** What staff see of coupons, and how they give and take them. */
import { Readable } from 'node:stream';
import type { Core } from '@strapi/strapi';
import { z } from 'zod';
import { pool } from '../../../../shared/database';
import { defineRoute } from '../../../../shared/define-route';
import { addDays, dayStartInZone } from '../../../../shared/local-date';
import { notFound } from '../../../../shared/problem';
import { languageOf, type Language } from '../../../../shared/request-context';
import { documentIdSchema, instantSchema, lineSchema, queryInt } from '../../../../shared/schemas';
import { venue, venueNow } from '../../../../shared/venue';
import { findGuestIds, findNames, findPublicIds } from '../../../membership/server/services';
import { COUPON_STATES } from '../domain/coupon';
import { deskCouponDto, templateDto, toCouponDto, toTemplateDto } from '../dto/coupons';
import { PERMISSIONS } from '../permissions';
import { findCodeBatch, findCodeBatches, findCodes } from '../repositories/codes';
import { countByDay, countStates, listCoupons, type OwnedCoupon } from '../repositories/coupons';
import { findIssue, type Issue } from '../repositories/issues';
import { findTemplate, findTemplates } from '../repositories/templates';
import { issueToMembers } from '../use-cases/issue-to-members';
import { makeCodes } from '../use-cases/make-codes';
import { revokeCoupon } from '../use-cases/revoke-coupon';
import { couponIdSchema } from './content-api';

const reads = { permission: PERMISSIONS.read } as const;
const issues = { permission: PERMISSIONS.issue } as const;
const PLOT_DAYS = 30;

const memberIdSchema = z.string().regex(/^M[0-9A-Z]{11}$/, { error: '会员编号无效' });
const templateParams = z.object({ id: documentIdSchema });
const longId = (letter: string): z.ZodString => z.string().regex(new RegExp(`^${letter}[0-9A-HJKMNP-TV-Z]{15}$`));

const issueDto = z
  .object({
    id: z.string(),
    templateId: z.string(),
    total: z.number().int(),
    issued: z.number().int(),
    skipped: z.number().int(),
    state: z.enum(['running', 'done']),
    staffName: z.string(),
    startedAt: instantSchema,
    finishedAt: instantSchema.nullable(),
  })
  .meta({ id: 'CouponIssue' });

const toIssueDto = ({ staff, target: _target, cursor: _cursor, ...issue }: Issue): z.input<typeof issueDto> => ({
  ...issue,
  staffName: staff.name,
});

const codeBatchDto = z
  .object({
    id: z.string(),
    templateId: z.string(),
    count: z.number().int(),
    used: z.number().int(),
    madeBy: z.string(),
    madeAt: instantSchema,
  })
  .meta({ id: 'CouponCodeBatch' });

/** With the members' names; of a number only as much as tells two people apart. */
async function toDeskDtos(
  strapi: Core.Strapi,
  coupons: readonly OwnedCoupon[],
  language: Language,
): Promise<z.input<typeof deskCouponDto>[]> {
  const ids = [...new Set(coupons.map(({ memberId }) => memberId))];
  const names = await findNames(pool(strapi), ids);
  const publicIds = await findPublicIds(pool(strapi), ids);
  return coupons.map((coupon) => {
    const { templateId, memberId, cause, reference, issuedBy, grantNo, revokedAt, revokedBy, revokeReason } = coupon;
    const { nickname = '', phone = null } = names.get(memberId) ?? {};
    return {
      ...toCouponDto(coupon, language),
      ...{ templateId, cause, reference, issuedBy, grantNo, revokedAt, revokedBy, revokeReason },
      member: {
        id: publicIds.get(memberId) ?? '',
        name: nickname,
        phone: phone && `${phone.slice(0, 3)}****${phone.slice(-4)}`,
      },
    };
  });
}

export const adminRoutes = [
  defineRoute({
    method: 'GET',
    path: '/templates',
    summary: 'Templates with what became of their coupons, in all and by day',
    audience: reads,
    response: z.object({ today: z.string(), items: z.array(templateDto) }),
    handler: async ({ strapi, ctx }) => {
      const db = pool(strapi);
      const nowMs = Date.now();
      const { today } = venueNow(nowMs);
      const { zone } = venue();
      const since = dayStartInZone(addDays(today, 1 - PLOT_DAYS), zone);
      const figures = {
        states: await countStates(db, new Date(nowMs).toISOString()),
        days: await countByDay(db, since, zone),
        today,
      };
      const language = languageOf(ctx.get('Accept-Language'));
      return { today, items: (await findTemplates(db)).map((each) => toTemplateDto(each, figures, language)) };
    },
  }),
  defineRoute({
    method: 'POST',
    path: '/templates/:id/issues',
    summary: 'Give a coupon to some members, or to everybody of a level; many are given by a job',
    audience: issues,
    idempotent: true,
    status: 201,
    params: templateParams,
    body: z
      .object({
        members: z.array(memberIdSchema).min(1).max(500).optional(),
        level: documentIdSchema.nullable().optional().meta({ description: 'Of the member level; null is everybody' }),
        reason: lineSchema(100).optional(),
      })
      .refine(({ members, level }) => (members === undefined) !== (level === undefined), {
        error: '请选择会员，或者选择一个等级',
        path: ['members'],
      }),
    response: issueDto,
    handler: async ({ strapi, caller, params, body, idempotencyKey }) => {
      const { members, level = null, reason = null } = body;
      const target = members ? { members } : { level };
      const staff = { id: caller.id, name: caller.name, idempotencyKey };
      return toIssueDto(await issueToMembers(strapi, { templateId: params.id, target, reason: reason || null, staff }));
    },
  }),
  defineRoute({
    method: 'GET',
    path: '/issues/:id',
    summary: 'How far giving coupons to many members has come',
    audience: reads,
    params: z.object({ id: longId('D') }),
    response: issueDto,
    handler: async ({ strapi, params }) => {
      const issue = await findIssue(pool(strapi), params.id);
      if (!issue) throw notFound();
      return toIssueDto(issue);
    },
  }),
  defineRoute({
    method: 'GET',
    path: '/templates/:id/codes',
    summary: 'Batches of codes of a template, newest first',
    audience: reads,
    params: templateParams,
    response: z.object({ items: z.array(codeBatchDto) }),
    handler: async ({ strapi, params }) => {
      if (!(await findTemplate(pool(strapi), params.id))) throw notFound();
      return { items: await findCodeBatches(pool(strapi), params.id) };
    },
  }),
  defineRoute({
    method: 'POST',
    path: '/templates/:id/codes',
    summary: 'Make codes, each worth one coupon of the template, once',
    audience: issues,
    idempotent: true,
    status: 201,
    params: templateParams,
    body: z.object({ count: z.number().int().min(1).max(5000) }),
    response: codeBatchDto,
    handler: ({ strapi, caller, params, body, idempotencyKey }) =>
      makeCodes(strapi, { id: caller.id, name: caller.name, idempotencyKey }, { ...body, templateId: params.id }),
  }),
  defineRoute({
    method: 'GET',
    path: '/codes/:id/codes.csv',
    summary: 'The codes of a batch for a spreadsheet',
    // Whoever sees the codes can use them.
    audience: issues,
    params: z.object({ id: longId('B') }),
    media: 'text/csv',
    response: z.instanceof(Readable),
    handler: async ({ strapi, ctx, params }) => {
      if (!(await findCodeBatch(pool(strapi), params.id))) throw notFound();
      const codes = await findCodes(pool(strapi), params.id);
      ctx.attachment(`coupon-codes-${params.id}.csv`);
      const lines = codes.map(({ code, usedAt }) => `${grouped(code)},${usedAt ?? ''}\r\n`);
      return Readable.from(['\uFEFF兑换码 Code,使用时间 Used at\r\n', ...lines], { objectMode: false });
    },
  }),
  defineRoute({
    method: 'GET',
    path: '/coupons',
    summary: 'Coupons of a member or of a template, newest first',
    audience: reads,
    query: z.object({
      member: memberIdSchema.optional(),
      template: documentIdSchema.optional(),
      state: z.enum(COUPON_STATES).optional(),
      cursor: couponIdSchema.optional(),
      limit: queryInt(1, 100).optional(),
    }),
    response: z.object({ items: z.array(deskCouponDto), nextCursor: z.string().nullable() }),
    handler: async ({ strapi, ctx, query }) => {
      const { member, template = null, state, cursor = null, limit = 50 } = query;
      const [memberId] = member ? await findGuestIds(pool(strapi), { publicIds: [member] }, 0, 1) : [null];
      if (memberId === undefined) return { items: [], nextCursor: null };
      const page = { memberId, templateId: template, states: state ? [state] : [], after: cursor, limit };
      const found = await listCoupons(pool(strapi), page, new Date().toISOString());
      const items = await toDeskDtos(strapi, found, languageOf(ctx.get('Accept-Language')));
      return { items, nextCursor: found.length === limit ? found.at(-1)!.id : null };
    },
  }),
  defineRoute({
    method: 'POST',
    path: '/coupons/:id/revoke',
    summary: 'Take a coupon back that has not been used',
    audience: issues,
    idempotent: true,
    params: z.object({ id: couponIdSchema }),
    body: z.object({ reason: lineSchema(100).min(2) }),
    response: deskCouponDto,
    handler: async ({ strapi, ctx, caller, params, body, idempotencyKey }) => {
      const staff = { id: caller.id, name: caller.name, idempotencyKey };
      const coupon = await revokeCoupon(strapi, staff, { couponId: params.id, reason: body.reason });
      return (await toDeskDtos(strapi, [coupon], languageOf(ctx.get('Accept-Language'))))[0]!;
    },
  }),
];

/** In fours, so that it can be read out. */
const grouped = (code: string): string => code.replace(/(.{4})(?=.)/g, '$1-');
