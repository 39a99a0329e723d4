/**
 * Every route of ours: who may call it, zod for what comes in and goes out, a thin handler.
 * Strapi documents the zod schemas of a route but does not apply them; this does.
 */
import { gzipSync } from 'node:zlib';
import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';
import { z } from 'zod';
import { currentMember, type Caller, type MemberCaller, type StaffCaller } from './callers';
import { IDEMPOTENCY_KEY_PATTERN } from './idempotency';
import { forbidden, Problem, unauthorized, validation } from './problem';
import { staffStrategy, type StaffUser } from './staff-session';
import { readUpload } from './upload';

/** `public` may be anybody; a signed-in member is recognised all the same and gets own prices. */
export type Audience = 'public' | 'member' | 'clerk' | 'coach' | 'wechat' | StaffAudience;

/** Staff with a right. `further`: rights that a part of the request asks for (`requireRight`). */
interface StaffAudience {
  permission: string;
  further?: readonly string[];
}

/** Without PATCH and PUT: wx.request of the mini-program cannot send the one, nothing needs the other. */
export type Method = 'GET' | 'POST' | 'DELETE';

type CallerOf<A extends Audience> = A extends 'member' | 'clerk' | 'coach'
  ? MemberCaller
  : A extends { permission: string }
    ? StaffCaller
    : Caller;

type Parsed<S> = S extends z.ZodType ? z.output<S> : Record<string, never>;

export interface RouteInput<A extends Audience, P, Q, B> {
  strapi: Core.Strapi;
  ctx: Context;
  caller: CallerOf<A>;
  params: Parsed<P>;
  query: Parsed<Q>;
  body: Parsed<B>;
  /** Present exactly when the route says `idempotent`. */
  idempotencyKey: string;
  /** The body as it came; empty unless the route says `uploadBytes`. */
  file: Buffer;
}

export interface RouteDefinition<A extends Audience, P, Q, B, R extends z.ZodType> {
  method: Method;
  path: string;
  summary: string;
  audience: A;
  params?: P;
  query?: Q;
  body?: B;
  response: R;
  /** HTTP status of success, default 200. */
  status?: 200 | 201 | 204;
  /** A command that a client may repeat: the Idempotency-Key header is required. */
  idempotent?: boolean;
  /** The body is a file of at most so many bytes, not JSON; the path ends in `/files`. */
  uploadBytes?: number;
  /** The answer is a stream or a file, not JSON, and `response` only says that; a handler may set a closer type. */
  media?: 'text/csv' | 'application/octet-stream';
  handler(input: RouteInput<A, P, Q, B>): Promise<z.input<R> | Written<R>>;
}

/** An answer that has been checked, written and packed once, to be given many times. */
export class Written<R extends z.ZodType> {
  readonly text: Buffer;
  private readonly packed: Buffer;

  constructor(schema: R, answer: z.input<R>) {
    this.text = Buffer.from(write(schema, answer));
    this.packed = gzipSync(this.text);
  }

  /** Packed for whoever takes it so, as every browser does. */
  giveTo(ctx: Context): void {
    ctx.vary('Accept-Encoding');
    const takesPacked = ctx.acceptsEncodings('gzip', 'identity') === 'gzip';
    if (takesPacked) ctx.set('Content-Encoding', 'gzip');
    ctx.body = takesPacked ? this.packed : this.text;
  }
}

/** As text: of an object koa would ask for the length, and write the JSON twice. */
const write = (schema: z.ZodType, answer: unknown): string => JSON.stringify(schema.parse(answer));

/** What Strapi's router takes, with the definition attached for openapi.json and the caller matrix. */
export interface StrapiRoute {
  method: Method;
  path: string;
  handler(ctx: Context): Promise<void>;
  config: Record<string, unknown>;
  definition: AnyRouteDefinition;
}

export interface AnyRouteDefinition {
  method: Method;
  path: string;
  summary: string;
  audience: Audience;
  params?: z.ZodType;
  query?: z.ZodType;
  body?: z.ZodType;
  response: z.ZodType;
  status?: number;
  idempotent?: boolean;
  uploadBytes?: number;
  media?: string;
}

export function defineRoute<
  A extends Audience,
  R extends z.ZodType,
  P extends z.ZodType | undefined = undefined,
  Q extends z.ZodType | undefined = undefined,
  B extends z.ZodType | undefined = undefined,
