import { errors } from '@strapi/utils';
import type { Core } from '@strapi/strapi';
import type { Context, Next } from 'koa';
import { isBusy } from '../shared/database';
import { ownPaths } from '../shared/own-routes';
import { isProblem, Problem } from '../shared/problem';
import { languageOf } from '../shared/request-context';

interface Refusal {
  code: string;
  zh: string;
  en: string;
  /** What of the request was refused, when the status alone tells. */
  field?: string;
}

const BAD_REQUEST: Refusal = {
  code: 'VALIDATION',
  zh: '请求内容有误',
  en: 'The request is not valid',
  field: 'body',
};

const REFUSALS: Record<number, Refusal> = {
  400: BAD_REQUEST,
  401: { code: 'UNAUTHORIZED', zh: '请先登录', en: 'Please sign in first', field: 'Authorization' },
  403: { code: 'FORBIDDEN', zh: '您没有这项权限', en: 'You are not allowed to do this' },
  404: { code: 'NOT_FOUND', zh: '没有找到', en: 'Not found' },
  405: { code: 'METHOD_NOT_ALLOWED', zh: '不支持这种请求', en: 'Method not allowed' },
  413: { code: 'TOO_LARGE', zh: '内容太大', en: 'The request is too large', field: 'body' },
  415: { code: 'UNSUPPORTED_TYPE', zh: '不支持这种内容格式', en: 'Unsupported content type', field: 'Content-Type' },
  429: { code: 'RATE_LIMITED', zh: '操作太频繁，请稍后再试', en: 'Too many requests, please wait a moment' },
};

/** Nothing of what went wrong leaves the server; the request id finds it in the log. */
const DEFECT = new Problem(500, 'INTERNAL', {
  zh: '出了点问题，请稍后再试',
  en: 'Something went wrong; please try again later',
});

/** The same request may be sent again. */
const BUSY = new Problem(
  503,
  'UNAVAILABLE',
  { zh: '现在访问的人太多，请稍后再试', en: 'Too much is going on right now; please try again in a moment' },
  { retryAfterSeconds: 3 },
);

/**
 * Answers a Problem in the caller's language. On paths of ours Strapi's own refusals, thrown or written by
 * itself, become problems too, so that a client meets one kind of error.
 */
export default (_config: unknown, { strapi }: { strapi: Core.Strapi }) => {
  const isOurs = ownPaths(strapi);
  return async (ctx: Context, next: Next): Promise<void> => {
    try {
      await next();
      if (ctx.status >= 400 && ctx.status < 500 && isOurs(ctx.path)) answer(ctx, refusal(ctx.status));
    } catch (error) {
      if (isProblem(error)) return answer(ctx, error);
      if (!isOurs(ctx.path)) throw error;
      const status = knownStatus(error);
      if (status === undefined) strapi.log.error(error);
      else strapi.log.debug(`refused: ${error instanceof Error ? error.message : String(error)}`);
      answer(ctx, status === undefined ? (isBusy(error) ? BUSY : DEFECT) : refusal(status));
    }
  };
};

function refusal(status: number): Problem {
  const { code, zh, en, field } = REFUSALS[status] ?? BAD_REQUEST;
  return new Problem(status, code, { zh, en }, field ? { field } : {});
}

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
