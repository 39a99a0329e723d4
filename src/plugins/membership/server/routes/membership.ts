/** Level, points and daily sign-in of the member who asks. */
import { z } from 'zod';
import { pool } from '../../../../shared/database';
import { defineRoute } from '../../../../shared/define-route';
import type { LocalDate } from '../../../../shared/local-date';
import { languageOf } from '../../../../shared/request-context';
import { localDateSchema } from '../../../../shared/schemas';
import { pick } from '../../../../shared/text';
import {
  signInCalendarDto,
  signInDayDto,
  toCalendarDto,
  toLevelDto,
  toMembershipDto,
  levelDto,
  membershipDto,
} from '../dto/membership';
import { findLevels } from '../repositories/levels';
import { findEarningRule, findSignInRule } from '../repositories/rules';
import { readMembership } from '../use-cases/read-membership';
import { readSignIns } from '../use-cases/read-sign-ins';
import { signInDaily } from '../use-cases/sign-in-daily';

const signedIn = z.object({ signIn: signInDayDto, calendar: signInCalendarDto });

/** `YYYY-MM`, as its first day. */
const monthSchema = z
  .string()
  .regex(/^(19|20)\d{2}-(0[1-9]|1[0-2])$/, { error: '应为月份，例如 2026-12' })
  .transform((month) => `${month}-01` as LocalDate);

const earnDto = z
  .object({
    points: z.number().meta({ description: 'For each ¥1 of money that stays' }),
    experience: z.number(),
    expiry: z.enum(['never', 'end_of_next_year', 'months']),
    months: z.number().int().nullable(),
    signInPoints: z
      .number()
      .int()
      .meta({ description: 'At most, for one day of signing in; 0 where it is not offered' }),
    invitation: z.object({ points: z.number().int(), experience: z.number().int() }),
    note: z.string().nullable(),
  })
  .meta({ id: 'EarningRule' });

export const membershipRoutes = [
  defineRoute({
    method: 'GET',
    path: '/member-levels',
    summary: 'Levels and what they bring',
    audience: 'public',
    response: z.object({ items: z.array(levelDto) }),
    handler: async ({ strapi, ctx }) => {
      const language = languageOf(ctx.get('Accept-Language'));
      return { items: (await findLevels(pool(strapi))).map((level) => toLevelDto(level, language)) };
    },
  }),
  defineRoute({
    method: 'GET',
    path: '/earning-rules',
    summary: 'How points and experience are earned',
    audience: 'public',
    response: earnDto,
    handler: async ({ strapi, ctx }) => {
      const rule = await findEarningRule(pool(strapi));
      const signIn = await findSignInRule(pool(strapi));
      return {
        points: rule.pointsRate / 100,
        experience: rule.experienceRate / 100,
        expiry: rule.expiry,
        months: rule.expiry === 'months' ? rule.months : null,
        signInPoints: Math.max(0, ...(signIn?.days.map(({ points }) => points) ?? [])),
        invitation: rule.invitation,
        note: rule.note && pick(rule.note, languageOf(ctx.get('Accept-Language'))),
      };
    },
  }),
  defineRoute({
    method: 'GET',
    path: '/me/membership',
    summary: 'Own level with the way to the next, points and what ends of them',
    audience: 'member',
    response: membershipDto,
    handler: async ({ strapi, ctx, caller }) =>
      toMembershipDto(
        await readMembership(pool(strapi), caller.id, Date.now()),
        languageOf(ctx.get('Accept-Language')),
      ),
  }),
  defineRoute({
    method: 'GET',
    path: '/me/sign-ins',
    summary: 'Sign-ins of a month, the streak, rewards ahead and what can be made up',
    audience: 'member',
    query: z.object({ month: monthSchema.optional() }),
    response: signInCalendarDto,
    handler: async ({ strapi, caller, query }) =>
      toCalendarDto(await readSignIns(pool(strapi), caller.id, query.month ?? null, Date.now())),
  }),
  defineRoute({
    method: 'POST',
    path: '/me/sign-ins',
    summary: 'Sign in for today, or for a missed day with a make-up card',
    audience: 'member',
    idempotent: true,
    body: z.object({
      day: localDateSchema.nullable().optional().meta({ description: 'A missed day; absent is today' }),
    }),
    response: signedIn,
    handler: async ({ strapi, caller, body, idempotencyKey }) => {
      const signIn = await signInDaily(strapi, { memberId: caller.id, day: body.day ?? null, idempotencyKey });
      return { signIn, calendar: toCalendarDto(await readSignIns(pool(strapi), caller.id, null, Date.now())) };
    },
  }),
];