>(definition: RouteDefinition<A, P, Q, B, R>): StrapiRoute {
  const { handler, ...rest } = definition;
  return {
    method: definition.method,
    path: definition.path,
    config: routeConfig(definition.audience),
    definition: rest as AnyRouteDefinition,
    handler: async (ctx) => {
      const input = {
        strapi: globalThis.strapi as Core.Strapi,
        ctx,
        caller: await identifyCaller(ctx, definition.audience),
        params: parse(definition.params, named(ctx.params as Record<string, string>), ''),
        query: parse(definition.query, ctx.query, ''),
        body: parse(definition.body, (ctx.request as { body?: unknown }).body, ''),
        idempotencyKey: definition.idempotent ? idempotencyKey(ctx) : '',
        file: definition.uploadBytes ? await readUpload(ctx, definition.uploadBytes) : Buffer.alloc(0),
      } as RouteInput<A, P, Q, B>;
      const result = await handler(input);
      ctx.status = definition.status ?? 200;
      if (definition.status === 204) return void (ctx.body = null);
      if (definition.media) {
        if (!ctx.response.type) ctx.type = definition.media;
        return void (ctx.body = result);
      }
      ctx.type = 'json';
      if (result instanceof Written) return result.giveTo(ctx);
      ctx.body = write(definition.response, result);
    },
  };
}

/** A plugin's routes for guests, below /api, without the plugin's name in the path. */
export const contentApi = (routes: StrapiRoute[]): object => ({ type: 'content-api', prefix: '', routes });

/** A plugin's routes for the admin panel, below /<plugin>. */
export const adminApi = (routes: StrapiRoute[]): object => ({ type: 'admin', routes });

function routeConfig(audience: Audience): Record<string, unknown> {
  if (typeof audience === 'object') {
    const { permission, further = [] } = audience;
    return {
      auth: { scope: [], strategies: [staffStrategy([permission, ...further]), 'admin-token'] },
      policies: [{ name: 'admin::hasPermissions', config: { actions: [permission] } }],
    };
  }
  // Strapi's own authentication costs seven queries; identifyCaller verifies a token instead.
  return { auth: false };
}

async function identifyCaller(ctx: Context, audience: Audience): Promise<Caller> {
  if (typeof audience === 'object') {
    const user = ctx.state.user as StaffUser;
    const name = [user.lastname, user.firstname].filter(Boolean).join('') || user.email;
    return { kind: 'staff', id: user.id, name };
  }
  if (audience === 'wechat') return { kind: 'anonymous' };
  const member = await currentMember(ctx);
  if (audience === 'public') return member ?? { kind: 'anonymous' };
  if (!member) throw unauthorized();
  if (audience !== 'member' && !member.staffRoles.includes(audience)) throw forbidden();
  return member;
}

function idempotencyKey(ctx: Context): string {
  const key = ctx.get('Idempotency-Key');
  if (!IDEMPOTENCY_KEY_PATTERN.test(key)) {
    throw validation('Idempotency-Key', {
      zh: '缺少有效的 Idempotency-Key 请求头（8–64 位字母、数字、_ 或 -）',
      en: 'An Idempotency-Key header of 8–64 letters, digits, _ or - is required',
    });
  }
  return key;
}

/** The router adds the unnamed groups of other routes that match the same path. */
const named = (params: Record<string, string>): Record<string, string> =>
  Object.fromEntries(Object.entries(params).filter(([name]) => !/^\d+$/.test(name)));

const zhMessages = z.locales.zhCN().localeError;

function parse(schema: z.ZodType | undefined, value: unknown, root: string): unknown {
  if (!schema) return {};
  const input = value ?? {};
  rejectUnstorableText(input, root);
  const result = schema.safeParse(input, { error: zhMessages });
  if (result.success) return result.data;
  const issues = result.error.issues.map((issue) => ({
    field: issue.path.map(String).join('.') || 'body',
    message: issue.message,
  }));
  const first = issues[0]!;
  throw new Problem(
    400,
    'VALIDATION',
    { zh: `「${first.field}」填写有误：${first.message}`, en: `Invalid input: ${first.field}` },
    { field: first.field, issues },
  );
}

/** PostgreSQL stores neither NUL nor half a surrogate pair; better a clear answer than its error. */
function rejectUnstorableText(value: unknown, field: string, depth = 0): void {
  if (depth > 12) throw validation(field || 'body', { zh: '内容嵌套过深', en: 'Nested too deeply' });
  if (typeof value === 'string') {
    if (value.includes('\u0000') || !value.isWellFormed()) {
      throw validation(field || 'body', {
        zh: `「${field}」含有无法保存的字符`,
        en: `${field} contains characters that cannot be stored`,
      });
    }
  } else if (value !== null && typeof value === 'object') {
    for (const [key, item] of Object.entries(value)) {
      rejectUnstorableText(item, field ? `${field}.${key}` : key, depth + 1);
    }
  }
}
