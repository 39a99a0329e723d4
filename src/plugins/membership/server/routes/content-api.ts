import { z } from 'zod';
import { pool } from '../../../../shared/database';
import { defineRoute } from '../../../../shared/define-route';
import { unauthorized } from '../../../../shared/problem';
import { languageOf } from '../../../../shared/request-context';
import { lineSchema, localDateSchema } from '../../../../shared/schemas';
import { findMember, updateProfile, type Member } from '../repositories/members';
import { closeSession, renewSession, type Tokens } from '../services/sessions';
import { tellBirthday } from '../use-cases/tell-birthday';
import { bindPhone, signInWithWechat } from '../use-cases/sign-in-with-wechat';

const language = z.enum(['zh-CN', 'en']);

const memberDto = z
  .object({
    id: z.string().meta({ description: 'Opaque public id' }),
    nickname: z.string(),
    avatarUrl: z.string().nullable(),
    phone: z.string().nullable(),
    birthday: z.string().nullable(),
    language,
    staffRoles: z.array(z.string()),
  })
  .meta({ id: 'Member' });

const sessionDto = z
  .object({ accessToken: z.string(), refreshToken: z.string(), expiresInSeconds: z.number().int(), member: memberDto })
  .meta({ id: 'Session' });

/** Codes of WeChat are opaque; this only keeps nonsense away from its servers. */
const wechatCode = z.string().regex(/^[\w-]{4,128}$/);

/** Public id of a member, which is also the code on the poster. */
export const memberCodeSchema = z.string().regex(/^M[0-9A-Z]{11}$/);

const toDto = (member: Member): z.input<typeof memberDto> => ({ ...member, id: member.publicId });
const toSession = (member: Member, tokens: Tokens): z.input<typeof sessionDto> => ({
  ...tokens,
  member: toDto(member),
});

export const contentRoutes = [
  defineRoute({
    method: 'POST',
    path: '/auth/wechat',
    summary: 'Sign in with the code of wx.login',
    audience: 'public',
    body: z.object({
      code: wechatCode,
      invitedBy: memberCodeSchema.nullable().optional().meta({ description: 'Poster code of whoever invited' }),
    }),
    response: sessionDto,
    handler: async ({ strapi, ctx, body }) => {
      const { member, tokens } = await signInWithWechat(strapi, {
        code: body.code,
        invitedBy: body.invitedBy ?? null,
        language: languageOf(ctx.get('Accept-Language')),
      });
      return toSession(member, tokens);
    },
  }),
  defineRoute({
    method: 'POST',
    path: '/auth/refresh',
    summary: 'Exchange a refresh token for a new pair; the old one dies',
    audience: 'public',
    body: z.object({
      refreshToken: z
        .string()
        .regex(/^[\w-]+\.[\w-]+\.[\w-]+$/)
        .max(2000),
    }),
    response: sessionDto,
    handler: async ({ strapi, body }) => {
      const { tokens, memberId } = await renewSession(strapi, body.refreshToken);
      const member = await findMember(pool(strapi), memberId);
      if (!member || member.disabled) throw unauthorized('refreshToken');
      return toSession(member, tokens);
    },
  }),
  defineRoute({
    method: 'POST',
    path: '/auth/logout',
    summary: 'End this session',
    audience: 'member',
    response: z.object({ ok: z.literal(true) }),
    handler: async ({ strapi, ctx }) => {
      await closeSession(strapi, ctx);
      return { ok: true as const };
    },
  }),
  defineRoute({
    method: 'GET',
    path: '/me',
    summary: 'The signed-in member',
    audience: 'member',
    response: memberDto,
    handler: async ({ strapi, caller }) => toDto((await findMember(pool(strapi), caller.id))!),
  }),
  defineRoute({
    // Not PATCH: wx.request of the mini-program cannot send it.
    method: 'POST',
    path: '/me',
    summary: 'Change the own profile',
    audience: 'member',
    body: z.strictObject({
      nickname: lineSchema(40).min(1).optional(),
      avatarUrl: z
        .string()
        .regex(/^\/uploads\/[\w./-]{1,400}$/)
        .nullable()
        .optional(),
      language: language.optional(),
    }),
    response: memberDto,
    handler: async ({ strapi, caller, body }) => {
      return toDto(await updateProfile(pool(strapi), caller.id, body));
    },
  }),
  defineRoute({
    method: 'POST',
    path: '/me/birthday',
    summary: 'Say when one was born, once',
    audience: 'member',
    body: z.object({ birthday: localDateSchema }),
    response: memberDto,
    handler: async ({ strapi, caller, body }) => toDto(await tellBirthday(strapi, caller.id, body.birthday)),
  }),
  defineRoute({
    method: 'POST',
    path: '/me/phone',
    summary: 'Bind the phone number behind a code of the phone-number button',
    audience: 'member',
    body: z.object({ code: wechatCode }),
    response: memberDto,
    handler: async ({ strapi, caller, body }) => toDto(await bindPhone(strapi, caller.id, body.code)),
  }),
];
