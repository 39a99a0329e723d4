import { errors } from '@strapi/utils';
import type { Core } from '@strapi/strapi';
import type { Context, Next } from 'koa';
import { isProblem, type Problem } from '../shared/problem';
import { languageOf } from '../shared/request-context';

const GENERIC: Record<number, { code: string; zh: string; en: string }> = {
  400: { code: 'VALIDATION', zh: '请求内容有误', en: 'The request is not valid' },
  401: { code: 'UNAUTHORIZED', zh: '请先登录', en: 'Please sign in first' },
  403: { code: 'FORBIDDEN', zh: '您没有这项权限', en: 'You are not allowed to do this' },
  404: { code: 'NOT_FOUND', zh: '没有找到', en: 'Not found' },
  405: { code: 'METHOD_NOT_ALLOWED', zh: '不支持这种请求', en: 'Method not allowed' },
  413: { code: 'TOO_LARGE', zh: '内容太大', en: 'The request is too large' },
  429: { code: 'RATE_LIMITED', zh: '操作太频繁，请稍后再试', en: 'Too many requests, please wait a moment' },
};

const BAD_REQUEST = GENERIC[400]!;

/** Answers a Problem in the caller's language; below /api also Strapi's own refusals get codes of ours. */
export default (_config: unknown, { strapi }: { strapi: Core.Strapi }) =>
  async (ctx: Context, next: Next): Promise<void> => {
    try {
      await next();
    } catch (error) {
      if (isProblem(error)) return answer(ctx, error);
      const status = knownStatus(error);
      if (!ctx.path.startsWith('/api/') || status === undefined) throw error;
      const { code, zh, en } = GENERIC[status] ?? BAD_REQUEST;
      const english = languageOf(ctx.get('Accept-Language')) === 'en';
      strapi.log.debug(`refused: ${error instanceof Error ? error.message : String(error)}`);
      ctx.status = status;
      ctx.body = { data: null, error: { status, name: code, message: english ? en : zh, details: { field: 'body' } } };
    }
  };

function answer(ctx: Context, problem: Problem): void {
  const english = languageOf(ctx.get('Accept-Language')) === 'en';
  ctx.status = problem.status;
  if (typeof problem.details.retryAfterSeconds === 'number') {
    ctx.set('Retry-After', String(problem.details.retryAfterSeconds));
  }
  ctx.body = {
    data: null,
    error: {
      status: problem.status,
      name: problem.code,
      message: english ? problem.text.en : problem.text.zh,
      details: problem.details,
    },
  };
}

/** The 4xx of an error that Strapi or a body parser raised; undefined for defects. */
function knownStatus(error: unknown): number | undefined {
  if (error instanceof errors.UnauthorizedError) return 401;
  if (error instanceof errors.ForbiddenError) return 403;
  if (error instanceof errors.NotFoundError) return 404;
  if (error instanceof errors.ApplicationError) return 400;
  const status = (error as { status?: unknown } | null)?.status;
  return typeof status === 'number' && status >= 400 && status < 500 ? status : undefined;
}
